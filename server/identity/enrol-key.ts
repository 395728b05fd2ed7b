import { and, eq, isNull } from 'drizzle-orm'
import { checkEnrolment } from '../../app/rules/key-enrolment.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { EnrolKey } from '../../app/wire/ballots.ts'
import type { KeyId } from '../../app/wire/ids.ts'
import { signingKey } from '../../db/schema/identity.ts'
import { bodiesOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import { verifySignature } from '../platform/verify-signature.ts'
import type { Actor } from '../policies/actor.ts'
import { enterKeys } from './effects.ts'

/** More devices than anybody votes with; each stays in the ledger for ever, and stands in every electorate while it is in force. */
export const MOST_KEYS = 20

/**
 * Enrols a browser's key for the person who is signed in: one entry in the ledger of every body the person sits in, all in
 * one commit; where the body wants it confirmed it waits instead. Enrolling the same key again changes nothing.
 */
export async function enrolKey(ctx: Ctx, actor: Actor, input: EnrolKey): Promise<Result<{ keyId: KeyId }>> {
  const facts = { house: ctx.settings.origin.href, person: actor.personId }
  const checked = await checkEnrolment(input.statement, input.proof, facts, verifySignature)
  if (!checked.ok) return checked
  const { key, alg, public_key } = checked.value
  const keyId = key as KeyId
  const bodies = await bodiesOf(ctx.db, actor.personId, ctx.clock())
  if (bodies.length === 0) return refuse('not_a_voting_seat')
  const { requestId } = input
  return commit(ctx, { bodies, actor, act: 'key.enrol', requestId, input }, async (work) => {
    const [known] = await work.tx
      .select({ personId: signingKey.personId, revokedAt: signingKey.revokedAt })
      .from(signingKey)
      .where(eq(signingKey.id, keyId))
    // A revoked key never comes back: the device makes another.
    if (known && (known.personId !== actor.personId || known.revokedAt)) return refuse('key_known')
    const standing = eq(signingKey.personId, actor.personId)
    if (!known && (await work.tx.$count(signingKey, and(standing, isNull(signingKey.revokedAt)))) >= MOST_KEYS)
      return refuse('key_over_limit', { most: String(MOST_KEYS) })
    if (!known)
      await work.tx.insert(signingKey).values({
        id: keyId,
        personId: actor.personId,
        algorithm: alg,
        publicKey: public_key,
        level: input.proof.level,
        device: input.device,
        statement: input.statement,
        proof: input.proof,
        enrolledAt: work.at,
      })
    for (const bodyId of bodies) await enterKeys(ctx, work, bodyId, actor.personId)
    return ok({ keyId })
  })
}
