import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { sittingTimes, wallOf } from '../../app/rules/zoned-time.ts'
import type { EditSeries } from '../../app/wire/meetings.ts'
import { meeting as meetings } from '../../db/schema/meetings.ts'
import { bodyById, officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { callOffIn } from './call-off.ts'
import { type Meeting, meetingById } from './queries.ts'

/**
 * What was planned together with a meeting and comes after it: drafts take its hours, its kind and place and its call, each on its own
 * day; or all that has not begun is called off, with the reason. Answers how many it concerned.
 */
export async function editSeries(ctx: Ctx, actor: Actor, input: EditSeries): Promise<Result<{ meetings: number }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, input.act === 'follow' ? 'meeting.edit' : 'meeting.cancel', bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: bodyId, actor, act: `series.${input.act}`, requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    const body = await bodyById(work.tx, bodyId)
    if (!meeting?.seriesId || !body) return refuse('series_none')
    if (input.act === 'cancel') {
      const rest = await after(work, meeting, ['draft', 'circulated', 'postponed'])
      for (const one of rest) {
        const off = await callOffIn(ctx, work, actor, one, { act: 'meeting.cancel', reason: input.reason })
        if (!off.ok) return off
      }
      return ok({ meetings: rest.length })
    }
    const rest = await after(work, meeting, ['draft'])
    const officers = await officerSeats(work.tx, bodyId)
    for (const one of rest) {
      await work.tx
        .update(meetings)
        .set({ ...like(meeting, one, body.zone), version: one.version + 1 })
        .where(eq(meetings.id, one.id))
      work.change('meeting', one.id, officers)
    }
    return ok({ meetings: rest.length })
  })
}

const after = (work: Work, { seriesId, number }: Meeting, states: Meeting['state'][]): Promise<Meeting[]> =>
  work.tx
    .select()
    .from(meetings)
    .where(and(eq(meetings.seriesId, seriesId as string), gt(meetings.number, number), inArray(meetings.state, states)))
    .orderBy(asc(meetings.number))

function like({ kind, place, call, ...meeting }: Meeting, one: Meeting, zone: string) {
  const [start, end] = [wallOf(meeting.startsAt, zone), wallOf(meeting.endsAt, zone)]
  const times = sittingTimes(wallOf(one.startsAt, zone).day, start.hour, end.hour, zone)
  return { kind, place, call, startsAt: new Date(times.startsAt), endsAt: new Date(times.endsAt) }
}
