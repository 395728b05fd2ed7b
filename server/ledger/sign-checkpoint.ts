// Signs what a body's tree is at a size: C2SP tlog-checkpoint in a signed note, with the body's own Ed25519 key. The checkpoint
// that first covers a rotation carries both signatures, so that whoever knows only the old key reads it too.
import { formatCheckpoint } from '../../app/rules/checkpoint.ts'
import { formatNote, noteKey, signNote } from '../../app/rules/signed-note.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import type { Signer } from './work.ts'

/** `signers` are of one origin, at least one; the last is in force. */
export async function signCheckpoint(
  ctx: Ctx,
  bodyId: BodyId,
  signers: readonly Signer[],
  size: number,
  root: Uint8Array,
): Promise<string> {
  const { origin } = signers[0] as Signer
  const text = formatCheckpoint({ origin, size, root, extensions: [] })
  const notes = await Promise.all(
    signers.map(({ publicKey, wrappedKey }) =>
      signNote(text, noteKey(origin, publicKey), (message) => ctx.keys.sign(bodyId, wrappedKey, message)),
    ),
  )
  return formatNote({ text, signatures: notes.flatMap(({ signatures }) => signatures) })
}
