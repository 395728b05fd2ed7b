// What others may read of a body's groups: whoever holds a seat of one is in it, by the mandates in force now.
import { asc, eq } from 'drizzle-orm'
import type { BodyId, GroupId, PersonId } from '../../app/wire/ids.ts'
import { noteGroup } from '../../db/schema/groups.ts'
import { seatsOf } from '../bodies/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'

export type Group = typeof noteGroup.$inferSelect

export const groupsOf = (db: Db | Tx, bodyId: BodyId): Promise<Group[]> =>
  db.select().from(noteGroup).where(eq(noteGroup.bodyId, bodyId)).orderBy(asc(noteGroup.id))

export async function groupById(db: Db | Tx, id: GroupId): Promise<Group | undefined> {
  return (await db.select().from(noteGroup).where(eq(noteGroup.id, id)))[0]
}

export const isInGroup = (actor: Actor, { bodyId, seats }: Pick<Group, 'bodyId' | 'seats'>): boolean =>
  mandatesIn(actor, bodyId).some(({ seatId }) => seats.includes(seatId))

/** Those of the body's groups that this person is in. */
export const groupsFor = async (db: Db | Tx, actor: Actor, bodyId: BodyId): Promise<Group[]> =>
  (await groupsOf(db, bodyId)).filter((group) => isInGroup(actor, group))

/** Everybody who holds a seat of the group now. */
export async function peopleInGroup(db: Db | Tx, { bodyId, seats }: Group, at: Date): Promise<PersonId[]> {
  const held = (await seatsOf(db, bodyId, at)).filter(({ id, role }) => seats.includes(id) && role !== 'auditor')
  return [...new Set(held.flatMap(({ personId }) => (personId ? [personId] : [])))]
}
