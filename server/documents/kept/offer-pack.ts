import { ok, type Result } from '../../../app/rules/result.ts'
import type { MeetingId } from '../../../app/wire/ids.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../policies/actor.ts'
import { whatToKeep } from './what-to-keep.ts'

export type PackOffer = { papers: number; pages: number; bytes: number; left: number; hours: number }

/** How large a pack is that a device would keep, and for how long. */
export async function offerPack(ctx: Ctx, actor: Actor, meetingId: MeetingId): Promise<Result<PackOffer>> {
  const found = await whatToKeep(ctx, actor, meetingId)
  if (!found.ok) return found
  const { papers, left, keepHours } = found.value
  return ok({
    papers: papers.length,
    pages: papers.reduce((sum, { pages }) => sum + pages, 0),
    bytes: papers.reduce((sum, { bytes }) => sum + bytes, 0),
    left,
    hours: keepHours,
  })
}
