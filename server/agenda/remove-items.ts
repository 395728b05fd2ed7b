import { and, eq } from 'drizzle-orm'
import { moveItem } from '../../app/rules/agenda.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RemoveItems } from '../../app/wire/agenda.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import { agendaItem } from '../../db/schema/agenda.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { type Draft, editAgenda, isMasked } from './edit-agenda.ts'
import { draftItems, type Item, itemById } from './queries.ts'
import { writePlacements } from './write-placements.ts'

/**
 * Takes items of one agenda, with all below them, out of it; `restore` brings them back to where they were. Members go on seeing
 * what was published until the next publication. Doing either twice changes nothing.
 */
export async function removeItems(
  ctx: Ctx,
  actor: AnyActor,
  input: RemoveItems,
): Promise<Result<{ removed: boolean }>> {
  const { itemIds, restore, places, requestId } = input
  const found = await itemById(ctx.db, itemIds[0] as ItemId)
  const act = restore ? 'item.restore' : 'item.remove'
  return editAgenda(ctx, actor, { meetingId: found?.meetingId, act, requestId, input }, async (work, draft) => {
    for (const [at, itemId] of itemIds.entries()) {
      const item = await itemById(work.tx, itemId)
      const elsewhere = item?.meetingId !== draft.meetingId
      if (!item || elsewhere || (await isMasked(work, actor, draft.bodyId, itemId))) return refuse('not_found')
      await work.tx
        .update(agendaItem)
        .set({ removed: !restore })
        .where(and(eq(agendaItem.id, itemId), eq(agendaItem.removed, restore)))
      if (!restore || !item.removed) continue
      // Those restored before it are its parent and its siblings again.
      const items = (await draftItems(work.tx, draft.meetingId)).filter((other) => other.id !== itemId)
      await putBack(work, { ...draft, items }, item, places?.[at])
    }
    return ok({ removed: !restore })
  })
}

type Place = NonNullable<RemoveItems['places']>[number]

/** The place asked for, or its old one among the siblings of today; under a parent that has gone, the end of the agenda. */
async function putBack(work: Work, { items, meetingId }: Draft, item: Item, asked?: Place): Promise<void> {
  const wanted = asked ? asked.parentId : item.parentId
  const parentStands = wanted === null || items.some((other) => other.id === wanted)
  const parentId = parentStands ? wanted : null
  const siblings = items.filter((other) => other.parentId === parentId)
  const before = siblings.filter(
    (other) => other.position < item.position || (other.position === item.position && other.id < item.id),
  )
  const position = parentStands ? Math.min(asked?.position ?? before.length, siblings.length) : siblings.length
  const placed = moveItem([...items, item], item.id, parentId, position)
  // Its parent may have been moved deeper meanwhile: then the end of the agenda, where there is always room.
  const fits = placed.ok ? placed : moveItem([...items, { ...item, parentId: null }], item.id, null, items.length)
  if (fits.ok) await writePlacements(work, meetingId, fits.value)
}
