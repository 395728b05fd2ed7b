import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PdfReading, ReadLimits } from '../../../server/documents/pdf-reading.ts'
import { READ_LIMITS } from '../../../server/documents/pdf-reading.ts'
import { readPdf } from '../../../server/documents/read-pdf.ts'
import { endlessForms, QUICK } from '../../support/hostile-pdfs.ts'
import { foldedWords, inOrder, paperBytes, paperText } from '../../support/papers.ts'
import { onePage } from '../../support/pdf-objects.ts'

type Expected = { outcome: 'accepted' | 'refused'; pages?: number; code?: string; active?: string[]; note?: string }
const expected: Record<string, Expected> = JSON.parse(paperText('expected.json'))

const limits: ReadLimits = { ...READ_LIMITS, seconds: 60 }

/** Each paper is read once for all tests of this file. */
const results = new Map<string, ReturnType<typeof readPdf>>()
function result(name: string) {
  const known = results.get(name) ?? readPdf(paperBytes(name)!, limits)
  results.set(name, known)
  return known
}

async function reading(name: string): Promise<PdfReading> {
  const read = await result(name)
  if (!read.ok) throw new Error(`${name}: ${read.code}`)
  return read.value
}

const textOf = (paper: PdfReading, from = 1, to = paper.pages.length) =>
  paper.pages
    .slice(from - 1, to)
    .flatMap((page) => page.words.map((word) => word.text))
    .join(' ')

describe('every paper meets its expected outcome', () => {
  // Papers whose licence keeps them out of the project are skipped where they are not at hand.
  for (const [name, want] of Object.entries(expected))
    it.skipIf(!paperBytes(name))(name, { timeout: 90_000 }, async () => {
      const read = await result(name)
      if (want.outcome === 'refused') {
        expect(read).toMatchObject({ ok: false, code: want.code })
        return
      }
      if (!read.ok) throw new Error(read.code)
      expect(read.value.pages).toHaveLength(want.pages!)
      expect(read.value.active).toEqual(name === 'attachment.pdf' ? ['embedded_files'] : (want.active ?? []))
      for (const page of read.value.pages) {
        const [left, bottom, right, top] = page.box
        for (const word of page.words) {
          expect(word.text).toBe(word.text.normalize('NFKC').trim())
          for (const [x1, y1, , , , , x4, y4] of word.quads) {
            expect(Math.min(x1, x4)).toBeGreaterThan(left - 50)
            expect(Math.max(x1, x4)).toBeLessThan(right + 50)
            expect(Math.min(y1, y4)).toBeGreaterThan(bottom - 50)
            expect(Math.max(y1, y4)).toBeLessThan(top + 50)
          }
        }
        const lines = page.words.map((word) => word.line)
        expect(lines).toEqual([...lines].sort((a, b) => a - b))
      }
    })
})

