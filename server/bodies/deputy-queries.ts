// What others may read of deputies: who sits for whom in one meeting. They are never among a person's mandates of the body: what
// they see and do is of that meeting alone.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { type DeputyPolicy, NO_DEPUTIES } from '../../app/rules/substitution.ts'
import type { BodyId, MandateId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { deputy } from '../../db/schema/bodies.ts'
import { namesOf } from '../identity/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type Body, type SeatedPerson, seatsOf } from './queries.ts'

export type Deputy = typeof deputy.$inferSelect

/** Those that stand for this meeting, in the order in which they were named. */
export const deputiesIn = (db: Db | Tx, meetingId: MeetingId): Promise<Deputy[]> =>
  db
    .select()
    .from(deputy)
    .where(and(eq(deputy.meetingId, meetingId), isNull(deputy.endsAt)))
    .orderBy(asc(deputy.entry))

export const deputyOf = async (db: Db | Tx, meetingId: MeetingId, seatId: SeatId): Promise<Deputy | undefined> =>
  (await deputiesIn(db, meetingId)).find((one) => one.seatId === seatId)

export async function deputyById(db: Db | Tx, mandateId: MandateId): Promise<Deputy | undefined> {
  return (await db.select().from(deputy).where(eq(deputy.mandateId, mandateId)))[0]
}

/** Of the seat, in whatever meeting. */
export const deputiesOfSeat = (db: Db | Tx, seatId: SeatId): Promise<Deputy[]> =>
  db
    .select()
    .from(deputy)
    .where(and(eq(deputy.seatId, seatId), isNull(deputy.endsAt)))

export type SeatedIn = SeatedPerson & {
  /** Whose seat it is, where a deputy sits in it. */
  holderId: PersonId | null
}

/** The body's seats as they are filled in this meeting: with deputies in the place of those for whom they sit. */
export async function seatsIn(
  db: Db | Tx,
  { id, bodyId }: { id: MeetingId; bodyId: BodyId },
  at: Date,
): Promise<SeatedIn[]> {
  const deputies = new Map((await deputiesIn(db, id)).map((one) => [one.seatId, one]))
  return (await seatsOf(db, bodyId, at)).map((held) => {
    const one = deputies.get(held.id)
    return one
      ? { ...held, mandateId: one.mandateId, personId: one.personId, holderId: held.personId }
      : { ...held, holderId: null }
  })
}

/** Who held those of these mandates that were deputies', ended or not. */
export async function deputyNames(db: Db | Tx, mandateIds: MandateId[]): Promise<Map<MandateId, Bilingual>> {
  if (mandateIds.length === 0) return new Map()
  const rows = await db.select().from(deputy).where(inArray(deputy.mandateId, mandateIds))
  const names = await namesOf(
    db,
    rows.map(({ personId }) => personId),
  )
  return new Map(
    rows.flatMap(({ mandateId, personId }) => {
      const name = names.get(personId)
      return name ? [[mandateId, name] as const] : []
    }),
  )
}

export const deputyPolicyOf = ({ settings }: Pick<Body, 'settings'>): DeputyPolicy => settings.deputies ?? NO_DEPUTIES
