import { asc, eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import type { SeatId, VoteId } from '../../../app/wire/ids.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { dispute, resultStanding } from '../../../db/schema/results.ts'
import { loadResult } from '../../../server/ballots/load-result.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { unreadNotices } from '../../../server/meetings/queries.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { finaliseResults } from '../../../server/results/finalise-results.ts'
import { makeStatement } from '../../../server/results/make-statement.ts'
import { raiseDispute } from '../../../server/results/raise-dispute.ts'
import { settleDispute } from '../../../server/results/settle-dispute.ts'
import { withdrawDispute } from '../../../server/results/withdraw-dispute.ts'
import { castAs, type Member, must, requestId, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))

/** A sitting whose results may be disputed for ten minutes, and a vote that was just closed. */
async function closed(minutes = 10) {
  const sitting = await makeSitting(ctx)
  const policy = { publicLedger: false, witnesses: [], quorum: 0, disputeMinutes: minutes }
  must(await setLedgerPolicy(ctx, SETUP, sitting.bodyId, policy))
  const voteId = await openVoteIn(ctx, sitting)
  for (const voter of sitting.voters) must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId)).result)
  await closeVoteIn(ctx, sitting, voteId)
  const member = sitting.voters[1] as Member
  return { sitting, voteId, member }
}

const later = (minutes: number) => ctx.fixClock(new Date(Date.now() + minutes * 60_000))
const about = (voteId: VoteId, seatId: SeatId) => ({ requestId: requestId(ctx), voteId, seatId })
const raise = (voteId: VoteId, { actor, seatId }: Member, ground: 'differs' | 'otherwise' = 'differs') =>
  raiseDispute(ctx, actor, { ...about(voteId, seatId), act: 'dispute.raise', ground, words: 'I chose against.' })
const settle = (voteId: VoteId, actor: Actor, seatId: SeatId, outcome: 'rejected' | 'upheld' = 'rejected') =>
  settleDispute(ctx, actor, { ...about(voteId, seatId), act: 'dispute.settle', outcome, words: 'The roll was read.' })
const state = (voteId: VoteId, { actor, seatId }: Member) =>
  makeStatement(ctx, actor, { ...about(voteId, seatId), act: 'statement.make', words: 'For the record.' })
const standingIn = async (voteId: VoteId) =>
  (await ctx.db.select().from(resultStanding).where(eq(resultStanding.voteId, voteId)))[0]?.state
const typesAfter = async ({ bodyId }: Sitting) => {
  const rows = await ctx.db
    .select({ type: ledgerEntry.type })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.bodyId, bodyId))
    .orderBy(asc(ledgerEntry.index))
  const types = rows.map(({ type }) => type)
  return types.slice(types.lastIndexOf('result.declared') + 1)
}
const faultsOf = async ({ bodyId }: Sitting) =>
  (await checkBody(ctx, (await bodyById(ctx.db, bodyId))!)).faults
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule)

