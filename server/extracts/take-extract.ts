import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { DecisionId, ItemId, VoteId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { voteById } from '../ballots/queries.ts'
import { decisionFor } from '../decisions/decision-for.ts'
import { type Decision, decisionOfVote } from '../decisions/queries.ts'
import type { Taken } from '../minutes/take-file.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { fileIn } from '../signing/made-file.ts'
import type { Language } from '../signing/pdf/page-words.ts'
import { lastFile } from '../signing/queries.ts'
import { buildExtract, type Subject, subjectOf } from './build-extract.ts'
import { extractPage } from './extract-page.ts'
import { extractOfDecision } from './queries.ts'

/** One decision for those it concerns: as it was issued and signed so far; before that, a copy made now that says so. */
export async function takeExtract(
  ctx: Ctx,
  actor: Actor,
  decisionId: DecisionId,
  language: Language,
): Promise<Result<Taken>> {
  const seen = await decisionFor(ctx, actor, decisionId)
  return seen.ok ? extractIn(ctx, seen.value, language) : seen
}

/** The same by the vote that decided it, which may have no number yet. */
export async function takeExtractOfVote(
  ctx: Ctx,
  actor: Actor,
  voteId: VoteId,
  language: Language,
): Promise<Result<Taken>> {
  const vote = await voteById(ctx.db, voteId)
  if (!vote) return refuse('not_found')
  const { bodyId, meetingId, itemId } = vote
  const denied = permit(actor, 'vote.read', bodyId)
  if (denied) return denied
  if ((await levelFor(ctx.db, actor, bodyId, itemId as ItemId)) !== 'visible') return refuse('not_found')
  const decision = await decisionOfVote(ctx.db, voteId)
  if (decision) return extractIn(ctx, decision, language)
  const unnumbered = { decision: '', year: '', number: '', basis: 'vote' as const, words: vote.terms.question }
  return copyOf(ctx, { bodyId, meetingId, itemId: itemId as ItemId, voteId, ...unnumbered }, language)
}

async function extractIn(ctx: Ctx, decision: Decision, language: Language): Promise<Result<Taken>> {
  const issued = await extractOfDecision(ctx.db, decision.id)
  const file = issued && (await lastFile(ctx.db, issued.id, language))
  if (file) return ok({ bytes: file.content, name: nameOf(subjectOf(decision), language) })
  return copyOf(ctx, subjectOf(decision), language)
}

async function copyOf(ctx: Ctx, subject: Subject, language: Language): Promise<Result<Taken>> {
  const built = await buildExtract(ctx, subject, { extract: null, signers: [] })
  if (!built.ok) return built
  const { given } = built.value
  const made = await fileIn(ctx, language, (one) => extractPage({ ...given, language: one }), ctx.clock())
  return made.ok ? ok({ bytes: made.value.bytes, name: nameOf(subject, language) }) : made
}

const nameOf = ({ number, year }: Subject, language: Language): string =>
  number ? `decision-${year}-${number}-${language}.pdf` : `decision-${language}.pdf`
