// What other concepts' commits do to papers.
import { and, eq, isNull } from 'drizzle-orm'
import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import { paperVersion } from '../../db/schema/documents.ts'
import { seatsSeeing } from '../access/queries.ts'
import type { Work } from '../ledger/work.ts'
import { type PaperWithVersion, papersOf } from './queries.ts'

/**
 * Releases the newest version of every paper of these items to the members who see them: one `paper.released` for each version
 * that was not released before. Answers all papers as released, in order. Call after `rewriteAccess`.
 */
export async function releasePapers(work: Work, bodyId: BodyId, items: ItemId[]): Promise<PaperWithVersion[]> {
  const papers = await papersOf(work.tx, items, { draft: true })
  for (const { version, ...paper } of papers) {
    if (version.releasedAt) continue
    const released = await work.tx
      .update(paperVersion)
      .set({ releasedAt: work.at })
      .where(and(eq(paperVersion.id, version.id), isNull(paperVersion.releasedAt)))
      .returning({ id: paperVersion.id })
    if (released.length !== 1) throw new Error(`Version ${version.id} was released twice`)
    work.append(
      {
        type: 'paper.released',
        payload: {
          paper: paper.id,
          version: String(version.number),
          item: paper.itemId,
          title: paper.title,
          sha256: version.sha256,
          pages: String(version.pages),
        },
      },
      { itemId: paper.itemId, subject: paper.id },
      bodyId,
    )
    version.releasedAt = work.at
    work.change('paper', paper.itemId, await seatsSeeing(work.tx, paper.itemId), bodyId)
  }
  return papers
}
