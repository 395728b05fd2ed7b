// What officers read of replies: everybody's, counted, and what they let one expect of the quorum.
import { mayAct } from '../../app/rules/meeting-states.ts'
import { answersFor, outlook } from '../../app/rules/replies.ts'
import { publication } from '../agenda/queries.ts'
import { namedSeats, seatsOf } from '../bodies/queries.ts'
import { failuresOf, type Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { repliesOf, saidFor } from './queries.ts'

export type ReplyList = NonNullable<Awaited<ReturnType<typeof listReplies>>>
export type ListedReply = ReplyList['rows'][number]

/** Null before the meeting is published, once its sitting is open, and where nobody comes together. */
export async function listReplies(ctx: Ctx, meeting: Meeting) {
  const told = await publication(ctx.db, meeting.id)
  if (!told || answersFor(told.kind).length === 0 || !mayAct(meeting.state, 'reply.give')) return null
  const now = ctx.clock()
  const replies = await repliesOf(ctx.db, meeting.id)
  const seats = (await namedSeats(ctx.db, meeting.bodyId, now)).filter(
    ({ role, personId }) => role !== 'auditor' && personId !== null,
  )
  const rows = seats.map((seat) => ({
    seatId: seat.seatId,
    personId: seat.personId,
    title: seat.title,
    name: seat.name ?? seat.title,
    votes: seat.votes,
    said: saidFor(replies, seat, told),
  }))
  const answers = new Map(
    rows.flatMap(({ seatId, said }) => (said && !said.before ? [[seatId as string, said.answer] as const] : [])),
  )
  const count = (answer: string) => [...answers.values()].filter((one) => one === answer).length
  const failed = (await failuresOf(ctx.db, meeting.id)).map(({ rule }) => rule)
  const counted = (await seatsOf(ctx.db, meeting.bodyId, now)).map(({ id, personId, ...seat }) => ({
    ...seat,
    seat: id,
    held: personId !== null,
  }))
  return {
    meetingId: meeting.id,
    startsAt: told.starts_at,
    answers: answersFor(told.kind),
    rows,
    counts: {
      in_person: count('in_person'),
      remote: count('remote'),
      absent: count('absent'),
      unanswered: rows.length - answers.size,
    },
    outlook: outlook(counted, answers, failed),
  }
}
