// What waits for a person as one of a unit's people: a line of their home page.
import { mayActOn } from '../../app/rules/memoranda.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import type { Db, Tx } from '../platform/context.ts'
import { memorandaById, memorandaOf, observationsAskedOf, unitsOfPerson } from './queries.ts'

export type UnitsAtHome = NonNullable<Awaited<ReturnType<typeof unitsAtHome>>>

/** Null for whoever files for no unit. */
export async function unitsAtHome(db: Db | Tx, personId: PersonId) {
  const units = await unitsOfPerson(db, personId)
  if (units.length === 0) return null
  const ids = units.map(({ id }) => id)
  const memoranda = await memorandaOf(db, ids)
  const awaited = (await observationsAskedOf(db, ids)).filter(({ state }) => state === 'awaited')
  const on = await memorandaById(
    db,
    awaited.map(({ memorandumId }) => memorandumId),
  )
  const open = new Set(on.filter(({ state }) => mayActOn(state, 'observe')).map(({ id }) => id))
  return {
    names: units.map(({ name }) => name),
    drafts: memoranda.filter(({ state }) => state === 'draft').length,
    returned: memoranda.filter(({ state }) => state === 'returned').length,
    asked: awaited.filter(({ memorandumId }) => open.has(memorandumId)).length,
  }
}
