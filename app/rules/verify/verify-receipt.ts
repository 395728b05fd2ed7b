// Verifies one receipt with nothing but itself: the ballot is the one in the payload, the payload the one in the leaf, and the
// leaf stands in the tree that the ledger's key signed. Source: `majlis/receipt/v1`; C2SP tlog-proof.
import { ballotId, parseBallot } from '../ballot.ts'
import { readPayload } from '../bundle/payloads.ts'
import { toHex } from '../bytes.ts'
import type { Json } from '../canonical.ts'
import { cosignersOf } from '../cosignature.ts'
import { leafHash } from '../merkle.ts'
import { bytesOf, leafFields } from '../proved-leaf.ts'
import { sha256 } from '../sha256.ts'
import { formatVkey, type Note, parseVkey, type VerifySignature } from '../signed-note.ts'
import { isQuorum, type Policy } from '../tlog-policy.ts'
import { formatTlogProof, parseTlogProof, verifyTlogProof } from '../tlog-proof.ts'
import type { Expected } from './expected.ts'

export const RECEIPT = 'majlis/receipt/v1'

export type ReceiptFields = {
  type: typeof RECEIPT
  body: string
  vote: string
  seat: string
  choice: string
  ballot: string
  ballot_id: string
  index: number
  at: string
  leaf: string
  payload: string
  proof: string
  ledger_key: string
}

export type ReceiptReport = {
  /** Null for a bare proof, which says of an entry that it is there and not what it says. */
  receipt: ReceiptFields | null
  index: number
  /** When, by the entry's own leaf; null where the proof does not bring it. */
  at: string | null
  vkey: string
  /** Every check with its answer, in the order one would explain them. */
  checks: Check[]
  /** Size of the ledger whose signed checkpoint proves the entry; null when it does not. */
  size: number | null
  /** Its root, in hex; empty where it has none. */
  root: string
  origin: string
  holds: boolean
}

type Check = { check: ReceiptCheck; holds: boolean }
export type ReceiptCheck = 'ballot' | 'payload' | 'leaf' | 'inclusion' | 'key' | 'key_given' | 'quorum' | 'printed'
type Held = Pick<Expected, 'vkey' | 'policy' | 'ballot'>

/** Null for a text that is no receipt: neither `majlis/receipt/v1` nor a C2SP tlog-proof. */
export async function verifyReceipt(
  text: string,
  verify: VerifySignature,
  held: Held = {},
): Promise<ReceiptReport | null> {
  const receipt = readReceipt(text)
  const parsed = parseTlogProof(receipt?.proof ?? text)
  if (!receipt && !parsed.ok) return null
  const proof = parsed.ok ? parsed.value : null
  const origin = proof ? originOf(proof.checkpoint) : ''
  const trusted = held.vkey ?? vkeyOf(held.policy, origin)
  const vkey = receipt?.ledger_key ?? trusted ?? ''
  const key = parseVkey(vkey)
  const leaf = receipt ? bytesOf(receipt.leaf) : (proof?.extra ?? new Uint8Array())
  const log = key.ok ? { origin: key.value.name, keys: [key.value] } : null
  const opened = log && (await verifyTlogProof(receipt?.proof ?? text, leafHash(leaf), log, verify))
  const proved = opened?.ok ? opened.value : null
  const index = receipt?.index ?? proof?.index ?? 0
  const checks: Check[] = [
    ...(receipt
      ? [
          { check: 'ballot' as const, holds: ballotHolds(receipt) },
          { check: 'payload' as const, holds: payloadHolds(receipt) },
        ]
      : []),
    { check: 'leaf', holds: receipt ? leafHolds(receipt) : leafFields(leaf)?.seq === String(index) },
    { check: 'inclusion', holds: proved?.index === index },
  ]
  if (!receipt && !trusted) checks.push({ check: 'key_given', holds: false })
  if (trusted) checks.push({ check: 'key', holds: vkey === trusted })
  else if (held.policy && held.policy.logs.length > 0) checks.push({ check: 'key', holds: false })
  if (held.policy) checks.push({ check: 'quorum', holds: await isCosigned(proved?.note, held.policy, verify) })
  if (held.ballot) checks.push({ check: 'printed', holds: isPrinted(held.ballot, index, receipt) })
  return {
    receipt,
    index,
    at: receipt?.at ?? textOf(leafFields(leaf)?.at),
    vkey,
    checks,
    size: proved?.checkpoint.size ?? null,
    root: proved ? toHex(proved.checkpoint.root) : '',
    origin: key.ok ? key.value.name : origin,
    holds: checks.every(({ holds }) => holds),
  }
}

/** The proof of a receipt as a file of its own, with the leaf it proves: C2SP tlog-proof. Null for one that is damaged. */
export function proofFile({ proof, leaf }: Pick<ReceiptFields, 'proof' | 'leaf'>): string | null {
  const parsed = parseTlogProof(proof)
  return parsed.ok ? formatTlogProof({ ...parsed.value, extra: bytesOf(leaf) }) : null
}

export function readReceipt(text: string): ReceiptFields | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null
    if (typeof value !== 'object' || value?.type !== RECEIPT || !Number.isSafeInteger(value.index)) return null
    return TEXTS.every((name) => typeof value[name] === 'string') ? (value as unknown as ReceiptFields) : null
  } catch {
    return null
  }
}

const TEXTS = ['body', 'vote', 'seat', 'choice', 'ballot', 'ballot_id', 'at', 'leaf', 'payload', 'proof', 'ledger_key']

/** What the receipt says in words is what the signed ballot says. */
function ballotHolds(receipt: ReceiptFields): boolean {
  const ballot = parseBallot(receipt.ballot)
  if (!ballot.ok || ballotId(receipt.ballot) !== receipt.ballot_id) return false
  const { body, vote, seat, choice } = ballot.value
  return body === receipt.body && vote === receipt.vote && seat === receipt.seat && choice === receipt.choice
}

function payloadHolds(receipt: ReceiptFields): boolean {
  const event = readPayload('ballot.cast', receipt.payload)
  if (!event.ok || event.value.type !== 'ballot.cast') return false
  return event.value.payload.ballot === receipt.ballot && event.value.payload.ballot_id === receipt.ballot_id
}

function leafHolds(receipt: ReceiptFields): boolean {
  const value = leafFields(bytesOf(receipt.leaf))
  return (
    value !== null &&
    value.type === 'ballot.cast' &&
    value.body === receipt.body &&
    value.seq === String(receipt.index) &&
    value.at === receipt.at &&
    value.payload_sha256 === toHex(sha256(bytesOf(receipt.payload)))
  )
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

/** Whose ledger the checkpoint says it is, signature unseen. */
function originOf(checkpoint: string): string {
  return checkpoint.slice(0, Math.max(0, checkpoint.indexOf('\n')))
}

function vkeyOf(policy: Policy | undefined, origin: string): string | undefined {
  const log = policy?.logs.find(({ key }) => key.name === origin)
  return log && formatVkey(log.key)
}

async function isCosigned(note: Note | undefined, policy: Policy, verify: VerifySignature): Promise<boolean> {
  if (!note) return false
  const witnesses = policy.witnesses.map(({ key }) => key)
  const { cosigners, invalid } = await cosignersOf(note, witnesses, verify)
  return (
    invalid.length === 0 &&
    isQuorum(
      policy,
      cosigners.map(({ key }) => key),
    )
  )
}

const isPrinted = (
  { entry, id }: NonNullable<Expected['ballot']>,
  index: number,
  receipt: ReceiptFields | null,
): boolean => entry === index && (receipt === null || receipt.ballot_id === id)
