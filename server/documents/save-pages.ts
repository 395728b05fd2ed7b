import { eq } from 'drizzle-orm'
import { fold } from '../../app/rules/arabic.ts'
import type { VersionId } from '../../app/wire/ids.ts'
import { paperPage } from '../../db/schema/documents.ts'
import type { Db } from '../platform/context.ts'
import type { PageReading } from './pdf-reading.ts'

const AT_ONCE = 40

/** Writes the word boxes of a version that no row names yet. */
export async function savePages(db: Db, versionId: VersionId, pages: PageReading[]): Promise<void> {
  for (let from = 0; from < pages.length; from += AT_ONCE)
    await db.insert(paperPage).values(
      pages.slice(from, from + AT_ONCE).map(({ page, width, height, rotation, words }) => ({
        versionId,
        page,
        width,
        height,
        rotation,
        words,
        folded: fold(words.map((word) => word.text).join(' ')),
      })),
    )
}

export async function removePages(db: Db, versionId: VersionId): Promise<void> {
  await db.delete(paperPage).where(eq(paperPage.versionId, versionId))
}
