import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { ResultAct } from '../wire/results.ts'

type Without<T> = T extends unknown ? Omit<T, 'requestId' | 'voteId' | 'seatId'> : never

/** One act about a vote's result, sent under one request id until the server has answered it. */
export function useResultAct(voteId: string, onDone: () => void) {
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
  const send = (seatId: string, act: Without<ResultAct>) =>
    submitJson(fetcher, `/v/${voteId}/result`, { requestId, voteId, seatId, ...act })
  return { send, refusal, sending: fetcher.state !== 'idle' }
}
