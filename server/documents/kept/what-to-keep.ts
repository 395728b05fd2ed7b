import { keepHoursOf, mayKeep } from '../../../app/rules/keeping.ts'
import { ok, type Result, refuse } from '../../../app/rules/result.ts'
import type { ItemId, MeetingId, PaperId, VersionId } from '../../../app/wire/ids.ts'
import { levelsFor } from '../../access/queries.ts'
import { itemsForAccess, publication } from '../../agenda/queries.ts'
import { type Body, bodyById } from '../../bodies/queries.ts'
import { type Meeting, meetingById } from '../../meetings/queries.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../policies/actor.ts'
import type { ItemLevel } from '../../policies/item-level.ts'
import { permit } from '../../policies/permit.ts'
import { DESTROYED_BLOB, papersOf } from '../queries.ts'

export type ToKeep = {
  meeting: Meeting
  body: Body
  keepHours: number
  told: NonNullable<Awaited<ReturnType<typeof publication>>>
  /** Of what this person may see; what is hidden is in none of them. */
  levels: Map<ItemId, ItemLevel>
  papers: {
    itemId: ItemId
    paperId: PaperId
    versionId: VersionId
    version: number
    bytes: number
    pages: number
    classification: string
  }[]
  /** Papers that this person reads, and no device may keep. */
  left: number
}

/** What a device may keep of a published pack for this person, now; refused where the body keeps nothing on devices. */
export async function whatToKeep(ctx: Ctx, actor: Actor, meetingId: MeetingId): Promise<Result<ToKeep>> {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const denied = permit(actor, 'meeting.read', meeting.bodyId)
  if (denied) return denied
  const told = await publication(ctx.db, meetingId)
  const body = await bodyById(ctx.db, meeting.bodyId)
  if (!told || !body) return refuse('not_found')
  const keepHours = keepHoursOf(body.settings)
  if (keepHours === 0) return refuse('keep_not_allowed')
  const ids = told.items.map(({ item }) => item)
  const levels = await levelsFor(ctx.db, actor, meeting.bodyId, ids)
  const open = told.items.filter(({ item }) => levels.get(item) === 'visible')
  const papers = (
    await papersOf(
      ctx.db,
      open.map(({ item }) => item),
      { draft: false },
    )
  ).filter(({ version }) => version.blob !== DESTROYED_BLOB)
  const classes = new Map((await itemsForAccess(ctx.db, ids)).map(({ id, classification }) => [id, classification]))
  const kept = papers.filter(({ itemId }) => mayKeep({ keepHours, classification: classes.get(itemId) ?? 'secret' }))
  return ok({
    meeting,
    body,
    keepHours,
    told,
    levels,
    papers: kept.map(({ id, itemId, version }) => ({
      itemId,
      paperId: id,
      versionId: version.id,
      version: version.number,
      bytes: version.bytes,
      pages: version.pages,
      classification: classes.get(itemId) ?? 'secret',
    })),
    left: papers.length - kept.length,
  })
}
