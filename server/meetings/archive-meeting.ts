import { applyAct, type MeetingState } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ArchiveMeeting } from '../../app/wire/meetings.ts'
import { commit } from '../ledger/commit.ts'
import { missingSignatures } from '../minutes/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { moveMeeting } from './effects.ts'
import { meetingById } from './queries.ts'

/**
 * Lays a meeting whose minutes are approved in the archive: nothing of it changes any more. It waits for the signatures that members were
 * told of, unless an officer says why one is not waited for: a signer may have left for good. Refused: minutes_unsigned, meeting_state.
 */
export async function archiveMeeting(
  ctx: Ctx,
  actor: Actor,
  input: ArchiveMeeting,
): Promise<Result<{ state: MeetingState }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const denied = permit(actor, 'meeting.archive', seen.bodyId)
  if (denied) return denied
  const { requestId, meetingId } = input
  return commit(ctx, { bodies: seen.bodyId, actor, act: 'meeting.archive', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'meeting.archive')
    if (!state.ok) return state
    const missing = await missingSignatures(work.tx, meetingId)
    if (missing > 0 && !input.unsigned) return refuse('minutes_unsigned', { count: String(missing) })
    await moveMeeting(work, meetingId, 'meeting.archive')
    const why = missing > 0 ? { unsigned: input.unsigned } : {}
    work.append({ type: 'meeting.archived', payload: { meeting: meetingId, ...why } }, { subject: meetingId })
    work.change('meeting', meetingId)
    return ok({ state: state.value })
  })
}
