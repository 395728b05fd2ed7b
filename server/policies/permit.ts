// Who may do what in a body: one table of acts and roles. Pure. What a state allows is app/rules/meeting-states.ts's
// question, and which item a seat sees is item_access's. Source: spec "Identity and access": administrators see
// configuration and no papers and no ballots; auditors read the ledger and the votes.

import { type Refusal, refuse } from '../../app/rules/result.ts'
import type { SeatRole } from '../../app/wire/bodies.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { type Actor, type AnyActor, isPerson, rolesIn } from './actor.ts'

export const OFFICERS: SeatRole[] = ['chair', 'deputy', 'secretary']
const PRESIDING: SeatRole[] = ['chair', 'deputy']
const ATTENDING: SeatRole[] = ['chair', 'deputy', 'secretary', 'member', 'delegate', 'adviser', 'observer']
const EVERYONE: SeatRole[] = [...ATTENDING, 'auditor']

const allowed = {
  'body.read': EVERYONE,
  'meeting.read': ATTENDING,
  'meeting.create': OFFICERS,
  'meeting.edit': OFFICERS,
  'meeting.postpone': OFFICERS,
  'meeting.cancel': OFFICERS,
  'meeting.archive': OFFICERS,
  'agenda.edit': OFFICERS,
  'agenda.publish': OFFICERS,
  'paper.attach': OFFICERS,
  'paper.remove': OFFICERS,
  'paper.read': ATTENDING,
  'note.write': ATTENDING,
  // Whose notes are read by whom: the list, and not the notes.
  'group.keep': ['secretary'],
  // What members have read, and the body's decision whether it is recorded.
  'reading.read': OFFICERS,
  'reading.remind': OFFICERS,
  'access_policy.set': OFFICERS,
  // Which items are kept from whom, beyond roles and interests; never of one's own seat.
  'seat.exclude': OFFICERS,
  'clearance.set': OFFICERS,
  // The matrix of seats and items.
  'access.read': OFFICERS,
  // Who opened which restricted paper.
  'access_records.read': ['auditor', ...OFFICERS],
  // To the invitation: for one's own seat; the secretary for whoever says it by telephone; and what all have said.
  'reply.give': ATTENDING,
  'reply.record': ['secretary'],
  'reply.read': OFFICERS,
  'reply.remind': OFFICERS,
  // What is said of items before they are taken up, with a seat that votes: the commands ask; and what others have said.
  'position.mark': ATTENDING,
  'position.read': OFFICERS,
  'consent.adopt': PRESIDING,
  'consent.reopen': PRESIDING,
  'sitting.open': PRESIDING,
  'sitting.suspend': PRESIDING,
  'sitting.resume': PRESIDING,
  'sitting.adjourn': PRESIDING,
  // A closed part; whom to admit to it, by name.
  'sitting.close': PRESIDING,
  'sitting.reopen': PRESIDING,
  'closed.admit': OFFICERS,
  'quorum.fail': OFFICERS,
  'item.call': OFFICERS,
  // For one's own seat; an officer asks for a member whose device cannot, and gives and takes the floor.
  'floor.request': ATTENDING,
  'floor.record': OFFICERS,
  'floor.give': OFFICERS,
  'item.defer': OFFICERS,
  // A screen of the room: what it shows is decided without it.
  'display.pair': OFFICERS,
  'page.present': ATTENDING,
  // To be seen and heard in the sitting's call, once admitted; and whom to admit, mute or put out of it.
  'call.join': ATTENDING,
  'call.direct': OFFICERS,
  'attendance.check_in': ATTENDING,
  'attendance.leave': ATTENDING,
  'attendance.correct': ATTENDING,
  'attendance.record': OFFICERS,
  'interest.declare': ATTENDING,
  // For somebody else's seat: a member who said so by telephone or in the room.
  'interest.record': ['secretary'],
  // One's own seat's; the secretary records one that was given in writing.
  'proxy.give': ATTENDING,
  'proxy.record': ['secretary'],
  // Into one's own seat for one meeting; the secretary enters one that was said.
  'deputy.name': ATTENDING,
  'deputy.record': ['secretary'],
  'rule.read': EVERYONE,
  'rule.draft': OFFICERS,
  // Also its retirement: what the body votes by is the chair's to declare.
  'rule.adopt': PRESIDING,
  // One's own entries in the register of interests.
  'interest.register': ATTENDING,
  'interest.read': ['chair', 'secretary', 'auditor'],
  'circulation.open': OFFICERS,
  // With a seat that votes on the matter: the command asks.
  'meeting.request': ATTENDING,
  'vote.open': PRESIDING,
  'vote.close': PRESIDING,
  'seat.call': OFFICERS,
  'casting_vote.give': ['chair'],
  'vote.read': EVERYONE,
  // With a seat that had a vote: the commands ask.
  'result.dispute': ATTENDING,
  'statement.make': ATTENDING,
  'dispute.settle': OFFICERS,
  // The register, each of its decisions to whoever sees the item; what is done about one is its owner's to report.
  'decision.read': ATTENDING,
  'decision.register': OFFICERS,
  'action.keep': OFFICERS,
  // What units file: every officer reads it, the secretariat decides of it. Who files is asked by the commands: it is nobody's seat.
  'memorandum.read': OFFICERS,
  'memorandum.decide': OFFICERS,
  'unit.keep': ['secretary'],
  'ballot.cast': ATTENDING,
  // In a member's name, whose device cannot vote.
  'ballot.record': ['secretary'],
  // The second officer's word for it, or its refusal.
  'ballot.confirm': OFFICERS,
  // Other people's: whoever holds a key revokes it without asking.
  'key.confirm': OFFICERS,
  'key.revoke': OFFICERS,
  // Whoever writes them sees every item of the meeting: the commands ask.
  'minutes.write': OFFICERS,
  'minutes.approve': PRESIDING,
  'minutes.read': ATTENDING,
  // With a seat of one's own; what is suggested is answered by those who write.
  'minutes.correct': ATTENDING,
  // In the order that was told to the members: the command asks.
  'minutes.sign': OFFICERS,
  'extract.issue': OFFICERS,
  // As minutes: in the order that was entered.
  'extract.sign': OFFICERS,
  'ledger.read': ['auditor', ...OFFICERS],
  'ledger.export': ['auditor', ...OFFICERS],
  // Everything of the body in one archive: what the taker sees and what may leave in a copy.
  'archive.take': ['chair', 'secretary'],
  'ledger.recover': OFFICERS,
} satisfies Record<string, SeatRole[]>

export type Act = keyof typeof allowed

/** The roles that an act is for: whose screens must hear of what it shows. */
export const rolesReading = (act: Act): SeatRole[] => allowed[act]

/** Null when one of the actor's seats in this body may do this; a body that is not the actor's is `not_found`. */
export function permit(actor: AnyActor, act: Act, bodyId: BodyId): Refusal | null {
  if (!isPerson(actor)) return null
  const roles = rolesIn(actor, bodyId)
  // To an outsider a body, a meeting or a vote that exists must look like one that does not.
  if (roles.length === 0) return refuse('not_found')
  return roles.some((role) => (allowed[act] as SeatRole[]).includes(role)) ? null : refuse('not_permitted', { act })
}

export const may = (actor: Actor, act: Act, bodyId: BodyId): boolean => permit(actor, act, bodyId) === null

/** Configuration of the house: bodies, seats and people, but never what a body decides. */
export const permitHouse = (actor: AnyActor): Refusal | null =>
  !isPerson(actor) || actor.administrator ? null : refuse('not_permitted', { act: 'house.configure' })
