// What a body deals with in a closed part of its meeting: who stays inside, and from the entries of a ledger which parts there were and
// which items they closed. An item is closed by the agenda as it was published, or because it was under discussion while the sitting
// was closed; it stays so until whoever presides opens it again. Source: docs/decisions/closed-part.md.
import type { Act } from './bundle/history.ts'
import { newOrder, type Order, takeUp } from './running-order.ts'

const INSIDE: readonly string[] = ['chair', 'deputy', 'secretary', 'member']

/** Members, whoever sits in a member's seat, and the secretary; all others are admitted by name, item by item. */
export const staysInside = ({ role, votes }: { role: string; votes: boolean }): boolean =>
  votes || INSIDE.includes(role)

/** For no longer is a part said to last. */
export const LONGEST_PART_MINUTES = 720

export type ClosedPart = {
  entry: number
  /** By the agenda, which had marked the item that was called, or by whoever presides. */
  by: 'agenda' | 'chair'
  reason: string
  from: string
  /** When it ended: reopened, or with the sitting. */
  to: string | null
}

export type ClosedState = {
  parts: ClosedPart[]
  running: ClosedPart | null
  /** Closed items, each with what closed it. */
  items: Map<string, 'agenda' | 'sitting'>
  order: Order
}

export const newClosedState = (): ClosedState => ({ parts: [], running: null, items: new Map(), order: newOrder() })

/** `acts` in the order of the ledger; those of other meetings are passed over. */
export function readClosed(acts: Iterable<Act>, meeting: string): ClosedState {
  const state = newClosedState()
  for (const act of acts) takeClosed(state, act, meeting)
  return state
}

/** Brings the state up to date with the next act. */
export function takeClosed(state: ClosedState, act: Act, meeting: string): void {
  if (!('meeting' in act.payload) || act.payload.meeting !== meeting) return
  takeUp(state.order, act, meeting)
  const { items, running, order } = state
  switch (act.type) {
    // The agenda names them for everybody, also for a reader who does not get the item's own entry.
    case 'agenda.published':
      for (const { item, closed } of act.payload.items) {
        if (closed) items.set(item, 'agenda')
        else if (items.get(item) === 'agenda') items.delete(item)
      }
      return
    case 'item.called':
      if (running && !items.has(act.payload.item)) items.set(act.payload.item, 'sitting')
      return
    case 'sitting.closed': {
      const { by, reason } = act.payload
      // A ledger may say so twice: the verifier finds it, and no part is left without an end.
      if (running) running.to = act.at
      state.running = { entry: act.index, by, reason, from: act.at, to: null }
      state.parts.push(state.running)
      if (by === 'chair' && order.current && !items.has(order.current.item)) items.set(order.current.item, 'sitting')
      return
    }
    case 'item.disclosed':
      items.delete(act.payload.item)
      return
    case 'sitting.reopened':
    case 'sitting.adjourned':
    case 'quorum.failed':
      if (running) running.to = act.at
      state.running = null
      return
  }
}
