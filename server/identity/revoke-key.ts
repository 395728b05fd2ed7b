import { and, eq, isNull } from 'drizzle-orm'
import { revocationChallenge } from '../../app/rules/key-revocation.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { checkSignedBy } from '../../app/rules/signed-by.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { RevokeKey } from '../../app/wire/keys.ts'
import { keyEnrolment, person, signingKey } from '../../db/schema/identity.ts'
import { bodiesOf, officersOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { passwordMatches } from './passwords.ts'
import type { KeyRow } from './queries.ts'

/**
 * Takes a key out of force from the next entry on: ballots it signed before stand. A member revokes a key of their own in every
 * body at once, an officer somebody's in one body. An objection also tells the officers.
 */
export async function revokeKey(ctx: Ctx, actor: Actor, input: RevokeKey): Promise<Result<{ bodies: number }>> {
  const [key] = await ctx.db.select().from(signingKey).where(eq(signingKey.id, input.keyId))
  const own = key?.personId === actor.personId
  const denied = input.bodyId ? permit(actor, 'key.revoke', input.bodyId) : own ? null : refuse('not_found')
  if (denied) return denied
  if (!key) return refuse('not_found')
  const enrolled = await enrolledIn(ctx.db, key)
  const bodies = input.bodyId ? enrolled.filter((id) => id === input.bodyId) : enrolled
  if (input.bodyId && bodies.length === 0) return refuse('not_found')
  const shown = await showsWho(ctx, actor, input)
  if (!shown.ok) return shown
  // Neither a password nor a signature is kept with the request.
  const { requestId, shown: _, ...logged } = input
  // A key that waits is in no ledger; its person's bodies are locked all the same, so that nobody confirms it meanwhile.
  const locked = bodies.length > 0 ? bodies : await bodiesOf(ctx.db, key.personId, ctx.clock())
  if (locked.length === 0) return refuse('not_found')
  const ask = { bodies: locked, actor, act: 'key.revoke', requestId, input: logged }
  return commit(ctx, ask, async (work) => {
    const [now] = await work.tx.select().from(signingKey).where(eq(signingKey.id, key.id))
    if (!now || now.revokedAt) return refuse('key_not_in_force')
    const standing = (await enrolledIn(work.tx, now)).filter((id) => locked.includes(id))
    if (input.bodyId && standing.length === 0) return refuse('key_not_in_force')
    for (const bodyId of standing) await enterRevocation(ctx, work, bodyId, now, own ? 'self' : 'officer', input)
    if (own && !input.bodyId)
      await work.tx.update(signingKey).set({ revokedAt: work.at }).where(eq(signingKey.id, key.id))
    for (const bodyId of locked) work.change('keys', key.personId, null, bodyId)
    return ok({ bodies: standing.length })
  })
}

async function enterRevocation(
  ctx: Ctx,
  work: Work,
  bodyId: BodyId,
  { id, personId }: KeyRow,
  by: 'self' | 'officer',
  { cause, note }: RevokeKey,
): Promise<void> {
  const payload = { key: id, person: personId, by, cause, note }
  const revokedEntry = work.append({ type: 'key.revoked', payload }, { subject: id }, bodyId)
  await work.tx
    .update(keyEnrolment)
    .set({ revokedEntry })
    .where(and(eq(keyEnrolment.keyId, id), eq(keyEnrolment.bodyId, bodyId)))
  if (by === 'officer') await tell(ctx, work, [personId], { bodyId, kind: 'key_revoked' })
  if (cause === 'objected')
    await tell(ctx, work, await officersOf(work.tx, bodyId, work.at), {
      bodyId,
      kind: 'key_objected',
      aboutId: personId,
    })
}

/** Where the key is in force. */
async function enrolledIn(db: Work['tx'] | Ctx['db'], { id }: KeyRow): Promise<BodyId[]> {
  const rows = await db
    .select({ bodyId: keyEnrolment.bodyId })
    .from(keyEnrolment)
    .where(and(eq(keyEnrolment.keyId, id), isNull(keyEnrolment.revokedEntry)))
  return rows.map(({ bodyId }) => bodyId as BodyId)
}

/** Whoever only holds an open session is not enough: a tablet left lying must not revoke its owner's other devices. */
async function showsWho(ctx: Ctx, actor: Actor, { keyId, requestId, shown }: RevokeKey): Promise<Result<null>> {
  if ('password' in shown) {
    const [found] = await ctx.db
      .select({ passwordHash: person.passwordHash })
      .from(person)
      .where(eq(person.id, actor.personId))
    return (await passwordMatches(found?.passwordHash ?? null, shown.password)) ? ok(null) : refuse('password_wrong')
  }
  const [mine] = await ctx.db
    .select()
    .from(signingKey)
    .where(and(eq(signingKey.id, shown.by), eq(signingKey.personId, actor.personId), isNull(signingKey.revokedAt)))
  if (!mine || (await enrolledIn(ctx.db, mine)).length === 0) return refuse('key_by_unconfirmed')
  const house = ctx.settings.origin.href
  const challenge = revocationChallenge({ house, key: keyId, person: actor.personId, request: requestId })
  const signer = { alg: mine.algorithm, public_key: mine.publicKey, level: mine.level }
  const signed = await checkSignedBy(challenge, shown.proof, signer, [house], ctx.checkSignature)
  return signed.ok || signed.code !== 'signature_invalid' ? signed : refuse('key_signature_invalid')
}
