import { REMIND_HOURS } from '../../app/rules/reading.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RemindReaders } from '../../app/wire/reading.ts'
import { readingReminder } from '../../db/schema/reading.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { recordsReading } from './queries.ts'
import { circleOf } from './readers.ts'
import { remindersOf, toRemind, waitingIn } from './reminders.ts'

/**
 * Gives a notice to those who have not opened papers that they may read: all of them, those of one paper, or one person. Whoever
 * was reminded of this meeting within the last hours is left out. Refused: nobody_to_remind, reminded_lately, reading_not_recorded.
 */
export async function remindReaders(
  ctx: Ctx,
  actor: Actor,
  input: RemindReaders,
): Promise<Result<{ reminded: number; left: number }>> {
  const { meetingId, requestId, paperId } = input
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const denied = permit(actor, 'reading.remind', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'reading.remind', requestId, input }, async (work) => {
    if (!(await recordsReading(work.tx, bodyId))) return refuse('reading_not_recorded')
    const circle = await circleOf(work.tx, actor, meetingId, work.at)
    if (!circle || (paperId && !circle.papers.some(({ id }) => id === paperId))) return refuse('not_found')
    const reminders = await remindersOf(work.tx, meetingId)
    const waiting = await waitingIn(work.tx, circle)
    const { now, lately } = toRemind(waiting, input, { by: actor.personId, reminders, at: work.at })
    if (now.length === 0)
      return lately.length > 0 ? refuse('reminded_lately', { hours: String(REMIND_HOURS) }) : refuse('nobody_to_remind')
    const people = now.map(({ personId }) => personId)
    const item = circle.papers.find(({ id }) => id === paperId)
    await work.tx.insert(readingReminder).values(
      people.map((personId) => ({
        id: ctx.id(),
        bodyId,
        meetingId,
        personId,
        paperId,
        by: actor.personId,
        at: work.at,
      })),
    )
    await tell(ctx, work, people, { bodyId, meetingId, kind: 'papers_unopened', ...(item && { itemId: item.itemId }) })
    const seats = circle.readers.flatMap((reader) => (people.includes(reader.personId) ? reader.seats : []))
    work.change('notice', meetingId, seats)
    return ok({ reminded: people.length, left: lately.length })
  })
}
