import { ok, type Result } from '../../app/rules/result.ts'
import type { AddItem } from '../../app/wire/agenda.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { editAgenda } from './edit-agenda.ts'
import { insertItems } from './insert-items.ts'

/** Adds an item as the last of its parent, or of the agenda. */
export function addItem(ctx: Ctx, actor: AnyActor, input: AddItem): Promise<Result<{ itemId: ItemId }>> {
  const { meetingId, parentId, fields, requestId } = input
  return editAgenda(ctx, actor, { meetingId, act: 'item.add', requestId, input }, async (work, draft) => {
    const added = await insertItems(ctx, work, actor, draft, parentId, [{ parent: null, fields }])
    return added.ok ? ok({ itemId: added.value.itemIds[0] as ItemId }) : added
  })
}
