import { useEffect, useRef } from 'react'
import type { Answer } from '../wire/answer.ts'
import { useAgendaAct } from './use-agenda-act.ts'
import type { Draft, Edited, Fields } from './use-drafts.ts'

const AFTER_TYPING = 900
const WHEN_UNREACHABLE = 5_000

/** What went out, over what it was typed. */
export type Sent = { base: Fields; fields: Fields }

type ItemSaverProps = {
  itemId: string
  draft: Draft
  onSettled: (itemId: string, sent: Sent, answer: Answer<Edited>) => void
}

/** Sends what was typed in one item once the typing pauses, one save at a time. Shows nothing. */
export function ItemSaver({ itemId, draft, onSettled }: ItemSaverProps) {
  const sent = useRef<Sent | null>(null)
  const { send, busy } = useAgendaAct<Edited>((answer) => {
    if (sent.current) onSettled(itemId, sent.current, answer)
  })
  const latest = useRef(send)
  latest.current = send
  const { base, fields, version, state, refusal } = draft
  const unreachable = state === 'refused' && refusal?.code === 'unreachable'
  useEffect(() => {
    if (busy || (state !== 'typing' && !unreachable)) return
    const timer = setTimeout(
      () => {
        sent.current = { base, fields }
        latest.current('edit', { itemId, version, base, fields })
      },
      unreachable ? WHEN_UNREACHABLE : AFTER_TYPING,
    )
    return () => clearTimeout(timer)
  }, [busy, state, unreachable, base, fields, version, itemId])
  return null
}
