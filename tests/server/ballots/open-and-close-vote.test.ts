import { asc, eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { checkElectorate, readVoteTerms, voteHash } from '../../../app/rules/vote-terms.ts'
import type { SeatRole } from '../../../app/wire/bodies.ts'
import type { BodyId, ItemId, VoteId } from '../../../app/wire/ids.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { closeDueVotes } from '../../../server/ballots/close-due-votes.ts'
import { closeVote } from '../../../server/ballots/close-vote.ts'
import { openVote } from '../../../server/ballots/open-vote.ts'
import { voteById } from '../../../server/ballots/queries.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { leave } from '../../../server/meetings/leave.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { itemFields, makeItem } from '../../support/agenda.ts'
import { both, castAs, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { acts, makeCirculated } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'
import { DECISION, makeSitting, openVoteIn, type Sitting, voteInput } from '../../support/sitting.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))

const entriesOf = (bodyId: BodyId) =>
  ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId)).orderBy(asc(ledgerEntry.index))
const payload = (entry: { payload: string | null } | undefined) => JSON.parse(entry?.payload ?? '{}')

type Stage = Awaited<ReturnType<typeof makeCirculated>>
const asSitting = (stage: Stage) => ({ ...stage, itemId: stage.second }) as unknown as Sitting
async function opened({ chair, member, other, meetingId }: Stage) {
  const { move, enter } = acts(ctx)
  must(await move(chair, meetingId, 'sitting.open'))
  for (const who of [chair, member, other]) must(await enter(who, meetingId))
}

