// V12, completeness of sittings: agendas name exactly the items that were published with them, and acts come in the order the
// life of a meeting allows. Source: the transition table of meeting-states; the digests of `agenda.published`.
import type { Act, ActOf, History } from '../bundle/history.ts'
import { toHex } from '../bytes.ts'
import { canonicalize, type Json } from '../canonical.ts'
import { applyAct, type MeetingAct, type MeetingState } from '../meeting-states.ts'
import { sha256Text } from '../sha256.ts'
import type { Findings } from './report.ts'

/** `hidden` counts the `item.published` entries right after an agenda whose payloads this reader does not get. */
export function checkSittings(
  history: History,
  hiddenItems: (from: number, count: number) => number,
  findings: Findings,
): void {
  checkOrder(history, findings)
  checkRevisions(history, findings)
  checkPutOff(history, findings)
  const agendas = new Set(
    history.acts.flatMap((act) =>
      act.type === 'agenda.published' ? [`${act.payload.meeting} ${act.payload.revision}`] : [],
    ),
  )
  for (const act of history.acts)
    if (act.type === 'item.published' && !agendas.has(`${act.payload.meeting} ${act.payload.revision}`))
      findings.add('V12', 'agenda.item_unlisted', 'error', { entry: act.index, params: { number: act.payload.number } })
  for (const act of history.acts)
    if (act.type === 'agenda.published') {
      findings.looked('V12', 1)
      checkAgenda(history, act, hiddenItems, findings)
    }
}

/** Replays every meeting through the one transition table; an act out of order changes nothing. */
function checkOrder(history: History, findings: Findings): void {
  const states = new Map<string, MeetingState>()
  for (const act of history.acts) {
    const found = meetingActOf(history, act)
    if (!found) continue
    const before = states.get(found.meeting) ?? 'draft'
    // That minutes are being written is no official act: the first is that they are circulated.
    const drafted = found.act === 'minutes.circulate' ? applyAct(before, 'minutes.draft') : null
    const state = drafted?.ok ? drafted.value : before
    const next = applyAct(state, found.act)
    if (next.ok) states.set(found.meeting, next.value)
    else findings.add('V12', 'sitting.out_of_order', 'error', { entry: act.index, params: { act: act.type, state } })
  }
}

/** Each publication of a meeting's agenda is the next revision, so that none takes another's place. */
function checkRevisions(history: History, findings: Findings): void {
  const last = new Map<string, number>()
  for (const act of history.acts) {
    if (act.type !== 'agenda.published') continue
    const { meeting, revision } = act.payload
    const next = (last.get(meeting) ?? 0) + 1
    if (Number(revision) !== next)
      findings.add('V12', 'agenda.revision_differs', 'error', { entry: act.index, params: { revision } })
    last.set(meeting, Math.max(next, Number(revision)))
  }
}

/** What is published after a postponement calls members for another time. */
function checkPutOff(history: History, findings: Findings): void {
  const calledFor = new Map<string, string>()
  const putOff = new Set<string>()
  for (const act of history.acts) {
    if (act.type === 'meeting.postponed') putOff.add(act.payload.meeting)
    if (act.type !== 'agenda.published') continue
    const { meeting, starts_at } = act.payload
    if (putOff.delete(meeting) && calledFor.get(meeting) === starts_at)
      findings.add('V12', 'meeting.same_date', 'error', { entry: act.index })
    calledFor.set(meeting, starts_at)
  }
}

