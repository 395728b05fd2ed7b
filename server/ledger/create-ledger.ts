// Begins a body's ledger: its own Ed25519 key, wrapped by the master key, and an empty head to lock.

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
