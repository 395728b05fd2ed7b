// One entry of a ledger with everything that proves it: its payload is the one its leaf names, and the leaf stands in the tree that the
// ledger's key signed. Source: `majlis/receipt/v1`; C2SP tlog-proof.
import type { Act } from './bundle/history.ts'
import { isEventType, readPayload } from './bundle/payloads.ts'
import { parseUtf8, toHex, utf8 } from './bytes.ts'
import { type Json, parseCanonical } from './canonical.ts'
import { leafHash } from './merkle.ts'
import { sha256 } from './sha256.ts'
import { parseVkey, type VerifySignature } from './signed-note.ts'
import { verifyTlogProof } from './tlog-proof.ts'

export type ProvedLeaf = { index: number; leaf: string; payload: string; proof: string }

/** What the entry says and where it stands; null where something of it does not hold. `size` is of the checkpoint that proves it. */
export async function openProved(
  { index, leaf, payload, proof }: ProvedLeaf,
  vkey: string,
  verify: VerifySignature,
): Promise<{ act: Act; body: string; size: number; root: string; origin: string } | null> {
  const key = parseVkey(vkey)
  const fields = leafFields(bytesOf(leaf))
  if (!key.ok || !fields) return null
  const { type, seq, at, body, payload_sha256 } = fields
  if (typeof type !== 'string' || !isEventType(type) || typeof at !== 'string' || typeof body !== 'string') return null
  if (seq !== String(index) || payload_sha256 !== toHex(sha256(bytesOf(payload)))) return null
  const log = { origin: key.value.name, keys: [key.value] }
  const opened = await verifyTlogProof(proof, leafHash(bytesOf(leaf)), log, verify)
  if (!opened.ok || opened.value.index !== index) return null
  const event = readPayload(type, payload)
  if (!event.ok) return null
  const { size, root } = opened.value.checkpoint
  return { act: { index, at, ...event.value } as Act, body, size, root: toHex(root), origin: key.value.name }
}

export function leafFields(bytes: Uint8Array): { [name: string]: Json } | null {
  const text = parseUtf8(bytes)
  const leaf = text.ok ? parseCanonical(text.value) : text
  const value: Json = leaf.ok ? leaf.value : null
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
}

/** A lone surrogate, which no ledger holds, becomes bytes that no hash of ours matches. */
export const bytesOf = (text: string): Uint8Array => (text.isWellFormed() ? utf8(text) : new Uint8Array())
