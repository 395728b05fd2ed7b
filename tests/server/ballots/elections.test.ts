import { describe, expect, it } from 'vitest'
import { ROLLCALL_BALLOT } from '../../../app/rules/ballot.ts'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { fromUtf8 } from '../../../app/rules/bytes.ts'
import { parseBlt } from '../../../app/rules/elections/blt.ts'
import { countElection } from '../../../app/rules/elections/count-election.ts'
import type { ElectionDecision } from '../../../app/rules/elections/decide-election.ts'
import { METHODS, type Method } from '../../../app/rules/elections/election.ts'
import type { Rule } from '../../../app/rules/engine-2/rule.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { OpenElection } from '../../../app/wire/ballots.ts'
import type { VoteId } from '../../../app/wire/ids.ts'
import { callSeat } from '../../../server/ballots/call-seat.ts'
import { closeVote } from '../../../server/ballots/close-vote.ts'
import { confirmBallot } from '../../../server/ballots/confirm-ballot.ts'
import { loadResult } from '../../../server/ballots/load-result.ts'
import { loadVote } from '../../../server/ballots/load-vote.ts'
import { openRunOff } from '../../../server/ballots/open-run-off.ts'
import { openVote } from '../../../server/ballots/open-vote.ts'
import { lastBallot, voteById } from '../../../server/ballots/queries.ts'
import { recordBallot } from '../../../server/ballots/record-ballot.ts'
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { headOf } from '../../../server/ledger/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { raiseDispute } from '../../../server/results/raise-dispute.ts'
import { settleDispute } from '../../../server/results/settle-dispute.ts'
import { type Cast, castAs, enrolDevice, type Member, must, requestId, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { CANDIDATES, electionInput } from '../../support/election.ts'
import { adoptOwn } from '../../support/own-rule.ts'
import { confirmationOf, recordOf } from '../../support/recorded.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting, voteInput } from '../../support/sitting.ts'

const ctx = await testContext()
const ROLES = ['chair', 'secretary', 'member', 'member', 'member', 'member', 'auditor'] as const

async function sit(change: Partial<Rule> | null = null) {
  const sitting = await makeSitting(ctx, [...ROLES])
  const rule = change ? await adoptOwn(ctx, sitting, change) : 'simple_majority'
  const open = (election: OpenElection) => openVoteIn(ctx, sitting, { rule, election })
  const cast = async (voteId: VoteId, member: Member, choice: string, more: Cast = {}) =>
    (await castAs(ctx, member, sitting.deviceOf(member), voteId, { choice, ...more })).result
  const castAll = async (voteId: VoteId, choices: (string | null)[]) => {
    for (const [place, choice] of choices.entries())
      if (choice !== null) must(await cast(voteId, sitting.voters[place] as Member, choice))
  }
  const refused = async (voteId: VoteId, choice: string, code: string, more: Cast = {}) => {
    const before = (await headOf(ctx.db, sitting.bodyId))?.size
    expect(await cast(voteId, sitting.voters[1] as Member, choice, more)).toMatchObject({ ok: false, code })
    expect((await headOf(ctx.db, sitting.bodyId))?.size).toBe(before)
  }
  const close = async (voteId: VoteId) => (await closeVoteIn(ctx, sitting, voteId)).result as ElectionDecision
  const runOff = (voteId: VoteId, by = sitting.chair) =>
    openRunOff(ctx, by.actor, { requestId: requestId(ctx), voteId, seconds: 120 })
  return { sitting, rule, open, cast, castAll, refused, close, runOff }
}

async function exported({ bodyId }: Sitting) {
  const { files } = must(readTar(must(await exportBundle(ctx, SETUP, bodyId)).bytes))
  const report = await verifyBundle(files, { verifySignature, verifyEd25519 })
  const errors = report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
  return { files, report, errors }
}

const BALLOTS: Record<Method, string[]> = {
  plurality: ['1', '2', '2', '3', 'blank'],
  approval: ['1,2', '2,3', '2', '1,3', 'blank'],
  'two-round': ['1', '1', '1', '2', '3'],
  borda: ['1>2>3', '2>1', '2>3>1', '3', 'blank'],
  schulze: ['1>2>3', '2>1', '2>3>1', '3>1>2', '2'],
  'scottish-stv': ['1>2>3', '1>2', '1>3', '2>3', '3>2'],
  'meek-stv': ['1>2>3', '1>2', '1>3', '2>3', '3>2'],
  'majority-judgment': ['1:0,2:1,3:5', '1:1,2:0,3:4', '1:5,2:1,3:3', '1:2,2:2,3:2', 'blank'],
}

describe.each(METHODS)('an election by %s', (method) => {
  it('is opened, cast, closed, declared and verified from its export, and its BLT counts the same', async () => {
    const { sitting, open, castAll, close } = await sit()
    const seats = method.endsWith('stv') ? 2 : 1
    const voteId = await open(electionInput(method, { seats }))
    await castAll(voteId, BALLOTS[method])
    const result = await close(voteId)
    expect(result).toMatchObject({ engine: 'majlis/elections/1', outcome: 'elected' })
    expect(result.elected).toHaveLength(seats)
    const { files, report, errors } = await exported(sitting)
    expect(errors).toEqual([])
    expect(report.votes[0]).toMatchObject({ agrees: true, ballots: { cast: 5, accepted: 5 }, decision: result })
    const blt = must(parseBlt(fromUtf8(files.get(`votes/${voteId}/ballots.blt`) as Uint8Array)))
    if (method === 'two-round') return expect(blt.ballots).toHaveLength(3)
    const again = must(countElection(method, blt, { seats: blt.seats, seed: result.seed }))
    expect(again.elected.map(String)).toEqual(result.elected)
  })
})

describe('opening an election', () => {
  it.each([
    ['election_few_candidates', { candidates: CANDIDATES.slice(0, 1) }],
    ['election_name_missing', { candidates: [...CANDIDATES.slice(0, 2), { ar: '', en: 'Nobody' }] }],
    ['election_names_same', { candidates: [CANDIDATES[0], CANDIDATES[0]] as OpenElection['candidates'] }],
    ['election_seats', { seats: 4 }],
    ['election_malformed', { base: 'cast' }],
    ['election_malformed', { most: 2 }],
  ] as [string, Partial<OpenElection>][])('is refused with %s', async (code, over) => {
    const { sitting } = await sit()
    const before = (await headOf(ctx.db, sitting.bodyId))?.size
    const input = voteInput(ctx, sitting, { election: electionInput('plurality', over) })
    expect(await openVote(ctx, sitting.chair.actor, input)).toMatchObject({ ok: false, code })
    expect((await headOf(ctx.db, sitting.bodyId))?.size).toBe(before)
  })

  it('is refused where weights would be counted by papers, seats by rounds, and more names than there are', async () => {
    const { sitting } = await sit()
    const ask = (election: OpenElection) => openVote(ctx, sitting.chair.actor, voteInput(ctx, sitting, { election }))
    expect(await ask(electionInput('meek-stv', { measure: 'weight' }))).toMatchObject({ code: 'election_weights' })
    expect(await ask(electionInput('two-round', { seats: 2 }))).toMatchObject({ code: 'election_one_seat' })
    expect(await ask(electionInput('approval', { most: 4 }))).toMatchObject({ code: 'election_most' })
  })

  it('is refused under a rule by which nobody need vote or the chair only breaks ties', async () => {
    for (const change of [
      { form: 'silence' },
      { chair: 'only_on_tie', tie: 'chair_casting_vote' },
    ] as Partial<Rule>[]) {
      const { sitting, rule } = await sit(change)
      const input = voteInput(ctx, sitting, { rule, election: electionInput('plurality') })
      expect(await openVote(ctx, sitting.chair.actor, input)).toMatchObject({ code: 'election_rule' })
    }
  })

  it('is the chair’s, as of any vote', async () => {
    const { sitting } = await sit()
    const input = voteInput(ctx, sitting, { election: electionInput('plurality') })
    expect(await openVote(ctx, (sitting.voters[1] as Member).actor, input)).toMatchObject({ code: 'not_permitted' })
  })
})

describe('a ballot of an election', () => {
  it('is refused by what is wrong with it, and nothing is entered', async () => {
    const { open, refused } = await sit({ choices: ['yes', 'no'], abstain: 'refused' })
    const one = await open(electionInput('approval'))
    await refused(one, '4', 'ballot_choice_unknown')
    await refused(one, '1,2,3', 'ballot_choice_over')
    await refused(one, '1,1', 'ballot_choice_twice')
    await refused(one, '2,1', 'ballot_choice_order')
    await refused(one, 'blank', 'ballot_blank_refused')
    await refused(one, 'yes', 'ballot_malformed')
    await refused(one, 'yes', 'ballot_malformed', { type: ROLLCALL_BALLOT })
    await refused(one, `1${',1'.repeat(500)}`, 'ballot_malformed')
    const { open: openGrades, refused: refusedGrades } = await sit()
    await refusedGrades(await openGrades(electionInput('majority-judgment')), '1:0,2:0', 'ballot_grades_missing')
  })

  it('of the new form is refused in a vote on a decision', async () => {
    const { sitting, refused } = await sit()
    const voteId = await openVoteIn(ctx, sitting, { rule: 'simple_majority' })
    await refused(voteId, '1', 'ballot_malformed', { type: 'majlis/rollcall-ballot/v3' })
  })

  it('is final, or changed until the close, as the rule says', async () => {
    const { sitting, open, cast, castAll, refused, close } = await sit({ change: 'until_close' })
    const voteId = await open(electionInput('borda'))
    await castAll(voteId, ['1>2', '1', '2>1', '3'])
    const first = await lastBallot(ctx.db, voteId, (sitting.voters[1] as Member).seatId)
    await refused(voteId, '2', 'ballot_out_of_sequence')
    must(await cast(voteId, sitting.voters[1] as Member, '2>1', { change: { seq: '2', prev: first?.id ?? '' } }))
    expect((await close(voteId)).elected).toEqual(['2'])
    expect((await exported(sitting)).errors).toEqual([])
    const final = await sit()
    const other = await final.open(electionInput('plurality'))
    await final.castAll(other, ['1', '1'])
    await final.refused(other, '2', 'ballot_twice')
  })

  it('is taken from no recused member, and waits for its turn in a roll call', async () => {
    const { sitting, open, refused, cast } = await sit({ form: 'roll_call' })
    const voteId = await open(electionInput('plurality'))
    await refused(voteId, '1', 'ballot_not_called')
    const { seatId } = sitting.voters[1] as Member
    must(await callSeat(ctx, sitting.chair.actor, { requestId: requestId(ctx), voteId, seatId }))
    must(await cast(voteId, sitting.voters[1] as Member, '1'))
    const other = await sit()
    const { actor, seatId: kept } = other.sitting.voters[1] as Member
    const { itemId } = other.sitting
    must(await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId: kept, reason: 'Stands' }))
    const election = await other.open(electionInput('plurality'))
    expect((await voteById(ctx.db, election))?.terms.recused).toHaveLength(1)
    await other.refused(election, '1', 'ballot_recused')
  })
})

