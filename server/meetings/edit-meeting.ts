import { and, eq } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { EditMeeting } from '../../app/wire/meetings.ts'
import { meeting } from '../../db/schema/meetings.ts'
import { officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { meetingFacts } from './meeting-facts.ts'
import { meetingById } from './queries.ts'

/** Rewrites title, kind, place and times. Members read the new ones when the agenda is next published. */
export async function editMeeting(ctx: Ctx, actor: AnyActor, input: EditMeeting): Promise<Result<{ version: number }>> {
  const { meetingId, version, requestId } = input
  const facts = meetingFacts(input)
  if (!facts.ok) return facts
  const found = await meetingById(ctx.db, meetingId)
  if (!found) return refuse('not_found')
  const { bodyId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'meeting.edit', requestId, input }, async (work) => {
    const denied = permit(actor, 'meeting.edit', bodyId)
    if (denied) return denied
    const current = await meetingById(work.tx, meetingId)
    if (!current) return refuse('not_found')
    const allowed = applyAct(current.state, 'meeting.edit')
    if (!allowed.ok) return allowed
    const written = await work.tx
      .update(meeting)
      .set({ ...facts.value, version: version + 1 })
      .where(and(eq(meeting.id, meetingId), eq(meeting.version, version)))
      .returning({ version: meeting.version })
    if (!written[0]) return refuse('agenda_stale', { version: String(current.version) })
    work.change('meeting', meetingId, await officerSeats(work.tx, bodyId))
    return ok({ version: written[0].version })
  })
}
