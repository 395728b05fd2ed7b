import type { Result } from '../../app/rules/result.ts'
import type { Redline } from '../../app/rules/word-diff/redline.ts'
import type { VersionId } from '../../app/wire/ids.ts'
import { comparedVersions } from '../../db/schema/documents.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { takeTurn } from '../platform/take-turn.ts'
import { wordsOf } from './queries.ts'

const AT_ONCE = 2

/**
 * What became of the words of one version in another; two at once, others wait. Refused: compare_too_slow, compare_too_large,
 * compare_failed. Says nothing of who may read them.
 */
export const compareVersions = (ctx: Ctx, from: VersionId, to: VersionId): Promise<Result<Redline>> =>
  takeTurn(ctx.queues, 'comparisons', AT_ONCE, async () =>
    ctx.compareTexts(await wordsOf(ctx.db, from), await wordsOf(ctx.db, to)),
  )

/** Remembers how many words differ, so that lists can say it. The same pair always gives the same number. */
export async function keepCount(db: Db | Tx, fromId: VersionId, toId: VersionId, changed: number): Promise<void> {
  await db.insert(comparedVersions).values({ fromId, toId, changed }).onConflictDoNothing()
}