describe('while an election is open', () => {
  const seen = async (live: Rule['live'], method: Method, choices: string[]) => {
    const { sitting, open, castAll } = await sit({ live })
    const voteId = await open(electionInput(method))
    await castAll(voteId, choices)
    const page = must(await loadResult(ctx, sitting.chair.actor, voteId))
    return { participation: page.participation, names: page.seats.map(({ names }) => names) }
  }

  it('no choice is seen but where the rule shows it', async () => {
    expect(await seen('participation', 'plurality', ['1', '2'])).toMatchObject({
      participation: { cast: 2, tally: null, candidates: null, names: null },
      names: [null, null, null, null, null],
    })
    const votes = [
      { id: '1', votes: 1 },
      { id: '2', votes: 1 },
      { id: '3', votes: 0 },
    ]
    expect((await seen('tally', 'borda', ['1>2', '2>1'])).participation).toMatchObject({
      candidates: votes,
      names: null,
    })
    expect((await seen('tally', 'majority-judgment', ['1:0,2:0,3:0'])).participation?.candidates).toBeNull()
    expect((await seen('names', 'schulze', ['1>2'])).names).toContain('1>2')
  })

  it('its export tells who stands and hides every ballot', async () => {
    const { sitting, open, castAll, close } = await sit()
    const voteId = await open(electionInput('schulze'))
    await castAll(voteId, ['1>2', '2>1'])
    const during = await exported(sitting)
    expect(during.errors).toEqual([])
    expect(during.report.summary.embargoed).toBe(2)
    expect([...during.files.keys()].filter((name) => /ballots\.(csv|blt)$/.test(name))).toEqual([])
    await close(voteId)
    expect((await exported(sitting)).files.has(`votes/${voteId}/ballots.blt`)).toBe(true)
  })

  it('the sheet brings the list, and the receipt the choice as it was signed', async () => {
    const { sitting, open, castAll } = await sit()
    const voteId = await open(electionInput('scottish-stv', { seats: 2 }))
    await castAll(voteId, ['2>1'])
    const sheet = must(await loadVote(ctx, sitting.chair.actor, voteId))
    expect(sheet.vote.election?.candidates.map(({ names }) => names)).toEqual(CANDIDATES.slice(0, 3))
    expect(sheet.mine[0]?.receipt?.choice).toBe('2>1')
  })
})

