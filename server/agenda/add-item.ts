import { moveItem } from '../../app/rules/agenda.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import type { AddItem } from '../../app/wire/agenda.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import { agendaItem } from '../../db/schema/agenda.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { editAgenda } from './edit-agenda.ts'
import { itemFields } from './item-fields.ts'

/** Adds an item as the last of its parent, or of the agenda. */
export function addItem(ctx: Ctx, actor: AnyActor, input: AddItem): Promise<Result<{ itemId: ItemId }>> {
  const { meetingId, parentId, requestId } = input
  return editAgenda(ctx, actor, { meetingId, act: 'item.add', requestId, input }, async (work, { bodyId, items }) => {
    const fields = await itemFields(work, actor, bodyId, input.fields)
    if (!fields.ok) return fields
    const itemId = ctx.id() as ItemId
    const last = Math.max(-1, ...items.filter((item) => item.parentId === parentId).map((item) => item.position))
    const place = { id: itemId, parentId, position: last + 1 }
    // The same rule that judges a move judges a new place: the parent must stand, and not too deep.
    const fits = moveItem([...items, place], itemId, parentId, items.length)
    if (!fits.ok) return fits
    await work.tx.insert(agendaItem).values({ ...place, meetingId, bodyId, ...fields.value })
    await rewriteAccess(work, bodyId, [itemId])
    return ok({ itemId })
  })
}
