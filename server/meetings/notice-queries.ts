// A notice as its reader would read it now, for those who tell it elsewhere.
import { eq } from 'drizzle-orm'
import type { NoticeId } from '../../app/wire/ids.ts'
import { notice } from '../../db/schema/meetings.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { type DescribedNotice, describeNotices } from './describe-notices.ts'

/** Null for what its reader may not know any more: they left the seat, or it is of what is hidden from them since. */
export async function noticeAsTold(db: Db | Tx, actor: Actor, id: NoticeId): Promise<DescribedNotice | null> {
  const [found] = await db.select().from(notice).where(eq(notice.id, id))
  if (!found || found.personId !== actor.personId) return null
  return (await describeNotices(db, actor, [found]))[0] ?? null
}
