import { ok, refuse } from '../../app/rules/result.ts'
import { latestPublications } from '../agenda/queries.ts'
import { bodyBySlug, namedSeats } from '../bodies/queries.ts'
import { undeliveredIn } from '../mail/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { type Meeting, meetingsOf } from './queries.ts'
import { toldFacts } from './told-facts.ts'

export type BodyPage = Extract<Awaited<ReturnType<typeof loadBodyPage>>, { ok: true }>['value']
export type ListedMeeting = BodyPage['coming'][number]

const OVER: Meeting['state'][] = [
  'adjourned',
  'minutes_draft',
  'minutes_circulated',
  'approved',
  'archived',
  'cancelled',
]

/** A body as those who sit in it see it: its meetings, its seats, and what this person may do here. */
export async function loadBodyPage(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'body.read', body.id)
  if (denied) return denied
  const officer = may(actor, 'agenda.edit', body.id)
  const meetings = await meetingsOf(ctx.db, [body.id])
  const told = await latestPublications(
    ctx.db,
    meetings.map((meeting) => meeting.id),
  )
  const listed = meetings
    .filter((meeting) => officer || told.has(meeting.id))
    .map((meeting) => ({
      meetingId: meeting.id,
      number: meeting.number,
      state: meeting.state,
      draft: !told.has(meeting.id),
      ...toldFacts(meeting, told.get(meeting.id)),
    }))
  const { id, name, accent, zone, plan } = body
  return ok({
    accent,
    zone,
    pageTitle: name,
    now: ctx.clock().toISOString(),
    body: { id, slug, name, plan },
    may: {
      create: may(actor, 'meeting.create', id),
      read: may(actor, 'meeting.read', id),
      ledger: may(actor, 'ledger.read', id),
      groups: may(actor, 'note.write', id),
      interests: may(actor, 'interest.register', id),
      register: may(actor, 'interest.read', id),
      memoranda: may(actor, 'memorandum.read', id),
      archive: may(actor, 'archive.take', id),
    },
    coming: listed.filter((meeting) => !OVER.includes(meeting.state)),
    past: listed.filter((meeting) => OVER.includes(meeting.state)).reverse(),
    seats: await namedSeats(ctx.db, id, ctx.clock()),
    /** Whom the last notice by e-mail did not reach: for officers. */
    undelivered: officer ? await undeliveredIn(ctx, id) : [],
    nextNumber: Math.max(0, ...meetings.map((meeting) => meeting.number)) + 1,
  })
}
