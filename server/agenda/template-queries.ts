// A body's templates, and which items may stand in one.
import { asc, eq } from 'drizzle-orm'
import { numberItems } from '../../app/rules/agenda.ts'
import type { ItemFields } from '../../app/wire/agenda.ts'
import type { BodyId, TemplateId } from '../../app/wire/ids.ts'
import { agendaTemplate } from '../../db/schema/agenda.ts'
import { judgeAccess } from '../access/judge-access.ts'
import { officerSeats } from '../bodies/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { fieldsOf, type Item } from './queries.ts'

export const templatesOf = (db: Db | Tx, bodyId: BodyId) =>
  db.select().from(agendaTemplate).where(eq(agendaTemplate.bodyId, bodyId)).orderBy(asc(agendaTemplate.name))

export async function templateById(db: Db | Tx, id: TemplateId) {
  return (await db.select().from(agendaTemplate).where(eq(agendaTemplate.id, id)))[0]
}

/**
 * These items as a tree without decisions, for use in other agendas. Only what every officer reads: a copy knows of no recusal, and
 * would show an officer what is kept from them.
 */
export async function copyable(
  db: Db | Tx,
  bodyId: BodyId,
  items: Item[],
  at: Date,
): Promise<{ parent: number | null; fields: ItemFields }[]> {
  const officers = new Set<string>(await officerSeats(db, bodyId))
  const ids = items.map(({ id }) => id)
  const kept = new Set(
    (await judgeAccess(db, bodyId, ids, at)).flatMap(({ seatId, itemId, level }) =>
      officers.has(seatId) && level !== 'visible' ? [itemId] : [],
    ),
  )
  const open = numberItems(items.filter(({ id }) => !kept.has(id)))
  const places = new Map(open.map(({ item }, place) => [item.id, place]))
  return open.map(({ item }) => ({
    parent: (item.parentId && places.get(item.parentId)) ?? null,
    fields: { ...fieldsOf(item), decision: null },
  }))
}
