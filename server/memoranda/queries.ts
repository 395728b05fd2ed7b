// What others may read of units and their memoranda. Who may read one is sight-queries.ts's question.
import { and, asc, desc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type {
  BodyId,
  ItemId,
  MeetingId,
  MemorandumId,
  ObservationId,
  PersonId,
  UnitId,
  VersionId,
} from '../../app/wire/ids.ts'
import {
  lodgement,
  memorandum,
  memorandumStep,
  memorandumVersion,
  observation,
  unit,
  unitPerson,
} from '../../db/schema/memoranda.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'

export type Unit = typeof unit.$inferSelect
export type Memorandum = typeof memorandum.$inferSelect
export type Filed = typeof memorandumVersion.$inferSelect
export type Observation = typeof observation.$inferSelect
export type Step = typeof memorandumStep.$inferSelect

export const unitsOf = (db: Db | Tx, bodyId: BodyId): Promise<Unit[]> =>
  db.select().from(unit).where(eq(unit.bodyId, bodyId)).orderBy(asc(unit.id))

export async function unitsById(db: Db | Tx, ids: UnitId[]): Promise<Map<UnitId, Unit>> {
  if (ids.length === 0) return new Map()
  const rows = await db.select().from(unit).where(inArray(unit.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

/** The units for which this person files and observes. */
export const unitsOfPerson = (db: Db | Tx, personId: PersonId): Promise<Unit[]> =>
  db
    .select({ unit })
    .from(unit)
    .innerJoin(unitPerson, eq(unitPerson.unitId, unit.id))
    .where(eq(unitPerson.personId, personId))
    .orderBy(asc(unit.id))
    .then((rows) => rows.map((row) => row.unit))

/** The unit, to whoever files for it; to anybody else there is none. */
export async function unitFor(db: Db | Tx, { personId }: Actor, id: UnitId): Promise<Unit | undefined> {
  return (await unitsOfPerson(db, personId)).find((one) => one.id === id)
}

export async function peopleOf(db: Db | Tx, units: UnitId[]): Promise<Map<UnitId, PersonId[]>> {
  const found = new Map<UnitId, PersonId[]>(units.map((id) => [id, []]))
  if (units.length === 0) return found
  const rows = await db
    .select()
    .from(unitPerson)
    .where(inArray(unitPerson.unitId, units))
    .orderBy(asc(unitPerson.personId))
  for (const { unitId, personId } of rows) found.get(unitId)?.push(personId)
  return found
}

/** Null where the body set no time. */
export async function lodgementHours(db: Db | Tx, bodyId: BodyId): Promise<number | null> {
  const [row] = await db.select({ hours: lodgement.hours }).from(lodgement).where(eq(lodgement.bodyId, bodyId))
  return row?.hours ?? null
}

export async function memorandumById(db: Db | Tx, id: MemorandumId): Promise<Memorandum | undefined> {
  return (await db.select().from(memorandum).where(eq(memorandum.id, id)))[0]
}

/** Filed at least once, latest number first. */
export const filedIn = (db: Db | Tx, bodyId: BodyId): Promise<Memorandum[]> =>
  db
    .select()
    .from(memorandum)
    .where(and(eq(memorandum.bodyId, bodyId), isNotNull(memorandum.number)))
    .orderBy(desc(memorandum.year), desc(memorandum.number))

/** Of these units, drafts included, the one begun last first. */
export const memorandaOf = (db: Db | Tx, units: UnitId[]): Promise<Memorandum[]> =>
  units.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(memorandum)
        .where(inArray(memorandum.unitId, units))
        .orderBy(desc(memorandum.begunAt), desc(memorandum.id))

/** How many that aim at the meeting stand before the secretariat, and how many are accepted and on no agenda yet. */
export async function aimedAt(db: Db | Tx, meetingId: MeetingId): Promise<{ filed: number; accepted: number }> {
  const rows = await db
    .select({ state: memorandum.state })
    .from(memorandum)
    .where(and(eq(memorandum.meetingId, meetingId), inArray(memorandum.state, ['filed', 'accepted'])))
  const count = (state: Memorandum['state']) => rows.filter((row) => row.state === state).length
  return { filed: count('filed'), accepted: count('accepted') }
}

export const memorandaById = (db: Db | Tx, ids: MemorandumId[]): Promise<Memorandum[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(memorandum).where(inArray(memorandum.id, ids))

export async function onItems(db: Db | Tx, items: ItemId[]): Promise<Map<ItemId, MemorandumId>> {
  if (items.length === 0) return new Map()
  const rows = await db
    .select({ id: memorandum.id, itemId: memorandum.itemId })
    .from(memorandum)
    .where(inArray(memorandum.itemId, items))
  return new Map(rows.flatMap(({ id, itemId }) => (itemId ? [[itemId, id]] : [])))
}

/** As they were filed, the first version first. */
export const versionsOf = (db: Db | Tx, ids: MemorandumId[]): Promise<Filed[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(memorandumVersion)
        .where(inArray(memorandumVersion.memorandumId, ids))
        .orderBy(asc(memorandumVersion.number))

/** The last filed version of each. */
export async function lastFiled(db: Db | Tx, ids: MemorandumId[]): Promise<Map<MemorandumId, Filed>> {
  return new Map((await versionsOf(db, ids)).map((one) => [one.memorandumId, one]))
}

export const observationsOn = (db: Db | Tx, ids: MemorandumId[]): Promise<Observation[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(observation)
        .where(inArray(observation.memorandumId, ids))
        .orderBy(asc(observation.askedAt), asc(observation.unitId))

export const observationsAskedOf = (db: Db | Tx, units: UnitId[]): Promise<Observation[]> =>
  units.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(observation)
        .where(inArray(observation.unitId, units))
        .orderBy(asc(observation.dueAt), asc(observation.id))

export async function observationById(db: Db | Tx, id: ObservationId): Promise<Observation | undefined> {
  return (await db.select().from(observation).where(eq(observation.id, id)))[0]
}

/** Awaited with a deadline by then, of which the unit's people were not reminded yet. */
export const observationsDueBy = (db: Db | Tx, by: Date): Promise<Observation[]> =>
  db
    .select()
    .from(observation)
    .where(
      and(
        eq(observation.state, 'awaited'),
        lte(observation.dueAt, by),
        sql`${observation.remindedOf} is distinct from ${observation.dueAt}`,
      ),
    )

export const stepsOf = (db: Db | Tx, id: MemorandumId): Promise<Step[]> =>
  db.select().from(memorandumStep).where(eq(memorandumStep.memorandumId, id)).orderBy(asc(memorandumStep.seq))

/** Where a file that a unit lodged was put: in a draft, in what was filed, or in an observation. */
export async function usesOf(
  db: Db | Tx,
  fileId: VersionId,
): Promise<{
  drafts: MemorandumId[]
  filed: { memorandumId: MemorandumId; number: number }[]
  observed: Observation[]
}> {
  const [drafts, filed, observed] = await Promise.all([
    db.select({ id: memorandum.id }).from(memorandum).where(eq(memorandum.fileId, fileId)),
    db
      .select({ memorandumId: memorandumVersion.memorandumId, number: memorandumVersion.number })
      .from(memorandumVersion)
      .where(eq(memorandumVersion.fileId, fileId)),
    db.select().from(observation).where(eq(observation.fileId, fileId)),
  ])
  return { drafts: drafts.map(({ id }) => id), filed, observed }
}
