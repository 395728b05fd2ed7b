// An interest that is declared while a vote on the item is open: what was cast stands, what was not is refused, and the count, the
// page and the verifier agree about it.
import { describe, expect, test } from 'vitest'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { loadOpenVotes } from '../../../server/ballots/load-open-votes.ts'
import { loadResult } from '../../../server/ballots/load-result.ts'
import { loadVote } from '../../../server/ballots/load-vote.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { castAs, type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()

describe.each(['item', 'papers', 'nothing'] as const)('where a conflict hides %s', async (conflictHides) => {
  const roles = ['chair', 'secretary', 'member', 'member', 'member', 'member', 'member'] as const
  const sitting = await makeSitting(ctx, [...roles], { confirmation: 'none', conflictHides })
  const { itemId, meetingId, chair } = sitting
  const [, cast, silent] = sitting.voters as [Member, Member, Member]
  const castBy = async (who: Member, choice: string) =>
    (await castAs(ctx, who, sitting.deviceOf(who), voteId, { choice })).result
  const declare = ({ actor, seatId }: Member) =>
    declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId, reason: 'A cousin bids' })
  const voteId = await openVoteIn(ctx, sitting, { base: 'members' })

  test('nobody takes a seat out of it but its own member', async () => {
    const input = { requestId: requestId(ctx), itemId, seatId: silent.seatId, reason: 'Said to be a cousin' }
    expect(await declareInterest(ctx, sitting.secretary.actor, input)).toMatchObject({ code: 'access_vote_open' })
    expect(must(await loadVote(ctx, silent.actor, voteId)).mine).not.toMatchObject([{ state: 'recused' }])
  })

  test('the ballot that was cast stands, and the one that was not is refused', async () => {
    must(await castBy(cast, 'no'))
    must(await declare(cast))
    must(await declare(silent))
    expect(await castBy(silent, 'yes')).toMatchObject({ code: 'ballot_recused' })
    expect(must(await loadVote(ctx, silent.actor, voteId)).mine).toMatchObject([{ state: 'recused', receipt: null }])
    const [mine] = must(await loadVote(ctx, cast.actor, voteId)).mine
    expect(mine?.state).toBe('cast')
    expect(mine?.receipt).not.toBeNull()
  })

  test('nothing is asked of the recused any more', async () => {
    const owed = (await loadOpenVotes(ctx, silent.actor)).votes.filter((vote) => vote.voteId === voteId && vote.owed)
    expect(owed).toEqual([])
    const shown = must(await loadSitting(ctx, silent.actor, meetingId)).vote
    expect(shown?.mine ?? 'none').toBe('none')
  })

  test('the count leaves out whoever had not cast, and the ledger verifies', async () => {
    for (const voter of [chair, ...sitting.voters.slice(3, 5)]) must(await castBy(voter, 'yes'))
    const { result } = await closeVoteIn(ctx, sitting, voteId)
    // Of six one is recused: five in the base, three of them for, one against by the ballot that stands.
    expect(result).toMatchObject({
      outcome: 'carried',
      requirements: [{ base: '5' }],
      counts: { yes: '3', no: '1', not_voted: '1' },
    })
    const page = must(await loadResult(ctx, chair.actor, voteId))
    const choices = new Map(page.seats.map((seat) => [seat.seatId, seat.choice]))
    expect([choices.get(cast.seatId), choices.get(silent.seatId)]).toEqual(['no', 'recused'])
    const files = await wholeBundle(ctx, sitting.bodyId)
    const { findings } = await verifyBundle(files as never, { verifySignature, verifyEd25519 })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('an interest declared after the close changes nothing of the result', async () => {
    const before = must(await loadResult(ctx, chair.actor, voteId)).seats
    must(await declare(sitting.voters[5] as Member))
    expect(must(await loadResult(ctx, chair.actor, voteId)).seats).toEqual(before)
  })
})
