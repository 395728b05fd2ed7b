// A script of its own, in the reader's page beside the application's: while that is still being loaded it opens the paper and
// draws the page that is met first, and the next, into the places the server left for them. The application takes them over.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type {} from '../ui/page-scripts.tsx'
import { drawPage } from './draw-page.ts'
import type { EarlyPaper } from './early-paper.ts'
import { openPdf } from './open-pdf.ts'
import { networkSource } from './pack-source.ts'
import { FULL_WIDTH_SCALE } from './page-layout.ts'

const told = document.querySelector<HTMLScriptElement>('script[data-version]')?.dataset
if (told?.version) {
  const source = networkSource(told.version, Number(told.bytes))
  const early: EarlyPaper = {
    versionId: told.version,
    failed: false,
    onLost: () => {
      early.failed = true
    },
    opened: openPdf(source, (error) => early.onLost(error)),
    drawn: Promise.resolve(),
  }
  early.opened.catch(() => {
    early.failed = true
  })
  window.majlisPaper = early
  early.drawn = drawAll(early, Number(told.first)).catch(() => window.majlisStart?.())
}

/** That page and the one below it: turning to the next should wait for nothing either. */
async function drawAll(early: EarlyPaper, first: number): Promise<void> {
  const { pdf } = await early.opened
  for (const page of [first, first + 1]) if (page <= pdf.numPages) await drawOne(pdf, page)
  window.majlisStart?.()
}

async function drawOne(pdf: PDFDocumentProxy, page: number): Promise<void> {
  const proxy = await pdf.getPage(page)
  const host = await placeFor(page)
  if (!host || host.firstChild) return
  const upright = proxy.getViewport({ scale: 1 })
  const fitted = host.getBoundingClientRect().width / upright.width
  const scale = Math.abs(fitted - FULL_WIDTH_SCALE) < 0.01 ? FULL_WIDTH_SCALE : fitted
  const { canvas, draw } = drawPage(proxy, scale, 0)
  canvas.dataset.early = ''
  await draw().done
  if (!host.isConnected || host.firstChild) return
  host.replaceChildren(canvas)
  // Until it is on the screen: what waits for it would otherwise take the thread before the frame is shown.
  await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

/** It has its size as soon as the styles are there. */
async function placeFor(page: number): Promise<HTMLElement | null> {
  const styled = () =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every((link) => link.sheet !== null)
  const find = () => document.querySelector<HTMLElement>(`.leaf[data-page="${page}"] .canvas`)
  for (let n = 0; n < 500 && !(styled() && find()); n++) await new Promise((resolve) => setTimeout(resolve, 10))
  return find()
}
