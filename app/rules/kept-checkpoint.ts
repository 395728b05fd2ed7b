// Decides whether a ledger's tree is one that grew from a checkpoint kept outside its database: a copy that is behind is
// normal; a tree that is smaller or another must not sign. Source: the promise of the ledger, "a tree that is smaller or
// different refuses to sign".
import { equal } from './bytes.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { type NodeReader, rootFrom } from './merkle.ts'
import { ok, type Result, refuse } from './result.ts'
import { parseNote } from './signed-note.ts'

/**
 * Refuses `ledger_rolled_back` with both sizes when the tree is `smaller` or `different`. `read` answers the nodes of the tree
 * at the checkpoint's size (`frontierNodes`) where the tree has grown that far.
 */
export function checkGrown(kept: Checkpoint, size: number, read: NodeReader): Result<null> {
  const refusal = (how: 'smaller' | 'different') =>
    refuse('ledger_rolled_back', { how, kept: String(kept.size), size: String(size) })
  if (kept.size > size) return refusal('smaller')
  return equal(rootFrom(kept.size, read), kept.root) ? ok(null) : refusal('different')
}

/** What a kept note says; refuses what is no checkpoint of this ledger. Its signature is not asked: it can only forbid. */
export function readKept(note: string, origin: string): Result<Checkpoint> {
  const parsed = parseNote(note)
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed
  if (!checkpoint.ok) return checkpoint
  return checkpoint.value.origin === origin ? checkpoint : refuse('checkpoint_other_origin')
}
