// The quorum of a sitting for each item: as it was when the item was called, and after every act that changed it while the item was
// discussed. Worked out from the ledger's entries alone, by the same function as the live screens'. Source: spec "During" ("the log
// keeps every change").
import { type Act, type History, presentAt, recusedAt, seatsAt } from './bundle/history.ts'
import { type Meter, measureNow, meterUnder } from './engine-2/meter.ts'
import type { Rule } from './engine-2/rule.ts'
import { newOrder, takeUp } from './running-order.ts'

export type QuorumCause =
  | 'opened'
  | 'called'
  | 'came'
  | 'left'
  | 'corrected'
  | 'recused'
  | 'readmitted'
  | 'substituted'
  | 'seated'

export type QuorumLine = {
  entry: number
  at: string
  /** Under discussion then; null for none. */
  item: string | null
  cause: QuorumCause
  /** Whose arrival, departure or recusal it was. */
  seat: string | null
  meter: Meter
}

/** `history` holds at least the body's seats and mandates, and all of the meeting. */
export function quorumLog(history: History, meeting: string): QuorumLine[] {
  const order = newOrder()
  const failed: Rule[] = []
  const lines: QuorumLine[] = []
  let open = false
  for (const act of history.acts) {
    const before = order.current
    takeUp(order, act, meeting)
    if (act.type === 'quorum.failed' && act.payload.meeting === meeting)
      failed.push(act.payload.rule as unknown as Rule)
    if (isOf(act, meeting, 'sitting.opened')) open = true
    if (isOf(act, meeting, 'sitting.adjourned') || isOf(act, meeting, 'quorum.failed')) open = false
    const item = order.current?.item ?? null
    const found = open ? causeOf(act, meeting, item, before !== order.current) : null
    if (!found) continue
    const meter = meterAt(history, meeting, item, act.index + 1, failed)
    const last = lines.at(-1)
    const begins = found.cause === 'opened' || found.cause === 'called'
    if (begins || !last || !isSame(last.meter, meter))
      lines.push({ entry: act.index, at: act.at, item, ...found, meter })
  }
  return lines
}

/** The quorum just before this place of the ledger, for the item. */
export function meterAt(
  history: History,
  meeting: string,
  item: string | null,
  index: number,
  failed: readonly Rule[],
): Meter {
  const here = presentAt(history, meeting, index)
  const inRoom = presentAt(history, meeting, index, false)
  return meterUnder(measureNow(failed), failed, {
    seats: seatsAt(history, index, meeting).map((seat) => ({ ...seat, held: seat.person !== null })),
    recused: item === null ? new Set() : recusedAt(history, item, index),
    here,
    remote: new Set([...here].filter((seat) => !inRoom.has(seat))),
  })
}

function causeOf(
  act: Act,
  meeting: string,
  item: string | null,
  moved: boolean,
): Pick<QuorumLine, 'cause' | 'seat'> | null {
  if (act.type === 'mandate.started' || act.type === 'mandate.ended') {
    if (act.type === 'mandate.started' && act.payload.capacity === 'holder')
      return { cause: 'seated', seat: act.payload.seat }
    // Of another meeting's deputy, and of a proxy, the room sees nothing.
    const elsewhere = act.type === 'mandate.started' && act.payload.meeting !== meeting
    return elsewhere || (act.type === 'mandate.started' && act.payload.capacity === 'proxy')
      ? null
      : { cause: 'substituted', seat: act.payload.seat }
  }
  if (act.type === 'seat.created') return { cause: 'seated', seat: act.payload.seat }
  if (!('meeting' in act.payload) || act.payload.meeting !== meeting) return null
  if (moved) return { cause: 'called', seat: null }
  switch (act.type) {
    case 'sitting.opened':
      return { cause: 'opened', seat: null }
    case 'attendance.checked_in':
      return { cause: 'came', seat: act.payload.seat }
    case 'attendance.left':
      return { cause: 'left', seat: act.payload.seat }
    case 'attendance.corrected':
      return { cause: 'corrected', seat: act.payload.seat }
    case 'interest.declared':
      return act.payload.item === item ? { cause: 'recused', seat: act.payload.seat } : null
    case 'interest.withdrawn':
      return act.payload.item === item ? { cause: 'readmitted', seat: act.payload.seat } : null
    default:
      return null
  }
}

const isOf = (act: Act, meeting: string, type: Act['type']): boolean =>
  act.type === type && 'meeting' in act.payload && act.payload.meeting === meeting

const isSame = (one: Meter, other: Meter): boolean => JSON.stringify(one) === JSON.stringify(other)
