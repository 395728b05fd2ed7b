import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CallPlace } from '../../app/wire/call.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'

/** Members gather, and try their devices, this long before the time that was set. */
export const EARLY_MS = 30 * 60_000

/** The meeting, when this person may be in its call now. */
export async function callDoor(ctx: Ctx, actor: Actor, meetingId: MeetingId): Promise<Result<Meeting>> {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const denied = permit(actor, 'call.join', meeting.bodyId)
  if (denied) return denied
  // Of a draft nobody was told.
  if (meeting.state === 'draft') return refuse('not_found')
  if (callPlaceOf(meeting).way !== 'page') return refuse('call_none')
  return callOpen(meeting, ctx.clock()) ? ok(meeting) : refuse('call_closed')
}

/** In session, or soon to be. */
export function callOpen({ state, startsAt, endsAt }: Meeting, now: Date): boolean {
  if (state === 'in_session' || state === 'suspended') return true
  return (
    state === 'circulated' &&
    now.getTime() >= startsAt.getTime() - EARLY_MS &&
    now.getTime() <= endsAt.getTime() + EARLY_MS
  )
}

/** As an officer chose it, else by the kind: whoever may take part from elsewhere is seen in the page. */
export function callPlaceOf({ kind, call }: Meeting): CallPlace {
  if (kind !== 'hybrid' && kind !== 'virtual') return { way: 'none' }
  return call ?? { way: 'page' }
}
