/**
 * Decides what a log sends to a witness: C2SP tlog-witness (c2sp.org/tlog-witness), the body of `add-checkpoint`: the size
 * that the witness is believed to know, a consistency proof from there, and the signed checkpoint.
 */
import { parseBase64, toBase64 } from './bytes.ts'
import { parseDecimal } from './checkpoint.ts'
import { ok, type Result, refuse } from './result.ts'
import { HASH_BYTES } from './sha256.ts'

/** `checkpoint` is the whole signed note. */
export type AddCheckpoint = { oldSize: number; proof: Uint8Array[]; checkpoint: string }

/** What an answer of 409 says: the size the witness does know, in decimal and a newline. */
export const SIZE_TYPE = 'text/x.tlog.size'
/** A tree of 2^63 leaves is this high. */
const MAX_PROOF = 63

export const formatAddCheckpoint = ({ oldSize, proof, checkpoint }: AddCheckpoint): string =>
  `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`

export function parseAddCheckpoint(text: string): Result<AddCheckpoint> {
  const malformed = refuse('add_checkpoint_malformed')
  const blank = text.indexOf('\n\n')
  const [first = '', ...lines] = blank < 0 ? [] : text.slice(0, blank).split('\n')
  const oldSize = first.startsWith('old ') ? parseDecimal(first.slice('old '.length)) : null
  if (oldSize === null || lines.length > MAX_PROOF) return malformed
  const proof: Uint8Array[] = []
  for (const line of lines) {
    const hash = parseBase64(line)
    if (!hash.ok || hash.value.length !== HASH_BYTES) return malformed
    proof.push(hash.value)
  }
  return ok({ oldSize, proof, checkpoint: text.slice(blank + 2) })
}
