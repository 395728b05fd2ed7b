import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../wire/answer.ts'
import { newRequestId, submitJson } from './submit.ts'
import { useRefusal } from './use-refusal.ts'

/** One act of a page, sent under one request id until the server has answered it; `onDone` hears of each that was carried out. */
export function useAct<T = unknown>(path: string, onDone: (value: T) => void = () => undefined) {
  const fetcher = useFetcher<Answer<T>>()
  const [requestId, setRequestId] = useState(newRequestId)
  const refusal = useRefusal(fetcher.data)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    if (!fetcher.data) return
    setRequestId(newRequestId())
    if (fetcher.data.ok) done.current(fetcher.data.value as T)
  }, [fetcher.data])
  const sending = fetcher.state !== 'idle'
  return {
    send: (input: object) => submitJson(fetcher, path, { requestId, ...input }),
    refusal: sending ? null : refusal,
    /** Which refusal it was, for a screen that offers its own way out of one. */
    code: sending || !fetcher.data || fetcher.data.ok ? null : fetcher.data.code,
    sending,
  }
}
