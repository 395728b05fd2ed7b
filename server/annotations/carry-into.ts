// Carrying into a layer: what it lacks, and writing it.
import { eq } from 'drizzle-orm'
import type { PersonId } from '../../app/wire/ids.ts'
import { annotationLayer, annotationUpdate } from '../../db/schema/annotations.ts'
import { versionsOf } from '../documents/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type Carry, collect, sourcesOf } from './carry-notes.ts'
import type { Held } from './follow-original.ts'
import type { LayerName } from './layer-store.ts'
import { NONE } from './queries.ts'

/** Who wrote it, in the log: no person. */
const SERVER = 'carried' as PersonId

/** Whether anything was written on earlier versions since this layer was last given what they have. */
export async function isBehind(ctx: Ctx, { id, audience, ...name }: LayerName): Promise<boolean> {
  const sources = (await sourcesOf(ctx.db, name)).filter((source) => source.audience === audience)
  if (sources.length === 0) return false
  const [row] = await ctx.db
    .select({ carried: annotationLayer.carried })
    .from(annotationLayer)
    .where(eq(annotationLayer.id, id))
  return sources.some((source) => source.seq > (row?.carried?.read[source.id] ?? 0))
}

/** What a layer lacks of earlier versions' notes; null where nothing was written since the last time. */
export async function lackedBy(ctx: Ctx, name: LayerName, has: Held): Promise<Carry | null> {
  const sources = await sourcesOf(ctx.db, name)
  if (sources.length === 0) return null
  const [[row], versions] = await Promise.all([
    ctx.db.select({ carried: annotationLayer.carried }).from(annotationLayer).where(eq(annotationLayer.id, name.id)),
    versionsOf(ctx.db, name.paperId),
  ])
  const pages = versions.find(({ id }) => id === name.versionId)?.pages ?? 0
  const wanted = new Map([[name.audience, { has, read: row?.carried?.read ?? {} }]])
  return (await collect(ctx, { ...name, pages }, sources, wanted)).get(name.audience) ?? null
}

/** Writes what was carried and how much it was; answers the sequence of the update, or null when there was nothing to write. */
export async function writeCarry(
  tx: Tx,
  name: Omit<LayerName, 'paperId' | 'bodyId' | 'meetingId'>,
  update: Uint8Array,
  carry: Carry,
  at: Date,
): Promise<number | null> {
  const { id, versionId, itemId, audience } = name
  await tx.insert(annotationLayer).values({ id, versionId, itemId, audience, snapshot: null }).onConflictDoNothing()
  const [row] = await tx.select().from(annotationLayer).where(eq(annotationLayer.id, id)).for('update')
  const before = row?.carried ?? { ...NONE, read: {} }
  const carried = {
    read: { ...before.read, ...carry.read },
    moved: before.moved + carry.tally.moved,
    check: before.check + carry.tally.check,
    orphan: before.orphan + carry.tally.orphan,
  }
  await tx.update(annotationLayer).set({ carried }).where(eq(annotationLayer.id, id))
  if (carry.notes.length === 0) return null
  const [written] = await tx
    .insert(annotationUpdate)
    .values({ layerId: id, update, personId: SERVER, at })
    .returning({ seq: annotationUpdate.seq })
  return written?.seq ?? null
}