describe('a result that may be disputed', () => {
  it('is provisional until its window is over, and then final by itself, once', async () => {
    const { sitting, voteId } = await closed()
    expect(await standingIn(voteId)).toBe('provisional')
    await finaliseResults(ctx)
    expect(await standingIn(voteId)).toBe('provisional')
    later(11)
    await finaliseResults(ctx)
    await finaliseResults(ctx)
    expect(await standingIn(voteId)).toBe('final')
    expect(await typesAfter(sitting)).toEqual(['result.final'])
    expect(await faultsOf(sitting)).toEqual([])
  })

  it('is final as it is declared where the body has no window', async () => {
    const { sitting, voteId, member } = await closed(0)
    expect(await standingIn(voteId)).toBeUndefined()
    expect(await raise(voteId, member)).toMatchObject({ code: 'result_not_provisional' })
    expect(must(await loadResult(ctx, member.actor, voteId)).talk).toMatchObject({ standing: null, disputes: [] })
    expect(await typesAfter(sitting)).toEqual([])
  })

  it('stays provisional over a dispute, and becomes final once that is rejected', async () => {
    const { sitting, voteId, member } = await closed()
    must(await raise(voteId, member))
    const told = await unreadNotices(ctx.db, sitting.chair.actor.personId)
    expect(told.map(({ kind }) => kind)).toContain('result_disputed')
    later(11)
    await finaliseResults(ctx)
    expect(await standingIn(voteId)).toBe('provisional')
    must(await settle(voteId, sitting.secretary.actor, member.seatId))
    await finaliseResults(ctx)
    expect(await typesAfter(sitting)).toEqual(['result.disputed', 'dispute.settled', 'result.final'])
    const heard = await unreadNotices(ctx.db, member.actor.personId)
    expect(heard.map(({ kind }) => kind)).toContain('dispute_settled')
    expect(await faultsOf(sitting)).toEqual([])
  })

  it('becomes final once its dispute is withdrawn', async () => {
    const { sitting, voteId, member } = await closed()
    must(await raise(voteId, member))
    const { actor, seatId } = member
    must(await withdrawDispute(ctx, actor, { ...about(voteId, seatId), act: 'dispute.withdraw' }))
    const again = await withdrawDispute(ctx, actor, { ...about(voteId, seatId), act: 'dispute.withdraw' })
    expect(again).toMatchObject({ code: 'dispute_not_open' })
    later(11)
    await finaliseResults(ctx)
    expect(await standingIn(voteId)).toBe('final')
    expect(await faultsOf(sitting)).toEqual([])
  })

  it('is annulled by a dispute that is upheld, for good, and the item may be voted on again', async () => {
    const { sitting, voteId, member } = await closed()
    must(await raise(voteId, member))
    must(await settle(voteId, sitting.chair.actor, member.seatId, 'upheld'))
    later(11)
    await finaliseResults(ctx)
    expect(await standingIn(voteId)).toBe('annulled')
    expect(await raise(voteId, sitting.voters[2] as Member)).toMatchObject({ code: 'result_not_provisional' })
    expect(await faultsOf(sitting)).toEqual([])
    ctx.fixClock(null)
    later(12)
    expect(await openVoteIn(ctx, sitting)).not.toBe(voteId)
  })

  it('is disputed in time, once a seat, by its own holder, with a vote in it', async () => {
    const { sitting, voteId, member } = await closed()
    const delegate = sitting.members.find(({ role }) => role === 'delegate') as Member
    expect(await raise(voteId, delegate)).toMatchObject({ code: 'not_a_voting_seat' })
    expect(await raise(voteId, { ...member, actor: sitting.chair.actor })).toMatchObject({ code: 'not_found' })
    const auditor = sitting.members.find(({ role }) => role === 'auditor') as Member
    expect(await raise(voteId, auditor)).toMatchObject({ code: 'not_permitted' })
    must(await raise(voteId, member))
    expect(await raise(voteId, member)).toMatchObject({ code: 'dispute_already' })
    later(11)
    expect(await raise(voteId, sitting.voters[2] as Member)).toMatchObject({ code: 'dispute_late' })
    expect(await typesAfter(sitting)).toEqual(['result.disputed'])
  })

  it('has its disputes answered by officers, and never their own', async () => {
    const { sitting, voteId, member } = await closed()
    const { chair, secretary } = sitting
    expect(await settle(voteId, secretary.actor, member.seatId)).toMatchObject({ code: 'dispute_not_open' })
    must(await raise(voteId, member))
    must(await raise(voteId, chair, 'otherwise'))
    expect(await settle(voteId, member.actor, chair.seatId)).toMatchObject({ code: 'not_permitted' })
    expect(await settle(voteId, chair.actor, chair.seatId)).toMatchObject({ code: 'dispute_own' })
    must(await settle(voteId, secretary.actor, chair.seatId))
    expect(await settle(voteId, secretary.actor, chair.seatId)).toMatchObject({ code: 'dispute_not_open' })
    const { talk } = must(await loadResult(ctx, member.actor, voteId))
    expect(talk?.disputes.map(({ outcome, mine }) => [outcome, mine])).toEqual([
      [null, true],
      ['rejected', false],
    ])
    expect(await typesAfter(sitting)).toEqual(['result.disputed', 'result.disputed', 'dispute.settled'])
  })

  it('has a window of which the ledger and the table must say the same', async () => {
    const { sitting, voteId, member } = await closed()
    must(await raise(voteId, member))
    await ctx.db.update(dispute).set({ outcome: 'rejected' }).where(eq(dispute.voteId, voteId))
    expect(await faultsOf(sitting)).toEqual(['result.standing_differs', 'result.standing_differs'])
  })
})

describe('a statement after the vote', () => {
  it('is made once, by an elector, while the sitting lasts or the result is provisional', async () => {
    const { sitting, voteId, member } = await closed()
    must(await state(voteId, member))
    expect(await state(voteId, member)).toMatchObject({ code: 'statement_already' })
    const delegate = sitting.members.find(({ role }) => role === 'delegate') as Member
    expect(await state(voteId, delegate)).toMatchObject({ code: 'not_a_voting_seat' })
    const adjourn = { requestId: requestId(ctx), meetingId: sitting.meetingId, act: 'sitting.adjourn' as const }
    must(await moveSitting(ctx, sitting.chair.actor, adjourn))
    must(await state(voteId, sitting.chair))
    later(11)
    await finaliseResults(ctx)
    expect(await state(voteId, sitting.voters[2] as Member)).toMatchObject({ code: 'statement_late' })
    expect(must(await loadResult(ctx, member.actor, voteId)).talk?.statements.map(({ words }) => words)).toEqual([
      'For the record.',
      'For the record.',
    ])
    expect(await faultsOf(sitting)).toEqual([])
  })

  it('waits for the result', async () => {
    const sitting = await makeSitting(ctx)
    const voteId = await openVoteIn(ctx, sitting)
    expect(await state(voteId, sitting.voters[1] as Member)).toMatchObject({ code: 'result_not_declared' })
  })
})
