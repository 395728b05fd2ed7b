// Which ledgers are behind, or other than, the checkpoints kept outside the database: those refuse to sign until
// `majlis ledger recover`. Source: docs/architecture.md, Keys.
import { gt } from 'drizzle-orm'
import type { Checkpoint } from '../../app/rules/checkpoint.ts'
import { checkGrown, readKept } from '../../app/rules/kept-checkpoint.ts'
import { frontierNodes } from '../../app/rules/merkle.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { ledgerHead } from '../../db/schema/ledger.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { problem } from '../platform/problem.ts'
import { readNodes } from './read-nodes.ts'

export type RolledBack = { bodyId: BodyId; origin: string; how: string; kept: string; size: string }

export async function findRolledBack(ctx: Ctx): Promise<RolledBack[]> {
  const heads = await ctx.db
    .select({ bodyId: ledgerHead.bodyId, origin: ledgerHead.origin, size: ledgerHead.size })
    .from(ledgerHead)
    .where(gt(ledgerHead.size, 0))
  const found: RolledBack[] = []
  for (const head of heads) {
    const standing = await standingOf(ctx, ctx.db, head)
    if (standing.ok) continue
    const { how = '', kept = '', size = '' } = standing.params ?? {}
    found.push({ bodyId: head.bodyId, origin: head.origin, how, kept, size })
  }
  return found
}

/** Refuses `ledger_rolled_back` for a ledger that did not grow from what was kept of it. */
export async function standingOf(
  ctx: Ctx,
  db: Db | Tx,
  { bodyId, origin, size }: { bodyId: BodyId; origin: string; size: number },
): Promise<Result<null>> {
  const kept = await keptOf(ctx, origin)
  if (!kept) return ok(null)
  return checkGrown(kept, size, await readNodes(db, bodyId, kept.size <= size ? frontierNodes(kept.size) : []))
}

/** What is kept of this ledger outside the database. Throws a Problem for a file that is no checkpoint of it. */
export async function keptOf(ctx: Ctx, origin: string): Promise<Checkpoint | null> {
  const kept = await ctx.checkpoints.read(origin)
  if (!kept) return null
  const checkpoint = readKept(kept.note, origin)
  if (checkpoint.ok && checkpoint.value.size === kept.size) return checkpoint.value
  throw problem(
    'checkpoint_store_damaged',
    `The checkpoint ${kept.size} kept of ${origin} in ${ctx.settings.checkpointDir} is damaged: restore it from a copy.`,
  )
}
