// One person's word for a key that waits: asked for before the lock, kept under it.
import { and, eq } from 'drizzle-orm'
import { authorityChallenge } from '../../app/rules/key-authority.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { checkSignedBy, type SignedBy } from '../../app/rules/signed-by.ts'
import type { BodyId, KeyId, PersonId } from '../../app/wire/ids.ts'
import { keyVouching, signingKey } from '../../db/schema/identity.ts'
import { bodyById, seatsOf } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import { type KeyRow, waitingKeys } from './queries.ts'

/** A key that waits in this body, of somebody who sits in it. */
export async function waitingKey(ctx: Ctx, bodyId: BodyId, keyId: KeyId): Promise<Result<KeyRow>> {
  const [row] = await ctx.db.select().from(signingKey).where(eq(signingKey.id, keyId))
  const sits = row && (await seatsOf(ctx.db, bodyId, ctx.clock())).some((seat) => seat.personId === row.personId)
  if (!sits) return refuse('not_found')
  const waiting = (await waitingKeys(ctx.db, bodyId, [row.personId])).find(({ id }) => id === keyId)
  return waiting ? ok(waiting) : refuse('key_not_waiting')
}

/** Whether `by` is a key of this person that signed the statement; what it counts for is asked under the lock. */
export async function checkVouching(
  ctx: Ctx,
  personId: PersonId,
  bodyId: BodyId,
  { statement }: KeyRow,
  { by, proof }: { by: KeyId; proof: SignedBy },
): Promise<Result<null>> {
  const [mine] = await ctx.db
    .select()
    .from(signingKey)
    .where(and(eq(signingKey.id, by), eq(signingKey.personId, personId)))
  if (!mine || mine.revokedAt) return refuse('key_by_unconfirmed')
  const signer = { alg: mine.algorithm, public_key: mine.publicKey, level: mine.level }
  const origins = (await bodyById(ctx.db, bodyId))?.webOrigins ?? []
  const signed = await checkSignedBy(authorityChallenge(statement), proof, signer, origins, ctx.checkSignature)
  return signed.ok || signed.code !== 'signature_invalid' ? signed : refuse('key_signature_invalid')
}

export async function keepVouching(
  work: Work,
  bodyId: BodyId,
  keyId: KeyId,
  personId: PersonId,
  { by, proof }: { by: KeyId; proof: SignedBy },
): Promise<void> {
  const row = { byKeyId: by, proof, at: work.at }
  await work.tx
    .insert(keyVouching)
    .values({ keyId, bodyId, personId, ...row })
    .onConflictDoUpdate({ target: [keyVouching.keyId, keyVouching.bodyId, keyVouching.personId], set: row })
}
