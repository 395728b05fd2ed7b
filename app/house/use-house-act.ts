import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { HouseAct } from '../wire/bodies.ts'

/** Sends one act of configuration; `onDone` hears of each that was carried out. */
export function useHouseAct<T>(onDone: (value: T) => void) {
  const fetcher = useFetcher<Answer<T>>()
  const refusal = useRefusal(fetcher.data)
  const latest = useRef(onDone)
  latest.current = onDone
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) latest.current(fetcher.data.value as T)
  }, [fetcher.state, fetcher.data])
  return {
    send: (act: HouseAct) => submitJson(fetcher, '/admin', act),
    refusal,
    sending: fetcher.state !== 'idle',
  }
}
