// How much of a layer is in its log, and how much in its snapshot.
import { count, eq, sql } from 'drizzle-orm'
import { annotationLayer, annotationUpdate } from '../../db/schema/annotations.ts'
import type { Ctx } from '../../server/platform/context.ts'

export async function sizeOf(ctx: Ctx, layerId: string): Promise<{ updates: number; log: number; snapshot: number }> {
  const [log] = await ctx.db
    .select({ updates: count(), bytes: sql<number>`coalesce(sum(length(${annotationUpdate.update})), 0)::int` })
    .from(annotationUpdate)
    .where(eq(annotationUpdate.layerId, layerId))
  const [layer] = await ctx.db
    .select({ bytes: sql<number>`coalesce(length(${annotationLayer.snapshot}), 0)::int` })
    .from(annotationLayer)
    .where(eq(annotationLayer.id, layerId))
  return { updates: log?.updates ?? 0, log: log?.bytes ?? 0, snapshot: layer?.bytes ?? 0 }
}