it('the deadline closes an election and declares it', async () => {
  const { open, castAll } = await sit()
  const voteId = await open(electionInput('plurality'))
  await castAll(voteId, ['1', '1', '2'])
  const deadline = (await voteById(ctx.db, voteId))?.deadline as Date
  ctx.fixClock(new Date(deadline.getTime() + 1))
  must(await closeVote(ctx, { system: 'deadline' }, { voteId }))
  ctx.fixClock(null)
  expect((await voteById(ctx.db, voteId))?.result).toMatchObject({ outcome: 'elected', elected: ['1'] })
})

it('a ballot that the clerk records for a member names candidates, and counts once a second officer has confirmed it', async () => {
  const { sitting, open, castAll, close } = await sit()
  const clerk = await enrolDevice(ctx, sitting.secretary.actor)
  const voteId = await open(electionInput('borda'))
  const member = sitting.voters[4] as Member
  await castAll(voteId, ['1>2', '2>1'])
  const wrong = await recordOf(ctx, clerk, voteId, member, '1>1')
  expect(await recordBallot(ctx, sitting.secretary.actor, wrong)).toMatchObject({ code: 'ballot_choice_twice' })
  const record = await recordOf(ctx, clerk, voteId, member, '2>1>3')
  must(await recordBallot(ctx, sitting.secretary.actor, record))
  const confirmation = await confirmationOf(ctx, sitting.deviceOf(sitting.chair), voteId, member, record.ballot)
  must(await confirmBallot(ctx, sitting.chair.actor, confirmation))
  expect((await close(voteId)).elected).toEqual(['2'])
  const { errors, report } = await exported(sitting)
  expect(errors).toEqual([])
  expect(report.votes[0]?.ballots.levels).toMatchObject({ D: 1 })
})

