// A meeting with one item, and the papers of tests/vectors/papers to put on it.
import { eq } from 'drizzle-orm'
import type { ItemId, MeetingId, PaperId } from '../../../app/wire/ids.ts'
import { meeting } from '../../../db/schema/meetings.ts'
import { addItem } from '../../../server/agenda/add-item.ts'
import { publishAgenda } from '../../../server/agenda/publish-agenda.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { createMeeting } from '../../../server/meetings/create-meeting.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { both, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { paperBytes } from '../../support/papers.ts'

export type Pack = {
  bodyId: Member['bodyId']
  members: Member[]
  meetingId: MeetingId
  itemId: ItemId
  secretary: Actor
}

export async function makePack(ctx: Ctx): Promise<Pack> {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'auditor'])
  const secretary = (members[1] as Member).actor
  const { meetingId } = must(
    await createMeeting(ctx, secretary, {
      requestId: requestId(ctx),
      bodyId,
      title: both('Sitting'),
      kind: 'in_person',
      place: both('Hall'),
      startsAt: '2026-12-01T07:00:00.000Z',
      endsAt: '2026-12-01T09:00:00.000Z',
    }),
  )
  const { itemId } = must(
    await addItem(ctx, secretary, { requestId: requestId(ctx), meetingId, parentId: null, fields: fields() }),
  )
  return { bodyId, members, meetingId, itemId, secretary }
}

export const fields = () => ({
  type: 'discussion' as const,
  title: both('Item'),
  presenterSeatId: null,
  minutes: 10,
  purpose: both('Purpose'),
  decision: null,
  classification: 'internal' as const,
})

export function attach(
  ctx: Ctx,
  pack: Pick<Pack, 'itemId' | 'secretary'>,
  name: string,
  more: { paperId?: PaperId; actor?: Actor; requestId?: string } = {},
) {
  const { paperId = null, actor = pack.secretary } = more
  const input = { requestId: more.requestId ?? requestId(ctx), itemId: pack.itemId, paperId, fileName: name }
  return attachPaper(ctx, actor, input, paperBytes(name) as Uint8Array)
}

export async function publish(ctx: Ctx, pack: Pack) {
  const [row] = await ctx.db.select({ version: meeting.version }).from(meeting).where(eq(meeting.id, pack.meetingId))
  return must(
    await publishAgenda(ctx, pack.secretary, {
      requestId: requestId(ctx),
      meetingId: pack.meetingId,
      version: row?.version ?? 0,
    }),
  )
}
