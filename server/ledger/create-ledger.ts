// Begins a body's ledger: its own Ed25519 key, wrapped by the master key, and an empty head to lock.
import { and, eq, inArray } from 'drizzle-orm'
import type { BodyId } from '../../app/wire/ids.ts'
import { ledgerHead } from '../../db/schema/ledger.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { ledgerOrigin } from './origin.ts'

/** Answers the origin line and public key that `body.constituted` names. */
export async function createLedger(
  ctx: Ctx,
  tx: Tx | Db,
  bodyId: BodyId,
  slug: string,
): Promise<{ origin: string; publicKey: Uint8Array }> {
  const origin = await ledgerOrigin(ctx, slug)
  const { publicKey, wrapped } = ctx.keys.generateLedgerKey(bodyId)
  await tx.insert(ledgerHead).values({ bodyId, origin, publicKey, wrappedKey: wrapped, lastAt: new Date(0) })
  return { origin, publicKey }
}

/** Of bodies that were not constituted after all: nothing was ever signed under their names. */
export async function forgetLedgers(ctx: Ctx, bodies: BodyId[]): Promise<void> {
  if (bodies.length === 0) return
  await ctx.db.delete(ledgerHead).where(and(inArray(ledgerHead.bodyId, bodies), eq(ledgerHead.size, 0)))
}
