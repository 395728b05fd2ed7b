import { PDFDocument } from '@cantoo/pdf-lib'
import { pageReference } from '../../../app/rules/page-reference.ts'
import type { OutlineEntry } from '../../../app/wire/documents.ts'
import type { Stage } from '../../platform/bounded-worker.ts'
import { typeset } from '../../platform/typeset.ts'
import { layOver } from './lay-over.ts'
import type { PackJob, PackPaper } from './pack-job.ts'
import { digitsOf } from './pack-words.ts'
import { quietPage } from './quiet-page.ts'
import { type Entry, writeOutline } from './write-outline.ts'

/**
 * Cover, contents and papers as one PDF. The cover's own file is the base, so its tags stay. A paper that cannot be opened has a
 * page in its place that says so.
 */
export async function bindPack(job: PackJob, say: (stage: Stage) => void): Promise<Uint8Array> {
  const at = new Date(job.at)
  const papers = job.items.flatMap((item) => item.papers)
  const opened = new Map<PackPaper, PDFDocument>()
  for (const [index, paper] of papers.entries()) {
    say({ stage: 'papers', done: index, of: papers.length })
    opened.set(paper, await openPaper(job, paper))
  }
  const pagesOf = (paper: PackPaper) => opened.get(paper)?.getPageCount() ?? 0
  // Set twice: how long the contents are says where the papers begin, and that number has no say in how long they are.
  const front = (await PDFDocument.load(setCover(job, pagesOf, 0))).getPageCount()
  const document = await PDFDocument.load(setCover(job, pagesOf, front))
  const stamps: string[] = Array.from({ length: front }, () => '')
  const entries: Entry[] = [{ title: job.words.contents, page: Math.min(1, front - 1), children: [] }]
  for (const item of job.items) {
    const children: Entry[] = []
    for (const paper of item.papers) {
      const start = stamps.length
      const source = opened.get(paper) as PDFDocument
      for (const page of source.getPages()) quietPage(page)
      for (const page of await document.copyPages(source, source.getPageIndices())) {
        document.addPage(page)
        stamps.push(digitsOf(pageReference(paper.reference, stamps.length - start + 1), job.language))
      }
      const title = `${paper.reference} ${paper.title}`
      children.push({ title, page: start, children: within(paper.outline, start, stamps.length - start) })
    }
    entries.push({ title: `${item.number} ${item.title}`, page: children[0]?.page ?? null, children })
  }
  const total = stamps.length
  await layOver(document, { stamps, mark: job.words.copy, lang: job.language, at }, (done) =>
    say({ stage: 'stamping', done, of: total }),
  )
  writeOutline(document, entries)
  document.setTitle(`${job.title} · ${job.words.pack}`, { showInWindowTitleBar: true })
  document.setLanguage(job.language)
  say({ stage: 'writing', done: 0, of: 1 })
  return document.save({ useObjectStreams: true, updateFieldAppearances: false })
}

async function openPaper({ language, words, at }: PackJob, paper: PackPaper): Promise<PDFDocument> {
  try {
    if (paper.bytes) {
      const source = await PDFDocument.load(paper.bytes, { updateMetadata: false })
      if (source.getPageCount() > 0) return source
    }
  } catch {
    // Said on a page in its place.
  }
  const data = {
    lang: language,
    title: `${paper.reference} ${paper.title}`,
    absent: paper.held ? words.held : words.absent,
  }
  return PDFDocument.load(typeset(new URL('./pack-absent.typ', import.meta.url), data, { at: new Date(at) }))
}

function setCover(job: PackJob, pagesOf: (paper: PackPaper) => number, front: number): Uint8Array {
  let next = front + 1
  const items = job.items.map(({ number, title, open, papers }) => ({
    number,
    title,
    open,
    papers: papers.map((paper) => {
      const [page, pages] = [next, pagesOf(paper)]
      next += pages
      return {
        reference: paper.reference,
        title: paper.title,
        pages: `${digitsOf(String(pages), job.language)} ${job.words.pages}`,
        page: digitsOf(String(page), job.language),
      }
    }),
  }))
  const data = { lang: job.language, body: job.body, title: job.title, items, words: job.words }
  return typeset(new URL('./pack-cover.typ', import.meta.url), data, { at: new Date(job.at), tagged: true })
}

const within = (outline: OutlineEntry[], start: number, pages: number): Entry[] =>
  outline.map(({ title, page, children }) => ({
    title,
    page: start + Math.min(Math.max(page, 1), pages) - 1,
    children: within(children, start, pages),
  }))
