// What other concepts' commits do to notes.
import { inArray } from 'drizzle-orm'
import * as Y from 'yjs'
import type { BodyId, ItemId, PaperId, VersionId } from '../../app/wire/ids.ts'
import { annotationLayer, annotationUpdate, noteRead } from '../../db/schema/annotations.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import { writeCarry } from './carry-into.ts'
import { type Carry, carriedUpdate, collect, sourcesOf } from './carry-notes.ts'
import { type Audience, layerId } from './layer-store.ts'
import { NONE, type Tally } from './queries.ts'

/** Notes go with the pages they were written on, whoever wrote them. */
export async function destroyNotes(work: Work, versions: VersionId[]): Promise<void> {
  if (versions.length === 0) return
  const layers = work.tx
    .select({ id: annotationLayer.id })
    .from(annotationLayer)
    .where(inArray(annotationLayer.versionId, versions))
  await work.tx.delete(annotationUpdate).where(inArray(annotationUpdate.layerId, layers))
  await work.tx.delete(noteRead).where(inArray(noteRead.versionId, versions))
  await work.tx.delete(annotationLayer).where(inArray(annotationLayer.versionId, versions))
}

type NewVersion = { paperId: PaperId; versionId: VersionId; itemId: ItemId; bodyId: BodyId; pages: number }
export type Prepared = { version: NewVersion; carries: Map<Audience, Carry>; tally: Tally }

/**
 * Reads and places the notes of a paper's earlier versions, for a version whose pages are stored and which no row names yet. What is
 * written on the old version from now on is carried when the new layer is next opened.
 */
export async function prepareCarry(ctx: Ctx, version: NewVersion): Promise<Prepared> {
  const sources = await sourcesOf(ctx.db, version)
  const nothing = { has: new Map(), read: {} }
  const wanted = new Map(sources.map(({ audience }) => [audience, nothing]))
  const carries = await collect(ctx, version, sources, wanted)
  const tally = { ...NONE }
  for (const carry of carries.values())
    for (const key of ['moved', 'check', 'orphan'] as const) tally[key] += carry.tally[key]
  return { version, carries, tally }
}

/** In the commit that names the version: nobody can have opened its layers before. */
export async function writePrepared(work: Work, { version, carries }: Prepared): Promise<void> {
  for (const [audience, carry] of carries) {
    const name = { id: layerId(version.versionId, audience), audience, ...version }
    await writeCarry(work.tx, name, carriedUpdate(new Y.Doc(), carry.notes), carry, work.at)
  }
}
