// Attacks on ballots of level D: recorded by the clerk for a member whose device cannot vote, and confirmed by a second officer.
import { ballotId, ballotText } from '../../../../app/rules/ballot.ts'
import type { RecordedProof } from '../../../../app/rules/key-authority.ts'
import { confirmationChallenge, recordChallenge } from '../../../../app/rules/recorded-ballot.ts'
import { type VoteTerms2, voteHash } from '../../../../app/rules/vote-terms.ts'
import { NAMES } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

type Recorders = { clerk: string; officer: string; voter?: string; choice?: string }

/** Dana's ballot by these two; the others cast their own. */
async function recorded(scene: Scene, { clerk, officer, voter = 'dana', choice = 'no' }: Recorders): Promise<void> {
  await scene.beforeAdjourning(async () => {
    await scene.ledger.seatMember('clerk', { role: 'secretary', votes: false })
    await scene.ledger.seatMember('deputy', { role: 'deputy', votes: false })
    const present = NAMES.map((name) => `seat-${name}`)
    const terms = scene.ledger.openVote('vote-2', 'meeting-1', 'item-2', present)
    for (const name of NAMES) if (name !== voter) await scene.ledger.cast(terms, `person-${name}`, 'yes')
    await record(scene, terms, { clerk, officer, voter, choice })
    scene.ledger.close(terms, present)
  })
}

async function record(
  { ledger }: Scene,
  terms: VoteTerms2,
  { clerk, officer, voter, choice }: Required<Recorders>,
): Promise<void> {
  const of = (name: string) => ledger.members.get(`person-${name}`)!
  const text = ballotText({
    body: terms.body,
    vote: terms.vote,
    vote_hash: voteHash(terms),
    seat: of(voter).seat,
    mandate: of(voter).mandate,
    choice,
    weight: '1',
    seq: '1',
    prev: '',
    key: of(clerk).key,
    nonce: 'ef'.repeat(16),
  })
  const say = async (name: string, challenge: Uint8Array) => ({
    person: of(name).person,
    key: of(name).key,
    proof: await of(name).seal(challenge),
  })
  const proof: RecordedProof = {
    level: 'D',
    clerk: await say(clerk, recordChallenge(text)),
    officer: await say(officer, confirmationChallenge(text)),
  }
  const { vote } = terms
  ledger.append(
    'ballot.cast',
    { vote, seat: of(voter).seat, ballot_id: ballotId(text), ballot: text, proof },
    of(officer).person,
  )
}

const honest = (scene: Scene) => recorded(scene, { clerk: 'clerk', officer: 'chair' })
const proofOf = (scene: Scene) => scene.ballotOf('dana', 'vote-2').payload.proof as unknown as RecordedProof

export const recordedAttacks: Attack[] = [
  {
    name: 'a ballot recorded by the clerk alone, who also confirms it',
    by: 'operator',
    rule: 'ballot.recorded_by_one',
    tamper: (scene) => recorded(scene, { clerk: 'clerk', officer: 'clerk' }),
    twin: honest,
  },
  {
    name: 'a ballot that its own voter confirms for another’s hand',
    by: 'operator',
    rule: 'ballot.recorded_by_voter',
    tamper: (scene) => recorded(scene, { clerk: 'clerk', officer: 'chair', voter: 'chair' }),
    twin: (scene) => recorded(scene, { clerk: 'clerk', officer: 'deputy', voter: 'chair' }),
  },
  {
    name: 'a ballot recorded by a member who is no clerk',
    by: 'operator',
    rule: 'ballot.recorded_by_no_officer',
    tamper: (scene) => recorded(scene, { clerk: 'amal', officer: 'chair' }),
  },
  {
    name: 'a recorded ballot confirmed by a member who is no officer',
    by: 'operator',
    rule: 'ballot.recorded_by_no_officer',
    tamper: (scene) => recorded(scene, { clerk: 'clerk', officer: 'amal' }),
  },
  {
    name: 'a confirmation taken from the clerk’s own signature',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: async (scene) => {
      await honest(scene)
      const proof = proofOf(scene)
      proof.officer.proof = proof.clerk.proof
    },
  },
  {
    name: 'a recorded choice changed after both had signed',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: async (scene) => {
      await honest(scene)
      const { payload } = scene.ballotOf('dana', 'vote-2')
      const ballot = String(payload.ballot).replace('"choice":"no"', '"choice":"yes"')
      Object.assign(payload, { ballot, ballot_id: ballotId(ballot) })
    },
  },
]
