// A matter put to members by circulation, with a device for each voter: made by the real commands.
import type { BodySettings, SeatRole } from '../../app/wire/bodies.ts'
import type { ItemId, SeatId, VoteId } from '../../app/wire/ids.ts'
import { openCirculation } from '../../server/ballots/open-circulation.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { makeItem, makeMeeting, publish } from './agenda.ts'
import { type Device, enrolDevice, type Member, makeBody, must, requestId } from './body.ts'
import { DECISION, type Sitting } from './sitting.ts'

export const HOUR_MS = 3_600_000

/** A published circulation of so many decisions, ending so many hours from now: not yet open. */
export async function makeCirculation(
  ctx: Ctx,
  { hours = 72, items = 1, roles, settings }: Making = {},
): Promise<Sitting & { items: ItemId[]; deadline: Date }> {
  const { bodyId, members } = await makeBody(
    ctx,
    roles ?? ['chair', 'secretary', 'member', 'member', 'adviser', 'auditor'],
    settings,
  )
  const chair = members.find(({ role }) => role === 'chair') as Member
  const secretary = members.find(({ role }) => role === 'secretary') as Member
  const voters = members.filter(({ role }) => role === 'chair' || role === 'deputy' || role === 'member')
  const devices = new Map<SeatId, Device>()
  for (const voter of voters) devices.set(voter.seatId, await enrolDevice(ctx, voter.actor))
  const startsAt = ctx.clock()
  const deadline = new Date(startsAt.getTime() + hours * HOUR_MS)
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId, {
    kind: 'circulation',
    startsAt: startsAt.toISOString(),
    endsAt: deadline.toISOString(),
  })
  const made: ItemId[] = []
  for (let place = 1; place <= items; place++)
    made.push(
      await makeItem(ctx, secretary.actor, meetingId, `Matter ${place}`, { type: 'decision', decision: DECISION }),
    )
  must(await publish(ctx, secretary.actor, meetingId))
  const deviceOf = (member: Member) => devices.get(member.seatId) as Device
  const itemId = made[0] as ItemId
  return { bodyId, meetingId, itemId, items: made, members, chair, secretary, voters, deviceOf, deadline }
}

type Making = { hours?: number; items?: number; roles?: SeatRole[]; settings?: BodySettings }

/** The same under way, under this rule. */
export async function circulate(ctx: Ctx, rule: string, making: Making = {}) {
  const circulation = await makeCirculation(ctx, making)
  const { secretary, meetingId } = circulation
  const { votes } = must(await openCirculation(ctx, secretary.actor, { requestId: requestId(ctx), meetingId, rule }))
  return { ...circulation, votes, voteId: votes[0] as VoteId }
}
