// One member's recorded choice: its text, the challenge that is signed, its id, and whether it counts. The id is the
// challenge and never the signature, for ECDSA signatures are malleable. Pure over loaded facts: the caller says what
// the ledger knew at the ballot's place. Source: the promise of open votes, `majlis/rollcall-ballot/v1`.
import { batchChallenge, checkBatch } from './ballot-batch.ts'
import { toHex } from './bytes.ts'
import { canonicalize, parseCanonical } from './canonical.ts'
import { CHOICE_FORM, readChoice } from './elections/choice.ts'
import type { ElectionTerms } from './elections/terms.ts'
import type { Elector } from './electorate.ts'
import type { Rule as Rule2 } from './engine-2/rule.ts'
import type { RecordedProof } from './key-authority.ts'
import { ok, type Result, refuse } from './result.ts'
import type { Rule } from './rule.ts'
import { sha256Text } from './sha256.ts'
import { checkSignedBy, type Seal, type SignedBy, type SignedByPasskey, type Signer } from './signed-by.ts'
import type { VerifySignature } from './signing-key.ts'

export const ROLLCALL_BALLOT = 'majlis/rollcall-ballot/v1'
/** The same with the member's reason. */
export const REASONED_BALLOT = 'majlis/rollcall-ballot/v2'
/** In an election: whom it names, as `app/rules/elections/choice.ts` writes it. */
export const ELECTION_BALLOT = 'majlis/rollcall-ballot/v3'
/** The chair's, once a tie has asked for it. */
export const CASTING_VOTE = 'majlis/casting-vote/v1'

export type BallotType = typeof ROLLCALL_BALLOT | typeof REASONED_BALLOT | typeof ELECTION_BALLOT | typeof CASTING_VOTE

/** All strings. `seq` counts a seat's ballots in this vote from "1"; `prev` is the id of the one before, or "". */
export type Ballot = {
  type: BallotType
  body: string
  vote: string
  vote_hash: string
  seat: string
  mandate: string
  choice: string
  weight: string
  seq: string
  prev: string
  key: string
  nonce: string
  /** Only in a reasoned ballot, and never empty there. */
  reason?: string
}

/** A member's own word for a ballot: over it alone, or by one gesture over the batch that names it among others. */
export type BallotSignature = SignedBy | (SignedByPasskey & { batch: string[] })

/** How a ballot is known to be the member's. */
export type BallotProof = BallotSignature | RecordedProof

/** The ladder, D last: recorded by the clerk. */
export const BALLOT_LEVELS = ['A', 'B', 'C', 'D'] as const
export type BallotLevel = (typeof BALLOT_LEVELS)[number]

export type SealedBallot = { text: string; id: string; proof: BallotSignature }

/** A place in the body's own ledger: order between events is decided by it alone. */
export type LedgerIndex = number | bigint

export type BallotKey = Signer & {
  enrolledIndex: LedgerIndex
  /** Null while in force. */
  revokedIndex: LedgerIndex | null
  /** The mandates that the key's person holds in this body. */
  mandates: readonly string[]
}

/** What of a rule a ballot is held to; under engine `majlis/1` there are no reasons, and a ballot is final. */
export type VotersRule = Pick<Rule, 'choices'> & Partial<Pick<Rule2, 'change' | 'reasons'>>

export type BallotFacts = {
  body: string
  vote: string
  voteHash: string
  rule: VotersRule
  /** Where somebody is elected. */
  election?: ElectionTerms | null
  openedIndex: LedgerIndex
  /** The ballot's own place in the ledger, or null when it is about to be appended. */
  index: LedgerIndex | null
  /** The addresses of the house there. */
  origins: readonly string[]
  recused: ReadonlySet<string>
  elector: (seat: string) => Elector | undefined
  key: (id: string) => BallotKey | undefined
  /** The seat's last accepted ballot in this vote. */
  last: (seat: string) => LastBallot | null
  /** Whether the mandate is a proxy for another's seat. */
  isProxy: (mandate: string) => boolean
}

export type LastBallot = Pick<Ballot, 'seq' | 'mandate'> & { id: string }

/**
 * SHA-256(type ‖ "\0" ‖ JCS): the 32 bytes that are signed. Inside a JSON string quotes are escaped, so the type stands where it
 * is found; what is no ballot has the challenge of a plain one.
 */
export function ballotChallenge(text: string): Uint8Array {
  const type = TYPES.find((one) => text.includes(`"type":"${one}"`)) ?? ROLLCALL_BALLOT
  return sha256Text(`${type}\0${text}`)
}

