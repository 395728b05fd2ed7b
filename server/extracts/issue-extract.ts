import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { extractDigest } from '../../app/rules/extract.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { IssueExtract } from '../../app/wire/extracts.ts'
import type { ExtractId } from '../../app/wire/ids.ts'
import { extract } from '../../db/schema/extracts.ts'
import { decisionFor } from '../decisions/decision-for.ts'
import { commit } from '../ledger/commit.ts'
import { databaseNow } from '../ledger/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { keepFirstFiles } from '../signing/effects.ts'
import { areSigners } from '../signing/load-signing.ts'
import { bothFiles } from '../signing/made-file.ts'
import { buildExtract, subjectOf } from './build-extract.ts'
import { extractPage } from './extract-page.ts'

/**
 * Makes the files of one decision in the register, for its officers to sign in this order. Issued anew, it takes the place of the one
 * before, which stays as it is in the hands of whoever has it.
 */
export async function issueExtract(
  ctx: Ctx,
  actor: Actor,
  input: IssueExtract,
): Promise<Result<{ extractId: ExtractId }>> {
  const { decisionId, requestId, signers } = input
  const seen = await decisionFor(ctx, actor, decisionId)
  if (!seen.ok) return seen
  const decision = seen.value
  const { bodyId, itemId } = decision
  const denied = permit(actor, 'extract.issue', bodyId)
  if (denied) return denied
  const extractId = ctx.id() as ExtractId
  const at = await databaseNow(ctx)
  const built = await buildExtract(ctx, subjectOf(decision), { extract: extractId, signers })
  if (!built.ok) return built
  const { text, given } = built.value
  const files = await bothFiles(ctx, (language) => extractPage({ ...given, language }), at)
  if (!files.ok) return files
  const [ar, en] = files.value
  return commit(ctx, { bodies: bodyId, actor, act: 'extract.issue', requestId, input }, async (work) => {
    if (!(await areSigners(work.tx, bodyId, signers, work.at))) return refuse('signing_signers')
    const digest = extractDigest(text)
    const entry = work.append(
      {
        type: 'extract.issued',
        payload: {
          extract: extractId,
          decision: decisionId,
          item: itemId,
          digest,
          signers,
          pdf: { ar: ar.sha256, en: en.sha256 },
        },
      },
      { itemId, subject: extractId },
    )
    const canonical = canonicalize(text as unknown as Json)
    await work.tx
      .insert(extract)
      .values({ id: extractId, decisionId, bodyId, canonical, digest, signers, entry, at: work.at })
    await keepFirstFiles(work.tx, extractId, [ar, en], work.at)
    work.change('decision', decisionId, { item: itemId })
    return ok({ extractId })
  })
}
