// A paper that may be presented to a sitting.
import type { VersionId } from '../../app/wire/ids.ts'
import { attachPaper } from '../../server/documents/attach-paper.ts'
import { papersOf } from '../../server/documents/queries.ts'
import { declareInterest } from '../../server/interests/declare-interest.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { makeItem, makeMeeting, publish } from './agenda.ts'
import { type Member, makeBody, must, requestId } from './body.ts'
import { paperBytes } from './papers.ts'

const BYTES = paperBytes('ArabicCIDTrueType.pdf') as Uint8Array

/** An open sitting with a paper on an item, whose presenter is a member, and which a member who declared an interest may not read. */
export async function presentablePaper(ctx: Ctx) {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'member', 'auditor'])
  const [chair, secretary, presenter, member, recused] = members as [Member, Member, Member, Member, Member]
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Project', { presenterSeatId: presenter.seatId })
  const input = { requestId: requestId(ctx), itemId, paperId: null, fileName: 'paper.pdf' }
  must(await attachPaper(ctx, secretary.actor, input, BYTES))
  must(await publish(ctx, secretary.actor, meetingId))
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  const declared = { requestId: requestId(ctx), itemId, seatId: recused.seatId, reason: 'My brother bids' }
  must(await declareInterest(ctx, recused.actor, declared))
  const [paper] = await papersOf(ctx.db, [itemId], { draft: false })
  const versionId = paper?.version.id as VersionId
  return { bodyId, chair, secretary, presenter, member, recused, meetingId, itemId, versionId, paperId: paper?.id }
}
