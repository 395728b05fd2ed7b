import { beforeAll, describe, expect, test } from 'vitest'
import type { ItemId, VoteId } from '../../../app/wire/ids.ts'
import { type DisplayRoom, loadDisplay } from '../../../server/displays/load-display.ts'
import { excludeSeat } from '../../../server/exclusions/exclude-seat.ts'
import { askFloor } from '../../../server/floor/ask-floor.ts'
import { giveFloor } from '../../../server/floor/give-floor.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { leave } from '../../../server/meetings/leave.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { castAs, type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { pairedScreen } from '../../support/displays.ts'
import { closeVoteIn, DECISION, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()

async function onWall(sitting: Sitting) {
  const { cookie } = await pairedScreen(ctx, sitting.chair.actor, sitting.meetingId)
  return async (): Promise<DisplayRoom> => {
    const page = await loadDisplay(ctx, cookie)
    if (page.kind !== 'room') throw new Error(`The wall shows ${page.kind}`)
    return page
  }
}
const call = async ({ chair, meetingId, itemId }: Sitting, item: ItemId = itemId) =>
  must(await callItem(ctx, chair.actor, { requestId: requestId(ctx), meetingId, itemId: item }))

describe('an item', () => {
  test('stands on the wall with its text in both languages once it is called', async () => {
    const sitting = await makeSitting(ctx)
    const look = await onWall(sitting)
    expect(await look()).toMatchObject({ item: null, vote: null, result: null, room: { quorum: { here: 3 } } })
    await call(sitting)
    expect((await look()).item).toMatchObject({ closed: false, number: '1', decision: DECISION })
  })

  test('shows its number alone while a seat that votes is excluded from it, and nothing of its vote', async () => {
    const sitting = await makeSitting(ctx)
    const look = await onWall(sitting)
    await call(sitting)
    await exclude(sitting, sitting.voters[1] as Member)
    const page = await look()
    expect(page.item).toEqual({ closed: true, number: '1' })
    expect(JSON.stringify(page)).not.toMatch(/Project|approves/)
    expect(page).toMatchObject({ vote: null, result: null })
  })

  test('shows its number alone while somebody without a vote who is in the room is excluded, and opens when they have gone', async () => {
    const sitting = await makeSitting(ctx)
    const look = await onWall(sitting)
    await call(sitting)
    const delegate = sitting.members.find(({ role }) => role === 'delegate') as Member
    await exclude(sitting, delegate)
    expect((await look()).item).toEqual({ closed: true, number: '1' })
    const gone = { requestId: requestId(ctx), meetingId: sitting.meetingId, seatId: delegate.seatId }
    must(await leave(ctx, delegate.actor, gone))
    expect((await look()).item).toMatchObject({ closed: false })
  })

  test('stays on the wall when a member is recused from it, and the room says so', async () => {
    const sitting = await makeSitting(ctx)
    const look = await onWall(sitting)
    await call(sitting)
    const member = sitting.voters[1] as Member
    await declare(sitting, member)
    const page = await look()
    expect(page.item).toMatchObject({ closed: false })
    expect(page.room?.seats.find(({ seatId }) => seatId === member.seatId)).toMatchObject({ presence: 'recused' })
    expect(JSON.stringify(page)).not.toContain('A cousin bids')
  })

  test('from which a member is both recused and excluded is closed, and nobody is shown as recused from it', async () => {
    const sitting = await makeSitting(ctx)
    const look = await onWall(sitting)
    await call(sitting)
    const member = sitting.voters[1] as Member
    await declare(sitting, member)
    await exclude(sitting, member)
    const page = await look()
    expect(page.item).toEqual({ closed: true, number: '1' })
    expect(page.room?.seats.map(({ presence }) => presence)).not.toContain('recused')
  })
})

test('who has the floor is on the wall with their clock, and not while the item is closed', async () => {
  const sitting = await makeSitting(ctx)
  const look = await onWall(sitting)
  await call(sitting)
  const { meetingId, chair } = sitting
  const speaker = sitting.voters[1] as Member
  const asked = { requestId: requestId(ctx), meetingId, seatId: speaker.seatId, kind: 'speak' as const }
  const { askId } = must(await askFloor(ctx, speaker.actor, asked))
  expect((await look()).speaker).toBeNull()
  must(await giveFloor(ctx, chair.actor, { requestId: requestId(ctx), meetingId, askId }))
  expect((await look()).speaker).toMatchObject({
    name: speaker.actor.name,
    kind: 'speak',
    clock: { pausedAt: null, allowanceMs: 300_000 },
  })
  await exclude(sitting, sitting.members.find(({ role }) => role === 'delegate') as Member)
  expect((await look()).speaker).toBeNull()
})

describe('a vote that is open', () => {
  test('shows its question, its words and who has voted, and not how', async () => {
    const { look, voters, voteId } = await voting()
    await cast(voteId, voters[0] as Member, 'no')
    const page = await look()
    expect(page.vote).toMatchObject({
      voteId,
      question: DECISION,
      electors: 3,
      cast: 1,
      voted: [voters[0]?.seatId],
      tally: null,
      seats: null,
    })
    expect(page.vote?.electorate).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(page.vote)).not.toMatch(/"choice"/)
  })

  test('shows the running count where its rule does, and names where its rule does', async () => {
    const tally = await voting({ live: 'tally' })
    await cast(tally.voteId, tally.voters[0] as Member, 'no')
    expect((await tally.look()).vote).toMatchObject({ tally: { yes: 0, no: 1, abstain: 0 }, seats: null })
    const names = await voting({ live: 'names' })
    const [first, second] = names.voters as [Member, Member]
    await cast(names.voteId, first, 'no')
    const seats = (await names.look()).vote?.seats
    expect(seats?.find(({ seatId }) => seatId === first.seatId)).toMatchObject({ choice: 'no' })
    expect(seats?.find(({ seatId }) => seatId === second.seatId)).toMatchObject({ choice: null })
  })
})

describe('a declared result', () => {
  let page: DisplayRoom
  let again: () => Promise<DisplayRoom>
  let sitting: Sitting
  beforeAll(async () => {
    const made = await voting()
    sitting = made.sitting
    again = made.look
    for (const voter of made.voters) await cast(made.voteId, voter, voter.role === 'chair' ? 'no' : 'yes')
    await closeVoteIn(ctx, sitting, made.voteId)
    page = await again()
  })

  test('shows the outcome with its working, and every name with its choice', () => {
    expect(page.vote).toBeNull()
    expect(page.result?.result).toMatchObject({ outcome: 'carried', counts: { yes: '2', no: '1' } })
    expect(page.result?.seats.map(({ choice }) => choice)).toEqual(['no', 'yes', 'yes'])
    expect(page.result?.seats[0]).not.toHaveProperty('reason')
    expect(page.result?.seats[0]).not.toHaveProperty('level')
  })

  test('leaves the wall while the sitting is suspended, and comes back', async () => {
    const move = (act: 'sitting.suspend' | 'sitting.resume') =>
      moveSitting(ctx, sitting.chair.actor, { requestId: requestId(ctx), meetingId: sitting.meetingId, act })
    must(await move('sitting.suspend'))
    expect((await again()).meeting.state).toBe('suspended')
    must(await move('sitting.resume'))
    expect((await again()).result?.voteId).toBe(page.result?.voteId)
  })
})

async function voting(over: Parameters<typeof openVoteIn>[2] = {}) {
  const sitting = await makeSitting(ctx)
  const look = await onWall(sitting)
  await call(sitting)
  const voteId = await openVoteIn(ctx, sitting, over)
  devices.set(voteId, sitting.deviceOf)
  return { sitting, look, voteId, voters: sitting.voters }
}

const devices = new Map<VoteId, Sitting['deviceOf']>()
async function cast(voteId: VoteId, member: Member, choice: string) {
  const deviceOf = devices.get(voteId) as Sitting['deviceOf']
  must((await castAs(ctx, member, deviceOf(member), voteId, { choice })).result)
}

async function exclude({ secretary, itemId }: Sitting, { seatId }: Member) {
  must(
    await excludeSeat(ctx, secretary.actor, { requestId: requestId(ctx), itemId, seatId, reason: 'It concerns them' }),
  )
}

async function declare({ itemId }: Sitting, { actor, seatId }: Member) {
  must(await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId, reason: 'A cousin bids' }))
}
