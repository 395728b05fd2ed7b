// Who acts: a signed-in person with the mandates in force, as every policy and command sees them.
import type { Capacity, SeatRole } from '../../app/wire/bodies.ts'
import type { BodyId, MandateId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'

export type ActorMandate = {
  mandateId: MandateId
  seatId: SeatId
  bodyId: BodyId
  role: SeatRole
  votes: boolean
  weight: string
  capacity: Capacity
  /** Meetings in which a deputy sits in the seat in this person's place. */
  replacedIn?: readonly MeetingId[]
}

/** A seat in which the person sits for another, in one meeting. */
export type DeputyMandate = ActorMandate & { meetingId: MeetingId }

export type Actor = {
  personId: PersonId
  name: Bilingual
  administrator: boolean
  mandates: ActorMandate[]
  /** Apart from their mandates: what they are good for is one meeting, which is asked for by `inMeeting`. */
  deputies: DeputyMandate[]
  /** Of `inMeeting`. */
  meetingId?: MeetingId
}

/** A deadline that came, or the setting up of a body: acts of nobody in particular. */
export type SystemActor = { system: 'deadline' | 'setup' }

export type AnyActor = Actor | SystemActor

export const isPerson = (actor: AnyActor): actor is Actor => 'personId' in actor

export const mandatesIn = (actor: Actor, bodyId: BodyId): ActorMandate[] =>
  actor.mandates.filter((mandate) => mandate.bodyId === bodyId)

export const rolesIn = (actor: Actor, bodyId: BodyId): SeatRole[] => mandatesIn(actor, bodyId).map((m) => m.role)

/** Under which the person acts for the seat; in a meeting where a deputy sits in it, the deputy does and nobody else. */
export const mandateOf = (actor: Actor, seatId: SeatId): ActorMandate | undefined =>
  actor.mandates.find((mandate) => mandate.seatId === seatId && !isReplaced(actor, mandate))

/**
 * The person as they are in this meeting: with the seats in which they sit for others there. Whoever acts or reads in a meeting is
 * asked for in this way; of nothing else does a deputy know.
 */
export const inMeeting = (actor: Actor, meetingId: MeetingId): Actor => ({
  ...actor,
  meetingId,
  mandates: [...actor.mandates, ...actor.deputies.filter((held) => held.meetingId === meetingId)],
})

const isReplaced = ({ meetingId }: Actor, { replacedIn }: ActorMandate): boolean =>
  meetingId !== undefined && replacedIn?.includes(meetingId) === true
