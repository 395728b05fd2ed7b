// What other concepts' commits do to memoranda.
import { eq, inArray } from 'drizzle-orm'
import type { ItemId, VersionId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { memorandum, memorandumStep, memorandumVersion, observation } from '../../db/schema/memoranda.ts'
import type { Work } from '../ledger/work.ts'
import { observationsOn, onItems, versionsOf } from './queries.ts'

/**
 * Takes the words out of the memoranda that became these items, of every version and observation; who did what and when stays. Answers
 * the files that units lodged with them. A blind that stayed would let a guess of the words be tried against the digest.
 */
export async function destroyMemoranda(work: Work, items: ItemId[], title: Bilingual): Promise<VersionId[]> {
  const ids = [...(await onItems(work.tx, items)).values()]
  if (ids.length === 0) return []
  const files = [...(await versionsOf(work.tx, ids)), ...(await observationsOn(work.tx, ids))]
  const nothing = { summary: { ar: '', en: '' }, decision: null }
  await work.tx
    .update(memorandum)
    .set({ title, ...nothing })
    .where(inArray(memorandum.id, ids))
  await work.tx
    .update(memorandumVersion)
    .set({ title, ...nothing, lateReason: '', blind: '' })
    .where(inArray(memorandumVersion.memorandumId, ids))
  for (const id of ids) {
    await work.tx
      .update(observation)
      .set({ question: '', words: '', blind: '' })
      .where(eq(observation.memorandumId, id))
    await work.tx.update(memorandumStep).set({ words: '', blind: '' }).where(eq(memorandumStep.memorandumId, id))
  }
  return files.flatMap(({ fileId }) => (fileId ? [fileId] : []))
}
