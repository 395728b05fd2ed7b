// The items of a sitting as they were taken up, from its entries: what is under discussion, since when, what was put off, and how long
// each has had. Whatever was entered stays; a call by mistake is taken back by a contrary entry. Source: spec "During" (the chair's
// console); docs/decisions/running-order.md.
import type { Act } from './bundle/history.ts'

export type Call = { item: string; at: string; entry: number }
/** A time in session with the item under discussion. */
export type Spell = { item: string; from: string; to: string | null }

export type Order = {
  inSession: boolean
  /** Calls that stand, in order. */
  calls: Call[]
  /** The last of them, unless its item was put off or the sitting is over. */
  current: Call | null
  deferred: Set<string>
  /** Together and without a vote: nothing is left to be said of them. */
  adopted: Set<string>
  /** Entries of calls whose item left the table as a closed part ended: nothing comes back to them. */
  left: Set<number>
  spells: Spell[]
}

/** How long after a call it may be taken back as a mistake. */
export const MISTAKEN_CALL_MS = 120_000

export const newOrder = (): Order => ({
  inSession: false,
  calls: [],
  current: null,
  deferred: new Set(),
  adopted: new Set(),
  left: new Set(),
  spells: [],
})

/** `acts` in the order of the ledger; those of other meetings are passed over. */
export function readOrder(acts: Iterable<Act>, meeting: string): Order {
  const order = newOrder()
  for (const act of acts) takeUp(order, act, meeting)
  return order
}

/** Brings the order up to date with the next act. */
export function takeUp(order: Order, act: Act, meeting: string): void {
  if (!('meeting' in act.payload) || act.payload.meeting !== meeting) return
  const { at } = act
  switch (act.type) {
    case 'sitting.opened':
    case 'sitting.resumed':
      order.inSession = true
      goOn(order, at)
      return
    case 'sitting.suspended':
      pause(order, at)
      order.inSession = false
      return
    case 'sitting.adjourned':
      pause(order, at)
      order.inSession = false
      order.current = null
      return
    // What was called before is called again when the meeting is held.
    case 'quorum.failed':
      Object.assign(order, newOrder())
      return
    // What was dealt with in a closed part and stays closed is not what everybody comes back to.
    case 'sitting.reopened':
      if (!act.payload.leaves) return
      pause(order, at)
      if (order.current) order.left.add(order.current.entry)
      order.current = null
      return
    case 'item.called':
      pause(order, at)
      order.deferred.delete(act.payload.item)
      order.current = { item: act.payload.item, at, entry: act.index }
      order.calls.push(order.current)
      goOn(order, at)
      return
    case 'item.call_withdrawn':
      takeBack(order, Number(act.payload.call))
      if (!order.inSession) pause(order, at)
      return
    case 'item.deferred':
      order.deferred.add(act.payload.item)
      if (order.current?.item !== act.payload.item) return
      pause(order, at)
      order.current = null
      return
    case 'consent.adopted':
      for (const { item } of act.payload.items) order.adopted.add(item)
      return
    case 'consent.reopened':
      order.adopted.delete(act.payload.item)
      return
    case 'item.restored':
      order.deferred.delete(act.payload.item)
      return
  }
}

/** What was under discussion before the current call, which is so again once that is taken back. */
export const beforeCurrent = ({ calls, current, deferred, left }: Order): Call | null => {
  const last = current ? calls.at(-2) : undefined
  return last && !deferred.has(last.item) && !left.has(last.entry) ? last : null
}

function pause({ spells }: Order, at: string): void {
  const last = spells.at(-1)
  if (last) last.to ??= at
}

function goOn({ current, inSession, spells }: Order, at: string): void {
  if (current && inSession && spells.at(-1)?.to !== null) spells.push({ item: current.item, from: at, to: null })
}

/** The time since the mistake was the earlier item's. */
function takeBack(order: Order, entry: number): void {
  const { current, spells, calls } = order
  if (current?.entry !== entry) return
  const before = beforeCurrent(order)
  let since: string | null = null
  while (
    spells.length > 0 &&
    (spells.at(-1) as Spell).from >= current.at &&
    (spells.at(-1) as Spell).item === current.item
  )
    since = (spells.pop() as Spell).from
  calls.pop()
  order.current = before
  const last = spells.at(-1)
  if (before && last?.item === before.item && last.to === since) last.to = null
  else if (before && since !== null) spells.push({ item: before.item, from: since, to: null })
}
