// Signs what a body's tree is at a size: C2SP tlog-checkpoint in a signed note, with the body's own Ed25519 key.
import { formatCheckpoint } from '../../app/rules/checkpoint.ts'
import { formatNote, noteKey, signNote } from '../../app/rules/signed-note.ts'
import type { Ctx } from '../platform/context.ts'
import type { Head } from './work.ts'

export async function signCheckpoint(
  ctx: Ctx,
  head: Pick<Head, 'bodyId' | 'origin' | 'publicKey' | 'wrappedKey'>,
  size: number,
  root: Uint8Array,
): Promise<string> {
  const text = formatCheckpoint({ origin: head.origin, size, root, extensions: [] })
  const key = noteKey(head.origin, head.publicKey)
  return formatNote(await signNote(text, key, (message) => ctx.keys.sign(head.bodyId, head.wrappedKey, message)))
}
