// What a file of minutes says of itself as PDF/A-3a asks, once it is signed and has its evidence: read back by two libraries that did
// not write it. No validator of the whole standard is asked here.
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFHexString,
  PDFName,
  type PDFStream,
  type PDFString,
} from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { EVIDENCE_NAME, EVIDENCE_TYPE } from '../../../app/rules/document-evidence.ts'
import { lastFile } from '../../../server/signing/queries.ts'
import { must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { approve, begin, circulate, minutedSitting, sign } from '../../support/minutes.ts'

const ctx = await testContext()
const files = new Map<'ar' | 'en', Uint8Array>()
beforeAll(async () => {
  const at = await minutedSitting(ctx)
  must(await begin(ctx, at))
  must(await circulate(ctx, at))
  must(await approve(ctx, at))
  must(await sign(ctx, at, at.secretary))
  must(await sign(ctx, at, at.chair))
  for (const language of ['ar', 'en'] as const)
    files.set(language, (await lastFile(ctx.db, at.meetingId, language))!.content)
})

const open = (language: 'ar' | 'en') => PDFDocument.load(files.get(language)!, { updateMetadata: false })

describe.each(['ar', 'en'] as const)('a signed file in %s', (language) => {
  test('has its language, title, marks, structure and colours, and declares PDF/A-3a', async () => {
    const { catalog, getTitle, context } = await open(language).then((document) => ({
      catalog: document.catalog,
      getTitle: document.getTitle(),
      context: document.context,
    }))
    expect((catalog.lookup(PDFName.of('Lang')) as PDFString).decodeText()).toBe(language)
    expect(getTitle).toMatch(language === 'ar' ? /محضر/ : /Minutes/)
    expect(String(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked')))).toBe('true')
    expect(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)).toBeDefined()
    expect(catalog.lookup(PDFName.of('OutputIntents'), PDFArray).size()).toBe(1)
    const metadata = catalog.lookup(PDFName.of('Metadata')) as PDFStream
    const xmp = Buffer.from(metadata.getContents()).toString('utf8')
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    expect(context.trailerInfo.Encrypt).toBeUndefined()
  })

  test('has every font inside, and its evidence as an associated file that readers list', async () => {
    const { context, catalog } = await open(language)
    const dictionaries = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
    const fonts = dictionaries.filter((one) => one.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'))
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts)
      expect(['FontFile', 'FontFile2', 'FontFile3'].some((name) => font.get(PDFName.of(name)))).toBe(true)
    const spec = catalog.lookup(PDFName.of('AF'), PDFArray).lookup(0, PDFDict)
    expect(spec.get(PDFName.of('AFRelationship'))).toBe(PDFName.of('Data'))
    expect((spec.lookup(PDFName.of('UF')) as PDFHexString).decodeText()).toBe(EVIDENCE_NAME)
    const file = spec.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')) as PDFStream
    expect((file.dict.get(PDFName.of('Subtype')) as PDFName).decodeText()).toBe(EVIDENCE_TYPE)
    expect(file.dict.lookup(PDFName.of('Params'), PDFDict).get(PDFName.of('ModDate'))).toBeDefined()
    // Seen and printed as PDF/A wants an annotation, and of no size, so that none needs a drawing of its own.
    const widgets = dictionaries.filter((one) => one.get(PDFName.of('Subtype')) === PDFName.of('Widget'))
    expect(widgets.map((one) => [String(one.get(PDFName.of('F'))), String(one.get(PDFName.of('Rect')))])).toEqual([
      ['132', '[ 0 0 0 0 ]'],
      ['132', '[ 0 0 0 0 ]'],
    ])
  })

  test('reads as headings, paragraphs and tables with heads, with words for its picture', async () => {
    const task = getDocument({ data: Uint8Array.from(files.get(language)!), verbosity: 0 })
    const document = await task.promise
    const roles = new Map<string, number>()
    const words: string[] = []
    type Node = { role?: string; alt?: string; children?: Node[] }
    const walk = ({ role, alt, children }: Node) => {
      if (role) roles.set(role, (roles.get(role) ?? 0) + 1)
      if (alt) words.push(alt)
      for (const child of children ?? []) walk(child)
    }
    for (let page = 1; page <= document.numPages; page++)
      walk((await (await document.getPage(page)).getStructTree()) as Node)
    for (const role of ['H1', 'H2', 'P', 'Table', 'TH', 'TD'])
      expect([role, roles.get(role) ?? 0]).not.toEqual([role, 0])
    expect(words).toEqual([
      language === 'ar' ? 'رمز يقود إلى صفحة التحقق' : 'A code that leads to the verification page',
    ])
    expect([...((await document.getAttachments())?.keys() ?? [])]).toEqual([EVIDENCE_NAME])
    await task.destroy()
  })
})
