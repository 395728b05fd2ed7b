import { describe, expect, it } from 'vitest'
import type { BodySettings } from '../../../app/wire/bodies.ts'
import { loadOpenVotes } from '../../../server/ballots/load-open-votes.ts'
import { loadResult } from '../../../server/ballots/load-result.ts'
import { loadVote } from '../../../server/ballots/load-vote.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { castAs, enrolDevice, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, DECISION, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()

const recuse = async (sitting: Sitting, { actor, seatId }: Member) =>
  must(
    await declareInterest(ctx, actor, {
      requestId: requestId(ctx),
      itemId: sitting.itemId,
      seatId,
      reason: 'A cousin',
    }),
  )

const settings = (conflictHides: BodySettings['conflictHides']): BodySettings => ({
  confirmation: 'none',
  conflictHides,
})

describe('the vote sheet', () => {
  it('shows a member the texts, the rule and a seat that can vote with the keys fixed at the opening', async () => {
    const sitting = await makeSitting(ctx)
    const voter = sitting.voters[1] as Member
    const voteId = await openVoteIn(ctx, sitting)
    const late = await enrolDevice(ctx, voter.actor)
    const sheet = must(await loadVote(ctx, voter.actor, voteId))
    expect(sheet).toMatchObject({
      item: { number: '1', title: { en: 'Project' } },
      vote: {
        state: 'open',
        question: DECISION,
        rule: { id: 'simple_majority' },
        quorum: { required: '2', present: '3' },
      },
      participation: { electors: 3, cast: 0, tally: null, names: null },
      device: { signer: { personId: voter.actor.personId, house: ctx.settings.origin.href } },
    })
    expect(sheet.mine).toMatchObject([{ seatId: voter.seatId, state: 'can_vote', keys: [sitting.deviceOf(voter).id] }])
    expect(sheet.device.known.map(({ id }) => id).sort()).toEqual([sitting.deviceOf(voter).id, late.id].sort())
  })

  it('says how many have voted and nothing of how, until the close', async () => {
    const sitting = await makeSitting(ctx)
    const voteId = await openVoteIn(ctx, sitting)
    const [chair, one] = sitting.voters as [Member, Member]
    must((await castAs(ctx, one, sitting.deviceOf(one), voteId, { choice: 'no' })).result)
    for (const page of [
      must(await loadVote(ctx, chair.actor, voteId)),
      must(await loadResult(ctx, chair.actor, voteId)),
    ]) {
      expect(page.participation).toEqual({ electors: 3, cast: 1, tally: null, candidates: null, names: null })
      expect(JSON.stringify(page)).not.toMatch(/"choice":"(yes|no|abstain)"/)
    }
    expect(must(await loadResult(ctx, chair.actor, voteId))).toMatchObject({ result: null, ledger: null })
  })

  it('shows the running tally, or the names too, only under a rule that does', async () => {
    const sitting = await makeSitting(ctx)
    const [chair, one] = sitting.voters as [Member, Member]
    const tallied = await openVoteIn(ctx, sitting, { live: 'tally' })
    must((await castAs(ctx, one, sitting.deviceOf(one), tallied, { choice: 'no' })).result)
    expect(must(await loadVote(ctx, chair.actor, tallied)).participation).toMatchObject({
      tally: { yes: 0, no: 1, abstain: 0 },
      names: null,
    })
    await closeVoteIn(ctx, sitting, tallied)
    const named = await openVoteIn(ctx, sitting, { live: 'names' })
    must((await castAs(ctx, one, sitting.deviceOf(one), named, { choice: 'abstain' })).result)
    const { participation } = must(await loadVote(ctx, chair.actor, named))
    expect(participation?.names).toEqual([{ seatId: one.seatId, choice: 'abstain' }])
  })

  it('keeps the receipt of what was cast, for its own member alone', async () => {
    const sitting = await makeSitting(ctx)
    const voteId = await openVoteIn(ctx, sitting)
    const [chair, one] = sitting.voters as [Member, Member]
    const { result } = await castAs(ctx, one, sitting.deviceOf(one), voteId, { choice: 'no' })
    const { ballotId } = must(result)
    expect(must(await loadVote(ctx, one.actor, voteId)).mine).toMatchObject([
      { state: 'cast', receipt: { ballot_id: ballotId, choice: 'no' } },
    ])
    expect(must(await loadVote(ctx, chair.actor, voteId)).mine).toMatchObject([{ state: 'can_vote', receipt: null }])
    await closeVoteIn(ctx, sitting, voteId)
    expect(must(await loadVote(ctx, chair.actor, voteId)).mine).toMatchObject([{ state: 'not_cast' }])
  })

  it('tells a recused member why, and masks what the body masks', async () => {
    for (const hides of ['item', 'papers', 'nothing'] as const) {
      const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member'], settings(hides))
      const one = sitting.voters[1] as Member
      await recuse(sitting, one)
      const voteId = await openVoteIn(ctx, sitting)
      const sheet = must(await loadVote(ctx, one.actor, voteId))
      expect(sheet).toMatchObject({ mine: [{ state: 'recused' }], interest: { reason: 'A cousin' } })
      expect(sheet.item.title === null).toBe(hides === 'item')
      expect(sheet.vote.question === null).toBe(hides !== 'nothing')
      expect(sheet.participation === null).toBe(hides !== 'nothing')
      expect((await loadResult(ctx, one.actor, voteId)).ok).toBe(hides !== 'item')
      expect((await loadOpenVotes(ctx, one.actor)).votes).toMatchObject(
        hides === 'item' ? [] : [{ voteId, owed: false }],
      )
    }
  })

  it('does not exist for an outsider', async () => {
    const sitting = await makeSitting(ctx)
    const voteId = await openVoteIn(ctx, sitting)
    const outsider = (await makeBody(ctx)).members[0] as Member
    expect(await loadVote(ctx, outsider.actor, voteId)).toMatchObject({ code: 'not_found' })
    expect(await loadResult(ctx, outsider.actor, voteId)).toMatchObject({ code: 'not_found' })
    expect(await loadOpenVotes(ctx, outsider.actor)).toMatchObject({ votes: [] })
  })

  it('gives those without a vote nothing to cast', async () => {
    const sitting = await makeSitting(ctx)
    const voteId = await openVoteIn(ctx, sitting)
    for (const member of sitting.members.filter((each) => !sitting.voters.includes(each)))
      expect(must(await loadVote(ctx, member.actor, voteId)).mine).toEqual([])
  })
})

