// Key events go into the ledger of every body in which the person holds a mandate: validity is decided by index there.
import { and, eq, isNull } from 'drizzle-orm'
import type { BodyId, PersonId } from '../../app/wire/ids.ts'
import { keyEnrolment, signingKey } from '../../db/schema/identity.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'

/** Enters every key in force that this body's ledger does not have yet. */
export async function enterKeys(_ctx: Ctx, work: Work, bodyId: BodyId, personId: PersonId): Promise<void> {
  const keys = await work.tx
    .select({ key: signingKey, entry: keyEnrolment.entry })
    .from(signingKey)
    .leftJoin(keyEnrolment, and(eq(keyEnrolment.keyId, signingKey.id), eq(keyEnrolment.bodyId, bodyId)))
    .where(and(eq(signingKey.personId, personId), isNull(signingKey.revokedAt), isNull(keyEnrolment.entry)))
  for (const { key } of keys) {
    const entry = work.append(
      {
        type: 'key.enrolled',
        payload: {
          key: key.id,
          person: personId,
          statement: key.statement,
          proof: key.proof,
          level: key.level,
          authority: { kind: 'none' },
        },
      },
      { subject: key.id },
      bodyId,
    )
    await work.tx.insert(keyEnrolment).values({ keyId: key.id, bodyId, entry })
    work.change('keys', personId, null, bodyId)
  }
}
