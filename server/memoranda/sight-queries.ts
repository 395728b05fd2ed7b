// Who may read a memorandum, and as what: its own unit, a unit that was asked, an officer, or a member through an item that they see.
import type { Classification } from '../../app/rules/classification.ts'
import type { ItemId, MemorandumId, UnitId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import { classificationOf, itemById, itemsCarrying } from '../agenda/queries.ts'
import type { LodgedFile } from '../documents/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { type Memorandum, memorandaById, observationsOn, unitsOfPerson, usesOf } from './queries.ts'

export type Sight = {
  /** They file for its unit. */
  own: boolean
  /** Units of theirs that were asked to observe upon it. */
  asked: UnitId[]
  /** They prepare the body's meetings. */
  officer: boolean
  /** They see the item that it became, or one that takes its matter up again. */
  member: boolean
}

/** Null for whom it does not exist. What a unit drafts is its own; what became an item is read by whoever sees that, officers included. */
export async function sightOf(db: Db | Tx, actor: Actor, memorandum: Memorandum): Promise<Sight | null> {
  return (await sightsOf(db, actor, [memorandum])).get(memorandum.id) ?? null
}

export async function sightsOf(db: Db | Tx, actor: Actor, memoranda: Memorandum[]): Promise<Map<MemorandumId, Sight>> {
  const units = new Set((await unitsOfPerson(db, actor.personId)).map(({ id }) => id))
  const requests =
    units.size === 0
      ? []
      : await observationsOn(
          db,
          memoranda.map(({ id }) => id),
        )
  const seen = await itemsSeen(db, actor, memoranda)
  const sights = new Map<MemorandumId, Sight>()
  for (const { id, unitId, bodyId, itemId, filed } of memoranda) {
    const told = filed > 0
    const item = itemId === null || seen.has(itemId)
    const asked = requests.filter(
      (one) => one.memorandumId === id && one.state !== 'called_off' && units.has(one.unitId),
    )
    const sight = {
      own: units.has(unitId),
      asked: told ? [...new Set(asked.map((one) => one.unitId))] : [],
      officer: told && item && may(actor, 'memorandum.read', bodyId),
      member: told && itemId !== null && item,
    }
    if (sight.own || sight.asked.length > 0 || sight.officer || sight.member) sights.set(id, sight)
  }
  return sights
}

/** Of the items that these became, those of which the person sees all, there or where they were carried to. */
async function itemsSeen(db: Db | Tx, actor: Actor, memoranda: Memorandum[]): Promise<Set<ItemId>> {
  const seen = new Set<ItemId>()
  for (const [bodyId, ofBody] of Map.groupBy(memoranda, (one) => one.bodyId)) {
    const items = ofBody.flatMap(({ itemId }) => (itemId ? [itemId] : []))
    const carried = await itemsCarrying(db, items)
    const levels = await levelsFor(db, actor, bodyId, [...items, ...carried.keys()])
    for (const item of items) if (levels.get(item) === 'visible') seen.add(item)
    // A mask follows the matter: whoever is kept from the first is kept from what it was carried to.
    for (const [later, first] of carried) if (levels.get(later) === 'visible') seen.add(first)
  }
  return seen
}

/** Null where there is nothing for them; `classification` is of the item it stands on, for whoever did not lodge it. */
export async function mayReadLodged(
  db: Db | Tx,
  actor: Actor,
  file: LodgedFile,
): Promise<{ classification: Classification | null } | null> {
  const units = new Set((await unitsOfPerson(db, actor.personId)).map(({ id }) => id))
  if (units.has(file.unitId)) return { classification: null }
  const { filed, observed } = await usesOf(db, file.id)
  const ids = [...filed.map(({ memorandumId }) => memorandumId), ...observed.map(({ memorandumId }) => memorandumId)]
  const memoranda = await memorandaById(db, [...new Set(ids)])
  const sights = await sightsOf(db, actor, memoranda)
  for (const one of memoranda) {
    const sight = sights.get(one.id)
    if (!sight) continue
    const all = sight.own || sight.officer || sight.member
    // A unit that observes reads what was filed last, and not what others observe.
    const last = filed.some(({ memorandumId, number }) => memorandumId === one.id && number === one.filed)
    if (!all && !(sight.asked.length > 0 && last)) continue
    const item = one.itemId ? await itemById(db, one.itemId) : undefined
    return { classification: item ? classificationOf(item) : null }
  }
  return null
}
