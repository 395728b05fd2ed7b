import type { ElectionDecision } from '../../../../app/rules/elections/decide-election.ts'
import { runOffAfter } from '../../../../app/rules/elections/run-off.ts'
import type { ElectionTerms } from '../../../../app/rules/elections/terms.ts'
import { type VoteTerms3, voteHash } from '../../../../app/rules/vote-terms.ts'
import { electionBy } from '../../../support/election.ts'
import { type Draft, NAMES } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

const SEATS = NAMES.map((name) => `seat-${name}`)

/** Before the sitting ends the second item is an election; everybody casts one of these, in the order of the names. */
async function elect(scene: Scene, election: ElectionTerms, choices: string[], vote = 'vote-2'): Promise<VoteTerms3> {
  const { ledger } = scene
  const [adjourned] = ledger.drafts.splice(scene.at('sitting.adjourned'), 1)
  const terms = ledger.openElection(vote, 'meeting-1', 'item-2', SEATS, election)
  for (const [place, choice] of choices.entries()) await ledger.cast(terms, `person-${NAMES[place]}`, choice)
  ledger.close(terms, SEATS)
  ledger.wait(1)
  ledger.drafts.push({ ...adjourned!, at: ledger.now })
  return terms
}

const draftOf = ({ ledger }: Scene, type: string, vote = 'vote-2'): Draft =>
  ledger.drafts.find((draft) => draft.type === type && draft.payload.vote === vote) as Draft
const resultOf = (scene: Scene, vote?: string): ElectionDecision =>
  draftOf(scene, 'result.declared', vote).payload.result as unknown as ElectionDecision

function declare(scene: Scene, change: (result: ElectionDecision) => void): void {
  change(resultOf(scene))
}

const TIED = ['1', '1', '2', '2', '3']
const plurality = (scene: Scene) => elect(scene, electionBy('plurality'), ['1', '1', '2', '1'])
const stv = (scene: Scene) => elect(scene, electionBy('scottish-stv', { seats: '2' }), ['1>2', '1>3', '2>1', '3>2'])

/** The last member's, properly signed and in time; the honest result of the others is declared with it, or of all. */
async function addBallot(scene: Scene, terms: VoteTerms3, choice: string): Promise<void> {
  const { ledger } = scene
  await ledger.cast(terms, 'person-omar', choice)
  const late = ledger.drafts.pop()!
  const place = ledger.drafts.indexOf(draftOf(scene, 'vote.closed'))
  ledger.drafts.splice(place, 0, { ...late, at: ledger.drafts[place]!.at })
  try {
    scene.countAgain(terms)
  } catch {
    // No engine counts it: the result stays that of the others.
    draftOf(scene, 'vote.closed').payload.ballots = '5'
  }
}

/** Nobody has more than half of the five present; then the two best are voted on. */
async function officers(scene: Scene, second: string[] = ['1', '1', '1', '2', '2']) {
  const first = await elect(scene, electionBy('two-round'), TIED)
  const election = runOffAfter(first, resultOf(scene)) as ElectionTerms
  return { first, second: await elect(scene, election, second, 'vote-3') }
}