describe('reading order', () => {
  it.each([
    'memo-digital-government-v1',
    'memo-digital-government-v2',
    'arabic-minutes-chromium',
    'arabic-minutes-typst',
  ])('%s comes out in the order of its text', async (name) => {
    const found = foldedWords(textOf(await reading(`${name}.pdf`)))
    const truth = foldedWords(paperText(`${name}.txt`))
    expect(inOrder(truth, found)).toBeGreaterThanOrEqual(0.998)
    expect(found.length).toBeLessThanOrEqual(truth.length * 1.002)
  })

  it('reads a two-column paper column by column', async () => {
    const paper = await reading('tracemonkey.pdf')
    const first = textOf(paper, 1, 1)
    const places = [
      'Trace-based Just-in-Time Type Specialization for Dynamic Languages Andreas Gal',
      'Dynamic languages such as JavaScript are more difficult to com- pile than statically typed ones. Since no concrete type information is available, traditional compilers need to emit generic code that can handle all possible type combinations at runtime.',
      'JavaScript, for example, is the de facto standard for client-side web programming',
      'and is used for the application logic of browser-based productivity applications such as Google Mail, Google Docs and Zimbra Col- laboration Suite.',
      'We present a trace-based compilation technique for dynamic languages that reconciles speed of compilation with excellent per- formance of the generated machine code.',
      'When the VM executes a compiled trace, it cannot guarantee that the same path will be followed or that the same types will occur in subsequent loop iterations.',
    ].map((sentence) => first.indexOf(sentence))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    const second = textOf(paper, 2, 2)
    const nested = second.indexOf(
      'In a naïve implementation, inner loops would become hot first, and the VM would start tracing there.',
    )
    const overview = second.indexOf(
      'TraceMonkey always begins executing a program in the byte- code interpreter. Every loop back edge is a potential trace point.',
    )
    expect(nested).toBeGreaterThan(0)
    expect(overview).toBeGreaterThan(nested)
    // The text under a figure that spans the page comes before both columns, and the columns after each other.
    const third = textOf(paper, 3, 3)
    expect(third.indexOf('Figure 4. x86 snippet')).toBeLessThan(
      third.indexOf('This is the first iteration of the outer loop. The loop on lines 4-5 becomes hot'),
    )
    expect(third).toContain(
      'TraceMonkey stops recording when execution returns to the loop header or exits the loop. In this case, execution returns to the loop header on line 4.',
    )
  })

  it('reads a table cell by cell, also where cells have several lines', async () => {
    const text = textOf(await reading('arabic-minutes-chromium.pdf'))
    expect(text).toContain('في المحافظات الأربع وفق الشروط المعتمدة من لجنة المناقصات الموافقة على التجديد لمدة سنتين')
    expect(text).toContain('على أن تُراجع الأسعار سنويًا ٣٨٤٬٥٠٠ ٢ شراء أجهزة')
  })

  it('reads turned text and a landscape page', async () => {
    const paper = await reading('arabic-minutes-typst.pdf')
    const turned = paper.pages[0]!.words.find((word) => word.text === 'مائل')!
    const [x1, , x2, , , y3] = turned.quads[0]!
    expect(Math.abs(x1 - x2)).toBeLessThan(0.1)
    expect(y3).toBeGreaterThan(0)
    expect(paper.pages[1]!.width).toBeGreaterThan(paper.pages[1]!.height)
  })
})

describe('text that a file gives for its glyphs', () => {
  const said = async (content: string, resources = '') => {
    const read = await readPdf(onePage(content, { resources }), limits)
    return read.ok ? read.value.pages[0]!.words.map((word) => word.text) : read.code
  }
  const drawn = (text: string) => `BT /F 12 Tf 10 10 Td (${text}) Tj ET`

  it('goes before what the glyphs map to, whether it stands in the content or among the resources', async () => {
    expect(await said(`/Span <</ActualText <FEFF0645062C0644>>> BDC ${drawn('q')} EMC`)).toEqual(['مجل'])
    expect(
      await said(`/Span /P1 BDC ${drawn('q')} EMC`, '/Properties<</P1<</ActualText(\\376\\377\\006\\105)>>>>'),
    ).toEqual(['م'])
  })

  it('makes one word of its glyphs and leaves the others alone', async () => {
    const line = 'BT /F 12 Tf 10 10 Td (ab ) Tj /Span <</ActualText (fi)>> BDC (xyz) Tj EMC ( cd) Tj ET'
    expect(await said(line)).toEqual(['ab', 'fi', 'cd'])
  })

  it('is not taken where it would make one word of several, and hides what stands for nothing', async () => {
    expect(await said(`/Span <</ActualText (one two)>> BDC ${drawn('ab cd')} EMC`)).toEqual(['ab', 'cd'])
    expect(await said(`/Span <</ActualText ()>> BDC ${drawn('ab')} EMC`)).toEqual([])
  })
})

