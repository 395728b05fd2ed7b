// A signing key as a ballot is held against it: what its own statement says, and whose mandates it could act for. Whether the
// statement holds is V4's question.
import type { BallotKey } from '../ballot.ts'
import { type History, mandatesOf } from '../bundle/history.ts'
import { signerOf } from '../bundle/officers.ts'

/** With the mandates its person held when the vote opened (`index`). */
export function keyAt(
  history: History,
  id: string,
  index: number,
  // A casting vote is the chair's own, and no proxy's.
  mandatesAt: typeof ownMandates = ownMandates,
): BallotKey | undefined {
  const key = history.keys.get(id)
  const enrolled = key && signerOf(key.enrolled.payload)
  if (!key || !enrolled) return undefined
  const mandates = mandatesAt(history, key.person, index)
  return { ...enrolled, enrolledIndex: key.enrolledIndex, revokedIndex: key.revokedIndex, mandates }
}

const ownMandates = (history: History, person: string, index: number): string[] =>
  mandatesOf(history, person, index).map(({ mandate }) => mandate)
