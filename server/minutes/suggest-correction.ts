import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import type { SuggestCorrection } from '../../app/wire/minutes.ts'
import { minutesCorrection } from '../../db/schema/minutes.ts'
import { levelFor } from '../access/queries.ts'
import { officersOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { frozenText, minutesOfMeeting } from './queries.ts'

/** A member would have a paragraph say otherwise; those who write answer. Of an item that is kept from them there is no paragraph. */
export async function suggestCorrection(
  ctx: Ctx,
  actor: Actor,
  input: SuggestCorrection,
): Promise<Result<{ id: string }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId, id: meetingId } = seen
  const denied = permit(actor, 'minutes.correct', bodyId)
  if (denied) return denied
  const { requestId, seatId, place, after, why } = input
  if (mandateOf(actor, seatId)?.bodyId !== bodyId) return refuse('not_found')
  return commit(ctx, { bodies: bodyId, actor, act: 'minutes.correct', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'minutes.correct')
    if (!state.ok) return state
    const [row, last] = [await minutesOfMeeting(work.tx, meetingId), await frozenText(work.tx, meetingId)]
    const paragraph = last?.text.paragraphs[place]
    if (!row?.circulated || !paragraph) return refuse('not_found')
    if (paragraph.item && (await levelFor(work.tx, actor, bodyId, paragraph.item as ItemId)) !== 'visible')
      return refuse('not_found')
    const before = { ar: paragraph.ar, en: paragraph.en }
    if (after.ar === before.ar && after.en === before.en) return refuse('minutes_correction_same')
    const id = ctx.id()
    const { personId } = actor
    const { circulated } = row
    await work.tx
      .insert(minutesCorrection)
      .values({ id, meetingId, seatId, personId, circulated, place, before, after, why, at: work.at })
    const told = (await officersOf(work.tx, bodyId, work.at)).filter((person) => person !== personId)
    await tell(ctx, work, told, { bodyId, meetingId, kind: 'minutes_correction' })
    work.change('notice', meetingId)
    work.change('minutes', meetingId)
    return ok({ id })
  })
}
