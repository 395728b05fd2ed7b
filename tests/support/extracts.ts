// A decision in the register with an extract of it, brought as far as a test needs: by the real commands.
import { extractChallenge } from '../../app/rules/document-signing.ts'
import type { DecisionId, ExtractId, KeyId, VoteId } from '../../app/wire/ids.ts'
import { registerDecisions } from '../../server/decisions/register-decisions.ts'
import { issueExtract } from '../../server/extracts/issue-extract.ts'
import { extractById } from '../../server/extracts/queries.ts'
import { signExtract } from '../../server/extracts/sign-extract.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { firstFiles } from '../../server/signing/queries.ts'
import { type Member, must, requestId } from './body.ts'
import type { Minuted } from './minutes.ts'
import type { Sitting } from './sitting.ts'

export async function registerIn(ctx: Ctx, { secretary, meetingId, itemId }: Sitting, voteId: VoteId | null) {
  const input = { requestId: requestId(ctx), meetingId, decisions: [{ itemId, voteId }] }
  return must(await registerDecisions(ctx, secretary.actor, input)).decisions[0]?.decisionId as DecisionId
}

export const issue = (ctx: Ctx, at: Sitting, decisionId: DecisionId, over: object = {}, by: Member = at.secretary) =>
  issueExtract(ctx, by.actor, {
    requestId: requestId(ctx),
    decisionId,
    signers: [at.secretary.seatId, at.chair.seatId],
    ...over,
  })

export async function signAs(ctx: Ctx, at: Minuted, extractId: ExtractId, by: Member, over: object = {}) {
  const device = by === at.secretary ? at.secretaryDevice : at.deviceOf(by)
  const found = await extractById(ctx.db, extractId)
  const pdf = await firstFiles(ctx.db, extractId)
  const said = { body: at.bodyId, extract: extractId, digest: found?.digest ?? '', pdf, seat: by.seatId }
  const proof = await device.seal(extractChallenge(said))
  const given = { requestId: requestId(ctx), extractId, seatId: by.seatId, key: device.id as KeyId, proof }
  return signExtract(ctx, by.actor, { ...given, ...over })
}
