// Who held what in a body, from its beginning.
import { asc, eq } from 'drizzle-orm'
import type { BodyId } from '../../app/wire/ids.ts'
import { deputy, mandate, proxy, seat } from '../../db/schema/bodies.ts'
import type { Db, Tx } from '../platform/context.ts'

/** Every mandate there was, of holders, proxies and deputies, each with its seat, person and times. */
export async function mandatesEver(db: Db | Tx, bodyId: BodyId) {
  const holders = await db
    .select({
      mandateId: mandate.id,
      seatId: mandate.seatId,
      personId: mandate.personId,
      startsAt: mandate.startsAt,
      endsAt: mandate.endsAt,
    })
    .from(mandate)
    .innerJoin(seat, eq(seat.id, mandate.seatId))
    .where(eq(seat.bodyId, bodyId))
    .orderBy(asc(mandate.startsAt), asc(mandate.id))
  const proxies = await db.select().from(proxy).where(eq(proxy.bodyId, bodyId)).orderBy(asc(proxy.entry))
  const deputies = await db.select().from(deputy).where(eq(deputy.bodyId, bodyId)).orderBy(asc(deputy.entry))
  return [
    ...holders.map((one) => ({ ...one, capacity: 'holder' as const, meetingId: null })),
    ...[
      ...proxies.map((one) => ({ ...one, capacity: 'proxy' as const })),
      ...deputies.map((one) => ({ ...one, capacity: 'deputy' as const })),
    ].map(({ mandateId, seatId, personId, startsAt, endsAt, capacity, meetingId }) => ({
      mandateId,
      seatId,
      personId,
      startsAt,
      endsAt,
      capacity,
      meetingId,
    })),
  ]
}
