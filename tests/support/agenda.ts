// Meetings and items made by the real commands.
import type { ItemFields } from '../../app/wire/agenda.ts'
import type { BodyId, ItemId, MeetingId } from '../../app/wire/ids.ts'
import type { CreateMeeting } from '../../app/wire/meetings.ts'
import { addItem } from '../../server/agenda/add-item.ts'
import { publishAgenda } from '../../server/agenda/publish-agenda.ts'
import { createMeeting } from '../../server/meetings/create-meeting.ts'
import { meetingById } from '../../server/meetings/queries.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { both, must, requestId } from './body.ts'

export const itemFields = (title = 'Item', over: Partial<ItemFields> = {}): ItemFields => ({
  type: 'discussion',
  title: both(title),
  presenterSeatId: null,
  minutes: 10,
  purpose: both('Why'),
  decision: null,
  classification: 'internal',
  ...over,
})

export const meetingInput = (ctx: Ctx, bodyId: BodyId) => ({
  requestId: requestId(ctx),
  bodyId,
  title: both('Sitting'),
  kind: 'in_person' as const,
  place: both('Chamber'),
  startsAt: '2026-11-24T07:00:00.000Z',
  endsAt: '2026-11-24T09:00:00.000Z',
})

export async function makeMeeting(
  ctx: Ctx,
  officer: Actor,
  bodyId: BodyId,
  over: Partial<CreateMeeting> = {},
): Promise<MeetingId> {
  return must(await createMeeting(ctx, officer, { ...meetingInput(ctx, bodyId), ...over })).meetingId
}

export async function makeItem(
  ctx: Ctx,
  officer: Actor,
  meetingId: MeetingId,
  title = 'Item',
  over: Partial<ItemFields> & { parentId?: ItemId } = {},
): Promise<ItemId> {
  const { parentId = null, ...fields } = over
  const input = { requestId: requestId(ctx), meetingId, parentId, fields: itemFields(title, fields) }
  return must(await addItem(ctx, officer, input)).itemId
}

export const versionOf = async (ctx: Ctx, meetingId: MeetingId): Promise<number> =>
  (await meetingById(ctx.db, meetingId))?.version ?? -1

export const publish = async (ctx: Ctx, officer: Actor, meetingId: MeetingId) =>
  publishAgenda(ctx, officer, { requestId: requestId(ctx), meetingId, version: await versionOf(ctx, meetingId) })
