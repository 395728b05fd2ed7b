import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { BodyId, InterestId } from '../wire/ids.ts'
import type { RegisterAct, RegisterInterest } from '../wire/interests.ts'

export type EntryFacts = Pick<RegisterInterest, 'party' | 'nature' | 'since' | 'until' | 'note' | 'replacesId'>

/** Sends one act in the register; `onDone` hears of each that was carried out, with the entry it concerns. */
export function useRegisterAct(body: { id: BodyId; slug: string }, onDone: (interestId: InterestId) => void) {
  const fetcher = useFetcher<Answer<{ interestId: InterestId }>>()
  const refusal = useRefusal(fetcher.data)
  const latest = useRef(onDone)
  latest.current = onDone
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) latest.current(fetcher.data.value.interestId)
  }, [fetcher.state, fetcher.data])
  const send = (act: RegisterAct) => submitJson(fetcher, `/b/${body.slug}/interests`, act)
  return {
    register: (facts: EntryFacts) =>
      send({ act: 'register', entry: { requestId: newRequestId(), bodyId: body.id, ...facts } }),
    end: (interestId: InterestId) => send({ act: 'end', entry: { requestId: newRequestId(), interestId } }),
    refusal,
    sending: fetcher.state !== 'idle',
  }
}
