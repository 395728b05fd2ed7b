// What others may read of replies: as they stand now, worked out from what was said and what members were last told.
import { eq } from 'drizzle-orm'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { type Answer, answersFor, isBeforeChange } from '../../app/rules/replies.ts'
import type { MeetingId, SeatId } from '../../app/wire/ids.ts'
import { reply } from '../../db/schema/replies.ts'
import type { Publication } from '../agenda/queries.ts'
import { type NamedSeat, namedSeats } from '../bodies/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'

export type Reply = typeof reply.$inferSelect

export const repliesOf = (db: Db | Tx, meetingId: MeetingId): Promise<Reply[]> =>
  db.select().from(reply).where(eq(reply.meetingId, meetingId))

/** What was said for a seat. `before`: to another beginning of the meeting, so that it is asked again. */
export type Said = { answer: Answer; before: boolean; reason: string; recorded: boolean; at: string }

/** What is said for the seat by whoever holds it now. */
export function saidFor(
  replies: readonly Reply[],
  { seatId, personId }: Pick<NamedSeat, 'seatId' | 'personId'>,
  { starts_at }: Pick<Publication, 'starts_at'>,
): Said | null {
  const found = replies.find((one) => one.seatId === seatId && one.personId === personId)
  if (!found) return null
  const { answer, reason, at, by, startsAt } = found
  return {
    answer,
    before: isBeforeChange(startsAt, starts_at),
    reason,
    recorded: by !== found.personId,
    at: at.toISOString(),
  }
}

export type OwnReplies = NonNullable<Awaited<ReturnType<typeof ownReplies>>>

/** What a person is asked, and has said, for each seat of theirs; null where nothing is asked, or not any more. */
export async function ownReplies(ctx: Ctx, actor: Actor, meeting: Meeting, told: Publication | undefined) {
  const answers = told ? answersFor(told.kind) : []
  const seatIds = mandatesIn(actor, meeting.bodyId)
    .filter(({ role }) => role !== 'auditor')
    .map((held) => held.seatId)
  if (!told || answers.length === 0 || seatIds.length === 0 || !mayAct(meeting.state, 'reply.give')) return null
  const replies = await repliesOf(ctx.db, meeting.id)
  const titles = await titlesOf(ctx, meeting, seatIds)
  return {
    meetingId: meeting.id,
    startsAt: told.starts_at,
    answers,
    seats: seatIds.map((seatId) => ({
      seatId,
      title: titles.get(seatId) ?? meeting.title,
      said: saidFor(replies, { seatId, personId: actor.personId }, told),
    })),
  }
}

/** Only somebody with several seats has to tell them apart. */
async function titlesOf(ctx: Ctx, { bodyId }: Meeting, seats: SeatId[]): Promise<Map<SeatId, NamedSeat['title']>> {
  if (seats.length < 2) return new Map()
  const named = await namedSeats(ctx.db, bodyId, ctx.clock())
  return new Map(named.map(({ seatId, title }) => [seatId, title]))
}