describe('the officers’ election', () => {
  it('goes to a run-off between the two best and those equal to the second, which elects', async () => {
    const { sitting, open, castAll, close, runOff } = await sit()
    const first = await open(electionInput('two-round', { candidates: CANDIDATES }))
    await castAll(first, ['1', '1', '3', '4', null])
    expect(await close(first)).toMatchObject({ outcome: 'run_off', run_off: ['1', '3', '4'], elected: [] })
    const second = must(await runOff(first)).voteId
    expect((await voteById(ctx.db, second))?.terms).toMatchObject({
      options: ['1', '3', '4'],
      election: { first: { vote: first } },
    })
    await castAll(second, ['3', '3', '1', '4', null])
    expect(await close(second)).toMatchObject({ outcome: 'elected', elected: ['3'] })
    const { report, errors } = await exported(sitting)
    expect(errors).toEqual([])
    expect(report.votes.map(({ agrees }) => agrees)).toEqual([true, true])
    expect(await runOff(first)).toMatchObject({ code: 'election_no_run_off' })
    expect(await runOff(second)).toMatchObject({ code: 'election_no_run_off' })
  })

  it('parts equals in the run-off by a lot that the export proves', async () => {
    const { sitting, open, castAll, close, runOff } = await sit()
    const first = await open(electionInput('two-round'))
    await castAll(first, ['1', '1', '2', '2', '3'])
    await close(first)
    const second = must(await runOff(first)).voteId
    await castAll(second, ['1', '1', '2', '2', 'blank'])
    const result = await close(second)
    expect(result.count?.lots).toHaveLength(1)
    expect(result.elected).toEqual([result.count?.lots[0]?.order[0]])
    expect((await exported(sitting)).errors).toEqual([])
  })

  it('has no run-off before the close, after a majority, beside another vote, or by a member', async () => {
    const { sitting, open, castAll, close, runOff } = await sit()
    const first = await open(electionInput('two-round'))
    await castAll(first, ['1', '1', '2', '2', '3'])
    expect(await runOff(first)).toMatchObject({ code: 'election_no_run_off' })
    await close(first)
    expect(await runOff(first, sitting.voters[1])).toMatchObject({ code: 'not_permitted' })
    const beside = await open(electionInput('plurality'))
    expect(await runOff(first)).toMatchObject({ code: 'vote_open_already' })
    await castAll(beside, ['1'])
    await close(beside)
    expect(await runOff(beside)).toMatchObject({ code: 'election_no_run_off' })
    expect(await runOff('nowhere' as VoteId)).toMatchObject({ code: 'not_found' })
    const decided = await open(electionInput('two-round'))
    await castAll(decided, ['1', '1', '1'])
    expect(await close(decided)).toMatchObject({ outcome: 'elected' })
    expect(await runOff(decided)).toMatchObject({ code: 'election_no_run_off' })
  })

  it('has no run-off of an annulled round, and another after one that was annulled', async () => {
    const { sitting, open, castAll, close, runOff } = await sit()
    const policy = { publicLedger: false, witnesses: [], quorum: 0, disputeMinutes: 10 }
    must(await setLedgerPolicy(ctx, SETUP, sitting.bodyId, policy))
    const annul = async (voteId: VoteId) => {
      const { actor, seatId } = sitting.voters[1] as Member
      const about = () => ({ requestId: requestId(ctx), voteId, seatId, words: 'I named another.' })
      must(await raiseDispute(ctx, actor, { ...about(), act: 'dispute.raise', ground: 'differs' }))
      must(await settleDispute(ctx, sitting.chair.actor, { ...about(), act: 'dispute.settle', outcome: 'upheld' }))
    }
    const lost = await open(electionInput('two-round'))
    await castAll(lost, ['1', '1', '2', '2', '3'])
    await close(lost)
    await annul(lost)
    expect(await runOff(lost)).toMatchObject({ code: 'election_no_run_off' })
    const first = await open(electionInput('two-round'))
    await castAll(first, ['1', '1', '2', '2', '3'])
    await close(first)
    for (const winner of ['1', '2']) {
      const second = must(await runOff(first)).voteId
      await castAll(second, [winner, winner, winner])
      expect(await close(second)).toMatchObject({ elected: [winner] })
      if (winner === '1') await annul(second)
    }
    expect(await runOff(first)).toMatchObject({ code: 'election_no_run_off' })
    expect((await exported(sitting)).errors).toEqual([])
  })

  it('holds a run-off again after one that elected nobody', async () => {
    const { sitting, open, castAll, close, runOff } = await sit()
    const first = await open(electionInput('two-round'))
    await castAll(first, ['1', '1', '2', '2', '3'])
    await close(first)
    const empty = must(await runOff(first)).voteId
    await castAll(empty, ['blank', 'blank'])
    expect(await close(empty)).toMatchObject({ outcome: 'not_elected' })
    const again = must(await runOff(first)).voteId
    await castAll(again, ['2', '2', '1'])
    expect(await close(again)).toMatchObject({ elected: ['2'] })
    expect((await exported(sitting)).errors).toEqual([])
  })
})
