// Verifies one receipt with nothing but itself: the ballot is the one in the payload, the payload the one in the leaf, and the
// leaf stands in the tree that the ledger's key signed. Source: `majlis/receipt/v1`; C2SP tlog-proof.
import { ballotId, parseBallot } from '../ballot.ts'
import { readPayload } from '../bundle/payloads.ts'
import { toHex, utf8 } from '../bytes.ts'
import { type Json, parseCanonical } from '../canonical.ts'
import { leafHash } from '../merkle.ts'
import { sha256 } from '../sha256.ts'
import { parseVkey, type VerifySignature } from '../signed-note.ts'
import { verifyTlogProof } from '../tlog-proof.ts'

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
  receipt: ReceiptFields
  /** Every check with its answer, in the order one would explain them. */
  checks: { check: ReceiptCheck; holds: boolean }[]
  /** Size of the ledger whose signed checkpoint proves the entry; null when it does not. */
  size: number | null
  /** Its root, in hex; empty where it has none. */
  root: string
  origin: string
  holds: boolean
}

export type ReceiptCheck = 'ballot' | 'payload' | 'leaf' | 'inclusion' | 'key'

/** Null for a text that is no receipt. `vkey` is the ledger's key the holder trusts, when there is one. */
export async function verifyReceipt(
  text: string,
  verify: VerifySignature,
  vkey?: string,
): Promise<ReceiptReport | null> {
  const receipt = readReceipt(text)
  if (!receipt) return null
  const key = parseVkey(receipt.ledger_key)
  const opened = key.ok
    ? await verifyTlogProof(
        receipt.proof,
        leafHash(bytesOf(receipt.leaf)),
        { origin: key.value.name, keys: [key.value] },
        verify,
      )
    : key
  const included = opened.ok && opened.value.index === receipt.index
  const checks = [
    { check: 'ballot' as const, holds: ballotHolds(receipt) },
    { check: 'payload' as const, holds: payloadHolds(receipt) },
    { check: 'leaf' as const, holds: leafHolds(receipt) },
    { check: 'inclusion' as const, holds: included },
    ...(vkey === undefined ? [] : [{ check: 'key' as const, holds: vkey === receipt.ledger_key }]),
  ]
  return {
    receipt,
    checks,
    size: opened.ok ? opened.value.checkpoint.size : null,
    root: opened.ok ? toHex(opened.value.checkpoint.root) : '',
    origin: key.ok ? key.value.name : '',
    holds: checks.every(({ holds }) => holds),
  }
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
  const leaf = parseCanonical(receipt.leaf)
  const value: Json = leaf.ok ? leaf.value : null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return (
    value.type === 'ballot.cast' &&
    value.body === receipt.body &&
    value.seq === String(receipt.index) &&
    value.at === receipt.at &&
    value.payload_sha256 === toHex(sha256(bytesOf(receipt.payload)))
  )
}

/** A lone surrogate, which no ledger holds, becomes bytes that no hash of ours matches. */
const bytesOf = (text: string): Uint8Array => (text.isWellFormed() ? utf8(text) : new Uint8Array())
