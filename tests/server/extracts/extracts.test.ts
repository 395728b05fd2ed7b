// Extracts of decisions, from the register to the last signature, by the real commands.
import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { readHistory } from '../../../app/rules/bundle/history.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { DecisionId, ExtractId } from '../../../app/wire/ids.ts'
import { signedFile } from '../../../db/schema/signing.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { checkDocuments } from '../../../server/cli/fsck-documents.ts'
import { loadDecision } from '../../../server/decisions/load-decision.ts'
import { extractById, textIn } from '../../../server/extracts/queries.ts'
import { takeExtract, takeExtractOfVote } from '../../../server/extracts/take-extract.ts'
import { actOf } from '../../../server/ledger/audit-acts.ts'
import { wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { entriesOf } from '../../../server/ledger/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { lastFile } from '../../../server/signing/queries.ts'
import { must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { issue, registerIn, signAs } from '../../support/extracts.ts'
import { type Minuted, minutedSitting } from '../../support/minutes.ts'
import { readSigned } from '../../support/signed-pdf.ts'

const ctx = await testContext()
let at: Minuted
let decisionId: DecisionId
let extractId: ExtractId
beforeAll(async () => {
  at = await minutedSitting(ctx)
})

const starts = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 5))
const pageOf = async (by = at.secretary) =>
  must(await loadDecision(ctx, by.actor, (await bodyById(ctx.db, at.bodyId))!.slug, decisionId))

describe('an extract', () => {
  test('is a copy without a number until the decision has one', async () => {
    const member = at.voters[1]!
    const copy = must(await takeExtractOfVote(ctx, member.actor, at.voteId, 'ar'))
    expect([starts(copy.bytes), copy.name]).toEqual(['%PDF-', 'decision-ar.pdf'])
    expect((await readSigned(copy.bytes)).signatures).toEqual([])
    decisionId = await registerIn(ctx, at, at.voteId)
    const numbered = must(await takeExtractOfVote(ctx, member.actor, at.voteId, 'ar'))
    expect(numbered.name).toMatch(/^decision-\d{4}-1-ar\.pdf$/)
    expect(must(await takeExtract(ctx, member.actor, decisionId, 'en')).name).toMatch(/^decision-\d{4}-1-en\.pdf$/)
  })

  test('is nobody’s who does not see its item', async () => {
    const auditor = at.members.find(({ role }) => role === 'auditor')!
    for (const taken of [
      await takeExtract(ctx, auditor.actor, decisionId, 'ar'),
      await takeExtractOfVote(ctx, auditor.actor, at.voteId, 'ar'),
      await takeExtract(ctx, at.secretary.actor, 'nothing' as DecisionId, 'ar'),
    ])
      expect(taken).toMatchObject({ ok: false, code: 'not_found' })
  })

  test('is issued by an officer, for officers to sign, each named once', async () => {
    expect(await issue(ctx, at, decisionId, {}, at.voters[1])).toMatchObject({ code: 'not_permitted' })
    expect(await issue(ctx, at, 'nothing' as DecisionId)).toMatchObject({ code: 'not_found' })
    for (const signers of [[at.chair.seatId, at.chair.seatId], [at.voters[1]!.seatId]])
      expect(await issue(ctx, at, decisionId, { signers })).toMatchObject({ code: 'signing_signers' })
    extractId = must(await issue(ctx, at, decisionId)).extractId
    const { extract } = await pageOf()
    expect(extract.issued?.signers.map(({ at: when }) => when)).toEqual([null, null])
    expect([extract.mayIssue, extract.turn?.seatId]).toEqual([true, at.secretary.seatId])
    expect((await pageOf(at.voters[1]!)).extract).toMatchObject({ mayIssue: false, officers: [], turn: null })
  })

  test('says the register’s number, the words decided and how it went, as the rule lets it be shown', async () => {
    const text = textIn((await extractById(ctx.db, extractId))!)
    expect([text.number, text.meeting, text.item]).toEqual(['1', at.meetingId, at.itemId])
    expect(text.paragraphs.map(({ kind }) => kind)).toEqual(['question', 'tally', 'working', 'result'])
    expect(text.paragraphs[1]?.en).toContain('1 against')
  })

  test('is signed in its order, each time by the signer’s own key', async () => {
    expect(await signAs(ctx, at, extractId, at.chair)).toMatchObject({ code: 'signing_not_your_turn' })
    const forged = await at.secretaryDevice.seal(new Uint8Array(32))
    expect(await signAs(ctx, at, extractId, at.secretary, { proof: forged })).toMatchObject({
      code: 'ballot_signature_invalid',
    })
    expect(await signAs(ctx, at, extractId, at.secretary, { key: at.deviceOf(at.chair).id })).toMatchObject({
      code: 'ballot_key_unknown',
    })
    expect(await signAs(ctx, at, extractId, at.secretary, { seatId: at.chair.seatId })).toMatchObject({
      code: 'not_found',
    })
    must(await signAs(ctx, at, extractId, at.secretary))
    must(await signAs(ctx, at, extractId, at.chair))
    expect(await signAs(ctx, at, extractId, at.chair)).toMatchObject({ code: 'signing_not_your_turn' })
    for (const language of ['ar', 'en'] as const) {
      const { bytes } = must(await takeExtract(ctx, at.voters[1]!.actor, decisionId, language))
      const read = await readSigned(bytes)
      expect([read.whole, ...read.signatures.map(({ state }) => state)]).toEqual([true, 'valid', 'valid'])
      const flipped = Uint8Array.from(bytes)
      flipped[Math.floor(bytes.length / 3)]! ^= 1
      expect((await readSigned(flipped)).signatures.some(({ state }) => state !== 'valid')).toBe(true)
    }
  })

  test('verifies with its ledger, and fsck finds another file', async () => {
    const report = await verifyBundle((await wholeBundle(ctx, at.bodyId))!, { verifySignature, verifyEd25519 })
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const history = readHistory((await entriesOf(ctx.db, at.bodyId)).flatMap((entry) => actOf(entry) ?? []))
    expect(await checkDocuments(ctx, at.bodyId, history)).toEqual([])
    const first = and(eq(signedFile.documentId, extractId), eq(signedFile.language, 'ar'), eq(signedFile.step, 1))
    await ctx.db
      .update(signedFile)
      .set({ content: new Uint8Array([1]) })
      .where(first)
    expect(await checkDocuments(ctx, at.bodyId, history)).toMatchObject([{ rule: 'extract.differs' }])
  })

  test('that is issued anew takes the place of the one before, which nobody signs any more', async () => {
    const again = must(await issue(ctx, at, decisionId, { signers: [at.chair.seatId] })).extractId
    expect((await lastFile(ctx.db, again, 'ar'))?.step).toBe(0)
    const third = must(await issue(ctx, at, decisionId, { signers: [at.chair.seatId] })).extractId
    expect(await signAs(ctx, at, again, at.chair)).toMatchObject({ code: 'extract_replaced' })
    must(await signAs(ctx, at, third, at.chair))
    expect((await pageOf()).extract.issued?.extractId).toBe(third)
  })
})
