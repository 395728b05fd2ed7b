import { useFetcher } from '@remix-run/react'
import { newRequestId, submitJson } from '../ui/submit.ts'

export function useMarkRead() {
  const fetcher = useFetcher()
  return {
    marking: fetcher.state !== 'idle',
    markRead: (noticeIds: string[]) => submitJson(fetcher, '/notices', { requestId: newRequestId(), noticeIds }),
  }
}
