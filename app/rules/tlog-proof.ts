/**
 * Decides what a receipt is: C2SP tlog-proof (c2sp.org/tlog-proof), a text that proves for ever, offline, that an entry is in
 * a ledger: its index, the inclusion proof, and the signed checkpoint verbatim. `extra` is not authenticated by anything here.
 */
import { parseBase64, toBase64 } from './bytes.ts'
import { type Checkpoint, openCheckpoint, parseDecimal } from './checkpoint.ts'
import { verifyInclusion } from './merkle.ts'
import { ok, type Result, refuse } from './result.ts'
import { HASH_BYTES } from './sha256.ts'
import type { Note, NoteKey, VerifySignature } from './signed-note.ts'

/** `checkpoint` is the whole signed note as issued. */
export type TlogProof = { index: number; proof: Uint8Array[]; checkpoint: string; extra?: Uint8Array }

const HEADER = 'c2sp.org/tlog-proof@v1'
/** A tree of 2^63 leaves is this high: no honest proof is longer. */
const MAX_PROOF = 63

export function formatTlogProof(receipt: TlogProof): string {
  const lines = [HEADER]
  if (receipt.extra) lines.push(`extra ${toBase64(receipt.extra)}`)
  lines.push(`index ${receipt.index}`, ...receipt.proof.map(toBase64))
  return `${lines.join('\n')}\n\n${receipt.checkpoint}`
}

export function parseTlogProof(text: string): Result<TlogProof> {
  const malformed = refuse('receipt_malformed')
  const blank = text.indexOf('\n\n')
  const lines = blank < 0 ? [] : text.slice(0, blank).split('\n')
  if (lines.shift() !== HEADER) return malformed
  const extra = lines[0]?.startsWith('extra ') ? parseBase64(lines.shift()!.slice('extra '.length)) : undefined
  const indexLine = lines.shift()
  const index = indexLine?.startsWith('index ') ? parseDecimal(indexLine.slice('index '.length)) : null
  if (index === null || (extra && !extra.ok) || lines.length > MAX_PROOF) return malformed
  const proof: Uint8Array[] = []
  for (const line of lines) {
    const hash = parseBase64(line)
    if (!hash.ok || hash.value.length !== HASH_BYTES) return malformed
    proof.push(hash.value)
  }
  return ok({ index, proof, checkpoint: text.slice(blank + 2), ...(extra?.ok ? { extra: extra.value } : {}) })
}

/**
 * `leaf` is the leaf hash of the entry the holder has in hand. The note is answered too, for the caller to ask of it the
 * cosignatures its own policy wants.
 */
export async function verifyTlogProof(
  text: string,
  leaf: Uint8Array,
  log: { origin: string; keys: readonly NoteKey[] },
  verify: VerifySignature,
): Promise<Result<{ index: number; checkpoint: Checkpoint; note: Note; extra?: Uint8Array }>> {
  const receipt = parseTlogProof(text)
  if (!receipt.ok) return receipt
  const opened = await openCheckpoint(receipt.value.checkpoint, log, verify)
  if (!opened.ok) return opened
  const { index, proof, extra } = receipt.value
  const { size, root } = opened.value.checkpoint
  if (!verifyInclusion(index, size, leaf, proof, root)) return refuse('receipt_not_included')
  return ok({ index, ...opened.value, ...(extra ? { extra } : {}) })
}
