import type { Outcome } from '../../app/rules/decide-vote.ts'
import { carryItem } from '../agenda/effects.ts'
import { membersToTell, seatsOf } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'
import { moveMeeting, tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { openVoteOfMeeting, type Vote } from './queries.ts'

/**
 * After a vote by circulation, in its closing commit: what was not decided goes to a sitting, and the officers who prepare it are
 * told; and with the last of its votes the circulation is over.
 */
export async function endCirculation(ctx: Ctx, work: Work, vote: Vote, outcome: Outcome): Promise<void> {
  const { bodyId, meetingId, itemId } = vote
  if (outcome !== 'carried' && outcome !== 'not_carried') {
    await carryItem(ctx, work, itemId)
    const officers = (await seatsOf(work.tx, bodyId, work.at)).filter(
      ({ role }) => role === 'chair' || role === 'secretary',
    )
    const people = officers.flatMap(({ personId }) => personId ?? [])
    await tell(ctx, work, people, { bodyId, meetingId, kind: 'circulation_to_sitting', itemId })
    work.change('notice', meetingId)
  }
  if (await openVoteOfMeeting(work.tx, meetingId)) return
  await moveMeeting(work, meetingId, 'circulation.close')
  work.append({ type: 'circulation.closed', payload: { meeting: meetingId } }, { subject: meetingId })
  await tell(ctx, work, await membersToTell(work.tx, bodyId, work.at), {
    bodyId,
    meetingId,
    kind: 'circulation_closed',
  })
  work.change('notice', meetingId)
  work.change('meeting', meetingId)
}
