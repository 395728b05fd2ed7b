import { MAX_DEPTH, numberItems } from '../../app/rules/agenda.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemFields } from '../../app/wire/agenda.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import { agendaItem } from '../../db/schema/agenda.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import type { Draft } from './edit-agenda.ts'
import { itemFields } from './item-fields.ts'

/** `parent` is the place of an earlier one of the same list; null stands below the common parent. */
export type NewItem = { parent: number | null; fields: ItemFields; carriedFrom?: ItemId }

/** Puts a tree of items last below a parent, or last in the agenda: all of them or none. Answers their ids in the order given. */
export async function insertItems(
  ctx: Ctx,
  work: Work,
  actor: AnyActor,
  { bodyId, meetingId, items: there }: Draft,
  parentId: ItemId | null,
  added: readonly NewItem[],
): Promise<Result<{ itemIds: ItemId[] }>> {
  if (parentId !== null && !there.some((item) => item.id === parentId))
    return refuse('item_move_invalid', { reason: 'unknown_parent' })
  const itemIds = added.map(() => ctx.id() as ItemId)
  const last = new Map<ItemId | null, number>()
  for (const { parentId: above, position } of there) last.set(above, Math.max(last.get(above) ?? -1, position))
  const rows = []
  for (const [at, { parent, fields, carriedFrom = null }] of added.entries()) {
    if (parent !== null && parent >= at) return refuse('item_move_invalid', { reason: 'unknown_parent' })
    const checked = await itemFields(work, actor, bodyId, fields)
    if (!checked.ok) return checked
    const below = parent === null ? parentId : (itemIds[parent] as ItemId)
    const position = (last.get(below) ?? -1) + 1
    last.set(below, position)
    const id = itemIds[at] as ItemId
    rows.push({ id, parentId: below, position, meetingId, bodyId, carriedFrom, ...checked.value })
  }
  if (numberItems([...there, ...rows]).some(({ item, depth }) => depth > MAX_DEPTH && itemIds.includes(item.id)))
    return refuse('item_move_invalid', { reason: 'too_deep' })
  await work.tx.insert(agendaItem).values(rows)
  await rewriteAccess(work, bodyId, itemIds)
  return ok({ itemIds })
}
