import { and, asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { CastBallot } from '../../../app/wire/ballots.ts'
import type { BodyId, VoteId } from '../../../app/wire/ids.ts'
import { ballot as ballots } from '../../../db/schema/ballots.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { closeVote } from '../../../server/ballots/close-vote.ts'
import { voteById } from '../../../server/ballots/queries.ts'
import { castAs, type Device, type Member, must, requestId, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { makeLargeSitting } from '../../support/large-sitting.ts'
import { judgeRace, pressTwice } from '../../support/press-twice.ts'
import { makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()

async function sealed(member: Member, device: Device, voteId: VoteId, choice: string): Promise<CastBallot> {
  const ballot = await sealFor(ctx, member, device, voteId, { choice })
  const { text, proof } = ballot
  return {
    requestId: requestId(ctx),
    voteId,
    seatId: member.seatId,
    ballot: text,
    proof,
  }
}

const entriesOf = (bodyId: BodyId) =>
  ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId)).orderBy(asc(ledgerEntry.index))
const ballotsOf = (voteId: VoteId) => ctx.db.select().from(ballots).where(eq(ballots.voteId, voteId))

it('keeps one ballot of a member who votes on twenty devices at once', async () => {
  const sitting = await makeSitting(ctx)
  const voteId = await openVoteIn(ctx, sitting)
  const voter = sitting.voters[1] as Member
  const device = sitting.deviceOf(voter)
  const choices = ['yes', 'no', 'abstain']
  const inputs = await Promise.all(
    Array.from({ length: 20 }, (_, place) => sealed(voter, device, voteId, choices[place % 3] as string)),
  )
  const results = await Promise.all(inputs.map((input) => castBallot(ctx, voter.actor, input)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok && result.code === 'ballot_twice')).toHaveLength(19)
  const rows = await ballotsOf(voteId)
  expect(rows).toHaveLength(1)
  const entries = (await entriesOf(sitting.bodyId)).filter((entry) => entry.type === 'ballot.cast')
  expect(entries.map((entry) => entry.index)).toEqual(rows.map((row) => row.entry))
})

it('answers twenty copies of one ballot alike, by one request or by many', async () => {
  const sitting = await makeSitting(ctx)
  const voteId = await openVoteIn(ctx, sitting)
  const voter = sitting.voters[1] as Member
  const input = await sealed(voter, sitting.deviceOf(voter), voteId, 'no')
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      castBallot(ctx, voter.actor, place % 2 ? input : { ...input, requestId: requestId(ctx) }),
    ),
  )
  for (const result of results) expect(result).toEqual(results[0])
  expect(must(results[0] as (typeof results)[0])).toMatchObject({ choice: 'no' })
  expect(await ballotsOf(voteId)).toHaveLength(1)
})

it('takes no ballot after the close, leaves no gap, and counts exactly what it took', async () => {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', ...Array.from({ length: 40 }, () => 'member' as const)])
  const voteId = await openVoteIn(ctx, sitting)
  const voters = sitting.voters.filter((voter) => voter !== sitting.chair)
  const inputs = await Promise.all(
    voters.map((voter, place) => sealed(voter, sitting.deviceOf(voter), voteId, place % 3 === 0 ? 'no' : 'yes')),
  )
  const cast = (from: number, to: number) =>
    voters.slice(from, to).map((voter, place) => castBallot(ctx, voter.actor, inputs[from + place] as CastBallot))
  const first = cast(0, 20)
  // Let some of them through before the close is asked for.
  await Promise.race(first)
  const close = closeVote(ctx, sitting.chair.actor, { requestId: requestId(ctx), voteId })
  const [results, closed] = await Promise.all([Promise.all([...first, ...cast(20, 40)]), close])
  const { result } = must(closed)

  const entries = await entriesOf(sitting.bodyId)
  expect(entries.map((entry) => entry.index)).toEqual(entries.map((_, place) => place))
  const closing = entries.find((entry) => entry.type === 'vote.closed' && entry.subject === voteId)
  const rows = await ballotsOf(voteId)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row.entry).toBeLessThan(closing?.index ?? 0)
  expect(results.filter((each) => each.ok)).toHaveLength(rows.length)
  for (const each of results) if (!each.ok) expect(each.code).toBe('ballot_late')
  expect(
    entries
      .filter((entry) => entry.type === 'ballot.cast')
      .map((entry) => entry.index)
      .sort(),
  ).toEqual(rows.map((row) => row.entry).sort())
  const count = (choice: string) => String(rows.filter((row) => row.choice === choice).length)
  expect(result.counts).toMatchObject({ yes: count('yes'), no: count('no'), abstain: '0' })
  expect((await voteById(ctx.db, voteId))?.result).toEqual(result)
})

it('leaves the neighbours of a refused ballot in, when all of them share a transaction', async () => {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member', 'member'])
  const voteId = await openVoteIn(ctx, sitting)
  const [, one, two, three, four] = sitting.voters as [Member, Member, Member, Member, Member]
  must((await castAs(ctx, two, sitting.deviceOf(two), voteId, { choice: 'yes' })).result)
  const batch = await Promise.all(
    [one, two, three, four].map(async (member) => ({
      member,
      input: await sealed(member, sitting.deviceOf(member), voteId, 'no'),
    })),
  )
  const results = await Promise.all(batch.map(({ member, input }) => castBallot(ctx, member.actor, input)))
  expect(results.map((result) => (result.ok ? 'ok' : result.code))).toEqual(['ok', 'ballot_twice', 'ok', 'ok'])
  const entries = await entriesOf(sitting.bodyId)
  expect(entries.map((entry) => entry.index)).toEqual(entries.map((_, place) => place))
  const mine = await ctx.db
    .select()
    .from(ballots)
    .where(and(eq(ballots.voteId, voteId), eq(ballots.seatId, two.seatId)))
  expect(mine).toMatchObject([{ choice: 'yes' }])
})

it('counts one ballot each when sixty members press twice around the close', async () => {
  const sitting = await makeLargeSitting(ctx, 60)
  const voteId = await openVoteIn(ctx, sitting)
  const race = await pressTwice(ctx, sitting, sitting.voters, voteId)
  const { wrong, cast, late } = await judgeRace(ctx, sitting, voteId, race)
  expect(wrong).toEqual([])
  expect(cast).toBeGreaterThan(0)
  expect(late).toBeGreaterThan(0)
})
