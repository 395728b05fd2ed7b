/**
 * Decides whether a witness may cosign a checkpoint: only one that a known log signed, and only growth from the last one it
 * cosigned. The order of the refusals, and what each is answered over HTTP, are those of C2SP tlog-witness. From size 0, when it has
 * seen nothing of a log yet, every checkpoint is consistent.
 */
import type { AddCheckpoint } from './add-checkpoint.ts'
import { equal } from './bytes.ts'
import { type Checkpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { emptyRoot, verifyConsistency } from './merkle.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'
import { type Note, type NoteKey, parseNote, type VerifySignature } from './signed-note.ts'

export type Seen = { size: number; root: Uint8Array }
/** A log that the witness was told of, and the last checkpoint of it that it cosigned. */
export type WatchedLog = { origin: string; keys: readonly NoteKey[]; latest: Seen }

export const NOTHING_SEEN = (): Seen => ({ size: 0, root: emptyRoot() })

export const STATUS: Record<string, number | undefined> = {
  add_checkpoint_malformed: 400,
  witness_old_size_beyond: 400,
  witness_not_signed: 403,
  witness_log_unknown: 404,
  witness_other_size: 409,
  witness_forked: 409,
  witness_inconsistent: 422,
}

/** `logOf` answers what is known of a log by its origin. */
export async function judgeCheckpoint(
  { oldSize, proof, checkpoint: signed }: AddCheckpoint,
  logOf: (origin: string) => WatchedLog | null,
  verify: VerifySignature,
): Promise<Result<{ checkpoint: Checkpoint; note: Note }>> {
  const note = parseNote(signed)
  const unproved = note.ok ? parseCheckpoint(note.value.text) : note
  if (!unproved.ok) return refuse('add_checkpoint_malformed')
  const { origin } = unproved.value
  const log = logOf(origin)
  if (!log) return refuse('witness_log_unknown', { origin })
  const opened = await openCheckpoint(signed, log, verify)
  if (!opened.ok) return refuse('witness_not_signed', { origin })
  const { size, root } = opened.value.checkpoint
  const params = { origin, size: String(size), latest: String(log.latest.size) }
  if (oldSize > size) return refuse('witness_old_size_beyond', params)
  if (oldSize !== log.latest.size) return refuse('witness_other_size', params)
  return checkGrowth(log.latest, { size, root }, proof, params) ?? opened
}

function checkGrowth(
  latest: Seen,
  next: Seen,
  proof: readonly Uint8Array[],
  params: Record<string, string>,
): Refusal | null {
  if (latest.size === next.size && !equal(latest.root, next.root)) return refuse('witness_forked', params)
  const consistent =
    latest.size === 0 || latest.size === next.size
      ? proof.length === 0
      : verifyConsistency(latest.size, next.size, proof, latest.root, next.root)
  return consistent ? null : refuse('witness_inconsistent', params)
}

/** What a stored note says was seen, for the witness that stored it: its own log's name and nothing else is asked. */
export function seenIn(signed: string, origin: string): Result<Seen> {
  const note = parseNote(signed)
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note
  if (!checkpoint.ok || checkpoint.value.origin !== origin) return refuse('witness_state_damaged', { origin })
  return ok({ size: checkpoint.value.size, root: checkpoint.value.root })
}
