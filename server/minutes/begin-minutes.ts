import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BeginMinutes } from '../../app/wire/minutes.ts'
import { minutes } from '../../db/schema/minutes.ts'
import { commit } from '../ledger/commit.ts'
import { moveMeeting } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { mayWrite } from './may-write.ts'
import { meetingSentences } from './meeting-sentences.ts'
import { documentOf, fromSentence } from './minutes-document.ts'

/** The minutes write themselves, from everything that the ledger says of the meeting by now, and are their officers' from here on. */
export async function beginMinutes(ctx: Ctx, actor: Actor, input: BeginMinutes): Promise<Result<null>> {
  const seen = await mayWrite(ctx.db, actor, input.meetingId)
  if (!seen.ok) return seen
  const { id: meetingId, bodyId } = seen.value
  const { requestId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'minutes.begin', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'minutes.draft')
    if (!state.ok) return state
    const { sentences } = await meetingSentences(work.tx, meeting)
    await work.tx.insert(minutes).values({
      meetingId,
      bodyId,
      stage: 'draft',
      begunAt: work.at,
      since: work.ledger().size,
      snapshot: documentOf(sentences.map(fromSentence)),
    })
    await moveMeeting(work, meetingId, 'minutes.draft')
    work.change('meeting', meetingId)
    return ok(null)
  })
}
