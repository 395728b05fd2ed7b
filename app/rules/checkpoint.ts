/**
 * Decides the text a ledger signs for its tree: C2SP tlog-checkpoint (c2sp.org/tlog-checkpoint). Origin, size and root, a
 * line each; extension lines are read, never written. `openCheckpoint` is the one way from a received note to facts.
 */
import { parseBase64, toBase64 } from './bytes.ts'
import { ok, type Result, refuse } from './result.ts'
import { HASH_BYTES } from './sha256.ts'
import { type Note, type NoteKey, parseNote, type VerifySignature, verifyNote } from './signed-note.ts'

export type Checkpoint = { origin: string; size: number; root: Uint8Array; extensions: string[] }

/** The note text, ending in a newline. Throws for what no checkpoint can hold. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions } = checkpoint
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== HASH_BYTES) throw new RangeError('Not a tree head')
  const lines = [origin, String(size), toBase64(root), ...extensions]
  if (lines.some((line) => line === '' || line.includes('\n'))) throw new TypeError('Not a checkpoint line')
  return `${lines.join('\n')}\n`
}

export function parseCheckpoint(text: string): Result<Checkpoint> {
  if (!text.endsWith('\n')) return refuse('checkpoint_malformed')
  const lines = text.slice(0, -1).split('\n')
  const [origin, decimal, base64, ...extensions] = lines
  if (origin === undefined || decimal === undefined || base64 === undefined) return refuse('checkpoint_malformed')
  const size = parseDecimal(decimal)
  const root = parseBase64(base64)
  if (lines.includes('') || size === null || !root.ok || root.value.length !== HASH_BYTES) {
    return refuse('checkpoint_malformed')
  }
  return ok({ origin, size, root: root.value, extensions })
}

/**
 * A received checkpoint, believed: well formed, of this origin, signed by one of the log's keys. Keys of other names are no
 * log keys of this origin and do not count (a witness cannot speak for the log).
 */
export async function openCheckpoint(
  signed: string,
  log: { origin: string; keys: readonly NoteKey[] },
  verify: VerifySignature,
): Promise<Result<{ checkpoint: Checkpoint; note: Note }>> {
  const note = parseNote(signed)
  if (!note.ok) return note
  const verified = await verifyNote(
    note.value,
    log.keys.filter((key) => key.name === log.origin),
    verify,
  )
  if (!verified.ok) return verified
  const checkpoint = parseCheckpoint(verified.value.text)
  if (!checkpoint.ok) return checkpoint
  if (checkpoint.value.origin !== log.origin)
    return refuse('checkpoint_other_origin', { origin: checkpoint.value.origin })
  return ok({ checkpoint: checkpoint.value, note: note.value })
}

/** ASCII decimal without leading zeros, as C2SP writes sizes and indexes; null beyond 2^53−1. */
export function parseDecimal(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : null
}
