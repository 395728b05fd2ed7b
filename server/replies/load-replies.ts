import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { publication } from '../agenda/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import { toldFacts } from '../meetings/told-facts.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { candidatesFor } from './candidate-queries.ts'
import { listReplies } from './list-queries.ts'
import { ownReplies } from './queries.ts'

export type RepliesPage = Extract<Awaited<ReturnType<typeof loadReplies>>, { ok: true }>['value']

/** The page on which an invitation is answered, and officers read who answered what. */
export async function loadReplies(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const here = inMeeting(actor, meetingId)
  const denied = permit(here, 'meeting.read', bodyId)
  if (denied) return denied
  const told = await publication(ctx.db, meetingId)
  const body = await bodyById(ctx.db, bodyId)
  if (!told || !body) return refuse('not_found')
  const { id, slug, name, accent, zone } = body
  return ok({
    accent,
    zone,
    pageTitle: 'replies:title',
    body: { id, slug, name },
    guest: mandatesIn(actor, bodyId).length === 0,
    meeting: { id: meeting.id, state: meeting.state, ...toldFacts(meeting, told) },
    mine: await ownReplies(ctx, actor, meeting, told),
    all: may(actor, 'reply.read', bodyId) ? await listReplies(ctx, meeting) : null,
    /** Whom the reader may name, for each seat that may have a deputy. */
    deputies: await candidatesFor(ctx, actor, meeting),
    may: {
      record: may(actor, 'reply.record', bodyId),
      remind: may(actor, 'reply.remind', bodyId),
      ledger: may(actor, 'ledger.read', bodyId),
    },
  })
}
