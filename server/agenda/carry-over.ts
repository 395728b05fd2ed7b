import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CarryOver } from '../../app/wire/agenda.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { editAgenda, isMasked } from './edit-agenda.ts'
import { takeUpAgain } from './effects.ts'
import { leftOverIn } from './left-over-queries.ts'

/**
 * Takes up again, last in this agenda, items of the body's earlier sittings that were put off or not reached: each names the old one,
 * and whoever is recused from that is recused from this. One that was carried over already is refused.
 */
export function carryOver(ctx: Ctx, actor: AnyActor, input: CarryOver): Promise<Result<{ itemIds: ItemId[] }>> {
  const { meetingId, requestId } = input
  return editAgenda(ctx, actor, { meetingId, act: 'item.carry_over', requestId, input }, async (work, { bodyId }) => {
    const waiting = new Set((await leftOverIn(work.tx, bodyId)).map(({ item }) => item.item))
    const itemIds: ItemId[] = []
    for (const itemId of input.itemIds) {
      if (!waiting.delete(itemId) || (await isMasked(work, actor, bodyId, itemId))) return refuse('not_found')
      itemIds.push(
        await takeUpAgain(ctx, work, itemId, meetingId, {
          ar: (number, place) => `مرحّل من الجلسة رقم ${number}، البند ${place}.`,
          en: (number, place) => `Carried over from sitting ${number}, item ${place}.`,
        }),
      )
    }
    return ok({ itemIds })
  })
}
