import { and, eq, isNull } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { digestOf } from '../../app/rules/minutes/minutes.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ReopenMinutes } from '../../app/wire/minutes.ts'
import { minutes, minutesCorrection, minutesUpdate } from '../../db/schema/minutes.ts'
import { commit } from '../ledger/commit.ts'
import { moveMeeting } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { mayWrite } from './may-write.ts'
import { meetingSentences } from './meeting-sentences.ts'
import { documentOf } from './minutes-document.ts'
import { frozenText } from './queries.ts'

/** Takes the text back to its writers as it stands, accepted corrections included; what was not answered is closed by the reason. */
export async function reopenMinutes(ctx: Ctx, actor: Actor, input: ReopenMinutes): Promise<Result<null>> {
  const seen = await mayWrite(ctx.db, actor, input.meetingId)
  if (!seen.ok) return seen
  const { id: meetingId, bodyId } = seen.value
  const { requestId, reason } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'minutes.reopen', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const last = await frozenText(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'minutes.reopen')
    if (!state.ok || !last) return state.ok ? refuse('not_found') : state
    work.append(
      { type: 'minutes.reopened', payload: { meeting: meetingId, revision: String(last.revision), reason } },
      { subject: meetingId },
    )
    const { sentences } = await meetingSentences(work.tx, meeting)
    const digests = new Map(sentences.map((sentence) => [sentence.key, digestOf(sentence)]))
    const snapshot = documentOf(
      last.text.paragraphs.map(({ corrected, ...each }) => ({
        ...each,
        digest: digests.get(each.key ?? '') ?? '',
        corrected: corrected?.correction ?? '',
      })),
    )
    await work.tx.delete(minutesUpdate).where(eq(minutesUpdate.meetingId, meetingId))
    await work.tx
      .update(minutes)
      .set({ stage: 'draft', snapshot, circulated: null, approval: null, deadline: null, signers: [] })
      .where(eq(minutes.meetingId, meetingId))
    await work.tx
      .update(minutesCorrection)
      .set({ outcome: 'declined', answer: reason, answeredBy: actor.personId, answeredAt: work.at })
      .where(and(eq(minutesCorrection.meetingId, meetingId), isNull(minutesCorrection.outcome)))
    await moveMeeting(work, meetingId, 'minutes.reopen')
    work.change('meeting', meetingId)
    return ok(null)
  })
}
