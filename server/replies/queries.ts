// What others may read of replies: as they stand now, worked out from what was said and what members were last told.
import { eq } from 'drizzle-orm'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { type Answer, answersFor, isBeforeChange } from '../../app/rules/replies.ts'
import { mayHaveDeputy, NO_DEPUTIES } from '../../app/rules/substitution.ts'
import type { MandateId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { reply } from '../../db/schema/replies.ts'
import type { Publication } from '../agenda/queries.ts'
import { deputiesIn, deputyPolicyOf } from '../bodies/deputy-queries.ts'
import { bodyById, type NamedSeat, namedSeats } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
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
  const { policy, named } = await deputiesFor(ctx, meeting)
  const held = mandatesIn(actor, meeting.bodyId)
  return {
    meetingId: meeting.id,
    startsAt: told.starts_at,
    answers,
    seats: seatIds.map((seatId) => ({
      seatId,
      title: titles.get(seatId) ?? meeting.title,
      said: saidFor(replies, { seatId, personId: actor.personId }, told),
      /** Who sits in it at this meeting in the reader's place. */
      deputy: named.get(seatId) ?? null,
      mayDeputy: mayHaveDeputy(policy, held.find((one) => one.seatId === seatId)?.role ?? 'auditor'),
    })),
  }
}

export type NamedDeputy = { mandateId: MandateId; personId: PersonId; name: Bilingual }

/** Who may be a deputy in the body, and who is one at this meeting, by seat. */
export async function deputiesFor(ctx: Ctx, { id, bodyId }: Meeting) {
  const body = await bodyById(ctx.db, bodyId)
  const standing = await deputiesIn(ctx.db, id)
  const names = await namesOf(
    ctx.db,
    standing.map(({ personId }) => personId),
  )
  const named = new Map(
    standing.flatMap(({ seatId, personId, mandateId }): [SeatId, NamedDeputy][] => {
      const name = names.get(personId)
      return name ? [[seatId, { mandateId, personId, name }]] : []
    }),
  )
  return { policy: body ? deputyPolicyOf(body) : NO_DEPUTIES, named }
}

/** Only somebody with several seats has to tell them apart. */
async function titlesOf(ctx: Ctx, { bodyId }: Meeting, seats: SeatId[]): Promise<Map<SeatId, NamedSeat['title']>> {
  if (seats.length < 2) return new Map()
  const named = await namedSeats(ctx.db, bodyId, ctx.clock())
  return new Map(named.map(({ seatId, title }) => [seatId, title]))
}
