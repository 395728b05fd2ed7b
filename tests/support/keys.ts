// A body whose officers confirm keys, and the words its people say about each other's devices: by the real commands.

import { eq } from 'drizzle-orm'
import { authorityChallenge } from '../../app/rules/key-authority.ts'
import { type RevocationCause, revocationChallenge } from '../../app/rules/key-revocation.ts'
import type { SeatRole } from '../../app/wire/bodies.ts'
import type { BodyId, KeyId, PersonId } from '../../app/wire/ids.ts'
import { signingKey } from '../../db/schema/identity.ts'
import { approveKey } from '../../server/identity/approve-key.ts'
import { confirmKey } from '../../server/identity/confirm-key.ts'
import { deviceIn } from '../../server/identity/device-queries.ts'
import { revokeKey } from '../../server/identity/revoke-key.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { both, type Device, enrolDevice, type Member, makeBody, must, requestId } from './body.ts'

export const CONFIRMED = { confirmation: 'officer', conflictHides: 'papers' } as const

/** Chair, secretary, deputy and two members; each has asked for a device, and nobody has confirmed any. */
export async function makeWaitingBody(
  ctx: Ctx,
  roles: SeatRole[] = ['chair', 'secretary', 'deputy', 'member', 'member'],
) {
  const { bodyId, members } = await makeBody(ctx, roles, CONFIRMED)
  const devices = new Map<Member, Device>()
  for (const member of members) devices.set(member, await enrolDevice(ctx, member.actor))
  const deviceOf = (member: Member) => devices.get(member) as Device
  return { bodyId, members, deviceOf }
}

/** The same after its chair and its secretary confirmed each other. */
export async function makeFoundedBody(ctx: Ctx, roles?: SeatRole[]) {
  const body = await makeWaitingBody(ctx, roles)
  const [chair, secretary] = body.members as [Member, Member]
  must(await confirmAs(ctx, chair, body.deviceOf(chair), body.deviceOf(secretary).id))
  must(await confirmAs(ctx, secretary, body.deviceOf(secretary), body.deviceOf(chair).id))
  return { ...body, chair, secretary }
}

export async function statementOf(ctx: Ctx, keyId: KeyId): Promise<string> {
  const [row] = await ctx.db.select().from(signingKey).where(eq(signingKey.id, keyId))
  return row?.statement ?? ''
}

export async function confirmAs(ctx: Ctx, officer: Member, by: Device, keyId: KeyId, bodyId: BodyId = officer.bodyId) {
  const proof = await by.seal(authorityChallenge(await statementOf(ctx, keyId)))
  return confirmKey(ctx, officer.actor, { requestId: requestId(ctx), bodyId, keyId, by: by.id, proof })
}

export async function approveAs(ctx: Ctx, member: Member, by: Device, keyId: KeyId) {
  const proof = await by.seal(authorityChallenge(await statementOf(ctx, keyId)))
  return approveKey(ctx, member.actor, { requestId: requestId(ctx), keyId, by: by.id, proof })
}

type Revoking = { bodyId?: BodyId | null; cause?: RevocationCause; note?: string; key?: KeyId }

/** `key` is signed about instead of the one that is sent. */
export async function revokeAs(ctx: Ctx, who: Member, by: Device, keyId: KeyId, given: Revoking = {}) {
  const { bodyId = null, cause = 'lost', note = '', key = keyId } = given
  const request = requestId(ctx)
  const house = ctx.settings.origin.href
  const proof = await by.seal(revocationChallenge({ house, key, person: who.actor.personId, request }))
  return revokeKey(ctx, who.actor, { requestId: request, keyId, bodyId, cause, note, shown: { by: by.id, proof } })
}

/** The ids a device in hand is looked up among. */
export async function deviceKeys(ctx: Ctx, bodyId: BodyId, personId: PersonId) {
  const { known, waiting } = await deviceIn(ctx, { personId, name: both('Member') } as Actor, bodyId)
  return { known: known.map(({ id }) => id), waiting: waiting.map(({ id }) => id) }
}
