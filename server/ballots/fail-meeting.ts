import { countsRemote } from '../../app/rules/decide-vote.ts'
import { quorumOfMeeting } from '../../app/rules/engine-2/failed-meeting.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { FailMeeting } from '../../app/wire/meetings.ts'
import { publication } from '../agenda/queries.ts'
import { membersToTell } from '../bodies/queries.ts'
import { clearFloor } from '../floor/effects.ts'
import { commit } from '../ledger/commit.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import { failSitting, tell } from '../meetings/effects.ts'
import { failuresOf, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { ruleNamed } from '../procedure/queries.ts'
import { loadElectorate } from './load-electorate.ts'
import { votesOfMeeting } from './queries.ts'

export type Failed = { base: string; required: string; present: string }

/**
 * Records that the meeting failed for want of a quorum, by the quorum of this rule, and puts it off: it is published again with its
 * new date. Not before the hour for which members were called, nor after a vote.
 */
export async function failMeeting(ctx: Ctx, actor: AnyActor, input: FailMeeting): Promise<Result<Failed>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, 'quorum.fail', bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'quorum.fail', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'quorum.fail')
    if (!state.ok) return state
    if ((await votesOfMeeting(work.tx, meeting.id)).length > 0) return refuse('quorum_failed_after_vote')
    const told = await publication(work.tx, meeting.id)
    if (!told || work.at < new Date(told.starts_at)) return refuse('quorum_failed_early')
    const rule = await ruleNamed(work.tx, bodyId, input.rule)
    if (!rule.ok) return rule
    const place = { bodyId, meetingId: meeting.id, itemId: null, at: work.at }
    const { electorate } = await loadElectorate(work.tx, place, rule.value)
    const here = await presentSeats(work.tx, meeting.id, countsRemote(rule.value))
    const before = (await failuresOf(work.tx, meeting.id)).map((failed) => failed.rule)
    const found = quorumOfMeeting(rule.value, electorate, new Set(here), before)
    const { base, required, present, met } = found
    if (met) return refuse('quorum_there', { present, required })
    const quorum = { base, required, present }
    await clearFloor(work, meeting.id, 'sitting')
    const entry = work.append(
      { type: 'quorum.failed', payload: { meeting: meeting.id, rule: rule.value, present: here, quorum } },
      { subject: meeting.id },
    )
    await failSitting(work, { meetingId: meeting.id, entry, rule: rule.value, quorum })
    const people = (await membersToTell(work.tx, bodyId, work.at)).filter(
      (person) => !isPerson(actor) || person !== actor.personId,
    )
    await tell(ctx, work, people, { bodyId, meetingId: meeting.id, kind: 'quorum_failed', revision: meeting.revision })
    work.change('meeting', meeting.id)
    work.change('attendance', meeting.id)
    work.change('notice', meeting.id)
    return ok(quorum)
  })
}
