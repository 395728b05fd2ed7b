// What a browser needs to say whether it can sign for the person in front of it.
import type { KeyLevel } from '../../app/rules/signed-by.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { keysIn } from './queries.ts'

/** Who signs, for which house, and the site that passkeys of this house belong to. */
export type Signer = { house: string; rpId: string; personId: string; name: Bilingual }

/** `credential` is how a browser finds a passkey again (base64url); null for a key that a browser holds itself. */
export type KnownKey = { id: string; level: KeyLevel; device: string; credential: string | null }

/** `known` are the person's keys in force in the body. */
export type DeviceFacts = { signer: Signer; known: KnownKey[] }

export async function deviceIn(ctx: Ctx, { personId, name }: Actor, bodyId: BodyId): Promise<DeviceFacts> {
  const { href, rpId } = ctx.settings.origin
  const keys = await keysIn(ctx.db, bodyId, [personId])
  return {
    signer: { house: href, rpId, personId, name },
    known: keys
      .filter((key) => key.revokedEntry === null)
      .map(({ id, level, device, credential }) => ({ id, level, device, credential })),
  }
}
