// Whom a member, or the secretary for one, may name as deputy: by the body's policy, and nobody who sits there with a vote already.
import { mayHaveDeputy } from '../../app/rules/substitution.ts'
import type { PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { seatsOf } from '../bodies/queries.ts'
import { everybody } from '../identity/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { deputiesFor } from './queries.ts'

export type Candidates = { seatId: SeatId; people: { personId: PersonId; name: Bilingual }[] }[]

/** For the reader's own seats, or for all where the reader records. */
export async function candidatesFor(ctx: Ctx, actor: Actor, meeting: Meeting): Promise<Candidates> {
  const { policy, named } = await deputiesFor(ctx, meeting)
  if (policy.who === 'none') return []
  const records = may(actor, 'deputy.record', meeting.bodyId)
  const seats = await seatsOf(ctx.db, meeting.bodyId, ctx.clock())
  const taken = new Set([
    ...seats.flatMap(({ personId, votes, role }) => (personId && (votes || role === 'auditor') ? [personId] : [])),
    ...[...named.values()].map(({ personId }) => personId),
  ])
  const free = (await everybody(ctx.db)).filter(({ id }) => !taken.has(id))
  return seats
    .filter((seat) => mayHaveDeputy(policy, seat.role) && (records || mandateOf(actor, seat.id)) && !named.has(seat.id))
    .map(({ id: seatId, personId: holder }) => ({
      seatId,
      people: free
        .filter(
          ({ id }) =>
            id !== holder &&
            (policy.who === 'house' || policy.registered.some((one) => one.seat === seatId && one.person === id)),
        )
        .map(({ id, name }) => ({ personId: id, name })),
    }))
}
