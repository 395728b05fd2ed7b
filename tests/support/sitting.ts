// A sitting under way with its members checked in, an item to decide and devices to sign with: made by the real commands.
import type { OpenVote } from '../../app/wire/ballots.ts'
import type { BodySettings, SeatRole } from '../../app/wire/bodies.ts'
import type { BodyId, ItemId, MeetingId, SeatId, VoteId } from '../../app/wire/ids.ts'
import { closeVote } from '../../server/ballots/close-vote.ts'
import { openVote } from '../../server/ballots/open-vote.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { makeItem, makeMeeting, publish } from './agenda.ts'
import { type Device, enrolDevice, type Member, makeBody, makeDevice, must, requestId } from './body.ts'

export type Sitting = {
  bodyId: BodyId
  meetingId: MeetingId
  itemId: ItemId
  members: Member[]
  chair: Member
  secretary: Member
  /** Members whose seats vote, the chair first. */
  voters: Member[]
  /** A voter's device, by seat. */
  deviceOf: (member: Member) => Device
}

export const DECISION = {
  ar: 'يوافق المجلس على المشروع.',
  en: 'The council approves the project.',
  authoritative: 'ar' as const,
}

export async function makeSitting(
  ctx: Ctx,
  roles: SeatRole[] = ['chair', 'secretary', 'member', 'member', 'delegate', 'auditor'],
  settings?: BodySettings,
  newDevice: () => Device = makeDevice,
): Promise<Sitting> {
  const { bodyId, members } = await makeBody(ctx, roles, settings)
  const chair = members.find((member) => member.role === 'chair') as Member
  const secretary = members.find((member) => member.role === 'secretary') as Member
  const voters = members.filter(({ role }) => role === 'chair' || role === 'deputy' || role === 'member')
  const devices = new Map<SeatId, Device>()
  for (const voter of voters) devices.set(voter.seatId, await enrolDevice(ctx, voter.actor, newDevice()))
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Project', { type: 'decision', decision: DECISION })
  must(await publish(ctx, secretary.actor, meetingId))
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  for (const { actor, seatId, role } of members)
    if (role !== 'auditor')
      must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
  const deviceOf = (member: Member) => devices.get(member.seatId) as Device
  return { bodyId, meetingId, itemId, members, chair, secretary, voters, deviceOf }
}

export const voteInput = (ctx: Ctx, sitting: Sitting, over: Partial<OpenVote> = {}): OpenVote => ({
  requestId: requestId(ctx),
  meetingId: sitting.meetingId,
  itemId: sitting.itemId,
  rule: 'simple_majority',
  base: null,
  abstain: null,
  live: null,
  seconds: 120,
  ...over,
})

export async function openVoteIn(ctx: Ctx, sitting: Sitting, over: Partial<OpenVote> = {}): Promise<VoteId> {
  return must(await openVote(ctx, sitting.chair.actor, voteInput(ctx, sitting, over))).voteId
}

export const closeVoteIn = async (ctx: Ctx, sitting: Sitting, voteId: VoteId) =>
  must(await closeVote(ctx, sitting.chair.actor, { requestId: requestId(ctx), voteId }))
