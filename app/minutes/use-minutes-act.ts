import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { MinutesAct } from '../wire/minutes.ts'

type Without<T> = T extends unknown ? Omit<T, 'requestId' | 'meetingId'> : never

/** One act about a meeting's minutes, sent under one request id until the server has answered it. */
export function useMinutesAct(meetingId: string, onDone: () => void = () => undefined) {
  const fetcher = useFetcher<Answer<unknown>>()
  const [requestId, setRequestId] = useState(newRequestId)
  const refusal = useRefusal(fetcher.data)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    if (!fetcher.data) return
    setRequestId(newRequestId())
    if (fetcher.data.ok) done.current()
  }, [fetcher.data])
  const send = (act: Without<MinutesAct>) =>
    submitJson(fetcher, `/m/${meetingId}/minutes`, { requestId, meetingId, ...act })
  return { send, refusal, sending: fetcher.state !== 'idle' }
}
