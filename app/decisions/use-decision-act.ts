import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { DecisionAct } from '../wire/decisions.ts'

type Unsent<Act> = Act extends DecisionAct ? Omit<Act, 'requestId'> : never

/** Sends one act of the register; `onDone` is called with its answer once. */
export function useDecisionAct<T = unknown>(slug: string, onDone: (value: T) => void) {
  const fetcher = useFetcher<Answer<T>>()
  const refusal = useRefusal(fetcher.data)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) done.current(fetcher.data.value)
  }, [fetcher.state, fetcher.data])
  return {
    send: (act: Unsent<DecisionAct>) =>
      submitJson(fetcher, `/b/${slug}/decisions/act`, { ...act, requestId: newRequestId() }),
    busy: fetcher.state !== 'idle',
    refusal: fetcher.state === 'idle' ? refusal : null,
  }
}
