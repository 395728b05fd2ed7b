// Seals a member's ballots for several seats in the member's browser: with a key of the browser (level C) each by itself, since
// nobody is asked; with a passkey all by one gesture. Source: the decision on proxies.
import { type Ballot, type BallotType, ballotChallenge, ballotText, type SealedBallot } from './ballot.ts'
import { batchChallenge } from './ballot-batch.ts'
import { toHex } from './bytes.ts'
import type { KeyLevel, Seal } from './signed-by.ts'

/** Answers in the order of `ballots`. */
export async function sealBallots(
  ballots: readonly Omit<Ballot, 'type'>[],
  { level, seal }: { level: KeyLevel; seal: Seal },
  type?: BallotType,
): Promise<SealedBallot[]> {
  const drafts = ballots.map((ballot) => {
    const text = ballotText(ballot, type)
    return { text, id: toHex(ballotChallenge(text)) }
  })
  if (level === 'C' || drafts.length === 1) {
    const sealed: SealedBallot[] = []
    for (const draft of drafts) sealed.push({ ...draft, proof: await seal(ballotChallenge(draft.text)) })
    return sealed
  }
  const batch = drafts.map(({ id }) => id).sort()
  const proof = await seal(batchChallenge(batch))
  if (proof.level === 'C') throw new Error('A key of the browser signs each ballot by itself')
  return drafts.map((draft) => ({ ...draft, proof: { ...proof, batch } }))
}
