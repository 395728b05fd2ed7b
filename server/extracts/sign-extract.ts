import { extractChallenge } from '../../app/rules/document-signing.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SignExtract } from '../../app/wire/extracts.ts'
import { decisionFor } from '../decisions/decision-for.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { signDocument } from '../signing/sign-document.ts'
import { extractById, extractOfDecision } from './queries.ts'

/** The officer whose turn it is signs the files of an extract, in both languages. */
export async function signExtract(ctx: Ctx, actor: Actor, input: SignExtract): Promise<Result<null>> {
  const { extractId, seatId } = input
  const found = await extractById(ctx.db, extractId)
  const seen = found ? await decisionFor(ctx, actor, found.decisionId) : refuse('not_found')
  if (!found || !seen.ok) return refuse('not_found')
  const { bodyId, digest, canonical, entry, signers } = found
  const decision = seen.value
  const { itemId } = decision
  const denied = permit(actor, 'extract.sign', bodyId)
  if (denied) return denied
  if (mandateOf(actor, seatId)?.bodyId !== bodyId) return refuse('not_found')
  const document = {
    id: extractId,
    bodyId,
    signers,
    challengeOf: (pdf: { ar: string; en: string }, seat: string) =>
      extractChallenge({ body: bodyId, extract: extractId, digest, pdf, seat }),
    reason: REASON,
    evidence: { text: canonical, entries: [decision.entry, entry] },
  }
  return signDocument(ctx, actor, document, input, {
    act: 'extract.sign',
    input,
    enter: async (work, signature) => {
      // Another was issued in its place meanwhile.
      if ((await extractOfDecision(work.tx, decision.id))?.id !== extractId) return refuse('extract_replaced')
      work.append(
        { type: 'extract.signed', payload: { extract: extractId, item: itemId, ...signature } },
        { itemId, subject: extractId, seatId },
      )
      work.change('decision', decision.id, { item: itemId })
      return ok(null)
    },
  })
}

const REASON = { ar: 'توقيع مستخرج قرار', en: 'Signing of an extract of a decision' } as const
