import type { Result } from '../../app/rules/result.ts'
import type { AddItems } from '../../app/wire/agenda.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { editAgenda } from './edit-agenda.ts'
import { insertItems } from './insert-items.ts'

/** Adds a whole tree of items at the end of the agenda, as it was pasted or proposed: all of them or none. */
export function addItems(ctx: Ctx, actor: AnyActor, input: AddItems): Promise<Result<{ itemIds: ItemId[] }>> {
  const { meetingId, items, requestId } = input
  return editAgenda(ctx, actor, { meetingId, act: 'item.add_all', requestId, input }, (work, draft) =>
    insertItems(ctx, work, actor, draft, null, items),
  )
}
