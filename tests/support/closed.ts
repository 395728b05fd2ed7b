// A sitting with people who would have to leave: two open items around a closed one, with a paper on it; by the real commands.
import type { ItemId, PaperId, SeatId, VersionId } from '../../app/wire/ids.ts'
import type { CreateMeeting } from '../../app/wire/meetings.ts'
import { admitSeat } from '../../server/closed/admit-seat.ts'
import { closeSitting } from '../../server/closed/close-sitting.ts'
import { reopenSitting } from '../../server/closed/reopen-sitting.ts'
import { sendOutSeat } from '../../server/closed/send-out-seat.ts'
import { attachPaper } from '../../server/documents/attach-paper.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { makeItem, makeMeeting, publish } from './agenda.ts'
import { type Device, enrolDevice, type Member, makeBody, makeDevice, must, requestId } from './body.ts'
import { paperBytes } from './papers.ts'
import { DECISION, type Sitting } from './sitting.ts'

export const WHY = 'Commercial confidence'
export const SECRET = 'Purchase of the northern harbour'

export type ClosedSitting = Sitting & {
  first: ItemId
  /** Marked closed by the agenda. */
  closedItem: ItemId
  last: ItemId
  paperId: PaperId
  versionId: VersionId
  /** Of a paper of the last item. */
  openVersionId: VersionId
  observer: Member
  adviser: Member
  auditor: Member
}

export async function makeClosedSitting(
  ctx: Ctx,
  { open = true, ...over }: { open?: boolean } & Partial<CreateMeeting> = {},
): Promise<ClosedSitting> {
  const { bodyId, members } = await makeBody(ctx, [
    'chair',
    'secretary',
    'member',
    'member',
    'observer',
    'adviser',
    'auditor',
  ])
  const [chair, secretary, , , observer, adviser, auditor] = members as [
    Member,
    Member,
    Member,
    Member,
    Member,
    Member,
    Member,
  ]
  const voters = members.filter(({ role }) => role === 'chair' || role === 'member')
  const devices = new Map<SeatId, Device>()
  for (const voter of voters) devices.set(voter.seatId, await enrolDevice(ctx, voter.actor, makeDevice()))
  const officer = secretary.actor
  const meetingId = await makeMeeting(ctx, officer, bodyId, { kind: 'hybrid', ...over })
  const of = { type: 'decision' as const, decision: DECISION }
  const first = await makeItem(ctx, officer, meetingId, 'Roads', of)
  const closedItem = await makeItem(ctx, officer, meetingId, SECRET, { ...of, closed: WHY, minutes: 20 })
  const last = await makeItem(ctx, officer, meetingId, 'Bridges', of)
  const bytes = paperBytes('helloworld-bad.pdf') as Uint8Array
  const attach = async (itemId: ItemId, fileName: string) =>
    must(await attachPaper(ctx, officer, { requestId: requestId(ctx), itemId, paperId: null, fileName }, bytes))
  const { paperId, versionId } = await attach(closedItem, 'harbour.pdf')
  const { versionId: openVersionId } = await attach(last, 'bridges.pdf')
  must(await publish(ctx, officer, meetingId))
  const sitting = {
    bodyId,
    meetingId,
    itemId: first,
    members,
    chair,
    secretary,
    voters,
    deviceOf: (member: Member) => devices.get(member.seatId) as Device,
    first,
    closedItem,
    last,
    paperId,
    versionId,
    openVersionId,
    observer,
    adviser,
    auditor,
  }
  if (!open) return sitting
  must(await moveSitting(ctx, sitting.chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  for (const { actor, seatId, role } of members)
    if (role !== 'auditor')
      must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
  return sitting
}

/** What people do in it, each act with its own request. */
export const doingIn = (ctx: Ctx, { meetingId, chair, secretary, closedItem }: ClosedSitting) => ({
  close: (by: Member = chair, over: object = {}) =>
    closeSitting(ctx, by.actor, { requestId: requestId(ctx), meetingId, reason: WHY, ...over }),
  reopen: (open: ItemId[] = [], by: Member = chair) =>
    reopenSitting(ctx, by.actor, { requestId: requestId(ctx), meetingId, open }),
  call: (itemId: ItemId, by: Member = chair) =>
    callItem(ctx, by.actor, { requestId: requestId(ctx), meetingId, itemId }),
  admit: (seat: Member, itemId: ItemId = closedItem, by: Member = secretary) =>
    admitSeat(ctx, by.actor, { requestId: requestId(ctx), itemId, seatId: seat.seatId, reason: 'To report' }),
  sendOut: (seat: Member, itemId: ItemId = closedItem, by: Member = secretary) =>
    sendOutSeat(ctx, by.actor, { requestId: requestId(ctx), itemId, seatId: seat.seatId, reason: 'Has reported' }),
  move: (act: 'sitting.suspend' | 'sitting.resume' | 'sitting.adjourn') =>
    moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act }),
})
