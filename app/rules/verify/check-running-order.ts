// V12, the running order and corrections: a call that is taken back is the one that stood, shortly before, and with nobody heard and
// nothing put to the vote since; what is deferred was in the order, and what is put back was not; what is corrected of a seat's attendance had been
// entered. Source: docs/decisions/running-order.md; the commands that refuse each.
import type { Act, ActOf, History } from '../bundle/history.ts'
import { MISTAKEN_CALL_MS, newOrder, type Order, takeUp } from '../running-order.ts'
import type { Findings } from './report.ts'

export function checkRunningOrder(history: History, findings: Findings): void {
  const orders = new Map<string, Order>()
  const entered = new Map<string, Set<string>>()
  const shown = new Set(history.acts.map(({ index }) => index))
  for (const act of history.acts) {
    if (!('meeting' in act.payload) || act.payload.meeting === undefined) continue
    const { meeting } = act.payload
    const order = orders.get(meeting) ?? newOrder()
    orders.set(meeting, order)
    const seats = entered.get(meeting) ?? new Set()
    entered.set(meeting, seats)
    const at = { entry: act.index, params: {} }
    if (act.type === 'item.call_withdrawn') {
      findings.looked('V12', 1)
      // A call that is withheld is of an item that this reader is not shown, and so is what takes it back.
      if (shown.has(Number(act.payload.call)) && !mayBeTakenBack(history, act, order))
        findings.add('V12', 'item.call_not_undone', 'error', at)
    }
    if (act.type === 'item.deferred' || act.type === 'item.restored') {
      findings.looked('V12', 1)
      const wasOut = order.deferred.has(act.payload.item)
      if (wasOut === (act.type === 'item.deferred')) findings.add('V12', 'item.order_differs', 'error', at)
    }
    if (act.type === 'attendance.checked_in') seats.add(act.payload.seat)
    if (act.type === 'quorum.failed') seats.clear()
    if (act.type === 'attendance.corrected') {
      findings.looked('V12', 1)
      if (!seats.has(act.payload.seat))
        findings.add('V12', 'attendance.nothing_corrected', 'error', { ...at, params: { seat: act.payload.seat } })
    }
    takeUp(order, act, meeting)
  }
}

function mayBeTakenBack({ acts, votes }: History, act: ActOf<'item.call_withdrawn'>, { current }: Order): boolean {
  const { meeting, item, call } = act.payload
  if (current?.entry !== Number(call) || current.item !== item) return false
  if (Date.parse(act.at) - Date.parse(current.at) > MISTAKEN_CALL_MS) return false
  const since = ({ index }: Act) => index > current.entry && index < act.index
  const mistakes = new Set(
    acts.flatMap((one) => (one.type === 'floor.ended' && one.payload.cause === 'mistake' ? [one.payload.speech] : [])),
  )
  const spoken = acts.some(
    (one) =>
      one.type === 'floor.given' && one.payload.meeting === meeting && since(one) && !mistakes.has(one.payload.speech),
  )
  if (spoken) return false
  return ![...votes.values()].some(({ opened }) => opened.payload.terms.meeting === meeting && since(opened))
}
