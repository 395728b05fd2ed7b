// What a browser needs to say whether it can sign for the person in front of it.
import type { KeyLevel } from '../../app/rules/signed-by.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { keysIn, waitingKeys } from './queries.ts'

/** Who signs, for which house, and the site that passkeys of this house belong to. */
export type Signer = { house: string; rpId: string; personId: string; name: Bilingual }

/** `credential` is how a browser finds a passkey again (base64url); null for a key that a browser holds itself. */
export type KnownKey = { id: string; level: KeyLevel; device: string; credential: string | null }

/** `known` are the person's keys in force in the body, `waiting` those that nobody has confirmed there yet. */
export type DeviceFacts = { signer: Signer; known: KnownKey[]; waiting: KnownKey[] }

export async function deviceIn(ctx: Ctx, { personId, name }: Actor, bodyId: BodyId): Promise<DeviceFacts> {
  const { href, rpId } = ctx.settings.origin
  const known = (await keysIn(ctx.db, bodyId, [personId])).filter((key) => key.revokedEntry === null)
  const waiting = await waitingKeys(ctx.db, bodyId, [personId])
  return {
    signer: { house: href, rpId, personId, name },
    known: known.map(knownKey),
    waiting: waiting.map(knownKey),
  }
}

/** The same for all of the person's bodies: what counts or waits in any of them. */
export async function deviceAnywhere(ctx: Ctx, actor: Actor): Promise<DeviceFacts> {
  const { href, rpId } = ctx.settings.origin
  const all: DeviceFacts[] = []
  for (const bodyId of new Set(actor.mandates.map((held) => held.bodyId))) all.push(await deviceIn(ctx, actor, bodyId))
  const known = once(all.flatMap((facts) => facts.known))
  const waiting = once(all.flatMap((facts) => facts.waiting)).filter(({ id }) => !known.some((key) => key.id === id))
  return { signer: { house: href, rpId, personId: actor.personId, name: actor.name }, known, waiting }
}

const once = (keys: KnownKey[]): KnownKey[] => [...new Map(keys.map((key) => [key.id, key])).values()]

const knownKey = ({ id, level, device, credential }: KnownKey): KnownKey => ({ id, level, device, credential })
