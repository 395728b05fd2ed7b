import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RemovePaper } from '../../app/wire/documents.ts'
import type { PaperId } from '../../app/wire/ids.ts'
import { paper } from '../../db/schema/documents.ts'
import { seatsSeeing } from '../access/queries.ts'
import { commit } from '../ledger/commit.ts'
import { raiseVersion } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { mayAttach } from './may-attach.ts'
import { paperById } from './queries.ts'

/** Takes a paper off its item, at once and for everybody; its versions, notes and entries stay. */
export async function removePaper(ctx: Ctx, actor: Actor, input: RemovePaper): Promise<Result<{ paperId: PaperId }>> {
  const known = await paperById(ctx.db, input.paperId)
  if (!known) return refuse('not_found')
  const { bodyId, itemId } = known
  const ask = { bodies: bodyId, actor, act: 'paper.remove', requestId: input.requestId, input }
  return commit(ctx, ask, async (work) => {
    const target = await mayAttach(work.tx, actor, { itemId, paperId: input.paperId }, 'paper.remove')
    if (!target.ok) return target
    const removed = await work.tx
      .update(paper)
      .set({ removed: true })
      .where(and(eq(paper.id, input.paperId), eq(paper.removed, false)))
      .returning({ id: paper.id })
    if (removed.length !== 1) return refuse('not_found')
    await raiseVersion(work, target.value.item.meetingId)
    work.change('paper', itemId, await seatsSeeing(work.tx, itemId))
    return ok({ paperId: input.paperId })
  })
}
