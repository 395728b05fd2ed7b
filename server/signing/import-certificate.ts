import { and, eq, isNull } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { signingCertificate } from '../../db/schema/signing.ts'
import type { Ctx } from '../platform/context.ts'
import { keepCertificates, rowOf } from './certificates.ts'
import { readPkcs12 } from './read-pkcs12.ts'

export type ImportCertificate = {
  bodyId: BodyId
  seatId: SeatId
  personId: PersonId
  file: Uint8Array
  password: string
}

/**
 * From here on this certificate signs for the seat while that person holds it; what signed before is retired. Whoever runs the house does
 * this at its command line. Refused: `minutes_certificate` for a file that holds none, or one that is not valid now.
 */
export async function importCertificate(ctx: Ctx, input: ImportCertificate): Promise<Result<{ fingerprint: string }>> {
  const { bodyId, seatId, personId, file, password } = input
  const read = await readPkcs12(file, password)
  if (!read.ok) return read
  const { chain, ...issued } = read.value
  const now = ctx.clock()
  if (issued.from > now || issued.until <= now) return refuse('minutes_certificate')
  const row = rowOf(ctx, issued, { bodyId, seatId, personId, chain })
  await ctx.db.transaction(async (tx) => {
    const same = and(eq(signingCertificate.bodyId, bodyId), eq(signingCertificate.seatId, seatId))
    await tx
      .update(signingCertificate)
      .set({ retiredAt: now })
      .where(and(same, isNull(signingCertificate.retiredAt)))
    await keepCertificates(tx, [row])
  })
  return ok({ fingerprint: row.fingerprint })
}
