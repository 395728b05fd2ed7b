import { moveItem as place } from '../../app/rules/agenda.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MoveItem } from '../../app/wire/agenda.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { editAgenda } from './edit-agenda.ts'
import { itemById } from './queries.ts'
import { writePlacements } from './write-placements.ts'

/** Moves an item, with all below it, to another place of its agenda; answers how many items stand elsewhere now. */
export async function moveItem(ctx: Ctx, actor: AnyActor, input: MoveItem): Promise<Result<{ moved: number }>> {
  const { itemId, parentId, position, requestId } = input
  const meetingId = (await itemById(ctx.db, itemId))?.meetingId
  return editAgenda(ctx, actor, { meetingId, act: 'item.move', requestId, input }, async (work, draft) => {
    if (!draft.items.some((item) => item.id === itemId)) return refuse('not_found')
    const placed = place(draft.items, itemId, parentId, position)
    if (!placed.ok) return placed
    await writePlacements(work, draft.meetingId, placed.value)
    return ok({ moved: placed.value.length })
  })
}
