// Changes and first answers are kept for a while and then let go; entries, nodes and checkpoints never are.
import { lt } from 'drizzle-orm'
import { change, requestAnswer } from '../../db/schema/ledger.ts'
import type { Ctx } from '../platform/context.ts'

const CHANGES_DAYS = 7
/** A client repeats a request within minutes; the ballot itself answers the same for ever. */
const ANSWERS_DAYS = 30

export async function pruneLedger(ctx: Ctx): Promise<void> {
  const ago = (days: number) => new Date(ctx.clock().getTime() - days * 86_400_000)
  await ctx.db.delete(change).where(lt(change.at, ago(CHANGES_DAYS)))
  await ctx.db.delete(requestAnswer).where(lt(requestAnswer.at, ago(ANSWERS_DAYS)))
}
