// A paper with a note of every kind on each page, Arabic in all of them, and what comes back out of an exported copy.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { degrees, PDFDocument } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Note } from '../../app/wire/annotations.ts'
import { READ_LIMITS } from '../../server/documents/pdf-reading.ts'
import { readPdf } from '../../server/documents/read-pdf.ts'
import { must } from './body.ts'

export const AT = '2026-11-30T07:00:00.000Z'
const WORDS = [
  'هل رُصدت الميزانية لهذا البند؟ (3.5%)',
  'يُرجى مراجعة محضر الجلسة رقم ٤١\nقبل التصويت',
  'Approved by the Ministry, انظر الملحق',
  'ملاحظات: الأرقام لا تطابق الجدول',
]

/** The pages of a paper turned by these angles, each with a visible box that begins away from the corner. */
export async function turnedAndCropped(bytes: Uint8Array, angles: readonly number[]): Promise<Uint8Array> {
  const source = await PDFDocument.load(bytes)
  const made = await PDFDocument.create()
  for (const angle of angles) {
    const [page] = await made.copyPages(source, [0])
    if (!page) throw new Error('A paper without pages')
    page.setRotation(degrees(angle))
    page.setCropBox(40, 55, 500, 700)
    made.addPage(page)
  }
  return made.save()
}

/** Notes on the paper's own words: their quads are those that the reader marks. */
export async function notesOn(bytes: Uint8Array, author: string): Promise<Note[]> {
  const { pages } = must(await readPdf(bytes, READ_LIMITS))
  return pages.flatMap(({ page, box, words }) => {
    const [x, y] = [box[0] + 60, box[1] + 70]
    const common = (id: string) => ({
      id: `note-${id}-${page}`,
      author,
      createdAt: AT,
      page,
      selector: selectorOf(words, page),
    })
    const quads = words.slice(3 * page, 3 * page + 5).flatMap((word) => word.quads as number[][])
    const over = quads.length > 0 ? quads : [[x, y + 12, x + 90, y + 12, x, y, x + 90, y]]
    return [
      { ...common('highlight'), kind: 'highlight', quads: over, text: WORDS[page % 4] as string },
      { ...common('underline'), kind: 'underline', quads: over.slice(0, 1), text: '' },
      { ...common('strike'), kind: 'strike', quads: over.slice(-1), text: WORDS[(page + 1) % 4] as string },
      { ...common('ink'), kind: 'ink', stroke: [x, y, 0.3, x + 30, y + 22, 0.6, x + 70, y + 5, 0.9], width: 2.5 },
      {
        ...common('freetext'),
        kind: 'freetext',
        box: [x, y + 40, x + 190, y + 120],
        size: 12,
        text: WORDS[(page + 2) % 4] as string,
      },
      { ...common('comment'), kind: 'comment', at: [x + 80, y + 200], text: WORDS[(page + 3) % 4] as string },
      {
        id: `note-reply-${page}`,
        author,
        createdAt: AT,
        kind: 'reply',
        to: `note-comment-${page}`,
        text: WORDS[page % 4] as string,
      },
    ] satisfies Note[]
  })
}

const selectorOf = (words: readonly { text: string }[], page: number) => ({
  exact: words
    .slice(3 * page, 3 * page + 5)
    .map(({ text }) => text)
    .join(' '),
  prefix: '',
  suffix: '',
})

/** An annotation as another program reads it; `quads` only of marks, in the page's own points where the program says so. */
export type ReadBack = {
  page: number
  id: string
  subtype: string
  /** Null where the program's own interface does not tell it. */
  author: string | null
  contents: string
  rect: number[]
  quads: number[][]
  ink: number[]
  replyTo: string | null
  drawn: boolean
}

export async function readByPdfjs(bytes: Uint8Array): Promise<ReadBack[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
  const document = await task.promise
  const found: ReadBack[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const annotations = await (await document.getPage(page)).getAnnotations()
    const named = new Map(annotations.map((one) => [one.id, one]))
    for (const one of annotations)
      if (one.subtype !== 'Popup' && one.subtype !== 'Link' && one.subtype !== 'Widget')
        found.push({
          page,
          id: one.id,
          subtype: one.subtype,
          author: one.titleObj?.str ?? '',
          contents: one.contentsObj?.str.replaceAll('\r', '\n') ?? '',
          rect: [...one.rect],
          quads: one.quadPoints ? chunks([...one.quadPoints], 8) : [],
          ink: one.inkLists ? [...one.inkLists].flatMap((list: ArrayLike<number>) => Array.from(list)) : [],
          replyTo: one.inReplyTo ? (named.get(one.inReplyTo)?.id ?? 'lost') : null,
          drawn: Boolean(one.hasAppearance),
        })
  }
  await task.destroy()
  return found
}

const chunks = (flat: number[], size: number): number[][] =>
  flat.length === 0 ? [] : [flat.slice(0, size), ...chunks(flat.slice(size), size)]

/** What poppler reads, or why it cannot be asked here. Its rectangles are those of the page as shown, from its lower left corner. */
export async function readByPoppler(bytes: Uint8Array): Promise<ReadBack[] | string> {
  const folder = await mkdtemp(join(tmpdir(), 'majlis-poppler-'))
  const script = fileURLToPath(new URL('./poppler-annotations.py', import.meta.url))
  try {
    const file = join(folder, 'paper.pdf')
    await writeFile(file, bytes)
    for (const python of ['python3', '/usr/bin/python3']) {
      const ran = await promisify(execFile)(python, [script, file], { maxBuffer: 1 << 26 }).catch((error) => error)
      if (ran.code === undefined) return JSON.parse(ran.stdout) as ReadBack[]
      if (ran.code !== 3 && ran.code !== 'ENOENT') throw ran
    }
    return 'poppler’s GObject bindings are not installed (Debian: python3-gi gir1.2-poppler-0.18)'
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
