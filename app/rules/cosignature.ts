/**
 * Decides what a witness signs and whether such a signature is good: C2SP tlog-cosignature (c2sp.org/tlog-cosignature),
 * cosignature/v1 with Ed25519. It says that at a time this was the largest tree of that origin the witness had seen, grown
 * from every smaller one it had seen. Times are whole seconds of POSIX; whether one is in the future is for who has a clock.
 */
import { concat, equal, utf8 } from './bytes.ts'
import {
  NOTE_COSIGNATURE_V1,
  type Note,
  type NoteKey,
  type NoteSignature,
  type Sign,
  type VerifySignature,
} from './signed-note.ts'

const TIME_BYTES = 8
const SIGNATURE_BYTES = 64

/** Throws for a key of another type: it would sign what nobody checks. */
export async function cosign(text: string, key: NoteKey, time: number, sign: Sign): Promise<NoteSignature> {
  if (key.type !== NOTE_COSIGNATURE_V1) throw new TypeError('Not the key of a witness')
  if (!Number.isSafeInteger(time) || time < 0) throw new RangeError(`Not a time in seconds: ${time}`)
  return { name: key.name, keyId: key.id, signature: concat(timeBytes(time), await sign(cosignedMessage(text, time))) }
}

export type Cosigner = { key: NoteKey; time: number }

/**
 * Which of these witnesses cosigned the note. Signatures of others are passed over; `invalid` are those under a known name
 * and key id that do not verify.
 */
export async function cosignersOf(
  note: Note,
  witnesses: readonly NoteKey[],
  verify: VerifySignature,
): Promise<{ cosigners: Cosigner[]; invalid: NoteKey[] }> {
  const cosigners: Cosigner[] = []
  const invalid: NoteKey[] = []
  for (const signature of note.signatures) {
    for (const key of witnesses) {
      if (key.type !== NOTE_COSIGNATURE_V1 || key.name !== signature.name || !equal(key.id, signature.keyId)) continue
      const time = await cosignedAt(note.text, signature, key, verify)
      if (time === null) invalid.push(key)
      else cosigners.push({ key, time })
    }
  }
  return { cosigners, invalid }
}

async function cosignedAt(
  text: string,
  { signature }: NoteSignature,
  key: NoteKey,
  verify: VerifySignature,
): Promise<number | null> {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return null
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
  // Beyond 2^53 a number would no longer be the time that was signed.
  if (!Number.isSafeInteger(time)) return null
  const good = await verify(key.publicKey, cosignedMessage(text, time), signature.slice(TIME_BYTES))
  return good ? time : null
}

const cosignedMessage = (text: string, time: number): Uint8Array => utf8(`cosignature/v1\ntime ${time}\n${text}`)

function timeBytes(time: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time))
  return bytes
}