export const ballotId = (text: string): string => toHex(ballotChallenge(text))

/** The form of ballot for an election; undefined leaves it to whether a reason is given. */
export const ballotTypeFor = (election: ElectionTerms | null): BallotType | undefined =>
  election ? ELECTION_BALLOT : undefined

/** Makes a ballot in the member's browser; nothing but the injected `seal` touches the key. */
export async function sealBallot(
  ballot: Omit<Ballot, 'type'>,
  seal: Seal,
  type?: BallotType,
): Promise<{ text: string; id: string; proof: SignedBy }> {
  const text = ballotText(ballot, type)
  const challenge = ballotChallenge(text)
  return { text, id: toHex(challenge), proof: await seal(challenge) }
}

export function ballotText(
  { reason = '', ...fields }: Omit<Ballot, 'type'>,
  type: BallotType = reason === '' ? ROLLCALL_BALLOT : REASONED_BALLOT,
): string {
  return canonicalize({ type, ...fields, ...(reason !== '' && { reason }) })
}

/** Whether the ballot counts, by everything but the clock: the close is a place in the ledger that the caller compares. */
export async function checkBallot(
  text: string,
  proof: BallotSignature,
  facts: BallotFacts,
  verifySignature: VerifySignature,
): Promise<Result<{ ballot: Ballot; id: string }>> {
  const parsed = parseBallot(text)
  if (!parsed.ok) return parsed
  const checked = checkBallotFacts(parsed.value, facts)
  if (!checked.ok) return checked
  const challenge = ballotChallenge(text)
  const signed = await checkBallotSignature(challenge, proof, checked.value, facts.origins, verifySignature)
  if (!signed.ok) return signed
  return ok({ ballot: parsed.value, id: toHex(challenge) })
}

/** Refuses anything that is not a ballot of one of these types, field by field. */
export function parseBallot(
  text: string,
  types: readonly BallotType[] = [ROLLCALL_BALLOT, REASONED_BALLOT, ELECTION_BALLOT],
): Result<Ballot> {
  const parsed = parseCanonical(text)
  if (!parsed.ok) return refuse('ballot_not_canonical')
  const fields = parsed.value
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return refuse('ballot_malformed')
  const forms =
    fields.type === REASONED_BALLOT ? REASONED_FORMS : fields.type === ELECTION_BALLOT ? ELECTION_FORMS : FORMS
  const wrong = Object.entries(forms).find(
    ([name, form]) => typeof fields[name] !== 'string' || !form.test(fields[name]),
  )
  if (wrong) return refuse('ballot_malformed', { field: wrong[0] })
  const extra = Object.keys(fields).find((name) => !Object.hasOwn(forms, name))
  if (extra !== undefined) return refuse('ballot_malformed', { field: extra })
  if (!types.some((type) => type === fields.type)) return refuse('ballot_malformed', { field: 'type' })
  return ok(fields as Ballot)
}

/**
 * All but the signature, which is slow and is checked before the head is locked; this is asked again under the lock,
 * because the seat's last ballot, a recusal or a revocation may have come in between. Answers the key to check with.
 */
export function checkBallotFacts(ballot: Ballot, facts: BallotFacts): Result<BallotKey> {
  const elector = checkElector(ballot, facts)
  return elector.ok ? checkKey(ballot, elector.value, facts) : elector
}

/** All but the keys: of this vote, for a seat that may and has not yet, with its weight and a choice there is. */
export function checkElector(ballot: Ballot, facts: BallotFacts): Result<Elector> {
  if (ballot.body !== facts.body) return refuse('ballot_wrong_body')
  if (ballot.vote !== facts.vote) return refuse('ballot_wrong_vote')
  if (ballot.vote_hash !== facts.voteHash) return refuse('ballot_terms_changed')
  if (facts.recused.has(ballot.seat)) return refuse('ballot_recused', { seat: ballot.seat })
  const elector = facts.elector(ballot.seat)
  if (!elector?.mandates.includes(ballot.mandate)) return refuse('ballot_not_eligible', { seat: ballot.seat })
  if (ballot.weight !== elector.weight) return refuse('ballot_wrong_weight', { weight: elector.weight })
  const choice = checkChoice(ballot, facts)
  if (!choice.ok) return choice
  const last = facts.last(ballot.seat)
  const sequence = checkSequence(ballot, last, facts.rule)
  if (!sequence.ok) return sequence
  // Whoever came and voted for the seat of their own is not overruled by whom they sent.
  const overrules = last !== null && last.mandate !== ballot.mandate && facts.isProxy(ballot.mandate)
  return overrules ? refuse('ballot_holder_voted', { seat: ballot.seat }) : ok(elector)
}

