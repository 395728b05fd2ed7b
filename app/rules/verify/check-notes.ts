// V2, signed notes: every checkpoint in the bundle is signed by the ledger's key, and that key is the one the auditor holds,
// or at least the one the ledger's first entry names. Source: C2SP signed-note and tlog-checkpoint.

import type { History } from '../bundle/history.ts'
import { CHECKPOINT } from '../bundle/manifest.ts'
import { parseBase64 } from '../bytes.ts'
import { type Checkpoint, openCheckpoint, parseCheckpoint } from '../checkpoint.ts'
import { formatVkey, type NoteKey, noteKey, parseNote, parseVkey, type VerifySignature } from '../signed-note.ts'
import { type Input, textOf } from './bundle-input.ts'
import type { Findings } from './report.ts'

export type SignedCheckpoint = Checkpoint & { file: string }

/**
 * The checkpoints whose signatures hold, by ascending size. `head` is the latest one, or null when it cannot be believed.
 */
export async function checkNotes(
  input: Input,
  history: History,
  expectedVkey: string | undefined,
  verify: VerifySignature,
  findings: Findings,
): Promise<{ checkpoints: SignedCheckpoint[]; head: SignedCheckpoint | null; key: NoteKey | null }> {
  const key = chooseKey(input, history, expectedVkey, findings)
  const files = [...input.files.keys()].filter((file) => file === CHECKPOINT || file.startsWith('checkpoints/'))
  if (!files.includes(CHECKPOINT)) findings.add('V2', 'notes.checkpoint_missing', 'error', { file: CHECKPOINT })
  if (input.manifest && Number(input.manifest.counts.checkpoints) !== files.length)
    findings.add('V2', 'notes.count_differs', 'error', { params: { found: String(files.length) } })
  findings.looked('V2', files.length)
  const checkpoints: SignedCheckpoint[] = []
  for (const file of files) {
    // Without a key no signature can be checked, but what is no checkpoint at all still shows.
    if (!key && !isCheckpoint(textOf(input.files, file))) findings.add('V2', 'notes.malformed', 'error', { file })
    const opened = key ? await openNote(input, file, key, verify, findings) : null
    if (opened) checkpoints.push(opened)
  }
  checkpoints.sort((a, b) => a.size - b.size)
  return { checkpoints, head: checkpoints.find(({ file }) => file === CHECKPOINT) ?? null, key }
}

function isCheckpoint(text: string | null): boolean {
  const note = parseNote(text ?? '')
  return note.ok && parseCheckpoint(note.value.text).ok
}

async function openNote(
  input: Input,
  file: string,
  key: NoteKey,
  verify: VerifySignature,
  findings: Findings,
): Promise<SignedCheckpoint | null> {
  const opened = await openCheckpoint(textOf(input.files, file) ?? '', { origin: input.origin, keys: [key] }, verify)
  if (!opened.ok) {
    findings.add('V2', `notes.${NOTE_RULES[opened.code] ?? 'malformed'}`, 'error', { file })
    return null
  }
  const { checkpoint } = opened.value
  const wanted = file === CHECKPOINT ? input.size : Number(file.slice('checkpoints/'.length))
  if (checkpoint.size !== wanted)
    findings.add('V2', 'notes.size_differs', 'error', { file, params: { size: String(checkpoint.size) } })
  return { ...checkpoint, file }
}

const NOTE_RULES: Record<string, 'malformed' | 'signature_invalid' | 'other_origin' | undefined> = {
  signed_note_malformed: 'malformed',
  signed_note_invalid: 'signature_invalid',
  signed_note_untrusted: 'signature_invalid',
  checkpoint_malformed: 'malformed',
  checkpoint_other_origin: 'other_origin',
}

/** The auditor's own key goes before the bundle's; the first entry must name the same. */
function chooseKey(input: Input, history: History, expected: string | undefined, findings: Findings): NoteKey | null {
  const named = ledgerKey(history)
  const given = expected ?? input.vkey ?? named
  const key = given === null ? null : parseVkey(given)
  if (!key?.ok) {
    findings.add('V2', 'notes.key_unreadable', 'error')
    return null
  }
  if (expected === undefined) findings.add('V2', 'notes.key_not_pinned', 'info')
  else if (input.vkey !== null && input.vkey !== expected) findings.add('V2', 'notes.key_differs', 'error')
  if (named !== null && named !== given)
    findings.add('V2', 'notes.key_not_of_ledger', 'error', { entry: history.constituted?.index ?? 0 })
  return key.value
}

function ledgerKey({ constituted }: History): string | null {
  if (!constituted) return null
  const { origin, ledger_key } = constituted.payload
  const bytes = parseBase64(ledger_key)
  if (!bytes.ok) return null
  try {
    return formatVkey(noteKey(origin, bytes.value))
  } catch {
    // No key of 32 bytes, or a name no note could carry.
    return null
  }
}
