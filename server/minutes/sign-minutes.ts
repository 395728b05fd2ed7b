import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { minutesChallenge } from '../../app/rules/document-signing.ts'
import { applyAct, mayAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SignMinutes } from '../../app/wire/minutes.ts'
import { entriesAbout } from '../ledger/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type SignedDocument, signDocument } from '../signing/sign-document.ts'
import { frozenText, minutesOfMeeting } from './queries.ts'

/** The officer whose turn it is signs the approved files, in both languages. */
export async function signMinutes(ctx: Ctx, actor: Actor, input: SignMinutes): Promise<Result<null>> {
  const { meetingId, seatId } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, 'minutes.sign', bodyId)
  if (denied) return denied
  if (mandateOf(actor, seatId)?.bodyId !== bodyId) return refuse('not_found')
  if (!mayAct(seen.state, 'minutes.sign')) return refuse('meeting_state', { state: seen.state, act: 'minutes.sign' })
  const [row, last] = [await minutesOfMeeting(ctx.db, meetingId), await frozenText(ctx.db, meetingId)]
  const entries = await entriesAbout(ctx.db, bodyId, meetingId, ['minutes.circulated', 'minutes.approved'])
  if (!row || !last || entries.at(-1)?.type !== 'minutes.approved') return refuse('not_found')
  const { text, digest } = last
  const revision = String(last.revision)
  const document: SignedDocument = {
    id: meetingId,
    bodyId,
    signers: row.signers,
    challengeOf: (pdf, seat) => minutesChallenge({ body: bodyId, meeting: meetingId, revision, digest, pdf, seat }),
    reason: REASON,
    evidence: { text: canonicalize(text as unknown as Json), entries: entries.slice(-2).map(({ index }) => index) },
  }
  return signDocument(ctx, actor, document, input, {
    act: 'minutes.sign',
    input,
    enter: async (work, signature) => {
      const meeting = await meetingById(work.tx, meetingId)
      if (!meeting) return refuse('not_found')
      const state = applyAct(meeting.state, 'minutes.sign')
      if (!state.ok) return state
      work.append(
        { type: 'minutes.signed', payload: { meeting: meetingId, revision, ...signature } },
        { subject: meetingId, seatId },
      )
      work.change('minutes', meetingId)
      return ok(null)
    },
  })
}

const REASON = { ar: 'توقيع المحضر', en: 'Signing of the minutes' } as const
