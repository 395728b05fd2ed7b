import { and, eq, isNull } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { PairDisplay } from '../../app/wire/displays.ts'
import type { DisplayId } from '../../app/wire/ids.ts'
import { roomDisplay } from '../../db/schema/displays.ts'
import { officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { displaysShowing } from './queries.ts'

/** An officer types what a screen shows: from then on it shows this sitting, until its end or until it is let go. */
export async function pairDisplay(
  ctx: Ctx,
  actor: Actor,
  input: PairDisplay,
): Promise<Result<{ displayId: DisplayId }>> {
  const { requestId, meetingId, code, language, theme } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, 'display.pair', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'display.pair', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const state = meeting && applyAct(meeting.state, 'display.pair')
    if (!state) return refuse('not_found')
    if (!state.ok) return state
    const now = ctx.clock()
    // Two screens that drew the same code are told apart by waiting for another.
    const [shown, second] = await displaysShowing(work.tx, code, now)
    if (!shown || second) return refuse('display_code_unknown')
    // Between the two lines an officer of another body may have been quicker.
    const taken = await work.tx
      .update(roomDisplay)
      .set({ bodyId, meetingId, pairedBy: actor.personId, pairedAt: now, language, theme })
      .where(and(eq(roomDisplay.id, shown.id), isNull(roomDisplay.meetingId)))
      .returning({ id: roomDisplay.id })
    if (taken.length === 0) return refuse('display_code_unknown')
    work.change('display', shown.id, await officerSeats(work.tx, bodyId))
    return ok({ displayId: shown.id })
  })
}
