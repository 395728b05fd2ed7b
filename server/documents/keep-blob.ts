import { eq } from 'drizzle-orm'
import { ok } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { lodgedFile, paperVersion } from '../../db/schema/documents.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import { codeOf } from '../platform/problem.ts'

/**
 * Call under the body's head lock, before a row names the blob: another upload of the same bytes that was refused may have
 * removed it meanwhile.
 */
export async function keepBlob(ctx: Ctx, bodyId: BodyId, name: string, bytes: Uint8Array): Promise<void> {
  try {
    await ctx.blobs.size(bodyId, name)
  } catch (error) {
    if (codeOf(error) !== 'blob_missing') throw error
    await ctx.blobs.put(bodyId, bytes)
  }
}

/** Removes a stored file that no version and no lodged file names; under the head lock, so that no commit can be naming it at this moment. */
export async function removeUnnamedBlob(ctx: Ctx, bodyId: BodyId, name: string): Promise<void> {
  await commit(ctx, { bodies: bodyId, actor: { system: 'setup' }, act: 'paper.sweep' }, async (work) => {
    const named = await work.tx
      .select({ id: paperVersion.id })
      .from(paperVersion)
      .where(eq(paperVersion.blob, name))
      .limit(1)
    const lodged = await work.tx
      .select({ id: lodgedFile.id })
      .from(lodgedFile)
      .where(eq(lodgedFile.blob, name))
      .limit(1)
    if (named.length + lodged.length === 0) await ctx.blobs.remove(bodyId, name)
    return ok(null)
  })
}
