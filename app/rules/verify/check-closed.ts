// V12, closed parts: they begin and end in turn and with a reason; what is closed is called, spoken to and voted on in them alone, and
// they deal with nothing that stays open; an item is opened again that was closed; whoever is sent out had been admitted. A reader from
// whom closed items are withheld sees the parts themselves, for they are nobody's secret. Source: docs/decisions/closed-part.md.
import type { Act, History } from '../bundle/history.ts'
import { type ClosedState, newClosedState, staysInside, takeClosed } from '../closed-part.ts'
import type { Findings } from './report.ts'
import type { ClosedRule } from './rule-ids.ts'

export function checkClosed(history: History, findings: Findings): void {
  const states = new Map<string, ClosedState>()
  const admitted = new Set<string>()
  for (const act of history.acts) {
    const meeting = meetingOf(act)
    if (meeting === undefined) continue
    const state = states.get(meeting) ?? newClosedState()
    states.set(meeting, state)
    const add = (rule: ClosedRule, number = '') =>
      findings.add('V12', rule, 'error', { entry: act.index, params: { number } })
    if (OWN.includes(act.type)) findings.looked('V12', 1)
    const wrong =
      wrongIn(history, state, act) ?? wrongAdmission(admitted, act) ?? wrongSpeaker(history, admitted, state, act)
    if (wrong) add(wrong)
    takeClosed(state, act, meeting)
  }
}

const OWN: readonly Act['type'][] = [
  'sitting.closed',
  'sitting.reopened',
  'item.disclosed',
  'seat.admitted',
  'seat.sent_out',
]

function meetingOf(act: Act): string | undefined {
  if (act.type === 'vote.opened') return String(act.payload.terms.meeting ?? '')
  return 'meeting' in act.payload ? act.payload.meeting : undefined
}

function wrongIn(history: History, state: ClosedState, act: Act): ClosedRule | null {
  const { running, items, order } = state
  const inPart = (item: string): ClosedRule | null =>
    items.has(item) === (running !== null) ? null : running ? 'closed.open_in_part' : 'closed.in_open'
  switch (act.type) {
    case 'item.published':
      return (act.payload.closed !== undefined) === (items.get(act.payload.item) === 'agenda')
        ? null
        : 'closed.agenda_differs'
    case 'sitting.closed':
      if (running) return 'closed.twice'
      return act.payload.reason.trim() === '' && act.payload.by === 'chair' ? 'closed.no_reason' : null
    case 'sitting.reopened':
      if (!running) return 'closed.not_closed'
      // By the agenda it ends with the call of another item, which takes this one's place.
      return act.payload.by === 'chair' && !act.payload.leaves && order.current && items.has(order.current.item)
        ? 'closed.still_current'
        : null
    case 'item.disclosed':
      return items.has(act.payload.item) ? null : 'closed.not_closed'
    // A call in a part closes what it calls; elsewhere nothing that is closed is called.
    case 'item.called':
      return items.has(act.payload.item) && !running ? 'closed.in_open' : null
    case 'floor.given':
      return inPart(act.payload.item)
    case 'vote.opened': {
      const meeting = String(act.payload.terms.meeting ?? '')
      return history.circulations.has(meeting) ? null : inPart(String(act.payload.terms.item ?? ''))
    }
    default:
      return null
  }
}

/** In a part speak those who stay inside, and whoever was admitted to the item. */
function wrongSpeaker(
  { seats }: History,
  admitted: ReadonlySet<string>,
  { running }: ClosedState,
  act: Act,
): ClosedRule | null {
  if (act.type !== 'floor.given' || !running) return null
  const seat = seats.get(act.payload.seat)?.payload
  const inside = seat && staysInside(seat)
  return inside || admitted.has(`${act.payload.item} ${act.payload.seat}`) ? null : 'closed.not_admitted'
}

function wrongAdmission(admitted: Set<string>, act: Act): ClosedRule | null {
  if (act.type !== 'seat.admitted' && act.type !== 'seat.sent_out') return null
  const place = `${act.payload.item} ${act.payload.seat}`
  const stood = admitted.has(place)
  if (act.type === 'seat.admitted') admitted.add(place)
  else admitted.delete(place)
  return stood === (act.type === 'seat.sent_out') ? null : 'closed.admission_differs'
}
