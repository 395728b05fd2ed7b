// Who acts: a signed-in person with the mandates in force, as every policy and command sees them.
import type { Capacity, SeatRole } from '../../app/wire/bodies.ts'
import type { BodyId, MandateId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'

export type ActorMandate = {
  mandateId: MandateId
  seatId: SeatId
  bodyId: BodyId
  role: SeatRole
  votes: boolean
  weight: string
  capacity: Capacity
}

export type Actor = { personId: PersonId; name: Bilingual; administrator: boolean; mandates: ActorMandate[] }

/** A deadline that came, or the setting up of a body: acts of nobody in particular. */
export type SystemActor = { system: 'deadline' | 'setup' }

export type AnyActor = Actor | SystemActor

export const isPerson = (actor: AnyActor): actor is Actor => 'personId' in actor

export const mandatesIn = (actor: Actor, bodyId: BodyId): ActorMandate[] =>
  actor.mandates.filter((mandate) => mandate.bodyId === bodyId)

export const rolesIn = (actor: Actor, bodyId: BodyId): SeatRole[] => mandatesIn(actor, bodyId).map((m) => m.role)

export const mandateOf = (actor: Actor, seatId: SeatId): ActorMandate | undefined =>
  actor.mandates.find((mandate) => mandate.seatId === seatId)
