import type { BodyId } from '../../app/wire/ids.ts'
import { keysIn } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'

export type DeviceFacts = { signer: { house: string; personId: string }; known: string[] }

/** What a browser needs to say whether it can vote: who signs, for which house, and which keys are in force in the body. */
export async function loadDevice(ctx: Ctx, actor: Actor, bodyId: BodyId): Promise<DeviceFacts> {
  const keys = await keysIn(ctx.db, bodyId, [actor.personId])
  return {
    signer: { house: ctx.settings.origin.href, personId: actor.personId },
    known: keys.filter((key) => key.revokedEntry === null).map((key) => key.id),
  }
}
