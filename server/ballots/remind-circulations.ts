import { type Reminder, reminderDue } from '../../app/rules/circulation.ts'
import { ok } from '../../app/rules/result.ts'
import type { BodyId, MeetingId, PersonId } from '../../app/wire/ids.ts'
import { seatsOf } from '../bodies/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { commit } from '../ledger/commit.ts'
import { databaseNow } from '../ledger/queries.ts'
import { tell } from '../meetings/effects.ts'
import { circulating, toldOf } from '../meetings/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { electorsOf, openVotesOfMeeting, seatsThatCast } from './queries.ts'

/**
 * The job that reminds, at half time and a day before the deadline, whoever has not replied: once each, for the notice itself says
 * that it was told. Answers how many were told; how anybody replied is not asked.
 */
export async function remindCirculations(ctx: Ctx): Promise<number> {
  const now = await databaseNow(ctx)
  let told = 0
  for (const { id, bodyId } of await circulating(ctx.db)) {
    const kind = await dueIn(ctx.db, id, now)
    if (!kind || (await awaited(ctx.db, bodyId, id, kind, now)).length === 0) continue
    const ask = { bodies: bodyId, actor: { system: 'deadline' as const }, act: 'circulation.remind', input: { id } }
    const sent = await commit(ctx, ask, async (work) => {
      // Asked again under the lock: another process may have told them meanwhile.
      const people = await awaited(work.tx, bodyId, id, kind, work.at)
      await tell(ctx, work, people, { bodyId, meetingId: id, kind })
      if (people.length > 0) work.change('notice', id)
      return ok(people.length)
    })
    if (sent.ok) told += sent.value
  }
  return told
}

async function dueIn(db: Db | Tx, meetingId: MeetingId, now: Date): Promise<Reminder | null> {
  const [first] = await openVotesOfMeeting(db, meetingId)
  return first ? reminderDue(first.openedAt.getTime(), first.deadline.getTime(), now.getTime()) : null
}

/** Who has a vote to cast in it, is not recused from that one, has not cast it and was not told yet. */
async function awaited(
  db: Db | Tx,
  bodyId: BodyId,
  meetingId: MeetingId,
  kind: Reminder,
  at: Date,
): Promise<PersonId[]> {
  const waiting = new Set<string>()
  for (const vote of await openVotesOfMeeting(db, meetingId)) {
    const done = new Set<string>(await seatsThatCast(db, vote.id))
    for (const { seatId } of await interestsIn(db, [vote.itemId])) done.add(seatId)
    for (const { seat } of await electorsOf(db, vote.id)) if (!done.has(seat)) waiting.add(seat)
  }
  const told = await toldOf(db, meetingId, kind)
  const people = (await seatsOf(db, bodyId, at)).flatMap(({ id, personId }) => (waiting.has(id) && personId) || [])
  return [...new Set(people)].filter((person) => !told.has(person))
}
