import { daysOf, titleFor } from '../../app/rules/recurrence.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { sittingTimes, wallOf } from '../../app/rules/zoned-time.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import type { CreateSeries } from '../../app/wire/meetings.ts'
import { meeting } from '../../db/schema/meetings.ts'
import { bodyById, officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { meetingFacts } from './meeting-facts.ts'
import { nextNumber } from './queries.ts'

/** Drafts on every day the meeting falls on, at the same hours on the body's wall, numbered on; the first is answered. */
export async function createSeries(
  ctx: Ctx,
  actor: AnyActor,
  input: CreateSeries,
): Promise<Result<{ meetingId: MeetingId; meetings: number }>> {
  const { bodyId, requestId, repeats } = input
  const facts = meetingFacts(input)
  if (!facts.ok) return facts
  if (input.kind === 'circulation') return refuse('meeting_kind', { act: 'meeting.create' })
  return commit(ctx, { bodies: bodyId, actor, act: 'meeting.repeat', requestId, input }, async (work) => {
    const denied = permit(actor, 'meeting.create', bodyId)
    if (denied) return denied
    const body = await bodyById(work.tx, bodyId)
    if (!body) return refuse('not_found')
    const [start, end] = [wallOf(input.startsAt, body.zone), wallOf(input.endsAt, body.zone)]
    const days = daysOf(start.day, repeats)
    if (days.length === 0) return refuse('series_empty')
    const first = await nextNumber(work.tx, bodyId)
    const seriesId = ctx.id()
    const rows = days.map((day, place) => {
      const number = first + place
      const { startsAt, endsAt } = sittingTimes(day, start.hour, end.hour, body.zone)
      const title = {
        ar: titleFor(facts.value.title.ar, first, number),
        en: titleFor(facts.value.title.en, first, number),
      }
      const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
      const id = ctx.id() as MeetingId
      return { ...facts.value, ...times, id, bodyId, seriesId, number, title, state: 'draft' as const }
    })
    await work.tx.insert(meeting).values(rows)
    const officers = await officerSeats(work.tx, bodyId)
    for (const { id } of rows) work.change('meeting', id, officers)
    return ok({ meetingId: (rows[0] as (typeof rows)[0]).id, meetings: rows.length })
  })
}
