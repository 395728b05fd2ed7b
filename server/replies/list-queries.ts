// What officers read of replies: everybody's, counted, and what they let one expect of the quorum.
import { mayAct } from '../../app/rules/meeting-states.ts'
import { answersFor, outlook, type Said } from '../../app/rules/replies.ts'
import { mayHaveDeputy } from '../../app/rules/substitution.ts'
import { publication } from '../agenda/queries.ts'
import { namedSeats, seatsOf } from '../bodies/queries.ts'
import { failuresOf, type Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { deputiesFor, repliesOf, saidFor } from './queries.ts'

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
  const { policy, named } = await deputiesFor(ctx, meeting)
  const rows = seats.map((seat) => ({
    seatId: seat.seatId,
    personId: seat.personId,
    title: seat.title,
    name: seat.name ?? seat.title,
    votes: seat.votes,
    said: saidFor(replies, seat, told),
    deputy: named.get(seat.seatId) ?? null,
    mayDeputy: mayHaveDeputy(policy, seat.role),
  }))
  const answers = new Map(
    rows.flatMap(({ seatId, said, deputy }): [string, Said][] =>
      deputy ? [[seatId, 'deputy']] : said && !said.before ? [[seatId, said.answer]] : [],
    ),
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
      deputy: count('deputy'),
      absent: count('absent'),
      unanswered: rows.length - answers.size,
    },
    outlook: outlook(counted, answers, failed),
  }
}