describe('opening a vote', () => {
  it('fixes the text, the rule and the electorate in one entry that anyone can hash again', async () => {
    const sitting = await makeSitting(ctx)
    const voteId = await openVoteIn(ctx, sitting, { rule: 'absolute_majority', seconds: 60 })
    const said = payload((await entriesOf(sitting.bodyId)).at(-1))
    const terms = must(readVoteTerms(said.terms))
    expect(voteHash(terms)).toBe(said.vote_hash)
    expect(must(checkElectorate(terms, said.electors))).toBeNull()
    expect(said.electors.map((elector: { seat: string }) => elector.seat).sort()).toEqual(
      sitting.voters.map((voter) => voter.seatId).sort(),
    )
    const vote = await voteById(ctx.db, voteId)
    expect(vote).toMatchObject({ state: 'open', voteHash: said.vote_hash, result: null })
    expect(terms.deadline).toBe(vote?.deadline.toISOString())
    expect((vote?.deadline.getTime() ?? 0) - (vote?.openedAt.getTime() ?? 0)).toBe(60_000)
  })

  it('names the rule by the base it counts against, and offers what the rule offers', async () => {
    const sitting = await makeSitting(ctx)
    const voteId = await openVoteIn(ctx, sitting, { rule: 'two_thirds', base: 'members', abstain: 'refused' })
    expect((await voteById(ctx.db, voteId))?.terms).toMatchObject({
      options: ['yes', 'no'],
      rule: { names: { ar: 'ثلثا أعضاء الهيئة', en: 'Two thirds of all members' } },
    })
  })

  it('leaves a member recused from the item out of the electorate and among the members', async () => {
    const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member'])
    const { actor, seatId } = sitting.voters[1] as Member
    must(
      await declareInterest(ctx, actor, {
        requestId: requestId(ctx),
        itemId: sitting.itemId,
        seatId,
        reason: 'A brother',
      }),
    )
    const { terms } = (await voteById(ctx.db, await openVoteIn(ctx, sitting))) ?? {}
    expect(terms).toMatchObject({ electors: '3', members: { seats: '4' }, recused: [{ seat: seatId }] })
  })

  it('is refused to everyone but those who preside', async () => {
    const sitting = await makeSitting(ctx)
    const attempts = sitting.members.filter((member) => member.role !== 'chair')
    for (const { actor } of attempts)
      expect(await openVote(ctx, actor, voteInput(ctx, sitting))).toMatchObject({ code: 'not_permitted' })
    const outsider = (await makeBody(ctx)).members[0] as Member
    expect(await openVote(ctx, outsider.actor, voteInput(ctx, sitting))).toMatchObject({ code: 'not_found' })
  })

  it('is refused without a quorum, without a decision, on an unpublished item, and while another is open', async () => {
    const sitting = await makeSitting(ctx)
    const { chair, secretary, meetingId } = sitting
    const bare = await makeItem(ctx, chair.actor, meetingId, 'Talk').catch(() => null)
    expect(bare).toBeNull()
    await openVoteIn(ctx, sitting)
    expect(await openVote(ctx, chair.actor, voteInput(ctx, sitting))).toMatchObject({ code: 'vote_open_already' })

    const thin = await makeSitting(ctx)
    for (const { actor, seatId } of thin.voters.slice(1))
      must(await leave(ctx, actor, { requestId: requestId(ctx), meetingId: thin.meetingId, seatId }))
    expect(await openVote(ctx, thin.chair.actor, voteInput(ctx, thin))).toMatchObject({
      code: 'vote_no_quorum',
      params: { present: '1', required: '2' },
    })
    expect(await openVote(ctx, thin.chair.actor, voteInput(ctx, thin, { itemId: sitting.itemId }))).toMatchObject({
      code: 'not_found',
    })
    expect(secretary.role).toBe('secretary')
  })

  it('puts the published text to the vote, whatever the draft says by now', async () => {
    const stage = await makeCirculated(ctx)
    const { chair, secretary, meetingId, first, second } = stage
    const edit = async (itemId: ItemId, text: string) => {
      const fields = itemFields('Edited', { type: 'decision', decision: { ...both(text), authoritative: 'ar' } })
      must(await editItem(ctx, secretary.actor, { requestId: requestId(ctx), itemId, version: 1, fields }))
    }
    await edit(first, 'Nobody was told of this')
    await edit(second, 'Nor of this')
    const unpublished = await makeItem(ctx, secretary.actor, meetingId, 'Late', {
      type: 'decision',
      decision: DECISION,
    })
    await opened(stage)
    for (const itemId of [first, unpublished])
      expect(await openVote(ctx, chair.actor, voteInput(ctx, asSitting(stage), { itemId }))).toMatchObject({
        code: 'vote_no_decision',
      })
    const voteId = await openVoteIn(ctx, asSitting(stage))
    expect((await voteById(ctx.db, voteId))?.terms.question).toEqual(DECISION)
  })

  it.each([
    ['item', 'not_found'],
    ['papers', 'not_permitted'],
  ] as const)('is not for a chair whose interest hides the %s: %s', async (hides, code) => {
    const stage = await makeCirculated(ctx, undefined, hides)
    const { actor, seatId } = stage.chair
    const interest = { requestId: requestId(ctx), itemId: stage.second, seatId, reason: 'A brother' }
    must(await declareInterest(ctx, actor, interest))
    await opened(stage)
    expect(await openVote(ctx, actor, voteInput(ctx, asSitting(stage)))).toMatchObject({ ok: false, code })
  })

  it('is refused outside a sitting in session', async () => {
    const sitting = await makeSitting(ctx)
    const move = { requestId: requestId(ctx), meetingId: sitting.meetingId, act: 'sitting.suspend' as const }
    must(await moveSitting(ctx, sitting.chair.actor, move))
    expect(await openVote(ctx, sitting.chair.actor, voteInput(ctx, sitting))).toMatchObject({ code: 'meeting_state' })
  })
})

