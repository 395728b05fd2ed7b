import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { MemorandumAct } from '../wire/memoranda.ts'

type Unsent<Act> = Act extends MemorandumAct ? Omit<Act, 'requestId'> : never

/** Sends one act on memoranda or their units; `onDone` is called with its answer once. */
export function useMemorandumAct<T = unknown>(onDone: (value: T) => void) {
  const fetcher = useFetcher<Answer<T>>()
  const refusal = useRefusal(fetcher.data)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) done.current(fetcher.data.value)
  }, [fetcher.state, fetcher.data])
  return {
    send: (act: Unsent<MemorandumAct>) => submitJson(fetcher, '/memoranda/act', { ...act, requestId: newRequestId() }),
    busy: fetcher.state !== 'idle',
    refusal: fetcher.state === 'idle' ? refusal : null,
    code: fetcher.state === 'idle' && fetcher.data && !fetcher.data.ok ? fetcher.data.code : null,
  }
}
