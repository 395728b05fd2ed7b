// Decides how a ledger's key, or its origin, passes to the next: both keys sign one statement, so that whoever trusts either
// comes to trust the other. Source: docs/architecture.md, Keys. A note never holds a NUL, so no note can be this statement.
import { parseBase64, utf8 } from './bytes.ts'
import { canonicalize, type Json } from './canonical.ts'
import { type NoteKey, parseVkey, type VerifySignature } from './signed-note.ts'

const FORMAT = 'majlis/ledger-succession/v1'

/** What both keys sign: the entry's fields without the two signatures, its act and its body. */
export function successionMessage(
  act: 'rotated' | 'recovered',
  body: string,
  fields: Record<string, Json>,
): Uint8Array {
  return utf8(`${FORMAT}\0${canonicalize({ ...fields, type: FORMAT, act, body })}`)
}

export type Signatures = { signature_old: string; signature_new: string }

/** The new key, where this is a succession from `old` and both signed it; else null. */
export async function checkSuccession(
  old: NoteKey,
  next: string,
  message: Uint8Array,
  { signature_old, signature_new }: Signatures,
  verify: VerifySignature,
): Promise<NoteKey | null> {
  const parsed = parseVkey(next)
  if (!parsed.ok) return null
  const signed =
    (await holds(old.publicKey, message, signature_old, verify)) &&
    (await holds(parsed.value.publicKey, message, signature_new, verify))
  return signed ? parsed.value : null
}

async function holds(key: Uint8Array, message: Uint8Array, base64: string, verify: VerifySignature): Promise<boolean> {
  const signature = parseBase64(base64)
  return signature.ok && signature.value.length === 64 && (await verify(key, message, signature.value))
}
