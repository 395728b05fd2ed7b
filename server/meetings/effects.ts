// How other concepts move a meeting and tell its members, inside their own commit.
import { and, eq, sql } from 'drizzle-orm'
import type { MeetingState } from '../../app/rules/meeting-states.ts'
import type { BodyId, ItemId, MeetingId, PersonId } from '../../app/wire/ids.ts'
import { meeting, notice } from '../../db/schema/meetings.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Notice } from './queries.ts'

/** Every edit of the agenda raises the meeting's version, so that a publication over an unseen edit is refused. */
export async function raiseVersion(work: Work, meetingId: MeetingId): Promise<number> {
  const [raised] = await work.tx
    .update(meeting)
    .set({ version: sql`${meeting.version} + 1` })
    .where(eq(meeting.id, meetingId))
    .returning({ version: meeting.version })
  if (!raised) throw new Error(`No meeting ${meetingId}`)
  return raised.version
}

/** Records a publication read at `version`; false when the meeting has moved on since. */
export async function markPublished(
  work: Work,
  meetingId: MeetingId,
  version: number,
  to: { state: MeetingState; revision: number },
): Promise<boolean> {
  const rows = await work.tx
    .update(meeting)
    .set({ ...to, version: version + 1 })
    .where(and(eq(meeting.id, meetingId), eq(meeting.version, version)))
    .returning({ id: meeting.id })
  return rows.length === 1
}

export type Telling = {
  bodyId: BodyId
  meetingId: MeetingId
  kind: Notice['kind']
  revision?: number
  itemId?: ItemId
  aboutId?: PersonId
}

/** One notice a person, kept until read. */
export async function tell(ctx: Ctx, work: Work, people: PersonId[], telling: Telling): Promise<void> {
  const unique = [...new Set(people)]
  if (unique.length === 0) return
  await work.tx
    .insert(notice)
    .values(unique.map((personId) => ({ id: ctx.id() as Notice['id'], personId, at: work.at, ...telling })))
}
