// V3, the auditor's earlier checkpoint: the ledger is one that grew from it, or says itself, in an entry that recovers it,
// that what the checkpoint covers beyond that entry was lost. Source: `majlis verify --since`.
import { equal } from '../bytes.ts'
import { type Checkpoint, openCheckpoint, parseCheckpoint } from '../checkpoint.ts'
import { parseNote, type VerifySignature } from '../signed-note.ts'
import type { LedgerKey } from './check-ledger-keys.ts'
import type { KeysAt } from './check-notes.ts'
import type { Findings } from './report.ts'

/** The tree as the bundle shows it: its root at any size up to its own, null where the tiles leave it unknown. */
export type Tree = { size: number; rootAt: ((size: number) => Uint8Array) | null; chain: readonly LedgerKey[] }

/** `from` is the first entry that the ledger no longer has of those the checkpoint covers. */
export type Standing = { how: 'grown' | 'forked' | 'rolled_back' } | { how: 'lost'; from: number }

/** How the tree stands to a checkpoint signed earlier, under its own origin or one that a recovery ended. */
export function standingTo(earlier: Pick<Checkpoint, 'origin' | 'size' | 'root'>, tree: Tree): Standing {
  const recovery = tree.chain.find(({ recovered }) => recovered?.origin === earlier.origin)
  const admitted = recovery?.recovered
  const shared = recovery?.from ?? tree.size
  if (earlier.size <= shared)
    return { how: !tree.rootAt || equal(tree.rootAt(earlier.size), earlier.root) ? 'grown' : 'forked' }
  if (!admitted || earlier.size > admitted.size) return { how: 'rolled_back' }
  if (earlier.size === admitted.size && !equal(earlier.root, admitted.root)) return { how: 'forked' }
  return { how: 'lost', from: shared }
}

export async function checkEarlier(
  note: string | undefined,
  tree: Tree,
  keysAt: KeysAt,
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  if (note === undefined) return
  const ofOrigin = tree.chain.filter(({ key }) => key.name === originOf(note)).map(({ key }) => key)
  const log = ofOrigin[0] ? { origin: ofOrigin[0].name, keys: ofOrigin } : keysAt(tree.size)
  if (!log) return
  const opened = await openCheckpoint(note, log, verify)
  if (!opened.ok) {
    findings.add('V2', 'notes.earlier_unreadable', 'error')
    return
  }
  if (!tree.rootAt) return
  const { size } = opened.value.checkpoint
  const standing = standingTo(opened.value.checkpoint, tree)
  const params = { size: String(size) }
  if (standing.how === 'forked') findings.add('V3', 'tree.forked', 'error', { params })
  if (standing.how === 'rolled_back') findings.add('V3', 'tree.rolled_back', 'error', { params })
  if (standing.how === 'lost') {
    const range = { from: String(standing.from), to: String(size - 1) }
    findings.add('V3', 'tree.entries_lost', 'warning', { entry: standing.from, params: { ...params, ...range } })
  }
}

function originOf(note: string): string | null {
  const parsed = parseNote(note)
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed
  return checkpoint.ok ? checkpoint.value.origin : null
}
