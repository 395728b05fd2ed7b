import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { BodyId, MandateId } from '../wire/ids.ts'
import type { GrantProxy, ProxyAct } from '../wire/proxies.ts'

export type ProxyFacts = Pick<GrantProxy, 'seatId' | 'personId' | 'term'>

/** Sends one act about proxies; `onDone` hears of each that was carried out, with the proxy it concerns. */
export function useProxyAct(body: { id: BodyId; slug: string }, onDone: (mandateId: MandateId) => void) {
  const fetcher = useFetcher<Answer<{ mandateId: MandateId }>>()
  const refusal = useRefusal(fetcher.data)
  const latest = useRef(onDone)
  latest.current = onDone
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) latest.current(fetcher.data.value.mandateId)
  }, [fetcher.state, fetcher.data])
  const send = (act: ProxyAct) => submitJson(fetcher, `/b/${body.slug}/proxies`, act)
  return {
    grant: (facts: ProxyFacts) => send({ act: 'grant', requestId: newRequestId(), bodyId: body.id, ...facts }),
    end: (mandateId: MandateId) => send({ act: 'end', requestId: newRequestId(), mandateId }),
    refusal,
    sending: fetcher.state !== 'idle',
  }
}
