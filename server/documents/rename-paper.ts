import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RenamePaper } from '../../app/wire/documents.ts'
import type { PaperId } from '../../app/wire/ids.ts'
import { paper } from '../../db/schema/documents.ts'
import { seatsSeeing } from '../access/queries.ts'
import { commit } from '../ledger/commit.ts'
import { raiseVersion } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { mayAttach } from './may-attach.ts'
import { paperById } from './queries.ts'

/** Gives a paper its title in both languages. What was released under the old title stays so in the ledger. */
export async function renamePaper(ctx: Ctx, actor: Actor, input: RenamePaper): Promise<Result<{ paperId: PaperId }>> {
  const known = await paperById(ctx.db, input.paperId)
  if (!known) return refuse('not_found')
  const ask = { bodies: known.bodyId, actor, act: 'paper.rename', requestId: input.requestId, input }
  return commit(ctx, ask, async (work) => {
    const target = await mayAttach(work.tx, actor, { itemId: known.itemId, paperId: input.paperId })
    if (!target.ok) return target
    await work.tx.update(paper).set({ title: input.title }).where(eq(paper.id, input.paperId))
    await raiseVersion(work, target.value.item.meetingId)
    work.change('paper', known.itemId, await seatsSeeing(work.tx, known.itemId))
    return ok({ paperId: input.paperId })
  })
}