describe('the result', () => {
  it('names every seat with its choice, its working, and the checkpoint that covers it', async () => {
    const sitting = await makeSitting(ctx)
    const [chair, one, two] = sitting.voters as [Member, Member, Member]
    const voteId = await openVoteIn(ctx, sitting)
    must((await castAs(ctx, chair, sitting.deviceOf(chair), voteId, { choice: 'yes' })).result)
    must((await castAs(ctx, one, sitting.deviceOf(one), voteId, { choice: 'abstain' })).result)
    await closeVoteIn(ctx, sitting, voteId)
    const page = must(await loadResult(ctx, two.actor, voteId))
    expect(page).toMatchObject({
      result: { outcome: 'carried', counts: { yes: '1', abstain: '1', not_voted: '1' } },
      participation: null,
      ledger: { root: expect.stringMatching(/^[0-9a-f]{64}$/) },
      mayAudit: false,
    })
    expect(page.ledger?.size).toBe((page.ledger?.declaredEntry ?? 0) + 1)
    expect(page.seats.map(({ seatId, choice, present }) => ({ seatId, choice, present }))).toEqual([
      { seatId: chair.seatId, choice: 'yes', present: true },
      { seatId: one.seatId, choice: 'abstain', present: true },
      { seatId: two.seatId, choice: 'not_voted', present: true },
    ])
    expect(page.seats[0]).toMatchObject({ chair: true })
    expect(must(await loadResult(ctx, sitting.secretary.actor, voteId)).mayAudit).toBe(true)
  })

  it('shows nobody’s choice before the close to whom an interest keeps from the item', async () => {
    const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member'], settings('papers'))
    const [chair, one, two] = sitting.voters as [Member, Member, Member]
    const voteId = await openVoteIn(ctx, sitting)
    must((await castAs(ctx, one, sitting.deviceOf(one), voteId, { choice: 'no' })).result)
    await recuse(sitting, two)
    const choices = async () => must(await loadResult(ctx, two.actor, voteId)).seats.map(({ choice }) => choice)
    expect(await choices()).toEqual([null, null, 'recused'])
    must((await castAs(ctx, chair, sitting.deviceOf(chair), voteId)).result)
    await closeVoteIn(ctx, sitting, voteId)
    expect(await choices()).toEqual(['yes', 'no', 'recused'])
  })
})

describe('the banner', () => {
  it('is owed to whoever can still vote, and gone at the close', async () => {
    const sitting = await makeSitting(ctx)
    const voteId = await openVoteIn(ctx, sitting)
    const one = sitting.voters[1] as Member
    expect((await loadOpenVotes(ctx, one.actor)).votes).toMatchObject([{ voteId, number: '1', owed: true }])
    must((await castAs(ctx, one, sitting.deviceOf(one), voteId)).result)
    expect((await loadOpenVotes(ctx, one.actor)).votes).toMatchObject([{ owed: false }])
    expect((await loadOpenVotes(ctx, sitting.secretary.actor)).votes).toMatchObject([{ owed: false }])
    await closeVoteIn(ctx, sitting, voteId)
    expect((await loadOpenVotes(ctx, one.actor)).votes).toEqual([])
  })
})
