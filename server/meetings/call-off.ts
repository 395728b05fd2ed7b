import { and, eq } from 'drizzle-orm'
import { applyAct, type MeetingState } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CallOff } from '../../app/wire/meetings.ts'
import { meeting as meetings } from '../../db/schema/meetings.ts'
import { deputiesIn } from '../bodies/deputy-queries.ts'
import { closeDeputies } from '../bodies/effects.ts'
import { membersToTell, officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { tell } from './effects.ts'
import { type Meeting, meetingById } from './queries.ts'

/**
 * Puts a meeting off or calls it off, with the reason, and tells its members. One that is put off is published again for another time;
 * one that is called off is over: whoever wants it after all makes another like it. Of a draft nobody knew, and no entry tells of it.
 */
export async function callOff(ctx: Ctx, actor: Actor, input: CallOff): Promise<Result<{ state: MeetingState }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const { act, reason, requestId } = input
  const denied = permit(actor, act, seen.bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: seen.bodyId, actor, act, requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    if (!meeting) return refuse('not_found')
    return callOffIn(ctx, work, actor, meeting, { act, reason })
  })
}

/** The same inside a command that calls off several. */
export async function callOffIn(
  ctx: Ctx,
  work: Work,
  actor: Actor,
  meeting: Meeting,
  { act, reason }: Pick<CallOff, 'act' | 'reason'>,
): Promise<Result<{ state: MeetingState }>> {
  const { id, bodyId, revision } = meeting
  const state = applyAct(meeting.state, act)
  if (!state.ok) return state
  const moved = await work.tx
    .update(meetings)
    // Whoever edits or publishes it has not read this yet.
    .set({ state: state.value, offReason: reason, version: meeting.version + 1 })
    .where(and(eq(meetings.id, id), eq(meetings.state, meeting.state)))
    .returning({ id: meetings.id })
  if (moved.length !== 1) throw new Error(`Meeting ${id} moved under a held lock`)
  if (revision === 0) {
    work.change('meeting', id, await officerSeats(work.tx, bodyId))
    return ok({ state: state.value })
  }
  const type = act === 'meeting.postpone' ? 'meeting.postponed' : 'meeting.cancelled'
  const kind = act === 'meeting.postpone' ? 'meeting_postponed' : 'meeting_cancelled'
  work.append({ type, payload: { meeting: id, reason } }, { subject: id })
  const deputies = (await deputiesIn(work.tx, id)).map(({ personId }) => personId)
  const members = await membersToTell(work.tx, bodyId, work.at)
  const people = [...members, ...deputies].filter((person) => person !== actor.personId)
  await tell(ctx, work, people, { bodyId, meetingId: id, kind, revision })
  // Nobody sits anywhere at a meeting that is called off.
  if (act === 'meeting.cancel') await closeDeputies(work, id)
  work.change('meeting', id)
  work.change('notice', id)
  return ok({ state: state.value })
}
