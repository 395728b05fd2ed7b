import { and, eq } from 'drizzle-orm'
import { moveItem } from '../../app/rules/agenda.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RemoveItem } from '../../app/wire/agenda.ts'
import { agendaItem } from '../../db/schema/agenda.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { type Draft, editAgenda, isMasked } from './edit-agenda.ts'
import { type Item, itemById } from './queries.ts'
import { writePlacements } from './write-placements.ts'

/**
 * Takes an item, with all below it, out of the agenda; `restore` brings it back to where it was. Members go on seeing what was
 * published until the next publication. Doing either twice changes nothing.
 */
export async function removeItem(ctx: Ctx, actor: AnyActor, input: RemoveItem): Promise<Result<{ removed: boolean }>> {
  const { itemId, restore, requestId } = input
  const found = await itemById(ctx.db, itemId)
  const act = restore ? 'item.restore' : 'item.remove'
  return editAgenda(ctx, actor, { meetingId: found?.meetingId, act, requestId, input }, async (work, draft) => {
    const item = await itemById(work.tx, itemId)
    if (!item || (await isMasked(work, actor, draft.bodyId, itemId))) return refuse('not_found')
    await work.tx
      .update(agendaItem)
      .set({ removed: !restore })
      .where(and(eq(agendaItem.id, itemId), eq(agendaItem.removed, restore)))
    if (restore && item.removed) await putBack(work, draft, item)
    return ok({ removed: !restore })
  })
}

/** Its old place among the siblings of today; under a parent that has gone, the end of the agenda. */
async function putBack(work: Work, { items, meetingId }: Draft, item: Item): Promise<void> {
  const parentStands = item.parentId === null || items.some((other) => other.id === item.parentId)
  const parentId = parentStands ? item.parentId : null
  const siblings = items.filter((other) => other.parentId === parentId)
  const before = siblings.filter(
    (other) => other.position < item.position || (other.position === item.position && other.id < item.id),
  )
  const position = parentStands ? before.length : siblings.length
  const placed = moveItem([...items, item], item.id, parentId, position)
  // Its parent may have been moved deeper meanwhile: then the end of the agenda, where there is always room.
  const fits = placed.ok ? placed : moveItem([...items, { ...item, parentId: null }], item.id, null, items.length)
  if (fits.ok) await writePlacements(work, meetingId, fits.value)
}
