// What others may read of bodies, seats and mandates.
import { and, asc, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { keepHoursOf } from '../../app/rules/keeping.ts'
import type { LedgerPolicy } from '../../app/wire/bodies.ts'
import type { BodyId, MandateId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { body, deputy, mandate, seat } from '../../db/schema/bodies.ts'
import { namesOf } from '../identity/queries.ts'
import { texts } from '../platform/column.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { ActorMandate } from '../policies/actor.ts'
import { deputiesOfAll, deputiesOver } from './deputy-seats-queries.ts'

export type Body = typeof body.$inferSelect
export type Seat = typeof seat.$inferSelect
/** A seat with the person who holds it now, if anyone does. */
export type SeatedPerson = Seat & { mandateId: MandateId | null; personId: PersonId | null }

const inForce = (at: Date) => and(lte(mandate.startsAt, at), or(isNull(mandate.endsAt), gt(mandate.endsAt, at)))

export async function mandatesOf(db: Db | Tx, personId: PersonId, at: Date): Promise<ActorMandate[]> {
  return (await mandatesOfAll(db, [personId], at)).get(personId) ?? []
}

/** The mandates of each of these people who holds any. */
export async function mandatesOfAll(db: Db | Tx, people: PersonId[], at: Date): Promise<Map<PersonId, ActorMandate[]>> {
  const rows = await db
    .select({
      personId: mandate.personId,
      mandateId: mandate.id,
      seatId: seat.id,
      bodyId: seat.bodyId,
      role: seat.role,
      votes: seat.votes,
      weight: seat.weight,
      capacity: mandate.capacity,
      replacedIn: sql<
        MeetingId[]
      >`array(select ${deputy.meetingId} from ${deputy} where ${deputy.seatId} = ${seat.id} and ${deputy.endsAt} is null)`,
    })
    .from(mandate)
    .innerJoin(seat, eq(seat.id, mandate.seatId))
    .where(and(sql`${mandate.personId} = any(${texts(people)})`, inForce(at)))
    .orderBy(asc(seat.position))
  const found = new Map<PersonId, ActorMandate[]>()
  for (const { personId, ...held } of rows) found.set(personId, [...(found.get(personId) ?? []), held])
  return found
}

/** Of these mandates those that have ended by then. */
export async function mandatesOver(db: Db | Tx, ids: MandateId[], at: Date): Promise<MandateId[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: mandate.id })
    .from(mandate)
    .where(and(sql`${mandate.id} = any(${texts(ids)})`, lte(mandate.endsAt, at)))
  return [...rows.map(({ id }) => id), ...(await deputiesOver(db, ids, at))]
}

export async function bodiesById(db: Db | Tx, ids: BodyId[]): Promise<Body[]> {
  if (ids.length === 0) return []
  return db.select().from(body).where(inArray(body.id, ids)).orderBy(asc(body.slug))
}

export async function bodyById(db: Db | Tx, id: BodyId): Promise<Body | undefined> {
  return (await bodiesById(db, [id]))[0]
}

export async function bodyBySlug(db: Db | Tx, slug: string): Promise<Body | undefined> {
  return (await db.select().from(body).where(eq(body.slug, slug)))[0]
}

/** What the body decided of its ledger; a body that decided nothing has a closed ledger without witnesses. */
export const ledgerPolicyOf = ({ settings }: Pick<Body, 'settings'>): Required<LedgerPolicy> => ({
  publicLedger: settings.publicLedger ?? false,
  witnesses: settings.witnesses ?? [],
  quorum: settings.quorum ?? 0,
  disputeMinutes: settings.disputeMinutes ?? 0,
  keepHours: keepHoursOf(settings),
  deputies: settings.deputies ?? { who: 'none', officers: false, registered: [] },
})

export const disputeMinutesOf = async (db: Db | Tx, bodyId: BodyId): Promise<number> =>
  (await bodyById(db, bodyId))?.settings.disputeMinutes ?? 0

export const allBodies = (db: Db | Tx): Promise<Body[]> => db.select().from(body).orderBy(asc(body.slug))

export async function seatsOf(db: Db | Tx, bodyId: BodyId, at: Date): Promise<SeatedPerson[]> {
  const rows = await db
    .select({ seat, mandateId: mandate.id, personId: mandate.personId })
    .from(seat)
    .leftJoin(mandate, and(eq(mandate.seatId, seat.id), inForce(at)))
    .where(eq(seat.bodyId, bodyId))
    .orderBy(asc(seat.position))
  return rows.map((row) => ({ ...row.seat, mandateId: row.mandateId, personId: row.personId }))
}

/** Everyone who attends the body's meetings now, once each; auditors read the ledger and are not called to sittings. */
export async function membersToTell(db: Db | Tx, bodyId: BodyId, at: Date): Promise<PersonId[]> {
  const held = await db
    .select({ personId: mandate.personId })
    .from(seat)
    .innerJoin(mandate, and(eq(mandate.seatId, seat.id), inForce(at)))
    .where(and(eq(seat.bodyId, bodyId), ne(seat.role, 'auditor')))
    .orderBy(asc(seat.position))
  return [...new Set(held.map(({ personId }) => personId))]
}

/** Who prepares the body's meetings: only their screens are told of drafts. */
export async function officerSeats(db: Db | Tx, bodyId: BodyId): Promise<SeatId[]> {
  const rows = await db
    .select({ id: seat.id })
    .from(seat)
    .where(and(eq(seat.bodyId, bodyId), inArray(seat.role, ['chair', 'deputy', 'secretary'])))
  return rows.map((row) => row.id)
}

/** The people in those seats now. */
export async function officersOf(db: Db | Tx, bodyId: BodyId, at: Date): Promise<PersonId[]> {
  const officers = new Set(await officerSeats(db, bodyId))
  const seats = (await seatsOf(db, bodyId, at)).filter(({ id }) => officers.has(id))
  return [...new Set(seats.flatMap(({ personId }) => (personId ? [personId] : [])))]
}

/** Bodies in which the person holds a mandate now, or sits for another: where key events must be recorded. */
export async function bodiesOf(db: Db | Tx, personId: PersonId, at: Date): Promise<BodyId[]> {
  const deputies = (await deputiesOfAll(db, [personId])).get(personId) ?? []
  return [...new Set([...(await mandatesOf(db, personId, at)), ...deputies].map((held) => held.bodyId))]
}

export type SeatName = { seatId: SeatId; title: Bilingual }

export type NamedSeat = Pick<Seat, 'title' | 'role' | 'votes' | 'bloc'> & {
  seatId: SeatId
  personId: PersonId | null
  /** Who holds it now; null where it is vacant. */
  name: Bilingual | null
}

/** The body's seats in their order, each with the name of whoever holds it. */
export async function namedSeats(db: Db | Tx, bodyId: BodyId, at: Date): Promise<NamedSeat[]> {
  const seats = await seatsOf(db, bodyId, at)
  const names = await namesOf(
    db,
    seats.flatMap(({ personId }) => (personId ? [personId] : [])),
  )
  return seats.map(({ id, title, role, votes, bloc, personId }) => {
    const name = personId ? (names.get(personId) ?? null) : null
    return { seatId: id, title, role, votes, bloc, personId, name }
  })
}
