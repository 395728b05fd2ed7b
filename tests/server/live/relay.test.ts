import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { startMandate } from '../../../server/bodies/start-mandate.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { makeItem, makeMeeting } from '../../support/agenda.ts'
import { castAs, type Member, makeBody, makePerson, must, requestId, SETUP, seatSomebody } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { liveServer, type Screen } from '../../support/live.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const live = await liveServer(ctx)

/** A screen that has heard what was said before it came. */
async function screenOf(member: Member): Promise<Screen> {
  const screen = await live.open(member.actor.personId)
  await settled(screen)
  screen.changed.length = 0
  return screen
}
const topics = (screen: Screen) => screen.changed.map(({ topic, ref }) => `${topic} ${ref}`)
const call = ({ chair, meetingId, itemId }: Sitting) =>
  callItem(ctx, chair.actor, { requestId: requestId(ctx), meetingId, itemId })

/** Everything said until now has arrived once a later word to this seat has. */
async function settled(...screens: Screen[]) {
  await new Promise((resolve) => setTimeout(resolve, 400))
  for (const screen of screens) await screen.ask('watch', {})
}

test('a change reaches every seat of the body and nobody else, with no word of what it was', async () => {
  const sitting = await makeSitting(ctx)
  const stranger = (await makeBody(ctx)).members[0] as Member
  const [chair, member, outside] = await Promise.all([
    screenOf(sitting.chair),
    screenOf(sitting.voters[1] as Member),
    screenOf(stranger),
  ])
  must(await call(sitting))
  await vi.waitFor(() => expect(topics(member)).toContain(`meeting ${sitting.meetingId}`))
  await settled(chair, outside)
  expect(topics(chair)).toContain(`meeting ${sitting.meetingId}`)
  expect(outside.changed).toEqual([])
  expect(Object.keys(member.changed[0] ?? {}).sort()).toEqual(['body', 'ref', 'topic'])
})

test('a draft is told to officers alone', async () => {
  const { bodyId, members } = await makeBody(ctx)
  const [chair, secretary, member] = members as [Member, Member, Member]
  const [officer, plain] = await Promise.all([screenOf(chair), screenOf(member)])
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  await makeItem(ctx, secretary.actor, meetingId)
  await vi.waitFor(() => expect(topics(officer)).toContain(`agenda ${meetingId}`))
  await settled(plain)
  expect(plain.changed).toEqual([])
})

test('a recused seat hears nothing of a vote on the item that is masked from it', async () => {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member', 'member'])
  const { itemId, voters } = sitting
  const [, voter, recused] = voters as [Member, Member, Member]
  const declared = { requestId: requestId(ctx), itemId, seatId: recused.seatId, reason: 'My brother bids' }
  must(await declareInterest(ctx, recused.actor, declared))
  const [seeing, masked] = await Promise.all([screenOf(voter), screenOf(recused)])
  const voteId = await openVoteIn(ctx, sitting)
  must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId)).result)
  await closeVoteIn(ctx, sitting, voteId)
  await vi.waitFor(() => expect(topics(seeing)).toContain(`vote ${voteId}`))
  await settled(masked)
  expect(masked.changed).toEqual([])
})

test('nor by another seat that the same person holds', async () => {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member', 'member'])
  const { bodyId, itemId, voters } = sitting
  const recused = voters[2] as Member
  const second = await seatSomebody(ctx, bodyId, 'adviser', recused.actor.personId)
  const declared = { requestId: requestId(ctx), itemId, seatId: recused.seatId, reason: 'My brother bids' }
  must(await declareInterest(ctx, recused.actor, declared))
  expect(second.actor.mandates).toHaveLength(2)
  const [seeing, masked] = await Promise.all([screenOf(voters[1] as Member), screenOf(recused)])
  const voteId = await openVoteIn(ctx, sitting)
  await vi.waitFor(() => expect(topics(seeing)).toContain(`vote ${voteId}`))
  await settled(masked)
  expect(masked.changed).toEqual([])
})

test('a burst about one vote is said once or a few times, not once a ballot', async () => {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', ...Array<'member'>(8).fill('member')])
  const screen = await screenOf(sitting.chair)
  const voteId = await openVoteIn(ctx, sitting)
  await vi.waitFor(() => expect(screen.changed).toHaveLength(1))
  await Promise.all(sitting.voters.map((voter) => castAs(ctx, voter, sitting.deviceOf(voter), voteId)))
  await settled(screen)
  expect(screen.changed.length).toBeGreaterThan(1)
  expect(screen.changed.length).toBeLessThanOrEqual(4)
})

test('whoever takes over a seat is told from then on, and whoever held it no more', async () => {
  const sitting = await makeSitting(ctx)
  const { bodyId, voters } = sitting
  const leaving = voters[1] as Member
  const personId = await makePerson(ctx)
  const [before, after] = await Promise.all([screenOf(leaving), live.open(personId)])
  must(await startMandate(ctx, SETUP, { bodyId, seatId: leaving.seatId, personId }))
  await vi.waitFor(() => expect(topics(after)).toContain(`body ${bodyId}`))
  await vi.waitFor(() => expect(before.resets).toBe(1))
  before.changed.length = 0
  must(
    await moveSitting(ctx, sitting.chair.actor, {
      requestId: requestId(ctx),
      meetingId: sitting.meetingId,
      act: 'sitting.suspend',
    }),
  )
  await vi.waitFor(() => expect(topics(after)).toContain(`meeting ${sitting.meetingId}`))
  await settled(before)
  expect(before.changed).toEqual([])
  expect(await before.ask('watch', { meetingId: sitting.meetingId })).toMatchObject({ code: 'not_found' })
})

test('a change whose wake-up was lost is told all the same, a little later', async () => {
  const { bodyId, members } = await makeBody(ctx)
  const screen = await screenOf(members[0] as Member)
  await ctx.db.execute(sql`
    with head as (update ledger_head set cursor = cursor + 1 where body_id = ${bodyId} returning cursor)
    insert into change (body_id, cursor, topic, ref, at) select ${bodyId}, cursor, 'meeting', 'lost', now() from head`)
  await vi.waitFor(() => expect(topics(screen)).toContain('meeting lost'), { timeout: 5_000 })
})
