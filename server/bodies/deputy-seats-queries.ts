// In which seats people sit for others, as an actor carries it.
import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { BodyId, MandateId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { deputy, seat } from '../../db/schema/bodies.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { DeputyMandate } from '../policies/actor.ts'

/** Of these mandates those that were a deputy's and have ended by then. */
export async function deputiesOver(db: Db | Tx, ids: MandateId[], at: Date): Promise<MandateId[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: deputy.mandateId })
    .from(deputy)
    .where(and(inArray(deputy.mandateId, ids), lte(deputy.endsAt, at)))
  return rows.map(({ id }) => id)
}

/** The places in which each of these people sits for another now. */
export async function deputiesOfAll(db: Db | Tx, people: PersonId[]): Promise<Map<PersonId, DeputyMandate[]>> {
  const rows = await db
    .select({
      personId: deputy.personId,
      meetingId: deputy.meetingId,
      mandateId: deputy.mandateId,
      seatId: seat.id,
      bodyId: seat.bodyId,
      role: seat.role,
      votes: seat.votes,
      weight: seat.weight,
    })
    .from(deputy)
    .innerJoin(seat, eq(seat.id, deputy.seatId))
    .where(and(inArray(deputy.personId, people), isNull(deputy.endsAt)))
    .orderBy(asc(deputy.entry))
  const found = new Map<PersonId, DeputyMandate[]>()
  for (const { personId, ...held } of rows)
    found.set(personId, [...(found.get(personId) ?? []), { ...held, capacity: 'deputy' }])
  return found
}

/** Seats of the body in which somebody sits for another now. */
export async function lentSeats(db: Db | Tx, bodyId: BodyId): Promise<SeatId[]> {
  const rows = await db
    .select({ seatId: deputy.seatId })
    .from(deputy)
    .where(and(eq(deputy.bodyId, bodyId), isNull(deputy.endsAt)))
  return rows.map(({ seatId }) => seatId)
}
