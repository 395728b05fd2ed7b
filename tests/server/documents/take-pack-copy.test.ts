// A member's own copy of a pack: what they may see, a reference and their name on every page, and who took which.
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../app/rules/arabic.ts'
import { packCopy } from '../../../db/schema/documents.ts'
import { takePackCopy } from '../../../server/documents/pack/take-pack-copy.ts'
import { READ_LIMITS } from '../../../server/documents/pdf-reading.ts'
import { readPdf } from '../../../server/documents/read-pdf.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, publish } from './support.ts'

const ctx = await testContext()
const pack = await makePack(ctx)
must(await attach(ctx, pack, 'memo-digital-government-v1.pdf'))
must(await attach(ctx, pack, 'nested_outline.pdf'))
const [, secretary, huda, salma, auditor] = pack.members as [Member, Member, Member, Member, Member]
const { meetingId } = pack
const take = (member: Member, id = requestId(ctx), language: 'ar' | 'en' = 'en') =>
  takePackCopy(ctx, member.actor, { requestId: id, meetingId, language })
const copies = () => ctx.db.select().from(packCopy).where(eq(packCopy.meetingId, meetingId)).orderBy(packCopy.number)
const textOf = async (bytes: Uint8Array) =>
  must(await readPdf(bytes, READ_LIMITS)).pages.map(({ words }) => words.map(({ text }) => text).join(' '))

describe('a copy of a pack', () => {
  test('does not exist before the agenda is published, and nobody is given a number', async () => {
    expect(await take(secretary)).toMatchObject({ ok: false, code: 'not_found' })
    expect(await copies()).toEqual([])
    await publish(ctx, pack)
  })

  test('holds the papers with cover, contents, references and outline, in either language', async () => {
    const made = must(await take(huda))
    expect(made.type).toBe('application/pdf')
    const pages = await textOf(made.bytes)
    expect(pages[0]).toContain('Sitting')
    expect(pages[1]).toContain('1.1')
    expect(pages[2]).toContain('1.1/1')
    expect(pages[3]).toContain('1.1/2')
    expect(pages[4]).toContain('1.2/1')
    for (const page of pages) {
      expect(page).toContain(huda.actor.name.en)
      expect(page).toContain('Copy 1')
    }
    const task = getDocument({ data: new Uint8Array(made.bytes), verbosity: 0 })
    const outline = await (await task.promise).getOutline()
    expect(outline.map(({ title }) => title)).toEqual(['Agenda and contents', expect.stringMatching(/^1 /)])
    expect(outline[1]?.items).toHaveLength(2)
    expect(outline[1]?.items[1]?.items.length).toBeGreaterThan(0)
    await task.destroy()
    const arabic = await textOf(must(await take(huda, undefined, 'ar')).bytes)
    expect(fold(arabic.join(' '))).toContain(fold('جدول الأعمال والمحتويات'))
    // Its own numbers in the language's digits, as on the screen; found by either, since folding makes them one.
    expect(arabic[2]).toContain('١.١/١')
    expect(arabic[0]).toMatch(/نسخة رقم ٢ · .*٢٠٢٦/)
    expect(fold(arabic[2] ?? '')).toContain('1.1/1')
  })

  test('is recorded with its number, its holder and the SHA-256 of the file; the same request is the same copy', async () => {
    const before = await copies()
    const id = requestId(ctx)
    must(await take(salma, id))
    const { bytes } = must(await take(salma, id))
    const after = await copies()
    expect(after).toHaveLength(before.length + 1)
    const [last] = after.slice(-1)
    expect(last).toMatchObject({ number: before.length + 1, personId: salma.actor.personId, revision: 1 })
    expect(last?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test('leaves out what is hidden from its holder', async () => {
    const declared = { requestId: requestId(ctx), itemId: pack.itemId, seatId: salma.seatId, reason: 'Owns shares.' }
    must(await declareInterest(ctx, salma.actor, declared))
    const pages = await textOf(must(await take(salma)).bytes)
    expect(pages.join(' ')).not.toMatch(/1\.1|1\.2/)
    expect(pages.length).toBe(2)
  })

  test('is refused to whoever reads no papers, and does not exist for others', async () => {
    expect(await take(auditor)).toMatchObject({ ok: false, code: 'not_permitted' })
    const foreign = (await makeBody(ctx, ['chair'])).members[0] as Member
    expect(await take(foreign)).toMatchObject({ ok: false, code: 'not_found' })
  })
})