/** A choice there is in this vote, in a ballot of the form that the vote asks for. */
function checkChoice({ type, choice, reason }: Ballot, { rule, election }: BallotFacts): Result<unknown> {
  if ((type === ELECTION_BALLOT) !== Boolean(election)) return refuse('ballot_malformed', { field: 'type' })
  if (election) return readChoice(choice, election, rule.choices.includes('abstain'))
  if (!rule.choices.some((one) => one === choice)) return refuse('ballot_choice_unknown', { choice })
  return needsReason(rule, choice) && !reason ? refuse('ballot_reason_missing') : ok(null)
}

/** Order by ledger index: a key counts if it was enrolled before the vote opened and is not revoked at the ballot's place. */
function checkKey(ballot: Ballot, elector: Elector, facts: BallotFacts): Result<BallotKey> {
  const key = facts.key(ballot.key)
  if (!key?.mandates.includes(ballot.mandate)) return refuse('ballot_key_unknown')
  if (key.enrolledIndex >= facts.openedIndex) return refuse('ballot_key_late')
  if (key.revokedIndex !== null && (facts.index === null || key.revokedIndex < facts.index))
    return refuse('ballot_key_revoked')
  return elector.keys.includes(ballot.key) ? ok(key) : refuse('ballot_key_unknown')
}

/** Whether whoever chooses so must say why. */
export function needsReason({ reasons = 'none' }: Pick<VotersRule, 'reasons'>, choice: string): boolean {
  return (choice === 'no' && reasons.startsWith('against')) || (choice === 'abstain' && reasons.endsWith('abstain'))
}

/** A ballot is final unless the rule lets it be changed until the close; then each names the one before. */
function checkSequence({ seq, prev }: Ballot, last: LastBallot | null, { change = 'final' }: VotersRule): Result<null> {
  if (last === null) return seq === '1' && prev === '' ? ok(null) : refuse('ballot_out_of_sequence', { seq: '0' })
  const follows = change === 'until_close' && BigInt(seq) === BigInt(last.seq) + 1n && prev === last.id
  return follows ? ok(null) : refuse('ballot_out_of_sequence', { seq: last.seq })
}

/**
 * `challenge` is the ballot's. Refuses `ballot_signature_invalid`, or with the code of what is wrong about a passkey's assertion or
 * its batch.
 */
export async function checkBallotSignature(
  challenge: Uint8Array,
  proof: BallotSignature,
  key: Signer,
  origins: readonly string[],
  verifySignature: VerifySignature,
): Promise<Result<null>> {
  const asked = signedChallenge(challenge, proof)
  if (!asked.ok) return asked
  const signed = await checkSignedBy(asked.value, proof, key, origins, verifySignature)
  if (signed.ok || signed.code !== 'signature_invalid') return signed
  return refuse('ballot_signature_invalid')
}

/** What was signed: the ballot's own challenge, or that of the batch that names it. */
function signedChallenge(own: Uint8Array, proof: BallotSignature): Result<Uint8Array> {
  if (!('batch' in proof)) return ok(own)
  const named = checkBatch(toHex(own), proof.batch)
  return named.ok ? ok(batchChallenge(proof.batch)) : named
}

const ID = /^[0-9A-Za-z_-]{1,64}$/
const HASH = /^[0-9a-f]{64}$/
const DECIMAL = /^(0|[1-9][0-9]{0,17})$/

const TYPES: BallotType[] = [ROLLCALL_BALLOT, REASONED_BALLOT, ELECTION_BALLOT, CASTING_VOTE]
/** A reason has words in it. */
const REASON = /^(?=[\s\S]*\S)[\s\S]{1,2000}$/

const FORMS: Record<Exclude<keyof Ballot, 'reason'>, RegExp> = {
  type: /^[\x21-\x7e]{1,64}$/,
  body: ID,
  vote: ID,
  vote_hash: HASH,
  seat: ID,
  mandate: ID,
  choice: /^[a-z][a-z0-9_]{0,31}$/,
  weight: DECIMAL,
  seq: DECIMAL,
  prev: /^([0-9a-f]{64})?$/,
  key: HASH,
  nonce: /^[0-9a-f]{32}$/,
}
const REASONED_FORMS = { ...FORMS, reason: REASON }
const ELECTION_FORMS = { ...FORMS, choice: CHOICE_FORM }
