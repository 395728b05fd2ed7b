// A sitting of many members, made by the real commands; those of one kind are sent at once, so that they share commits.
import type { ItemId } from '../../app/wire/ids.ts'
import { addSeat } from '../../server/bodies/add-seat.ts'
import { startMandate } from '../../server/bodies/start-mandate.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { makeItem, makeMeeting, publish } from './agenda.ts'
import { both, type Device, enrolDevice, type Member, makeBody, makePerson, must, requestId, SETUP } from './body.ts'
import { DECISION, type Sitting } from './sitting.ts'

export type LargeSitting = Sitting & { otherItems: ItemId[] }

/** `members` voting members beside the chair and the secretary, all checked in; `decisions` items to vote on. */
export async function makeLargeSitting(ctx: Ctx, members: number, decisions = 1): Promise<LargeSitting> {
  const { bodyId, members: officers } = await makeBody(ctx, ['chair', 'secretary'])
  const [chair, secretary] = officers as [Member, Member]
  const many = Array.from({ length: members }, (_, place) => place)
  const seats = await Promise.all(
    many.map(async () => {
      const personId = await makePerson(ctx)
      const seat = { title: both('member'), role: 'member' as const, votes: true, weight: '1' }
      const { seatId } = must(await addSeat(ctx, SETUP, bodyId, seat))
      must(await startMandate(ctx, SETUP, { bodyId, seatId, personId }))
      return { personId, seatId }
    }),
  )
  const voters: Member[] = await Promise.all(
    seats.map(async ({ personId, seatId }) => ({
      actor: (await actorOf(ctx, personId)) as Actor,
      seatId,
      bodyId,
      role: 'member' as const,
    })),
  )
  const devices = new Map<string, Device>()
  await Promise.all(voters.map(async (voter) => devices.set(voter.seatId, await enrolDevice(ctx, voter.actor))))
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const items: ItemId[] = []
  for (let place = 0; place < decisions; place++)
    items.push(
      await makeItem(ctx, secretary.actor, meetingId, `Project ${place}`, { type: 'decision', decision: DECISION }),
    )
  must(await publish(ctx, secretary.actor, meetingId))
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  const present = (voter: Member) =>
    checkIn(ctx, voter.actor, { requestId: requestId(ctx), meetingId, seatId: voter.seatId, remote: false })
  await Promise.all(voters.map(async (voter) => must(await present(voter))))
  const [itemId, ...otherItems] = items as [ItemId, ...ItemId[]]
  const deviceOf = (member: Member) => devices.get(member.seatId) as Device
  return {
    bodyId,
    meetingId,
    itemId,
    otherItems,
    members: [...officers, ...voters],
    chair,
    secretary,
    voters,
    deviceOf,
  }
}
