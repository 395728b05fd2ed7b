// What other concepts' commits do to notes.
import { inArray } from 'drizzle-orm'
import type { VersionId } from '../../app/wire/ids.ts'
import { annotationLayer, annotationUpdate } from '../../db/schema/annotations.ts'
import type { Work } from '../ledger/work.ts'

/** Notes go with the pages they were written on, whoever wrote them. */
export async function destroyNotes(work: Work, versions: VersionId[]): Promise<void> {
  if (versions.length === 0) return
  const layers = work.tx
    .select({ id: annotationLayer.id })
    .from(annotationLayer)
    .where(inArray(annotationLayer.versionId, versions))
  await work.tx.delete(annotationUpdate).where(inArray(annotationUpdate.layerId, layers))
  await work.tx.delete(annotationLayer).where(inArray(annotationLayer.versionId, versions))
}
