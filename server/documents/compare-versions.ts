import type { Result } from '../../app/rules/result.ts'
import type { Redline } from '../../app/rules/word-diff/redline.ts'
import type { VersionId } from '../../app/wire/ids.ts'
import { comparedVersions } from '../../db/schema/documents.ts'
import { inBoundedWorker } from '../platform/bounded-worker.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { takeTurn } from '../platform/take-turn.ts'
import { wordsOf } from './queries.ts'

/** A hundred and twenty pages against their revision take a second or two. */
const BOUNDS = { seconds: 30, memoryMb: 1_024 }
const AT_ONCE = 2

/**
 * What became of the words of one version in another, found in a worker thread of its own; two at once, others wait. Refused:
 * compare_too_slow, compare_too_large, compare_failed. Says nothing of who may read them.
 */
export async function compareVersions(ctx: Ctx, from: VersionId, to: VersionId): Promise<Result<Redline>> {
  return takeTurn(ctx.queues, 'comparisons', AT_ONCE, async () => {
    const [old, now] = [await wordsOf(ctx.db, from), await wordsOf(ctx.db, to)]
    return inBoundedWorker<Redline>(new URL('./compare-thread.ts', import.meta.url), { old, now }, BOUNDS, {
      slow: 'compare_too_slow',
      large: 'compare_too_large',
      failed: 'compare_failed',
    })
  })
}

/** Remembers how many words differ, so that lists can say it. The same pair always gives the same number. */
export async function keepCount(db: Db | Tx, fromId: VersionId, toId: VersionId, changed: number): Promise<void> {
  await db.insert(comparedVersions).values({ fromId, toId, changed }).onConflictDoNothing()
}