describe('what else a reading says', () => {
  it('gives title and outline with page numbers', async () => {
    const paper = await reading('nested_outline.pdf')
    expect(paper.outline?.[0]).toEqual({
      title: '1. Introduction',
      page: 1,
      children: [
        { title: '1.1 Background', page: 2, children: [] },
        { title: '1.2 Motivation', page: 3, children: [] },
      ],
    })
    expect((await reading('rotation.pdf')).title).toBe('Microsoft Word - Document1')
  })

  it('says that a repaired file is damaged and a sound one is not', async () => {
    expect((await reading('helloworld-bad.pdf')).damaged).toBe(true)
    expect((await reading('memo-digital-government-v1.pdf')).damaged).toBe(false)
  })

  it('lists pages without text', async () => {
    const result = await readPdf(onePage('0 0 m 100 100 l S'), limits)
    expect(result).toMatchObject({ ok: true, value: { textless: [1] } })
  })

  it('reports each page as it is read', async () => {
    const seen: string[] = []
    await readPdf(paperBytes('sizes.pdf')!, limits, (page, pages) => seen.push(`${page}/${pages}`))
    expect(seen).toEqual(['1/3', '2/3', '3/3'])
  })

  it('reports launch actions and attachments whose names are disguised', async () => {
    const catalog = '/OpenAction<</S/L#61unch/F(calc.exe)>>/Names<</Embedded#46iles<</Names[]>>>>'
    const result = await readPdf(onePage('BT /F 12 Tf 10 10 Td (x) Tj ET', { catalog }), limits)
    expect(result).toMatchObject({ ok: true, value: { active: ['launch', 'embedded_files'] } })
  })
})

describe('limits', () => {
  it('refuses a file with too many bytes or pages', async () => {
    const bytes = paperBytes('sizes.pdf')!
    expect(await readPdf(bytes, { ...limits, bytes: 100 })).toMatchObject({ code: 'paper_too_large' })
    expect(await readPdf(bytes, { ...limits, pages: 2 })).toMatchObject({
      code: 'paper_too_many_pages',
      params: { pages: '3', limit: '2' },
    })
  })

  it('ends a reading that takes too long', async () => {
    const started = performance.now()
    expect(await readPdf(endlessForms(), { ...limits, seconds: 2 })).toMatchObject({ code: 'paper_too_slow' })
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  it('ends a reading that needs too much memory', async () => {
    const spaces = deflateSync(Buffer.alloc(300 * 1024 * 1024, ' '))
    const result = await readPdf(onePage(spaces, { stream: '/Filter/FlateDecode' }), { ...limits, memoryMb: 128 })
    expect(result).toMatchObject({ code: 'paper_too_large' })
  })
})

describe('hostile files', () => {
  // One of 9 MB is left to the check of uploads.
  for (const { name, make, says } of QUICK.filter((file) => file.name !== '100,000 pages'))
    it(name, { timeout: 60_000 }, async () => {
      const read = await readPdf(make(), limits)
      expect([says].flat()).toContain(read.ok ? 'accepted' : read.code)
      if (!read.ok) return
      expect(read.value.pages).toHaveLength(1)
      expect(JSON.stringify(read.value).length).toBeLessThan(20_000)
    })
})

describe('damaged copies', () => {
  it('are read or refused with a code, and never crash or hang', { timeout: 240_000 }, async () => {
    const names = ['memo-digital-government-v1.pdf', 'js-buttons.pdf', 'attachment.pdf', 'arabic-minutes-typst.pdf']
    const mutation = fc.record({
      name: fc.constantFrom(...names),
      // In thousandths and millionths of the file, past its header.
      cut: fc.option(fc.integer({ min: 20, max: 1000 }), { nil: null, freq: 2 }),
      flips: fc.array(fc.tuple(fc.noBias(fc.integer({ min: 200, max: 999_999 })), fc.nat(255)), { maxLength: 60 }),
    })
    await fc.assert(
      fc.asyncProperty(mutation, async ({ name, cut, flips }) => {
        const original = paperBytes(name)!
        const bytes = original.slice(0, cut === null ? original.length : Math.floor((cut * original.length) / 1000))
        for (const [at, value] of flips) bytes[Math.floor((at * bytes.length) / 1_000_000)] = value
        const result = await readPdf(bytes, { ...limits, seconds: 30 })
        if (result.ok) expect(result.value.pages.length).toBeGreaterThan(0)
        else expect(CODES).toContain(result.code)
      }),
      { numRuns: 16, seed: 20_261 },
    )
  })
})

const CODES = [
  'paper_empty',
  'paper_not_pdf',
  'paper_encrypted',
  'paper_damaged',
  'paper_too_many_pages',
  'paper_too_slow',
  'paper_too_large',
]