const ACTS: Partial<Record<Act['type'], MeetingAct>> = {
  'agenda.published': 'agenda.publish',
  'sitting.opened': 'sitting.open',
  'sitting.suspended': 'sitting.suspend',
  'sitting.resumed': 'sitting.resume',
  'sitting.closed': 'sitting.close',
  'sitting.reopened': 'sitting.reopen',
  'item.disclosed': 'sitting.reopen',
  'sitting.adjourned': 'sitting.adjourn',
  'quorum.failed': 'quorum.fail',
  'meeting.postponed': 'meeting.postpone',
  'meeting.cancelled': 'meeting.cancel',
  'meeting.archived': 'meeting.archive',
  'circulation.opened': 'circulation.open',
  'circulation.closed': 'circulation.close',
  'meeting.requested': 'meeting.request',
  'item.called': 'item.call',
  'floor.given': 'floor.give',
  'floor.ended': 'floor.end',
  'item.call_withdrawn': 'item.call',
  'item.deferred': 'item.defer',
  'item.restored': 'item.defer',
  'item.contested': 'item.contest',
  'consent.adopted': 'consent.adopt',
  'consent.reopened': 'consent.reopen',
  'attendance.checked_in': 'attendance.check_in',
  'attendance.left': 'attendance.leave',
  'attendance.corrected': 'attendance.correct',
  'interest.declared': 'interest.declare',
  'interest.withdrawn': 'interest.declare',
  'vote.opened': 'vote.open',
  'vote.closed': 'vote.close',
  'seat.called': 'seat.call',
  'ballot.cast': 'ballot.cast',
  'casting_vote.given': 'casting_vote.give',
  'decision.registered': 'decision.register',
  'minutes.circulated': 'minutes.circulate',
  'minutes.reopened': 'minutes.reopen',
  'minutes.approved': 'minutes.approve',
  'minutes.signed': 'minutes.sign',
}

function meetingActOf(history: History, act: Act): { meeting: string; act: MeetingAct } | null {
  const name = ACTS[act.type]
  if (!name) return null
  if (act.type === 'vote.opened') return { meeting: String(act.payload.terms.meeting ?? ''), act: name }
  if ('meeting' in act.payload)
    return act.payload.meeting === undefined ? null : { meeting: act.payload.meeting, act: name }
  // Of a vote that is opened elsewhere, or nowhere, it is a finding of its own.
  const opened = 'vote' in act.payload ? history.votes.get(act.payload.vote)?.opened : undefined
  return opened && opened.index < act.index ? { meeting: String(opened.payload.terms.meeting ?? ''), act: name } : null
}

function checkAgenda(
  history: History,
  agenda: ActOf<'agenda.published'>,
  hiddenItems: (from: number, count: number) => number,
  findings: Findings,
): void {
  const { meeting, revision, items } = agenda.payload
  const published = history.acts.filter(
    (act): act is ActOf<'item.published'> =>
      act.type === 'item.published' && act.payload.meeting === meeting && act.payload.revision === revision,
  )
  const at = (index: number, number: string) => ({ entry: index, params: { number } })
  let missing = 0
  for (const listed of items) {
    const found = published.find((act) => act.payload.item === listed.item)
    if (!found) missing++
    else if (digestOf(found) !== listed.digest || found.payload.number !== listed.number)
      findings.add('V12', 'agenda.item_differs', 'error', at(found.index, listed.number))
  }
  const seen = new Set<string>()
  for (const act of published) {
    // A second publication of the same item in the same revision could be another text.
    if (seen.has(act.payload.item))
      findings.add('V12', 'agenda.item_differs', 'error', at(act.index, act.payload.number))
    seen.add(act.payload.item)
  }
  for (const act of published)
    if (!items.some((listed) => listed.item === act.payload.item))
      findings.add('V12', 'agenda.item_unlisted', 'error', at(act.index, act.payload.number))
  // Items of one publication follow their agenda in the ledger, so those a reader does not get can still be counted.
  if (missing > hiddenItems(agenda.index + 1, items.length))
    findings.add('V12', 'agenda.item_missing', 'error', { entry: agenda.index, params: { count: String(missing) } })
}

/** SHA-256 of the item's content as `agenda.published` names it: the payload without what the ledger added. */
function digestOf({ payload }: ActOf<'item.published'>): string {
  const { actor: _actor, salt: _salt, ...content } = payload
  return toHex(sha256Text(canonicalize(content as Json)))
}
