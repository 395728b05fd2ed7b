// One key of a ledger passing to the next, as both commands that do it need it.
import { toBase64 } from '../../app/rules/bytes.ts'
import type { Signatures } from '../../app/rules/ledger-succession.ts'
import { formatVkey, noteKey } from '../../app/rules/signed-note.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import type { Signer } from './work.ts'

export const vkeyOf = ({ origin, publicKey }: Signer): string => formatVkey(noteKey(origin, publicKey))

export function newSigner(ctx: Ctx, bodyId: BodyId, origin: string): Signer {
  const { publicKey, wrapped } = ctx.keys.generateLedgerKey(bodyId)
  return { origin, publicKey, wrappedKey: wrapped }
}

export function signBoth(ctx: Ctx, bodyId: BodyId, old: Signer, next: Signer, message: Uint8Array): Signatures {
  return {
    signature_old: toBase64(ctx.keys.sign(bodyId, old.wrappedKey, message)),
    signature_new: toBase64(ctx.keys.sign(bodyId, next.wrappedKey, message)),
  }
}
