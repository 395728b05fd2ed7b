// A correction that was taken in, from the member's words to the signed file and whoever verifies it.
import { beforeEach, describe, expect, test } from 'vitest'
import { actsIn } from '../../../app/rules/verify/acts-in.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyDocument } from '../../../app/rules/verify/verify-document.ts'
import { wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { answerCorrection } from '../../../server/minutes/answer-correction.ts'
import { loadMinutes } from '../../../server/minutes/load-minutes.ts'
import { reopenMinutes } from '../../../server/minutes/reopen-minutes.ts'
import { suggestCorrection } from '../../../server/minutes/suggest-correction.ts'
import { takeFile } from '../../../server/minutes/take-file.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { about, approve, begin, circulate, type Minuted, minutedSitting, sign, textOf } from '../../support/minutes.ts'

const ctx = await testContext()
let at: Minuted
beforeEach(async () => {
  at = await minutedSitting(ctx)
  must(await begin(ctx, at))
  must(await circulate(ctx, at))
})

const AFTER = { ar: 'وأسفر التصويت عن: الموافقة ٩.', en: 'The vote: 9 for.' }

/** A member would have the paragraph of this kind say so, and an officer takes it in. */
async function correct(kind: string, after = AFTER): Promise<number> {
  const place = (await textOf(ctx, at)).paragraphs.findIndex((each) => each.kind === kind)
  const { seatId, actor } = at.voters[1]!
  const said = { act: 'minutes.correct' as const, seatId, place, after, why: 'I counted' }
  const { id } = must(await suggestCorrection(ctx, actor, { ...about(ctx, at), ...said }))
  const answered = { act: 'minutes.answer' as const, correctionId: id, outcome: 'accepted' as const, answer: '' }
  must(await answerCorrection(ctx, at.secretary.actor, { ...about(ctx, at), ...answered }))
  return place
}

async function signedBy(): Promise<Uint8Array> {
  must(await approve(ctx, at))
  must(await sign(ctx, at, at.secretary))
  must(await sign(ctx, at, at.chair))
  return must(await takeFile(ctx, at.secretary.actor, at.meetingId, 'en')).bytes
}

async function verified(pdf: Uint8Array) {
  const files = (await wholeBundle(ctx, at.bodyId))!
  const report = await verifyBundle(files, { verifySignature, verifyEd25519 })
  const bundle = { report, acts: await actsIn(files) }
  return must(await verifyDocument(pdf, { verifySignature, verifyEd25519 }, { bundle }))
}

describe('a correction that was taken in', () => {
  test('stands in the text as the body’s decision, with what the ledger has, and to whoever verifies the file', async () => {
    const before = (await textOf(ctx, at)).paragraphs
    const place = await correct('tally')
    const paragraph = (await textOf(ctx, at)).paragraphs[place]
    expect(paragraph).toMatchObject({ ...AFTER, kept: '' })
    expect(paragraph?.corrected).toMatchObject({ why: 'I counted', seat: at.voters[1]!.seatId })
    expect(paragraph?.corrected?.recorded).toEqual({ ar: before[place]?.ar, en: before[place]?.en })
    const report = await verified(await signedBy())
    expect([report.verdict, report.differences.map(({ why }) => why)]).toEqual(['valid', ['corrected']])
    expect(report.checks).toContainEqual({ check: 'corrections', holds: true, params: { count: '1' } })
  })

  test('names nothing recorded where it changes no more than style', async () => {
    const [closing] = (await textOf(ctx, at)).paragraphs.filter(({ kind }) => kind === 'closing')
    const after = { ar: `ثم ${closing?.ar}`, en: `Then: ${closing?.en}` }
    const place = await correct('closing', after)
    expect((await textOf(ctx, at)).paragraphs[place]?.corrected).toMatchObject({ recorded: null })
    const report = await verified(await signedBy())
    expect([report.verdict, report.differences]).toEqual(['valid', []])
  })

  test('stays one when the text is taken back and sent round again, and the ledger names it then', async () => {
    const place = await correct('tally')
    const back = { ...about(ctx, at), act: 'minutes.reopen' as const, reason: 'A name' }
    must(await reopenMinutes(ctx, at.secretary.actor, back))
    const { draft } = must(await loadMinutes(ctx, at.secretary.actor, at.meetingId))
    expect(Object.values(draft?.corrections ?? {})).toMatchObject([AFTER])
    must(await circulate(ctx, at))
    expect((await textOf(ctx, at)).paragraphs[place]?.corrected?.why).toBe('I counted')
    const report = await verified(await signedBy())
    expect([report.verdict, report.differences.map(({ why }) => why)]).toEqual(['valid', ['corrected']])
  })
})
