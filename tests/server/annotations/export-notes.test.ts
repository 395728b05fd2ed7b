// A paper leaves with the notes that its reader may read, and nobody's private ones but their own.
import { describe, expect, test } from 'vitest'
import type { ExportNotes } from '../../../app/wire/downloads.ts'
import { annotatePdf } from '../../../server/annotations/export/annotate-pdf.ts'
import { exportNotes } from '../../../server/annotations/export/export-notes.ts'
import { makeLayers } from '../../../server/annotations/layers.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { readByPdfjs } from '../../support/noted-paper.ts'
import { paperBytes } from '../../support/papers.ts'
import { attach, makePack, publish } from '../documents/support.ts'
import { Copy, comment } from './support.ts'

const ctx = await testContext()
const pack = await makePack(ctx)
const { versionId } = must(await attach(ctx, pack, 'memo-digital-government-v1.pdf'))
await publish(ctx, pack)
const [huda, salma, auditor] = [pack.members[2], pack.members[3], pack.members[4]] as [Member, Member, Member]
const layers = makeLayers(ctx)

async function write(member: Member, audience: 'body' | 'private', id: string, more: Record<string, unknown> = {}) {
  const copy = new Copy(layers, member.actor)
  await copy.join(versionId, audience)
  must(await copy.send(() => copy.write(comment(id, member.actor.personId, more))))
}
await write(huda, 'body', 'shared-huda', { text: 'ملاحظة مشتركة' })
await write(huda, 'private', 'private-huda', { text: 'خاص بهدى' })
await write(salma, 'private', 'private-salma', { text: 'خاص بسلمى' })
await write(huda, 'body', 'removed-huda', { removed: true })

const ask = (over: Partial<ExportNotes> = {}): ExportNotes => ({
  layers: ['body'],
  form: 'xfdf',
  language: 'ar',
  ...over,
})
const take = (member: Member, over: Partial<ExportNotes> = {}) => exportNotes(ctx, member.actor, versionId, ask(over))
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

describe('who takes which notes out', () => {
  test('shared notes go with whoever may read them, without what was taken back', async () => {
    for (const member of [huda, salma]) {
      const text = textOf(must(await take(member)).bytes)
      expect(text).toContain('ملاحظة مشتركة')
      expect(text).not.toMatch(/removed-huda|private-/)
    }
  })

  test('private notes go only with their owner, who chose them', async () => {
    const own = textOf(must(await take(huda, { layers: ['private', 'body'] })).bytes)
    expect(own).toContain('خاص بهدى')
    expect(own).toContain('ملاحظة مشتركة')
    expect(own).not.toContain('خاص بسلمى')
    expect(textOf(must(await take(salma, { layers: ['private'] })).bytes)).not.toContain('هدى')
  })

  test('layers in which nothing stands are refused, and so is whoever may not read the paper', async () => {
    const chair = pack.members[0] as Member
    expect(await take(chair, { layers: ['private'] })).toMatchObject({ ok: false, code: 'export_no_notes' })
    expect(await take(auditor)).toMatchObject({ ok: false, code: 'not_permitted' })
    const group = await take(huda, { layers: ['group:no-such-group'] })
    expect(group).toMatchObject({ ok: false, code: 'not_found' })
    const foreign = (await makeBody(ctx, ['chair'])).members[0] as Member
    expect(await take(foreign)).toMatchObject({ ok: false, code: 'not_found' })
  })

  test('a PDF holds them as annotations, and whom an interest masks gets nothing any more', async () => {
    const made = must(await take(salma, { form: 'pdf', layers: ['body', 'private'] }))
    expect(made).toMatchObject({ type: 'application/pdf', name: expect.stringMatching(/\.pdf$/) })
    const found = await readByPdfjs(made.bytes)
    expect(found.map(({ contents }) => contents).sort()).toEqual(['خاص بسلمى', 'ملاحظة مشتركة'])
    expect(found.every(({ author, drawn }) => author !== '' && drawn)).toBe(true)
    const declared = { requestId: requestId(ctx), itemId: pack.itemId, seatId: salma.seatId, reason: 'Owns shares.' }
    must(await declareInterest(ctx, salma.actor, declared))
    expect(await take(salma, { layers: ['private'] })).toMatchObject({ ok: false, code: 'not_found' })
  })
})

describe('a paper that cannot be written', () => {
  const job = (name: string) => ({
    bytes: paperBytes(name) as Uint8Array,
    marks: [],
    at: '2026-11-30T07:00:00.000Z',
    list: null,
  })

  test.each(['truncated.pdf', 'encrypted-attachment.pdf', 'empty.pdf', 'not-a-pdf.pdf'])(
    '%s is refused with a code',
    async (name) => {
      expect(await annotatePdf(job(name))).toMatchObject({ ok: false, code: 'export_unreadable' })
    },
  )

  test('one that takes too long or too much memory is refused, and the process goes on', async () => {
    const memo = job('memo-digital-government-v1.pdf')
    expect(await annotatePdf(memo, undefined, { seconds: 0, memoryMb: 1024 })).toMatchObject({
      code: 'export_too_slow',
    })
    expect(await annotatePdf(memo, undefined, { seconds: 60, memoryMb: 4 })).toMatchObject({ code: 'export_too_large' })
  })
})
