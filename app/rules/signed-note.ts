/**
 * Decides what a signed text is and whose signatures on it count: C2SP signed-note (c2sp.org/signed-note), with the size and
 * signature limits of Go's golang.org/x/mod/sumdb/note. Only Ed25519 (type 0x01) is verified here; cosignatures (0x04) sign
 * another message and have rules of their own. Ed25519 itself is the caller's: node:crypto or WebCrypto.
 */
import { concat, equal, parseBase64, parseHex, toBase64, toHex, utf8 } from './bytes.ts'
import { ok, type Result, refuse } from './result.ts'
import { sha256 } from './sha256.ts'

export const NOTE_ED25519 = 0x01
export const NOTE_COSIGNATURE_V1 = 0x04

/** A key one has decided to trust, under the name its signature lines carry. `id` is four bytes. */
export type NoteKey = { name: string; id: Uint8Array; type: number; publicKey: Uint8Array }
export type NoteSignature = { name: string; keyId: Uint8Array; signature: Uint8Array }
/** `text` ends in a newline and is what was signed. Unknown until a signature on it was verified. */
export type Note = { text: string; signatures: NoteSignature[] }

export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>
export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>

const MAX_LENGTH = 1_000_000
const MAX_SIGNATURES = 100
const PUBLIC_KEY_BYTES = 32
const MARK = '— '

/** Throws for a name no signature line could carry: a bug of whoever configured it. */
export function noteKey(name: string, publicKey: Uint8Array, type: number = NOTE_ED25519): NoteKey {
  if (!isKeyName(name)) throw new TypeError(`Not a note key name: ${JSON.stringify(name)}`)
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new TypeError('Not an Ed25519 public key')
  const id = sha256(concat(utf8(name), Uint8Array.of(0x0a, type), publicKey)).slice(0, 4)
  return { name, id, type, publicKey }
}

/** `name+hex(id)+base64(type ‖ key)`: how a verifier's key is handed over. */
export const formatVkey = (key: NoteKey): string =>
  `${key.name}+${toHex(key.id)}+${toBase64(concat(Uint8Array.of(key.type), key.publicKey))}`

export function parseVkey(text: string, type: number = NOTE_ED25519): Result<NoteKey> {
  const [, name, hex, base64] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
  if (name === undefined || hex === undefined || base64 === undefined || !isKeyName(name))
    return refuse('vkey_malformed')
  const id = parseHex(hex)
  const bytes = parseBase64(base64)
  if (!id.ok || !bytes.ok || bytes.value.length !== 1 + PUBLIC_KEY_BYTES) return refuse('vkey_malformed')
  if (bytes.value[0] !== type) return refuse('vkey_wrong_type')
  const key = noteKey(name, bytes.value.slice(1), type)
  return equal(key.id, id.value) ? ok(key) : refuse('vkey_malformed')
}

/** Throws for a text no note can hold. Idempotent with `parseNote`. */
export function formatNote(note: Note): string {
  if (!isNoteText(note.text) || note.signatures.length === 0) throw new TypeError('Not a signed note')
  const lines = note.signatures.map(formatSignatureLine)
  return `${note.text}\n${lines.join('')}`
}

export function parseNote(note: string): Result<Note> {
  const blank = note.lastIndexOf('\n\n')
  if (note.length > MAX_LENGTH || !note.endsWith('\n') || blank < 0) return refuse('signed_note_malformed')
  const text = note.slice(0, blank + 1)
  const lines = note.slice(blank + 2, -1).split('\n')
  if (!isNoteText(text) || lines.length > MAX_SIGNATURES) return refuse('signed_note_malformed')
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignatureLine(line)
    if (!signature.ok) return signature
    signatures.push(signature.value)
  }
  return ok({ text, signatures })
}

/** With its newline: also what a witness sends back alone. */
export const formatSignatureLine = ({ name, keyId, signature }: NoteSignature): string =>
  `${MARK}${name} ${toBase64(concat(keyId, signature))}\n`

/** `— name base64`, without its newline. */
export function parseSignatureLine(line: string): Result<NoteSignature> {
  const [name, base64, ...rest] = line.startsWith(MARK) ? line.slice(MARK.length).split(' ') : []
  if (name === undefined || base64 === undefined || rest.length > 0 || !isKeyName(name))
    return refuse('signed_note_malformed')
  const bytes = parseBase64(base64)
  if (!bytes.ok || bytes.value.length < 5) return refuse('signed_note_malformed')
  return ok({ name, keyId: bytes.value.slice(0, 4), signature: bytes.value.slice(4) })
}

export async function signNote(text: string, key: NoteKey, sign: Sign): Promise<Note> {
  if (!isNoteText(text)) throw new TypeError('Not a note text')
  return { text, signatures: [{ name: key.name, keyId: key.id, signature: await sign(utf8(text)) }] }
}

/**
 * Answers the trusted keys that signed. Signatures of unknown keys are passed over; one of a trusted key that fails refuses
 * the whole note (`signed_note_invalid`), and so does a note no trusted key signed (`signed_note_untrusted`).
 */
export async function verifyNote(
  note: Note,
  trusted: readonly NoteKey[],
  verify: VerifySignature,
): Promise<Result<{ text: string; signers: NoteKey[] }>> {
  const message = utf8(note.text)
  const signers = new Set<NoteKey>()
  for (const { name, keyId, signature } of note.signatures) {
    for (const key of trusted) {
      if (key.type !== NOTE_ED25519 || key.name !== name || !equal(key.id, keyId)) continue
      const valid = signature.length === 64 && (await verify(key.publicKey, message, signature))
      if (!valid) return refuse('signed_note_invalid', { key: name })
      signers.add(key)
    }
  }
  return signers.size > 0 ? ok({ text: note.text, signers: [...signers] }) : refuse('signed_note_untrusted')
}

const isKeyName = (name: string): boolean => name.isWellFormed() && /^[^\s\u0085+]+$/u.test(name) && !hasControls(name)

const isNoteText = (text: string): boolean => text.endsWith('\n') && text.isWellFormed() && !hasControls(text)

/** Controls below U+0020, newline apart: a note may hold none. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 && unit !== 0x0a) return true
  }
  return false
}
