import { eq } from 'drizzle-orm'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { differences } from '../../app/rules/minutes/differs.ts'
import type { Words } from '../../app/rules/minutes/sentence.ts'
import { type Corrected, type MinutesText, minutesDigest } from '../../app/rules/minutes/text.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AnswerCorrection } from '../../app/wire/minutes.ts'
import { minutes, minutesCorrection, minutesRevision } from '../../db/schema/minutes.ts'
import { namesOf } from '../identity/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { tell } from '../meetings/effects.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { mayWrite } from './may-write.ts'
import { meetingSentences } from './meeting-sentences.ts'
import { type Correction, correctionById, frozenText } from './queries.ts'

/** Taken into the text, which becomes its next revision, or declined with its reason; both stay. */
export async function answerCorrection(ctx: Ctx, actor: Actor, input: AnswerCorrection): Promise<Result<null>> {
  const seen = await mayWrite(ctx.db, actor, input.meetingId)
  if (!seen.ok) return seen
  const { id: meetingId, bodyId } = seen.value
  const { requestId, correctionId, outcome, answer } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'minutes.answer', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const [found, last] = [await correctionById(work.tx, correctionId), await frozenText(work.tx, meetingId)]
    if (!meeting || found?.meetingId !== meetingId) return refuse('not_found')
    const state = applyAct(meeting.state, 'minutes.correct')
    if (!state.ok) return state
    if (found.outcome) return refuse('minutes_correction_answered')
    if (outcome === 'declined' && answer.trim() === '') return refuse('input_malformed', { field: 'answer' })
    const paragraph = last?.text.paragraphs[found.place]
    if (!last || !paragraph) return refuse('not_found')
    if (outcome === 'accepted') {
      const after = input.after ?? found.after
      if (after.ar === paragraph.ar && after.en === paragraph.en) return refuse('minutes_correction_same')
      const revision = last.revision + 1
      const corrected = { ...paragraph, ...after, corrected: await decided(work, meeting, found, paragraph.key, after) }
      const text: MinutesText = {
        ...last.text,
        revision: String(revision),
        paragraphs: last.text.paragraphs.with(found.place, corrected),
      }
      const canonical = canonicalize(text as unknown as Json)
      const digest = minutesDigest(text)
      await work.tx
        .insert(minutesRevision)
        .values({ meetingId, revision, canonical, digest, at: work.at, correctionId })
      await work.tx.update(minutes).set({ revision }).where(eq(minutes.meetingId, meetingId))
    }
    await work.tx
      .update(minutesCorrection)
      .set({ outcome, answer, answeredBy: actor.personId, answeredAt: work.at })
      .where(eq(minutesCorrection.id, correctionId))
    if (found.personId !== actor.personId)
      await tell(ctx, work, [found.personId], { bodyId, meetingId, kind: 'minutes_answered' })
    work.change('notice', meetingId)
    work.change('minutes', meetingId)
    return ok(null)
  })
}

/** What the member asked for is the body's with the text: it says so, and what the ledger has where the paragraph says otherwise now. */
async function decided(
  work: Work,
  meeting: Meeting,
  { id, seatId, personId, why }: Correction,
  key: string | null,
  after: Words,
): Promise<Corrected> {
  const { sentences, names } = await meetingSentences(work.tx, meeting)
  const sentence = sentences.find((one) => one.key === key)
  const differs = sentence !== undefined && differences(sentence, after, names).length > 0
  const name = (await namesOf(work.tx, [personId])).get(personId) ?? { ar: '', en: '' }
  return {
    correction: id,
    seat: seatId,
    name: { ar: name.ar || name.en, en: name.en || name.ar },
    why,
    at: work.at.toISOString(),
    recorded: differs ? { ar: sentence.ar, en: sentence.en } : null,
  }
}
