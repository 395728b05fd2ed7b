// Runs in a worker thread of its own for one paper: whatever a file makes pdf.js do, it does it here, with bounded time and memory.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { wordsOfPage } from '../../app/rules/word-boxes/words-of-page.ts'
import { inspectPdf } from './inspect-pdf.ts'
import type { GlyphFont, OperatorList } from './page-glyphs.ts'
import { pageGlyphs } from './page-glyphs.ts'
import { readOutline } from './pdf-outline.ts'
import type { PageReading, ReadLimits, ReadMessage } from './pdf-reading.ts'
import { handOnActualText } from './pdfjs-actual-text.ts'

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: ReadLimits }
const say = (message: ReadMessage) => parentPort!.postMessage(message)

handOnActualText()
await read().catch((error: { name?: string }) =>
  say({ kind: 'refused', code: error?.name === 'PasswordException' ? 'paper_encrypted' : 'paper_damaged' }),
)

async function read() {
  const inspected = inspectPdf(bytes)
  const document = await open()
  const { info } = await metadata(document)
  // A file that opens without a password but is encrypted could not be stamped, annotated or signed later.
  if (info.EncryptFilterName) return say({ kind: 'refused', code: 'paper_encrypted' })
  const pages = document.numPages
  if (pages > limits.pages)
    return say({
      kind: 'refused',
      code: 'paper_too_many_pages',
      params: { pages: String(pages), limit: String(limits.pages) },
    })
  const textless: number[] = []
  let unreadable = 0
  for (let number = 1; number <= pages; number++) {
    const page = await readPage(document, number).catch(() => null)
    if (!page) unreadable++
    if (!page || page.words.length === 0) textless.push(number)
    say({ kind: 'page', page: page ?? emptyPage(number), pages })
  }
  if (pages === 0 || unreadable === pages) return say({ kind: 'refused', code: 'paper_damaged' })
  const scripts = await document.hasJSActions().catch(() => false)
  const active =
    scripts && !inspected.active.includes('javascript')
      ? (['javascript', ...inspected.active] as const)
      : inspected.active
  const title = String(info.Title ?? '').trim()
  const outline = await readOutline(document).catch(() => [])
  say({
    kind: 'done',
    rest: {
      textless,
      active: [...active],
      damaged: inspected.damaged || unreadable > 0,
      ...(title ? { title } : {}),
      ...(outline.length > 0 ? { outline } : {}),
    },
  })
}

function open(): Promise<PDFDocumentProxy> {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    cMapUrl: join(home, 'cmaps/'),
    standardFontDataUrl: join(home, 'standard_fonts/'),
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    enableXfa: false,
    // Heights of fonts, which page-glyphs needs; and no picture is ever decoded here.
    fontExtraProperties: true,
    maxImageSize: 1,
  }).promise
}

async function metadata(document: PDFDocumentProxy) {
  const found = await document.getMetadata().catch(() => null)
  return { info: (found?.info ?? {}) as { EncryptFilterName?: string | null; Title?: unknown } }
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<PageReading> {
  const page = await document.getPage(number)
  // Annotations (mode 0: none) are not part of the paper's text.
  const list = (await page.getOperatorList({ annotationMode: 0 })) as OperatorList
  const fontOf = (name: string) => (page.commonObjs.has(name) ? (page.commonObjs.get(name) as GlyphFont | null) : null)
  const [x1, y1, x2, y2] = page.view as [number, number, number, number]
  const words = wordsOfPage({ ...pageGlyphs(list, fontOf), box: [x1, y1, x2, y2] })
  page.cleanup()
  return { page: number, width: x2 - x1, height: y2 - y1, rotation: page.rotate, box: [x1, y1, x2, y2], words }
}

const emptyPage = (page: number): PageReading => ({
  page,
  width: 595,
  height: 842,
  rotation: 0,
  box: [0, 0, 595, 842],
  words: [],
})
