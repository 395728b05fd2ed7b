import { useFetcher, useParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { newRequestId, submitJson } from '../ui/submit.ts'
import type { Answer } from '../wire/answer.ts'

/** Sends one act of the builder, and calls back once with its answer when the page shows what came of it. */
export function useAgendaAct<T>(onAnswer: (answer: Answer<T>) => void) {
  const { meetingId } = useParams()
  const fetcher = useFetcher<Answer<T>>()
  const waiting = useRef(false)
  const latest = useRef(onAnswer)
  latest.current = onAnswer
  useEffect(() => {
    if (!waiting.current || fetcher.state !== 'idle' || !fetcher.data) return
    waiting.current = false
    latest.current(fetcher.data)
  }, [fetcher.state, fetcher.data])
  const send = (act: string, input: Record<string, unknown>) => {
    waiting.current = true
    submitJson(fetcher, `/m/${meetingId}/agenda`, { act, requestId: newRequestId(), ...input })
  }
  return { send, busy: fetcher.state !== 'idle' }
}
