// V12, whose acts they are: each official act of a sitting is put down to somebody who sat where the entry says, in a role that
// allows it. An actor is the server's word; a server that lies about it must at least lie in keeping with the seats it entered.
// Source: the table of acts and roles; a test holds this one and the server's own together.
import {
  type Act,
  type ActOf,
  circulates,
  deputiesAt,
  type History,
  mandatesIn,
  mandatesOf,
} from '../bundle/history.ts'
import { officerRolesAt } from '../bundle/officers.ts'
import type { EventType } from '../bundle/payload-types.ts'
import { lastCirculated } from './check-minutes.ts'
import type { Findings } from './report.ts'

export function checkActors(history: History, findings: Findings): void {
  for (const act of history.acts) {
    // Whose ballot it is, is asked with the ballot (V6).
    if (act.type === 'ballot.cast') continue
    const at = { entry: act.index, params: { act: act.type } }
    if (!isHolder(history, act)) findings.add('V12', 'actor.not_the_holder', 'error', at)
    else if (!isPermitted(history, act)) findings.add('V12', 'actor.not_permitted', 'error', at)
  }
}

const OFFICERS = ['chair', 'deputy', 'secretary']
const PRESIDING = ['chair', 'deputy']

/** The roles of which one must be the actor's. Acts that are not here are judged elsewhere, or are the house's own. */
export const ROLES_OF_ACTS: Partial<Record<EventType, readonly string[]>> = {
  'agenda.published': OFFICERS,
  'item.published': OFFICERS,
  'paper.released': OFFICERS,
  'sitting.opened': PRESIDING,
  'sitting.suspended': PRESIDING,
  'sitting.resumed': PRESIDING,
  'sitting.closed': PRESIDING,
  'sitting.reopened': PRESIDING,
  'item.disclosed': PRESIDING,
  'seat.admitted': OFFICERS,
  'seat.sent_out': OFFICERS,
  'sitting.adjourned': PRESIDING,
  'quorum.failed': OFFICERS,
  'meeting.postponed': OFFICERS,
  'meeting.cancelled': OFFICERS,
  'meeting.archived': OFFICERS,
  'rule.adopted': PRESIDING,
  'rule.retired': PRESIDING,
  'circulation.opened': OFFICERS,
  'item.called': OFFICERS,
  'floor.given': OFFICERS,
  'item.call_withdrawn': OFFICERS,
  'item.deferred': OFFICERS,
  'item.restored': OFFICERS,
  'consent.adopted': PRESIDING,
  'consent.reopened': PRESIDING,
  'vote.opened': PRESIDING,
  'seat.called': OFFICERS,
  'vote.closed': PRESIDING,
  'result.declared': PRESIDING,
  'dispute.settled': OFFICERS,
  'decision.registered': OFFICERS,
  'memorandum.answered': OFFICERS,
  'memorandum.placed': OFFICERS,
  'minutes.circulated': OFFICERS,
  'minutes.reopened': OFFICERS,
  'minutes.approved': PRESIDING,
  'minutes.signed': OFFICERS,
  'extract.issued': OFFICERS,
  'extract.signed': OFFICERS,
}

/** Acts about one seat: by its own holder, or by these for it. */
const FOR_ANOTHER_SEAT: Partial<Record<EventType, readonly string[]>> = {
  'item.contested': PRESIDING,
  'attendance.checked_in': OFFICERS,
  'attendance.left': OFFICERS,
  'floor.ended': OFFICERS,
  'attendance.corrected': OFFICERS,
  'interest.declared': ['secretary'],
  'interest.withdrawn': ['secretary'],
}

/** What people enter about themselves, and nobody for them. */
const OF_ONESELF: readonly EventType[] = ['interest.registered', 'interest.ended']

/** By nobody but whoever holds the seat. */
const OF_ONES_SEAT: readonly EventType[] = [
  'meeting.requested',
  'result.disputed',
  'dispute.withdrawn',
  'statement.made',
]

/** What nobody does but a deadline. */
const ONLY_BY_DEADLINE: readonly EventType[] = ['circulation.closed', 'result.final']

function isHolder(history: History, act: Act): boolean {
  const { actor } = act.payload
  if (!('person' in actor) || (actor.seat === null && actor.mandate === null)) return true
  return mandatesIn(history, actor.person, meetingOf(history, act), act.index).some(
    ({ mandate, seat }) => mandate === actor.mandate && seat === actor.seat,
  )
}

