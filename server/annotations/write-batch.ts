import { ok } from '../../app/rules/result.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import { type Accepted, appendUpdates, type LayerName } from './layer-store.ts'
import { type Mention, tellMentions } from './mentions.ts'

/**
 * Writes accepted updates durably and answers the sequence of the last. Where they name somebody, the notices are written with
 * them or not at all: whoever was told that a note is kept may count on those it names being told. Null where the layer takes none.
 */
export async function writeBatch(
  ctx: Ctx,
  name: LayerName,
  batch: Accepted[],
  mentions: Mention[],
): Promise<number | null> {
  const told = name.audience.startsWith('private:') ? [] : mentions
  if (told.length === 0) return appendUpdates(ctx.db, name, batch, ctx.clock())
  const [{ actor }] = batch as [Accepted]
  const written = await commit(ctx, { bodies: name.bodyId, actor, act: 'note.mention' }, async (work) => {
    const seq = await appendUpdates(work.tx, name, batch, ctx.clock())
    if (seq === null) return ok(null)
    await tellMentions(ctx, work, name, told)
    return ok(seq)
  })
  // The ledger may not sign now, or the body is gone: nothing was written.
  if (!written.ok) throw new Error(`Notes with mentions were not written: ${written.code}`)
  return written.value
}
