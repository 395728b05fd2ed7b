import { and, eq } from 'drizzle-orm'
import { applyAct, type MeetingState } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { EventType } from '../../app/wire/events.ts'
import type { MoveSitting } from '../../app/wire/meetings.ts'
import { meeting as meetings } from '../../db/schema/meetings.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { closeDeputies } from '../bodies/effects.ts'
import { endPart } from '../closed/effects.ts'
import { clearFloor, pauseFloor } from '../floor/effects.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { enterContests } from '../positions/effects.ts'
import { meetingById } from './queries.ts'

const EVENTS = {
  'sitting.open': 'sitting.opened',
  'sitting.resume': 'sitting.resumed',
  'sitting.adjourn': 'sitting.adjourned',
} as const satisfies Partial<Record<MoveSitting['act'], EventType>>

/** Opens, suspends, resumes or adjourns a sitting; an open vote must be closed before it is adjourned. */
export async function moveSitting(
  ctx: Ctx,
  actor: Actor,
  input: MoveSitting,
): Promise<Result<{ state: MeetingState }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const who = inMeeting(actor, seen.id)
  const denied = permit(who, input.act, seen.bodyId)
  if (denied) return denied
  const { requestId, act } = input
  return commit(ctx, { bodies: seen.bodyId, actor: who, act, requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, act)
    if (!state.ok) return state
    if (meeting.kind === 'circulation') return refuse('meeting_kind', { act })
    if (act === 'sitting.adjourn' && (await openVoteOfMeeting(work.tx, meeting.id))) return refuse('vote_still_open')
    if (act === 'sitting.suspend') await pauseFloor(work, meeting.id)
    if (act === 'sitting.adjourn') await clearFloor(work, meeting.id, 'sitting')
    const minutes = act === 'sitting.suspend' ? input.minutes : undefined
    const resumesAt = minutes === undefined ? null : new Date(work.at.getTime() + minutes * 60_000)
    const moved = await work.tx
      .update(meetings)
      .set({
        state: state.value,
        resumesAt,
        ...(act === 'sitting.open' ? { openedAt: work.at } : {}),
        ...(act === 'sitting.adjourn' ? { closedAt: work.at, currentItemId: null } : {}),
      })
      .where(and(eq(meetings.id, meeting.id), eq(meetings.state, meeting.state)))
      .returning({ id: meetings.id })
    if (moved.length !== 1) throw new Error(`Meeting ${meeting.id} moved under a held lock`)
    work.append(
      act === 'sitting.suspend'
        ? { type: 'sitting.suspended', payload: { meeting: meeting.id, ...until(resumesAt) } }
        : { type: EVENTS[act], payload: { meeting: meeting.id } },
      { subject: meeting.id },
    )
    if (act === 'sitting.open') await enterContests(work, meeting.id)
    if (act === 'sitting.adjourn') {
      await endPart(work, meeting.id)
      await closeDeputies(work, meeting.id)
    }
    work.change('meeting', meeting.id)
    return ok({ state: state.value })
  })
}

const until = (at: Date | null) => (at ? { resumes_at: at.toISOString() } : {})
