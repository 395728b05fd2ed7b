// V2, signed notes: every checkpoint in the bundle is signed by the ledger's key of its size, and one of the ledger's keys is
// the one the auditor holds, or at least the first entry's. Source: C2SP signed-note and tlog-checkpoint.
import { ledgerKeyAt } from '../bundle/ledger-key.ts'
import { CHECKPOINT } from '../bundle/manifest.ts'
import { type Checkpoint, openCheckpoint, parseCheckpoint } from '../checkpoint.ts'
import { formatVkey, type Note, type NoteKey, parseNote, parseVkey, type VerifySignature } from '../signed-note.ts'
import { type Input, textOf } from './bundle-input.ts'
import type { LedgerKey } from './check-ledger-keys.ts'
import type { Expected } from './expected.ts'
import type { Findings } from './report.ts'

export type SignedCheckpoint = Checkpoint & { file: string; note: Note }

/** Which keys sign for the ledger at a size; none where no key can be read. */
export type KeysAt = (size: number) => { origin: string; keys: NoteKey[] } | null

/**
 * The checkpoints whose signatures hold, by ascending size. `head` is the latest one, or null when it cannot be believed.
 */
export async function checkNotes(
  input: Input,
  keysAt: KeysAt,
  verify: VerifySignature,
  findings: Findings,
): Promise<{ checkpoints: SignedCheckpoint[]; head: SignedCheckpoint | null }> {
  const files = [...input.files.keys()].filter((file) => file === CHECKPOINT || file.startsWith('checkpoints/'))
  if (!files.includes(CHECKPOINT)) findings.add('V2', 'notes.checkpoint_missing', 'error', { file: CHECKPOINT })
  if (input.manifest && Number(input.manifest.counts.checkpoints) !== files.length)
    findings.add('V2', 'notes.count_differs', 'error', { params: { found: String(files.length) } })
  findings.looked('V2', files.length)
  const checkpoints: SignedCheckpoint[] = []
  for (const file of files) {
    const wanted = file === CHECKPOINT ? input.size : Number(file.slice('checkpoints/'.length))
    const log = keysAt(wanted)
    // Without a key no signature can be checked, but what is no checkpoint at all still shows.
    if (!log && !isCheckpoint(textOf(input.files, file))) findings.add('V2', 'notes.malformed', 'error', { file })
    const opened = log ? await openNote(input, file, wanted, log, verify, findings) : null
    if (opened) checkpoints.push(opened)
  }
  checkpoints.sort((a, b) => a.size - b.size)
  return { checkpoints, head: checkpoints.find(({ file }) => file === CHECKPOINT) ?? null }
}

function isCheckpoint(text: string | null): boolean {
  const note = parseNote(text ?? '')
  return note.ok && parseCheckpoint(note.value.text).ok
}

async function openNote(
  input: Input,
  file: string,
  wanted: number,
  log: { origin: string; keys: NoteKey[] },
  verify: VerifySignature,
  findings: Findings,
): Promise<SignedCheckpoint | null> {
  const opened = await openCheckpoint(textOf(input.files, file) ?? '', log, verify)
  if (!opened.ok) {
    findings.add('V2', `notes.${NOTE_RULES[opened.code] ?? 'malformed'}`, 'error', { file })
    return null
  }
  const { checkpoint, note } = opened.value
  if (checkpoint.size !== wanted)
    findings.add('V2', 'notes.size_differs', 'error', { file, params: { size: String(checkpoint.size) } })
  return { ...checkpoint, file, note }
}

const NOTE_RULES: Record<string, 'malformed' | 'signature_invalid' | 'other_origin' | undefined> = {
  signed_note_malformed: 'malformed',
  signed_note_invalid: 'signature_invalid',
  signed_note_untrusted: 'signature_invalid',
  checkpoint_malformed: 'malformed',
  checkpoint_other_origin: 'other_origin',
}

/** The key that the auditor named, or the one that the auditor's policy gives for this ledger. */
function trustedVkey(
  { origin }: Input,
  chain: readonly LedgerKey[],
  { vkey, policy }: Expected,
  findings: Findings,
): string | undefined {
  if (!policy || policy.logs.length === 0) return vkey
  const listed = policy.logs.map(({ key }) => formatVkey(key)).filter((each) => !vkey || each === vkey)
  // Of any year, as the ledger passed its keys on; else the one by its name, to be told what differs.
  const log =
    listed.find((each) => chain.some((key) => key.vkey === each)) ??
    listed.find((each) => each.startsWith(`${origin}+`))
  if (log === undefined) findings.add('V2', 'notes.log_not_in_policy', 'error', { params: { origin } })
  return log ?? vkey
}

/**
 * The auditor's own key goes before the bundle's; it must be one of those that the ledger itself passed on. Answers no chain
 * where it is not: then that key alone is believed.
 */
export function chooseKeys(
  input: Input,
  chain: readonly LedgerKey[],
  held: Expected,
  findings: Findings,
): { chain: readonly LedgerKey[]; keysAt: KeysAt } {
  const expected = trustedVkey(input, chain, held, findings)
  const latest = chain.at(-1)?.vkey ?? null
  const given = expected ?? input.vkey ?? latest
  const key = given === null ? null : parseVkey(given)
  if (!key?.ok) {
    // Without a key no checkpoint can be believed, and it may be the checkpoint that hides the key.
    findings.add('V2', 'notes.key_unreadable', 'error', { file: CHECKPOINT })
    return { chain: [], keysAt: () => null }
  }
  // A key that the auditor holds may be of any year; the one in the manifest must be today's.
  const ours = expected === undefined ? given === latest : chain.some(({ vkey }) => vkey === given)
  const other = input.vkey !== null && input.vkey !== expected && !(ours && input.vkey === latest)
  if (expected === undefined) findings.add('V2', 'notes.key_not_pinned', 'info')
  else if (other) findings.add('V2', 'notes.key_differs', 'error')
  if (latest !== null && !ours)
    findings.add('V2', 'notes.key_not_of_ledger', 'error', { entry: chain.at(-1)?.from ?? 0 })
  if (!ours) return { chain: [], keysAt: () => ({ origin: input.origin, keys: [key.value] }) }
  const keysAt: KeysAt = (size) => {
    const { key: signer } = ledgerKeyAt(chain, size) ?? (chain[0] as LedgerKey)
    return { origin: signer.name, keys: [signer] }
  }
  return { chain, keysAt }
}
