import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readHistory } from '../../../app/rules/bundle/history.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { minutesRevision } from '../../../db/schema/minutes.ts'
import { signedFile } from '../../../db/schema/signing.ts'
import { checkDocuments } from '../../../server/cli/fsck-documents.ts'
import { actOf } from '../../../server/ledger/audit-acts.ts'
import { wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { entriesOf } from '../../../server/ledger/queries.ts'
import { archiveMeeting } from '../../../server/meetings/archive-meeting.ts'
import { meetingById, noticesOf } from '../../../server/meetings/queries.ts'
import { answerCorrection } from '../../../server/minutes/answer-correction.ts'
import { approveDueMinutes } from '../../../server/minutes/approve-minutes.ts'
import { loadMinutes } from '../../../server/minutes/load-minutes.ts'
import { MINUTES } from '../../../server/minutes/minutes-document.ts'
import { appendUpdate, loadDocument } from '../../../server/minutes/minutes-log.ts'
import { minutesOfMeeting } from '../../../server/minutes/queries.ts'
import { reopenMinutes } from '../../../server/minutes/reopen-minutes.ts'
import { suggestCorrection } from '../../../server/minutes/suggest-correction.ts'
import { takeFile } from '../../../server/minutes/take-file.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { lastFile } from '../../../server/signing/queries.ts'
import { type Member, must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { about, approve, begin, circulate, type Minuted, minutedSitting, sign, textOf } from '../../support/minutes.ts'
import { readSigned } from '../../support/signed-pdf.ts'
import { makeSitting } from '../../support/sitting.ts'

const ctx = await testContext()
let at: Minuted
let member: Member
beforeAll(async () => {
  at = await minutedSitting(ctx)
  member = at.voters[2] as Member
})

/** Writes as a writer's browser would, without a socket. */
async function write(where: Minuted, change: (pairs: Y.XmlElement[], root: Y.XmlFragment) => void) {
  const row = await minutesOfMeeting(ctx.db, where.meetingId)
  const document = await loadDocument(ctx.db, row!)
  const before = Y.encodeStateVector(document)
  const root = document.getXmlFragment(MINUTES)
  document.transact(() => change(root.toArray() as Y.XmlElement[], root))
  const update = Y.encodeStateAsUpdate(document, before)
  return appendUpdate(ctx, where.meetingId, where.secretary.actor.personId, update)
}
const keyOf = (pair: Y.XmlElement) => String(pair.getAttribute('key') ?? '')
const english = (pair: Y.XmlElement) => (pair.get(1) as Y.XmlElement).get(0) as Y.XmlText

describe('minutes', () => {
  test('are begun after the meeting, by officers, once', async () => {
    const running = await makeSitting(ctx)
    expect(await begin(ctx, running)).toMatchObject({ ok: false, code: 'meeting_state' })
    expect(await begin(ctx, at, member)).toMatchObject({ ok: false, code: 'not_permitted' })
    must(await begin(ctx, at))
    expect(await begin(ctx, at)).toMatchObject({ ok: false, code: 'meeting_state' })
    expect((await meetingById(ctx.db, at.meetingId))?.state).toBe('minutes_draft')
  })

  test('are their officers’ alone while they are written', async () => {
    expect(await loadMinutes(ctx, member.actor, at.meetingId)).toMatchObject({ ok: false, code: 'not_found' })
    const page = must(await loadMinutes(ctx, at.chair.actor, at.meetingId))
    expect(page.draft?.sentences.map(({ kind }) => kind)).toContain('decision')
    expect(await takeFile(ctx, at.chair.actor, at.meetingId, 'ar')).toMatchObject({ ok: false, code: 'not_found' })
  })

  test('are not sent round while they differ from the ledger without a reason, or lack what must be said', async () => {
    const spoil = (pairs: Y.XmlElement[]) => {
      const tally = english(pairs.find((pair) => keyOf(pair).startsWith('tally'))!)
      const at = tally.toString().indexOf('2 for')
      tally.delete(at, 1)
      tally.insert(at, '3')
    }
    expect(await write(at, spoil)).toBe(true)
    expect(await circulate(ctx, at)).toMatchObject({ ok: false, code: 'minutes_unsettled', params: { count: '1' } })
    await write(at, (pairs, root) =>
      root.delete(
        pairs.findIndex((pair) => keyOf(pair).startsWith('result')),
        1,
      ),
    )
    expect(await circulate(ctx, at)).toMatchObject({ ok: false, code: 'minutes_unsettled', params: { count: '2' } })
    const page = must(await loadMinutes(ctx, at.chair.actor, at.meetingId))
    const result = page.draft?.sentences.find(({ kind }) => kind === 'result')
    await write(at, (pairs, root) => {
      pairs.find((pair) => keyOf(pair).startsWith('tally'))?.setAttribute('kept', 'Counted by hand as well')
      const pair = new Y.XmlElement('pair')
      pair.setAttribute('key', result!.key)
      pair.setAttribute('item', result!.item!)
      const [ar, en] = [new Y.XmlElement('ar'), new Y.XmlElement('en')]
      ar.insert(0, [new Y.XmlText(result!.ar)])
      en.insert(0, [new Y.XmlText(result!.en)])
      pair.insert(0, [ar, en])
      root.insert(pairs.length, [pair])
    })
  })

  test('are refused a deadline that is past and signers who are no officers', async () => {
    const past = new Date(ctx.clock().getTime() - 1).toISOString()
    expect(await circulate(ctx, at, { deadline: past })).toMatchObject({ ok: false, code: 'minutes_deadline' })
    const far = new Date(ctx.clock().getTime() + 400 * 86_400_000).toISOString()
    expect(await circulate(ctx, at, { deadline: far })).toMatchObject({ ok: false, code: 'minutes_deadline' })
    for (const signers of [[member.seatId], [at.chair.seatId, at.chair.seatId], ['nobody']])
      expect(await circulate(ctx, at, { signers })).toMatchObject({ ok: false, code: 'signing_signers' })
    expect(await circulate(ctx, at, {}, member)).toMatchObject({ ok: false, code: 'not_permitted' })
  })

  test('are frozen as they are sent round, and members are told', async () => {
    const { revision } = must(await circulate(ctx, at))
    expect(revision).toBe(1)
    expect(await write(at, (pairs) => english(pairs[0]!).insert(0, 'Late. '))).toBe(false)
    const [notice] = await noticesOf(ctx.db, member.actor.personId)
    expect(notice?.kind).toBe('minutes_circulated')
    const page = must(await loadMinutes(ctx, member.actor, at.meetingId))
    expect(page.text?.paragraphs.find(({ kind }) => kind === 'tally')?.kept).toBe('Counted by hand as well')
  })

  test('are corrected by members at a paragraph, and officers answer', async () => {
    const suggest = (over: object, by = member) =>
      suggestCorrection(ctx, by.actor, {
        ...about(ctx, at),
        act: 'minutes.correct',
        seatId: by.seatId,
        place: 0,
        after: { ar: 'عُقد الاجتماع.', en: 'The meeting was held.' },
        why: 'Shorter',
        ...over,
      })
    const [first] = (await textOf(ctx, at)).paragraphs
    expect(await suggest({ after: { ar: first?.ar, en: first?.en } })).toMatchObject({
      code: 'minutes_correction_same',
    })
    expect(await suggest({ place: 4_000 })).toMatchObject({ code: 'not_found' })
    expect(await suggest({ seatId: at.chair.seatId })).toMatchObject({ code: 'not_found' })
    const [one, two] = [must(await suggest({})), must(await suggest({ after: { ar: 'غير ذلك', en: 'Otherwise' } }))]
    expect(await approve(ctx, at)).toMatchObject({ code: 'minutes_correction_open' })
    const answer = (correctionId: string, over: object, by = at.secretary) =>
      answerCorrection(ctx, by.actor, { ...about(ctx, at), act: 'minutes.answer', correctionId, ...over } as never)
    expect(await answer(one.id, { outcome: 'accepted', answer: '' }, member)).toMatchObject({ code: 'not_permitted' })
    expect(await answer('nothing', { outcome: 'accepted', answer: '' })).toMatchObject({ code: 'not_found' })
    expect(await answer(two.id, { outcome: 'declined', answer: '' })).toMatchObject({ code: 'input_malformed' })
    must(await answer(one.id, { outcome: 'accepted', answer: 'Thank you' }))
    must(await answer(two.id, { outcome: 'declined', answer: 'It was not so' }))
    expect(await answer(two.id, { outcome: 'accepted', answer: '' })).toMatchObject({
      code: 'minutes_correction_answered',
    })
    const text = await textOf(ctx, at)
    expect([text.revision, text.paragraphs[0]?.en]).toEqual(['2', 'The meeting was held.'])
    const page = must(await loadMinutes(ctx, member.actor, at.meetingId))
    expect(page.corrections.map(({ outcome }) => outcome)).toEqual(['accepted', 'declined'])
    expect((await noticesOf(ctx.db, member.actor.personId))[0]?.kind).toBe('minutes_answered')
  })

  test('are approved by whoever presides, and then signed in their order, each signature leaving those before it valid', async () => {
    expect(await sign(ctx, at, at.secretary)).toMatchObject({ code: 'meeting_state' })
    expect(await approve(ctx, at, at.secretary)).toMatchObject({ code: 'not_permitted' })
    must(await approve(ctx, at))
    expect(await approve(ctx, at)).toMatchObject({ code: 'meeting_state' })
    expect(await archiveMeeting(ctx, at.secretary.actor, about(ctx, at))).toMatchObject({
      code: 'minutes_unsigned',
      params: { count: '2' },
    })
    expect(await sign(ctx, at, at.chair)).toMatchObject({ code: 'signing_not_your_turn' })
    expect(await sign(ctx, at, at.secretary, { key: at.deviceOf(at.chair).id })).toMatchObject({
      code: 'ballot_key_unknown',
    })
    const forged = await at.secretaryDevice.seal(new Uint8Array(32))
    expect(await sign(ctx, at, at.secretary, { proof: forged })).toMatchObject({ code: 'ballot_signature_invalid' })
    must(await sign(ctx, at, at.secretary))
    must(await sign(ctx, at, at.chair))
    expect(await sign(ctx, at, at.chair)).toMatchObject({ code: 'signing_not_your_turn' })
    for (const language of ['ar', 'en'] as const) {
      const file = await lastFile(ctx.db, at.meetingId, language)
      const read = await readSigned(file!.content)
      expect(read.whole).toBe(true)
      expect(read.signatures.map(({ state }) => state)).toEqual(['valid', 'valid'])
      expect(read.signatures[1]?.before).toBe(read.signatures[0]?.after)
    }
  })

  test('that are signed show one flipped byte, wherever it is', async () => {
    const { content } = (await lastFile(ctx.db, at.meetingId, 'ar'))!
    const { signatures } = await readSigned(content)
    for (const place of [200, Math.floor(content.length / 3), (signatures[0]?.covers ?? 0) - 40, content.length - 60]) {
      const flipped = Uint8Array.from(content)
      flipped[place] = (flipped[place] ?? 0) ^ 1
      const read = await readSigned(flipped)
      expect(read.signatures.length < 2 || read.signatures.some(({ state }) => state !== 'valid'), String(place)).toBe(
        true,
      )
    }
    const more = await readSigned(new Uint8Array([...content, 10, 37]))
    expect(more.whole).toBe(false)
  })

  test('are found by fsck to be another text, or another file, than the ledger names', async () => {
    const history = readHistory((await entriesOf(ctx.db, at.bodyId)).flatMap((entry) => actOf(entry) ?? []))
    expect(await checkDocuments(ctx, at.bodyId, history)).toEqual([])
    const ofMeeting = eq(minutesRevision.meetingId, at.meetingId)
    const [kept] = await ctx.db
      .select()
      .from(minutesRevision)
      .where(and(ofMeeting, eq(minutesRevision.revision, 1)))
    const first = and(ofMeeting, eq(minutesRevision.revision, 1))
    await ctx.db.update(minutesRevision).set({ canonical: '{}' }).where(first)
    expect(await checkDocuments(ctx, at.bodyId, history)).toMatchObject([{ rule: 'minutes.differs' }])
    await ctx.db.update(minutesRevision).set({ canonical: kept!.canonical }).where(first)
    const file = and(eq(signedFile.documentId, at.meetingId), eq(signedFile.language, 'en'), eq(signedFile.step, 2))
    await ctx.db
      .update(signedFile)
      .set({ content: new Uint8Array([1]) })
      .where(file)
    expect(await checkDocuments(ctx, at.bodyId, history)).toMatchObject([{ rule: 'minutes.differs' }])
  })

  test('verify with their ledger', async () => {
    const report = await verifyBundle((await wholeBundle(ctx, at.bodyId))!, { verifySignature, verifyEd25519 })
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('minutes that were sent round', () => {
  test('are taken back with a reason, written further and sent again; what was open is closed with it', async () => {
    const other = await minutedSitting(ctx)
    must(await begin(ctx, other))
    must(await circulate(ctx, other))
    const suggestion = {
      ...about(ctx, other),
      act: 'minutes.correct' as const,
      seatId: other.voters[1]!.seatId,
      place: 1,
      after: { ar: 'أ', en: 'b' },
      why: 'So it was',
    }
    must(await suggestCorrection(ctx, other.voters[1]!.actor, suggestion))
    must(await reopenMinutes(ctx, other.chair.actor, { ...about(ctx, other), act: 'minutes.reopen', reason: 'A name' }))
    expect((await meetingById(ctx.db, other.meetingId))?.state).toBe('minutes_draft')
    expect(await write(other, (pairs) => english(pairs[0]!).insert(0, 'In the morning. '))).toBe(true)
    expect(must(await circulate(ctx, other)).revision).toBe(2)
    expect((await textOf(ctx, other)).paragraphs[0]?.en).toMatch(/^In the morning/)
    expect(must(await loadMinutes(ctx, other.chair.actor, other.meetingId)).corrections).toEqual([])
  })

  test('are approved by silence at the deadline and not before, and not over an open correction', async () => {
    const quiet = await minutedSitting(ctx)
    must(await begin(ctx, quiet))
    const deadline = new Date(Date.now() + 3_600_000)
    must(await circulate(ctx, quiet, { approval: 'silence', deadline: deadline.toISOString() }))
    const state = async () => (await meetingById(ctx.db, quiet.meetingId))?.state
    try {
      ctx.fixClock(new Date(deadline.getTime() - 1))
      await approveDueMinutes(ctx)
      expect(await state()).toBe('minutes_circulated')
      const { seatId, actor } = quiet.voters[1]!
      const said = { act: 'minutes.correct' as const, seatId, place: 0, after: { ar: 'أ', en: 'b' }, why: 'So it was' }
      const { id } = must(await suggestCorrection(ctx, actor, { ...about(ctx, quiet), ...said }))
      ctx.fixClock(deadline)
      await approveDueMinutes(ctx)
      expect(await state()).toBe('minutes_circulated')
      const answered = {
        act: 'minutes.answer' as const,
        correctionId: id,
        outcome: 'declined' as const,
        answer: 'It was not',
      }
      must(await answerCorrection(ctx, quiet.secretary.actor, { ...about(ctx, quiet), ...answered }))
      await approveDueMinutes(ctx)
      expect(await state()).toBe('approved')
    } finally {
      ctx.fixClock(null)
    }
    const report = await verifyBundle((await wholeBundle(ctx, quiet.bodyId))!, { verifySignature, verifyEd25519 })
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

test('a meeting is archived without a signature that is not waited for, where an officer says why', async () => {
  const left = await minutedSitting(ctx)
  must(await begin(ctx, left))
  must(await circulate(ctx, left))
  must(await approve(ctx, left))
  must(await sign(ctx, left, left.secretary))
  const unsigned = 'The chair has left office'
  must(await archiveMeeting(ctx, left.secretary.actor, { ...about(ctx, left), unsigned }))
  const last = (await entriesOf(ctx.db, left.bodyId)).at(-1)
  expect([last?.type, JSON.parse(last?.payload ?? '{}').unsigned]).toEqual(['meeting.archived', unsigned])
  expect(await sign(ctx, left, left.chair)).toMatchObject({ code: 'meeting_state' })
})