describe('closing a vote', () => {
  const castAll = async (sitting: Awaited<ReturnType<typeof makeSitting>>, voteId: VoteId, choices: string[]) => {
    for (const [place, choice] of choices.entries()) {
      const voter = sitting.voters[place] as Member
      must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId, { choice })).result)
    }
  }
  const roles: SeatRole[] = ['chair', 'secretary', 'member', 'member']

  it('declares the result in the same commit, with its working', async () => {
    const sitting = await makeSitting(ctx, roles)
    const voteId = await openVoteIn(ctx, sitting)
    await castAll(sitting, voteId, ['yes', 'yes', 'no'])
    const { result } = must(await closeVote(ctx, sitting.chair.actor, { requestId: requestId(ctx), voteId }))
    expect(result).toMatchObject({ outcome: 'carried', counts: { yes: '2', no: '1', abstain: '0', not_voted: '0' } })
    const [closed, declared] = (await entriesOf(sitting.bodyId)).slice(-2)
    expect(payload(closed)).toMatchObject({ vote: voteId, by: 'chair', ballots: '3' })
    expect(closed?.type).toBe('vote.closed')
    expect(declared?.type).toBe('result.declared')
    expect(payload(declared).result).toEqual(JSON.parse(JSON.stringify(result)))
    expect(await voteById(ctx.db, voteId)).toMatchObject({ state: 'closed', closedEntry: closed?.index })
  })

  it('happens once, however many ask', async () => {
    const sitting = await makeSitting(ctx, roles)
    const voteId = await openVoteIn(ctx, sitting)
    const results = await Promise.all(
      Array.from({ length: 8 }, () => closeVote(ctx, sitting.chair.actor, { requestId: requestId(ctx), voteId })),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.code === 'vote_not_open')).toHaveLength(7)
    expect((await entriesOf(sitting.bodyId)).filter((entry) => entry.type === 'result.declared')).toHaveLength(1)
  })

  it('is the deadline’s own act when it comes, and not before', async () => {
    const sitting = await makeSitting(ctx, roles)
    const voteId = await openVoteIn(ctx, sitting, { seconds: 5 })
    await castAll(sitting, voteId, ['yes'])
    expect(await closeVote(ctx, { system: 'deadline' }, { voteId })).toMatchObject({ code: 'vote_still_open' })
    const deadline = (await voteById(ctx.db, voteId))?.deadline as Date
    ctx.fixClock(deadline)
    expect(await closeVote(ctx, { system: 'deadline' }, { voteId })).toMatchObject({ code: 'vote_still_open' })
    ctx.fixClock(new Date(deadline.getTime() + 1))
    must(await closeVote(ctx, { system: 'deadline' }, { voteId }))
    const closed = (await entriesOf(sitting.bodyId)).at(-2)
    expect(payload(closed)).toMatchObject({ by: 'deadline', actor: { system: 'deadline' } })
  })

  it('is done by the job for every vote that is due, and only for those', async () => {
    const [due, later] = [await makeSitting(ctx, roles), await makeSitting(ctx, roles)]
    const voteId = await openVoteIn(ctx, due, { seconds: 5 })
    const open = await openVoteIn(ctx, later, { seconds: 600 })
    ctx.fixClock(new Date(Date.now() + 30_000))
    await Promise.all([closeDueVotes(ctx), closeDueVotes(ctx)])
    expect(await voteById(ctx.db, voteId)).toMatchObject({ state: 'closed' })
    expect(await voteById(ctx.db, open)).toMatchObject({ state: 'open' })
  })

  it('is refused to members, and to outsiders as if there were no such vote', async () => {
    const sitting = await makeSitting(ctx, roles)
    const voteId = await openVoteIn(ctx, sitting)
    const close = (member: Member) => closeVote(ctx, member.actor, { requestId: requestId(ctx), voteId })
    expect(await close(sitting.voters[1] as Member)).toMatchObject({ code: 'not_permitted' })
    expect(await close((await makeBody(ctx)).members[0] as Member)).toMatchObject({ code: 'not_found' })
    expect(await voteById(ctx.db, voteId)).toMatchObject({ state: 'open' })
  })

  it('finds no decision when the quorum is gone by then', async () => {
    const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member'])
    const voteId = await openVoteIn(ctx, sitting)
    for (const { actor, seatId } of sitting.voters.slice(1))
      must(await leave(ctx, actor, { requestId: requestId(ctx), meetingId: sitting.meetingId, seatId }))
    await castAll(sitting, voteId, ['yes'])
    const { result } = must(await closeVote(ctx, sitting.chair.actor, { requestId: requestId(ctx), voteId }))
    expect(result).toMatchObject({ outcome: 'no_quorum', quorum: { met: false } })
  })
})
