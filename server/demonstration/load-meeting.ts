import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { meetingTimes } from '../../db/seeds/meeting-times.ts'
import { compilePaper } from '../../db/seeds/papers/compile.ts'
import { paperData } from '../../db/seeds/papers/data.ts'
import { PAPERS } from '../../db/seeds/papers.ts'
import type { ItemSeed, MeetingSeed } from '../../db/seeds/types.ts'
import { addItem } from '../agenda/add-item.ts'
import { publishAgenda } from '../agenda/publish-agenda.ts'
import { attachPaper } from '../documents/attach-paper.ts'
import { renamePaper } from '../documents/rename-paper.ts'
import { createMeeting } from '../meetings/create-meeting.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { LoadedBody } from './load-demonstration.ts'
import { must } from './must.ts'

/** One meeting with its items and papers, published when its seed says so. */
export async function loadMeeting(
  ctx: Ctx,
  body: LoadedBody,
  seed: MeetingSeed,
  now: Date,
): Promise<{ meetingId: MeetingId; items: Map<string, ItemId> }> {
  const { startsAt, endsAt } = meetingTimes(seed, now)
  const { title, kind, place, number } = seed
  const { meetingId } = must(
    await createMeeting(ctx, body.secretary, {
      requestId: ctx.id(),
      bodyId: body.bodyId,
      number,
      title,
      kind,
      place,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    }),
  )
  const items = new Map<string, ItemId>()
  for (const item of seed.items) await loadItem(ctx, body, { meetingId, items }, null, item, now)
  if (seed.state === 'circulated') {
    const version = (await meetingById(ctx.db, meetingId))?.version ?? 0
    must(await publishAgenda(ctx, body.secretary, { requestId: ctx.id(), meetingId, version }))
  }
  return { meetingId, items }
}

async function loadItem(
  ctx: Ctx,
  body: LoadedBody,
  into: { meetingId: MeetingId; items: Map<string, ItemId> },
  parentId: ItemId | null,
  seed: ItemSeed,
  now: Date,
): Promise<void> {
  const { type, title, minutes, purpose, decision, classification } = seed
  const presenterSeatId = seed.presenter ? (body.seats.get(seed.presenter) ?? null) : null
  const fields = { type, title, presenterSeatId, minutes, purpose, decision, classification }
  const { itemId } = must(
    await addItem(ctx, body.secretary, { requestId: ctx.id(), meetingId: into.meetingId, parentId, fields }),
  )
  into.items.set(seed.key, itemId)
  for (const key of seed.papers) await loadPaper(ctx, body, itemId, key, now)
  for (const child of seed.children) await loadItem(ctx, body, into, itemId, child, now)
}

async function loadPaper(ctx: Ctx, body: LoadedBody, itemId: ItemId, key: string, now: Date): Promise<void> {
  const seed = PAPERS.find((paper) => paper.key === key)
  if (!seed) throw new Error(`No paper ${key}`)
  const bytes = await compilePaper(seed.template, paperData(seed.template, now))
  const input = { requestId: ctx.id(), itemId, paperId: null, fileName: seed.fileName }
  const { paperId } = must(await attachPaper(ctx, body.secretary, input, bytes))
  must(await renamePaper(ctx, body.secretary, { requestId: ctx.id(), paperId, title: seed.title }))
}
