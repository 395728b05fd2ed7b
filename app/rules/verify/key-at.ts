// A signing key as a ballot is held against it: what its own statement says, and whose mandates it could act for. Whether the
// statement holds is V4's question.
import type { BallotKey } from '../ballot.ts'
import { type History, type KeyInForce, mandatesOf } from '../bundle/history.ts'
import { parseBase64Url } from '../bytes.ts'
import { parseCanonical } from '../canonical.ts'
import type { Signer } from '../signed-by.ts'
import { isAlgorithm } from '../signing-key.ts'

/** With the mandates its person held when the vote opened (`index`). */
export function keyAt(
  history: History,
  id: string,
  index: number,
  // A casting vote is the chair's own, and no proxy's.
  mandatesAt: typeof ownMandates = ownMandates,
): BallotKey | undefined {
  const key = history.keys.get(id)
  const enrolled = key && enrolledKey(key.enrolled.payload)
  if (!key || !enrolled) return undefined
  const mandates = mandatesAt(history, key.person, index)
  return { ...enrolled, enrolledIndex: key.enrolledIndex, revokedIndex: key.revokedIndex, mandates }
}

function enrolledKey({ statement, level }: KeyInForce['enrolled']['payload']): Signer | null {
  const parsed = parseCanonical(statement)
  const value = parsed.ok ? parsed.value : null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { alg, public_key } = value
  if (!isAlgorithm(alg) || typeof public_key !== 'string') return null
  return parseBase64Url(public_key).ok ? { alg, public_key, level } : null
}

const ownMandates = (history: History, person: string, index: number): string[] =>
  mandatesOf(history, person, index).map(({ mandate }) => mandate)
