// A ballot that the clerk recorded in a member's name and a second officer confirmed (level D): for a member whose device cannot
// vote. Both sign the ballot's own text and why it is recorded, each under a domain of their own, so that neither word can pass for
// the other's or for a ballot of their own. Source: the ladder of open votes.
import { type Ballot, type BallotFacts, type BallotKey, checkElector } from './ballot.ts'
import { canonicalize } from './canonical.ts'
import { OFFICER_ROLES, type RecordedProof, type VouchingOf } from './key-authority.ts'
import { ok, type Result, refuse } from './result.ts'
import { sha256Text } from './sha256.ts'
import { checkSignedBy } from './signed-by.ts'
import type { VerifySignature } from './signing-key.ts'

const RECORD = 'majlis/ballot-record'
const CONFIRMATION = 'majlis/ballot-record-confirmation'

/** What the clerk signs: SHA-256("majlis/ballot-record/v2\0" ‖ JCS of {ballot, why}); of old `/v1` and the ballot's text alone. */
export const recordChallenge = (text: string, why?: string): Uint8Array => challengeOf(RECORD, text, why)

/** What the second officer signs, under "majlis/ballot-record-confirmation/v2". */
export const confirmationChallenge = (text: string, why?: string): Uint8Array => challengeOf(CONFIRMATION, text, why)

const challengeOf = (domain: string, ballot: string, why: string | undefined): Uint8Array =>
  sha256Text(why === undefined ? `${domain}/v1\0${ballot}` : `${domain}/v2\0${canonicalize({ ballot, why })}`)

export type RecordingFacts = BallotFacts & {
  /** The roles of a person's seats in the body at the ballot's place. */
  rolesOf: (person: string) => readonly string[]
  /** Whether a seat of this person is recused from the item. */
  isRecused: (person: string) => boolean
  /** Who holds the mandate now. */
  holderOf: (mandate: string) => string | undefined
  keyOf: (id: string) => (BallotKey & { person: string }) | undefined
}

export type Recorders = { clerk: BallotKey; officer: BallotKey }

/** Whether the recorded ballot counts, by everything but the two signatures. Answers the keys to check them with. */
export function checkRecordedFacts(ballot: Ballot, proof: RecordedProof, facts: RecordingFacts): Result<Recorders> {
  const clerk = checkRecorder(ballot, proof.clerk, facts, ['secretary'])
  if (!clerk.ok) return clerk
  if (ballot.key !== proof.clerk.key) return refuse('ballot_key_unknown')
  if (proof.clerk.person === proof.officer.person) return refuse('record_same_person')
  const officer = checkRecorder(ballot, proof.officer, facts, OFFICER_ROLES)
  if (!officer.ok) return officer
  // A member's own word is never replaced by one that was recorded for them, nor is one record by another.
  const last = facts.last(ballot.seat)
  if (last) return refuse('ballot_out_of_sequence', { seq: last.seq })
  const elector = checkElector(ballot, facts)
  return elector.ok ? ok({ clerk: clerk.value, officer: officer.value }) : elector
}

/** An officer in such a role, not the voter, with a key in force that was enrolled before the vote opened. */
export function checkRecorder(
  ballot: Ballot,
  by: Pick<VouchingOf, 'person' | 'key'>,
  facts: RecordingFacts,
  roles: readonly string[],
): Result<BallotKey> {
  if (!facts.rolesOf(by.person).some((role) => roles.includes(role))) return refuse('record_not_officer')
  if (facts.isRecused(by.person)) return refuse('record_recused')
  // Whoever's vote it is cannot answer for its being recorded: they would simply vote.
  const voter = facts.holderOf(ballot.mandate)
  if (voter === by.person) return refuse('record_own')
  // In the holder's own mandate: a proxy votes with a device or not at all.
  if (voter === undefined) return refuse('ballot_not_eligible', { seat: ballot.seat })
  const key = facts.keyOf(by.key)
  if (key?.person !== by.person) return refuse('ballot_key_unknown')
  if (key.enrolledIndex >= facts.openedIndex) return refuse('ballot_key_late')
  if (key.revokedIndex !== null && (facts.index === null || key.revokedIndex < facts.index))
    return refuse('ballot_key_revoked')
  return ok(key)
}

export async function checkRecordedSignatures(
  text: string,
  proof: RecordedProof,
  { clerk, officer }: Recorders,
  origins: readonly string[],
  verify: VerifySignature,
): Promise<Result<null>> {
  for (const [challenge, by, key] of [
    [recordChallenge(text, proof.why), proof.clerk, clerk],
    [confirmationChallenge(text, proof.why), proof.officer, officer],
  ] as const) {
    const signed = await checkSignedBy(challenge, by.proof, key, origins, verify)
    if (!signed.ok) return signed.code === 'signature_invalid' ? refuse('ballot_signature_invalid') : signed
  }
  return ok(null)
}