function isPermitted(history: History, act: Act): boolean {
  const { actor } = act.payload
  if (OF_ONESELF.includes(act.type))
    return 'person' in actor && 'person' in act.payload && act.payload.person === actor.person
  if (act.type === 'mandate.ended' || (act.type === 'mandate.started' && FOR_A_SEAT.includes(act.payload.capacity)))
    return isForSeat(history, act)
  if (act.type === 'key.revoked') return mayRevoke(history, act)
  if (ONLY_BY_DEADLINE.includes(act.type)) return 'system' in actor && actor.system === 'deadline'
  if (OF_ONES_SEAT.includes(act.type))
    return 'person' in actor && 'seat' in act.payload && holds(history, actor.person, act.payload.seat, act.index)
  const roles =
    opensByCirculation(history, act) || followsItem(act) || followsAgenda(act)
      ? OFFICERS
      : (ROLES_OF_ACTS[act.type] ?? FOR_ANOTHER_SEAT[act.type])
  if (!roles) return true
  if (!('person' in actor)) return actor.system === 'deadline' && endsByItself(history, act)
  // Nobody answers a dispute of their own.
  if (act.type === 'dispute.settled' && holds(history, actor.person, act.payload.seat, act.index)) return false
  const held = mandatesIn(history, actor.person, meetingOf(history, act), act.index)
  if (FOR_ANOTHER_SEAT[act.type] && 'seat' in act.payload) {
    if (sits(history, act, actor.person, act.payload.seat)) return true
    if ('by' in act.payload && act.payload.by === 'self') return false
  }
  return held.some(({ seat }) => roles.includes(history.seats.get(seat)?.payload.role ?? ''))
}

const holds = (history: History, person: string, seat: string, index: number): boolean =>
  mandatesOf(history, person, index).some((held) => held.seat === seat)

/** Whether the seat is the person's in the meeting: its deputy's where it has one there, else its holder's. */
function sits(history: History, act: Act, person: string, seat: string): boolean {
  const meeting = meetingOf(history, act)
  const deputy = meeting === null ? undefined : deputiesAt(history, meeting, act.index).get(seat)
  return deputy ? deputy.person === person : holds(history, person, seat, act.index)
}

/** The meeting that the act is of, by its own word or its vote's. */
function meetingOf({ votes, deputies }: History, { type, payload }: Act): string | null {
  if (type === 'mandate.ended') return deputies.find((one) => one.mandate === payload.mandate)?.meeting ?? null
  if ('meeting' in payload && typeof payload.meeting === 'string') return payload.meeting
  const terms =
    'terms' in payload ? payload.terms : 'vote' in payload ? votes.get(payload.vote)?.opened.payload.terms : null
  return typeof terms?.meeting === 'string' ? terms.meeting : null
}

/** The end of a vote that its chair did not close: nothing else is done by a machine in a meeting. */
function endsByItself({ votes, acts }: History, act: Act): boolean {
  if (act.type === 'minutes.approved') return lastCirculated(acts, act)?.payload.approval === 'silence'
  if (act.type === 'vote.closed') return act.payload.by !== 'chair'
  if (act.type !== 'result.declared') return false
  const closed = votes.get(act.payload.vote)?.closed
  return closed?.payload.by !== 'chair'
}

/** By whom the key is, or an officer, as the entry itself says where it does. */
function mayRevoke(history: History, { payload, index }: ActOf<'key.revoked'>): boolean {
  if (!('person' in payload.actor)) return false
  const own = payload.actor.person === payload.person
  if (own || ('by' in payload && payload.by === 'self')) return own
  return officerRolesAt(history, payload.actor.person, index).length > 0
}

/** A recusal that follows its item to another agenda is entered by whoever publishes that. */
const followsItem = (act: Act): boolean => act.type === 'interest.declared' && act.payload.carried_from !== undefined

/** A closed part that begins or ends with the call of an item is whoever's who calls it. */
const followsAgenda = (act: Act): boolean =>
  (act.type === 'sitting.closed' || act.type === 'sitting.reopened') && act.payload.by === 'agenda'

/** Who starts a circulation opens its votes with it. */
const opensByCirculation = (history: History, act: Act): boolean =>
  act.type === 'vote.opened' && circulates(history, String(act.payload.terms.meeting ?? ''), act.index)

const FOR_A_SEAT = ['proxy', 'deputy']

/** A proxy or a deputy is named by the seat's own holder, or recorded by the secretary; whoever it is may end it too. */
function isForSeat(history: History, { type, payload, index }: ActOf<'mandate.started' | 'mandate.ended'>): boolean {
  if (!('person' in payload.actor)) return false
  const { person } = payload.actor
  if (type === 'mandate.ended' && payload.person === person) return true
  return mandatesOf(history, person, index).some(
    ({ seat }) => seat === payload.seat || history.seats.get(seat)?.payload.role === 'secretary',
  )
}
