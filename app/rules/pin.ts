// What a member's own device remembers of a ledger, and whether what it is shown now goes on from there: the key that signs, the
// last tree it saw, and which keys it was told are its member's. A server that shows this member another history than it showed
// before, or makes a key for them, cannot do so unseen. Source: the promise of open votes, "a client pins the ledger key, the last
// checkpoint and its own keys"; RFC 6962 consistency. What a warning holds against the ledger keeps the older pin.

import { readPayload } from './bundle/payloads.ts'
import { parseBase64, toBase64, toHex } from './bytes.ts'
import { type Json, parseCanonical } from './canonical.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { checkSuccession, successionMessage } from './ledger-succession.ts'
import { textLeafHash, verifyConsistency, verifyInclusion } from './merkle.ts'
import { sha256Text } from './sha256.ts'
import { parseVkey, type VerifySignature } from './signed-note.ts'

export type Pin = {
  vkey: string
  size: number
  /** Base64, of the tree at `size`. */
  root: string
  /** When this device began to follow, and when it last saw the ledger in order. */
  since: string
  seen: string
  /** Of this member, as this device last knew them and the member did not object. */
  keys: string[]
}

/** An entry by which the ledger's key passed on, with its place in the tree. */
export type SucceedingEntry = { index: number; leaf: string; payload: string; proof: string[] }

export type OwnKey = { id: string; revoked: boolean }

/** What the server answers now. `proof` leads from the pinned size to the checkpoint's; null where the tree is no larger. */
export type LedgerNow = {
  body: string
  vkey: string
  checkpoint: string
  proof: string[] | null
  successions: SucceedingEntry[]
  keys: OwnKey[]
}

export type PinWarning =
  /** The checkpoint is not signed by the key that the ledger is said to have. */
  | { kind: 'unsigned' }
  /** Another key signs, and no entry of the old one says so. */
  | { kind: 'key_changed' }
  /** An entry signed by both keys says that the ledger was recovered under another origin. */
  | { kind: 'recovered'; pinned: number; index: number }
  | { kind: 'smaller' | 'forked'; pinned: number; size: number }
  | { kind: 'key_added' | 'key_revoked'; key: string }

export type Followed = { pin: Pin; warnings: PinWarning[] }

/** `at` is this device's time, `made` the ids of keys that it made itself. Without a pin what is shown is believed, and pinned. */
export async function followLedger(
  pin: Pin | null,
  now: LedgerNow,
  { at, made }: { at: string; made: readonly string[] },
  verify: VerifySignature,
): Promise<Followed | { pin: null; warnings: PinWarning[] }> {
  const key = parseVkey(now.vkey)
  const opened = key.ok
    ? await openCheckpoint(now.checkpoint, { origin: key.value.name, keys: [key.value] }, verify)
    : key
  if (!opened.ok) return { pin, warnings: [{ kind: 'unsigned' }] }
  const { checkpoint } = opened.value
  const fresh = { vkey: now.vkey, size: checkpoint.size, root: toBase64(checkpoint.root), seen: at }
  const inForce = now.keys.filter(({ revoked }) => !revoked).map(({ id }) => id)
  if (pin === null) return { pin: { ...fresh, since: at, keys: inForce }, warnings: [] }
  const against = await compare(pin, now, checkpoint, verify)
  if (against) return { pin, warnings: [against] }
  const keys = [...new Set([...pin.keys, ...inForce.filter((id) => made.includes(id))])]
  return { pin: { ...pin, ...fresh, keys }, warnings: keyWarnings(keys, now.keys) }
}

/** After the member has read what was said of these keys: from now on the device knows them as they are. */
export const acceptKeys = (pin: Pin, keys: readonly OwnKey[]): Pin => ({
  ...pin,
  keys: keys.filter(({ revoked }) => !revoked).map(({ id }) => id),
})

function keyWarnings(known: readonly string[], keys: readonly OwnKey[]): PinWarning[] {
  const added = keys.filter(({ id, revoked }) => !revoked && !known.includes(id))
  // A key that is not named any more is as good as revoked.
  const gone = known.filter((id) => keys.find((key) => key.id === id)?.revoked ?? true)
  return [
    ...added.map(({ id }): PinWarning => ({ kind: 'key_added', key: id })),
    ...gone.map((id): PinWarning => ({ kind: 'key_revoked', key: id })),
  ]
}

/** What speaks against this being the pinned ledger, grown. */
async function compare(
  pin: Pin,
  now: LedgerNow,
  checkpoint: Checkpoint,
  verify: VerifySignature,
): Promise<PinWarning | null> {
  if (now.vkey !== pin.vkey) {
    const passed = await follow(pin.vkey, now, checkpoint, verify)
    if (passed === null) return { kind: 'key_changed' }
    if (passed.recovered !== null) return { kind: 'recovered', pinned: pin.size, index: passed.recovered }
  }
  const sizes = { pinned: pin.size, size: checkpoint.size }
  if (checkpoint.size < pin.size) return { kind: 'smaller', ...sizes }
  const root = parseBase64(pin.root)
  const proof = hashes(now.proof ?? [])
  const grew =
    root.ok && proof !== null && verifyConsistency(pin.size, checkpoint.size, proof, root.value, checkpoint.root)
  return grew ? null : { kind: 'forked', ...sizes }
}

/** Whether entries of this very tree lead from the pinned key to today's; with the place of a recovery among them. */
async function follow(
  from: string,
  { body, vkey, successions }: LedgerNow,
  checkpoint: Checkpoint,
  verify: VerifySignature,
): Promise<{ recovered: number | null } | null> {
  let current = from
  let recovered: number | null = null
  for (const entry of successions) {
    if (current === vkey) break
    const next = await successor(current, body, typeInTree(entry, checkpoint), entry.payload, verify)
    if (!next) continue
    current = next.vkey
    if (next.recovers) recovered = entry.index
  }
  return current === vkey ? { recovered } : null
}

/** The type of the entry, where its leaf stands in this tree and its payload is the leaf's. */
function typeInTree({ index, leaf, payload, proof }: SucceedingEntry, { size, root }: Checkpoint): string | null {
  const path = hashes(proof)
  const said = parseCanonical(leaf)
  if (!path || !said.ok || !isFields(said.value)) return null
  if (said.value.payload_sha256 !== toHex(sha256Text(payload))) return null
  return verifyInclusion(index, size, textLeafHash(leaf), path, root) ? String(said.value.type) : null
}

const isFields = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

async function successor(
  current: string,
  body: string,
  type: string | null,
  payload: string,
  verify: VerifySignature,
): Promise<{ vkey: string; recovers: boolean } | null> {
  const recovers = type === 'ledger.recovered'
  if (!recovers && type !== 'ledger_key.rotated') return null
  const event = readPayload(type, payload)
  const key = parseVkey(current)
  if (!event.ok || !key.ok) return null
  const { actor: _actor, salt: _salt, signature_old, signature_new, ...fields } = event.value.payload as Succession
  if (fields.old !== current) return null
  const message = successionMessage(recovers ? 'recovered' : 'rotated', body, fields)
  const next = await checkSuccession(key.value, fields.new, message, { signature_old, signature_new }, verify)
  if (!next || (!recovers && next.name !== key.value.name)) return null
  return { vkey: fields.new, recovers }
}

type Succession = { old: string; new: string; signature_old: string; signature_new: string; actor: never; salt: string }

function hashes(proof: readonly string[]): Uint8Array[] | null {
  const parsed = proof.map(parseBase64)
  return parsed.every((each) => each.ok) ? parsed.map((each) => each.value) : null
}
