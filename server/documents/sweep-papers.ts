import { notInArray, sql } from 'drizzle-orm'
import { lodgedFile, paperPage, paperVersion } from '../../db/schema/documents.ts'
import { allBodies } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'

const DAY = 24 * 60 * 60 * 1000

/** Removes what uploads that were killed left behind a day ago: pages and stored files that no version and no lodged file names. */
export async function sweepPapers(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock().getTime() - DAY)
  // Ids are UUIDv7: their first 48 bits are the moment they were made, so their text sorts by it.
  const youngest = before
    .getTime()
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')
  const named = ctx.db
    .select({ id: paperVersion.id })
    .from(paperVersion)
    .union(ctx.db.select({ id: lodgedFile.id }).from(lodgedFile))
  await ctx.db
    .delete(paperPage)
    .where(sql`${notInArray(paperPage.versionId, named)} and ${paperPage.versionId} < ${youngest}`)
  for (const { id } of await allBodies(ctx.db)) {
    // Blob names are HMACs under a body's own key, so the names of other bodies in the set do no harm.
    const names = await ctx.db
      .select({ blob: paperVersion.blob })
      .from(paperVersion)
      .union(ctx.db.select({ blob: lodgedFile.blob }).from(lodgedFile))
    await ctx.blobs.sweepOrphans(id, new Set(names.map((row) => row.blob)), before)
  }
}
