import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MailLanguage } from '../../app/wire/mail.ts'
import { calendarFeed } from '../../db/schema/calendar.ts'
import { latestPublications } from '../agenda/queries.ts'
import { bodiesById, mandatesOf } from '../bodies/queries.ts'
import { meetingsOf } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { buildCalendar } from './build-calendar.ts'
import { calendarMeeting } from './queries.ts'
import { hashOf } from './renew-feed.ts'

const NAME = { ar: 'مجلس', en: 'Majlis' }

/** Every published meeting of the bodies in which whoever made this address sits now: no item, no paper. */
export async function loadFeed(ctx: Ctx, token: string): Promise<Result<string>> {
  const [feed] = await ctx.db
    .select()
    .from(calendarFeed)
    .where(eq(calendarFeed.tokenHash, hashOf(token)))
  if (!feed) return refuse('not_found')
  const { personId, language } = feed
  const mandates = await mandatesOf(ctx.db, personId, ctx.clock())
  const reader: Actor = { personId, name: NAME, administrator: false, mandates, deputies: [] }
  const ids = [...new Set(mandates.map(({ bodyId }) => bodyId))].filter((id) => !permit(reader, 'meeting.read', id))
  // Whoever sits nowhere any more has left: their address is as good as none.
  if (ids.length === 0) return refuse('not_found')
  return ok(buildCalendar(NAME[language], await meetingsIn(ctx, ids, language)))
}

async function meetingsIn(ctx: Ctx, ids: Parameters<typeof meetingsOf>[1], language: MailLanguage) {
  const bodies = new Map((await bodiesById(ctx.db, ids)).map((body) => [body.id, body]))
  const meetings = await meetingsOf(ctx.db, ids)
  const published = await latestPublications(
    ctx.db,
    meetings.map(({ id }) => id),
  )
  return meetings.flatMap((meeting) => {
    const [body, told] = [bodies.get(meeting.bodyId), published.get(meeting.id)]
    const off = meeting.state === 'postponed' || meeting.state === 'cancelled' ? meeting.state : null
    return body && told ? [calendarMeeting({ ctx, body, meeting, told, language, off })] : []
  })
}