export const electionAttacks: Attack[] = [
  {
    name: 'an elected candidate swapped for another',
    by: 'operator',
    rule: 'result.differs',
    tamper: async (scene) => {
      await plurality(scene)
      declare(scene, (result) => Object.assign(result, { elected: ['2'] }))
    },
    twin: async (scene) => void (await plurality(scene)),
  },
  {
    name: 'a round of the count sheet altered, under the right winners',
    by: 'operator',
    rule: 'result.differs',
    tamper: async (scene) => {
      await stv(scene)
      declare(scene, ({ count }) => Object.assign(count?.rounds[0]?.votes[0] ?? {}, { votes: '4.00000' }))
    },
    twin: async (scene) => void (await stv(scene)),
  },
  {
    name: 'a ranking altered in a ballot after it was signed',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: async (scene) => {
      const terms = await stv(scene)
      const { payload } = scene.ballotOf('dana', 'vote-2')
      payload.ballot = String(payload.ballot).replace('"3>2"', '"2>3"')
      scene.countAgain(terms)
    },
  },
  {
    name: 'a ballot for two names where it may be for one',
    by: 'member',
    rule: 'ballot.choice_illegal',
    tamper: async (scene) => addBallot(scene, await plurality(scene), '1,2'),
    twin: async (scene) => addBallot(scene, await plurality(scene), '2'),
  },
  {
    name: 'a ballot that puts one name first and third',
    by: 'member',
    rule: 'ballot.choice_illegal',
    tamper: async (scene) => addBallot(scene, await stv(scene), '1>2>1'),
    twin: async (scene) => addBallot(scene, await stv(scene), '1>2>3'),
  },
  {
    name: 'a ballot for somebody who does not stand',
    by: 'member',
    rule: 'ballot.choice_unknown',
    tamper: async (scene) => addBallot(scene, await stv(scene), '9>1'),
    twin: async (scene) => addBallot(scene, await stv(scene), '4>1'),
  },
  {
    name: 'the list of candidates changed after the opening',
    by: 'operator',
    rule: 'ballot.terms_changed',
    tamper: async (scene) => {
      const terms = await plurality(scene)
      const opened = draftOf(scene, 'vote.opened').payload as unknown as { terms: VoteTerms3; vote_hash: string }
      const candidates = terms.election.candidates.map((each) =>
        each.id === '1' ? { ...each, names: { ar: 'غيره', en: 'Somebody else' } } : each,
      )
      opened.terms = { ...terms, election: { ...terms.election, candidates } }
      opened.vote_hash = voteHash(opened.terms)
      draftOf(scene, 'result.declared').payload.vote_hash = opened.vote_hash
    },
  },
  {
    name: 'the list of candidates changed under the old hash',
    by: 'operator',
    rule: 'terms.hash_differs',
    tamper: async (scene) => {
      await plurality(scene)
      const { terms } = draftOf(scene, 'vote.opened').payload as unknown as { terms: VoteTerms3 }
      ;(terms.election.candidates[1] as ElectionTerms['candidates'][number]).names.en = 'Somebody else'
    },
  },
  {
    name: 'an election under a rule by which nobody need vote',
    by: 'operator',
    rule: 'terms.malformed',
    tamper: async (scene) => {
      await plurality(scene)
      const { terms } = draftOf(scene, 'vote.opened').payload as unknown as { terms: VoteTerms3 }
      terms.rule.form = 'silence'
    },
  },
  {
    name: 'a seed from which the lot falls another way',
    by: 'operator',
    rule: 'result.differs',
    tamper: async (scene) => {
      await elect(scene, electionBy('plurality'), TIED)
      declare(scene, (result) => {
        const [lot] = result.count?.lots ?? []
        lot?.order.reverse()
        Object.assign(result, { seed: 'a'.repeat(64), elected: [lot?.order[0]] })
        Object.assign(result.count?.rounds[0] ?? {}, { elected: result.elected })
      })
    },
    twin: async (scene) => void (await elect(scene, electionBy('plurality'), TIED)),
  },
  {
    name: 'a run-off between others than the first round left',
    by: 'operator',
    rule: 'terms.run_off_differs',
    tamper: async (scene) => {
      const first = await elect(scene, electionBy('two-round'), TIED)
      const election = runOffAfter(first, resultOf(scene)) as ElectionTerms
      const candidates = first.election.candidates.filter(({ id }) => id === '1' || id === '3')
      await elect(scene, { ...election, candidates }, ['1', '3', '3', '3', '1'], 'vote-3')
    },
    twin: async (scene) => void (await officers(scene)),
  },
  {
    name: 'a run-off after a first round that elected',
    by: 'operator',
    rule: 'terms.run_off_differs',
    tamper: async (scene) => {
      const first = await elect(scene, electionBy('two-round'), ['1', '1', '1', '2', '3'])
      const run = runOffAfter(first, { ...resultOf(scene), outcome: 'run_off', run_off: ['1', '2'] }) as ElectionTerms
      await elect(scene, run, ['2', '2', '2', '1', '1'], 'vote-3')
    },
  },
  {
    name: 'a run-off of a vote that never was',
    by: 'operator',
    rule: 'terms.run_off_differs',
    tamper: async (scene) => {
      const first = { vote: 'vote-9', vote_hash: '9'.repeat(64) }
      await elect(scene, electionBy('two-round', { of: 2, first }), ['2', '2', '2', '1', '1'])
    },
  },
  {
    name: 'a run-off held again because its winner did not please',
    by: 'operator',
    rule: 'terms.run_off_again',
    tamper: async (scene) => {
      const { second } = await officers(scene)
      await elect(scene, second.election, ['2', '2', '2', '1', '1'], 'vote-4')
    },
    // One in which no ballot named anybody elected nobody, and is held again.
    twin: async (scene) => {
      const { second } = await officers(scene, ['blank', 'blank'])
      await elect(scene, second.election, ['2', '2', '2', '1', '1'], 'vote-4')
    },
  },
  {
    name: 'a run-off declared where somebody had more than half of those present',
    by: 'operator',
    rule: 'result.differs',
    tamper: async (scene) => {
      await elect(scene, electionBy('two-round'), ['1', '1', '1', '2', '3'])
      declare(scene, (result) => Object.assign(result, { outcome: 'run_off', elected: [], run_off: ['1', '2'] }))
    },
  },
  {
    name: 'the ballots handed to other counting programs altered',
    by: 'outsider',
    rule: 'derived.differs',
    tamper: async (scene) => {
      await stv(scene)
      const files = await scene.ledger.bundle()
      files.set('votes/vote-2/ballots.blt', new TextEncoder().encode('4 2\n0\n"a"\n"b"\n"c"\n"d"\n'))
      return { files }
    },
  },
]
