import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { EndDeputy } from '../../app/wire/deputies.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import { leaveSeat, tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { deputyById } from './deputy-queries.ts'
import { closeDeputy } from './effects.ts'
import { seatsOf } from './queries.ts'

/**
 * Ends a deputy's place before the meeting does: by the holder, the deputy or the secretary. Not while a vote of the meeting is
 * open, whose electors were fixed. Refused: deputy_ended, deputy_vote_open.
 */
export async function endDeputy(ctx: Ctx, actor: Actor, input: EndDeputy): Promise<Result<object>> {
  const { requestId, mandateId } = input
  const found = await deputyById(ctx.db, mandateId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId, seatId, personId } = found
  const own = mandateOf(actor, seatId) !== undefined
  const denied = personId === actor.personId ? null : permit(actor, own ? 'deputy.name' : 'deputy.record', bodyId)
  if (denied) return denied
  const who = personId === actor.personId ? inMeeting(actor, meetingId) : actor
  return commit(ctx, { bodies: bodyId, actor: who, act: 'deputy.end', requestId, input }, async (work) => {
    const now = await deputyById(work.tx, mandateId)
    if (!now || now.endsAt) return refuse('deputy_ended')
    if (await openVoteOfMeeting(work.tx, meetingId)) return refuse('deputy_vote_open')
    // Each entry is by somebody whose seat it is at its place: a deputy leaves it first and gives it back then.
    const place = { meetingId, seatId }
    if (personId === actor.personId) await leaveSeat(work, place, 'self')
    await closeDeputy(work, now)
    if (personId !== actor.personId) await leaveSeat(work, place, own ? 'self' : 'officer')
    const holder = (await seatsOf(work.tx, bodyId, work.at)).find(({ id }) => id === seatId)?.personId
    const about = { bodyId, meetingId, kind: 'deputy_ended' as const }
    for (const told of [personId, holder])
      if (told && told !== actor.personId && holder)
        await tell(ctx, work, [told], { ...about, aboutId: told === holder ? personId : holder })
    return ok({})
  })
}
