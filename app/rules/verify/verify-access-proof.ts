// Verifies what a member keeps of a record of access with nothing but itself: the record stands under the root of its hour, the
// root is what the entry says, and the entry stands in the tree that the ledger's key signed. Source: `majlis/access-proof/v1`;
// RFC 6962; C2SP tlog-proof.
import { ACCESS_PROOF, ACCESS_RECORD, type AccessProof } from '../access-record.ts'
import { readPayload } from '../bundle/payloads.ts'
import { parseHex, toHex, utf8 } from '../bytes.ts'
import { type Json, parseCanonical } from '../canonical.ts'
import { leafHash, verifyInclusion } from '../merkle.ts'
import { sha256 } from '../sha256.ts'
import { parseVkey, type VerifySignature } from '../signed-note.ts'
import { verifyTlogProof } from '../tlog-proof.ts'

export type AccessCheck = 'record' | 'root' | 'entry' | 'inclusion' | 'key'
export type AccessReport = { checks: { check: AccessCheck; holds: boolean }[]; holds: boolean }

/** Null for a text that is no access proof. `vkey` is a key that the holder has from elsewhere. */
export async function verifyAccessProof(
  text: string,
  verify: VerifySignature,
  { vkey }: { vkey?: string } = {},
): Promise<AccessReport | null> {
  const proof = readProof(text)
  if (!proof) return null
  const { record, entry, leaf, ledger_key } = proof
  const key = parseVkey(ledger_key)
  const log = key.ok ? { origin: key.value.name, keys: [key.value] } : null
  const opened = log && (await verifyTlogProof(proof.proof, leafHash(bytesOf(leaf)), log, verify))
  const said = objectIn(record)
  const checks: AccessReport['checks'] = [
    { check: 'record', holds: said?.type === ACCESS_RECORD },
    { check: 'root', holds: isUnderRoot(proof) },
    { check: 'entry', holds: said !== null && entryHolds(proof, said.body) },
    { check: 'inclusion', holds: opened?.ok === true && String(opened.value.index) === entry },
    ...(vkey === undefined ? [] : [{ check: 'key' as const, holds: ledger_key === vkey }]),
  ]
  return { checks, holds: checks.every(({ holds }) => holds) }
}

function isUnderRoot({ record, place, count, path, root }: AccessProof): boolean {
  const hashes = [root, ...path].map(parseHex)
  const [rootBytes, ...siblings] = hashes.flatMap((hash) => (hash.ok ? [hash.value] : []))
  if (!rootBytes || siblings.length !== path.length) return false
  return verifyInclusion(Number(place), Number(count), leafHash(bytesOf(record)), siblings, rootBytes)
}

/** The payload says this root and count, and the leaf is of this payload in this body at this place. */
function entryHolds({ entry, leaf, payload, root, count }: AccessProof, body: Json | undefined): boolean {
  const event = readPayload('access.sealed', payload)
  if (!event.ok || event.value.type !== 'access.sealed') return false
  const value = objectIn(leaf)
  return (
    event.value.payload.root === root &&
    event.value.payload.count === count &&
    value?.type === 'access.sealed' &&
    value.body === body &&
    value.seq === entry &&
    value.payload_sha256 === toHex(sha256(bytesOf(payload)))
  )
}

function readProof(text: string): AccessProof | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null
    if (typeof value !== 'object' || value?.type !== ACCESS_PROOF) return null
    const { path } = value
    const texts = Array.isArray(path) && path.every((one) => typeof one === 'string')
    return texts && TEXTS.every((name) => typeof value[name] === 'string') ? (value as unknown as AccessProof) : null
  } catch {
    return null
  }
}

const TEXTS = ['record', 'place', 'count', 'root', 'entry', 'leaf', 'payload', 'proof', 'ledger_key']

function objectIn(text: string): { [name: string]: Json } | null {
  const parsed = parseCanonical(text)
  const value: Json = parsed.ok ? parsed.value : null
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
}

/** A lone surrogate, which no ledger holds, becomes bytes that no hash of ours matches. */
const bytesOf = (text: string): Uint8Array => (text.isWellFormed() ? utf8(text) : new Uint8Array())
