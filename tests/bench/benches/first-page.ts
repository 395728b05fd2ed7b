// From asking for the address to the first page's pixels, in our reader and in pdf.js's own viewer component on a small page:
// one browser, one file, the same ranges; turn and turn about, the median of each.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import express from 'express'
import { openContext } from '../../../server/create-context.ts'
import { readSettings } from '../../../server/platform/env.ts'
import { BROWSER_FLAGS, findBrowser } from '../../support/browser.ts'
import { makeStage } from '../../support/make-stage.ts'
import { packOnStage } from '../../support/paper-on-stage.ts'
import { paperBytes } from '../../support/papers.ts'
import { type RunningMajlis, startMajlis } from '../../support/running-majlis.ts'
import { ascending, type Bench, type Figures, ms, percentile } from '../bench.ts'

const PAPER = 'freeculture.pdf'
/** The first of each warms caches up and is not counted. */
const ROUNDS = 6

type Seen = { first: number; next: number; canvases: number }
type Place = { url: string; cookie?: string; page: (number: number) => string }

export const firstPage: Bench = {
  name: 'first-page',
  says: `the first page of ${PAPER}, against pdf.js’s own viewer`,
  run: async (say) => {
    const bytes = paperBytes(PAPER)
    if (!bytes) {
      say(`${PAPER} is not at hand (see tests/vectors/papers/README.md): nothing was measured`)
      return null
    }
    const { stage, strike } = await makeStage(say)
    const majlis = await startMajlis(stage)
    const viewer = await serveViewer(bytes)
    const found = await findBrowser()
    const env = { ...process.env, ...found.env } as Record<string, string>
    const browser = await chromium.launch({ executablePath: found.executablePath, env, args: BROWSER_FLAGS })
    try {
      return await measure(browser, await ourReader(majlis, bytes), viewer.place)
    } finally {
      await browser.close()
      viewer.close()
      await majlis.stop()
      await strike()
    }
  },
}

async function measure(browser: Browser, ours: Place, theirs: Place): Promise<Figures> {
  const seen: { ours: Seen[]; theirs: Seen[] } = { ours: [], theirs: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const [one, other] = [await look(browser, ours), await look(browser, theirs)]
    if (round === 0) continue
    seen.ours.push(one)
    seen.theirs.push(other)
  }
  const median = (list: Seen[], of: keyof Seen) => percentile(ascending(list.map((each) => each[of])), 0.5)
  const most = Math.max(...seen.ours.map(({ canvases }) => canvases))
  const both = (of: 'first' | 'next') => `${ms(median(seen.ours, of))}, pdf.js’s viewer ${ms(median(seen.theirs, of))}`
  const ratio = (of: 'first' | 'next') => median(seen.ours, of) / median(seen.theirs, of)
  return {
    lines: [
      `first page: our reader ${both('first')}`,
      `next page: our reader ${both('next')}`,
      `at most ${most} live canvases in our reader`,
    ],
    ratios: { first_page: ratio('first'), next_page: ratio('next'), canvases: most },
  }
}

/** A new context each time: nothing of the paper is in the browser's cache. */
async function look(browser: Browser, { url, cookie, page: selector }: Place): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } })
  try {
    const [name, value] = (cookie ?? '').split('=') as [string, string?]
    // For the whole house: by the page's own address it would be sent below that page alone.
    if (value) await context.addCookies([{ name, value, url: new URL(url).origin }])
    const page = await context.newPage()
    await page.goto(url, { waitUntil: 'commit' })
    const first = await painted(page, selector(1))
    const scrolled = await page.evaluate((next) => {
      document.querySelector(next)?.scrollIntoView()
      return performance.now()
    }, selector(2))
    const next = (await painted(page, selector(2))) - scrolled
    const canvases = await page.evaluate(() => document.querySelectorAll('canvas').length)
    return { first, next: Math.max(0, next), canvases }
  } finally {
    await context.close()
  }
}

/** Milliseconds since the navigation began until this page's canvas holds something that is not white. */
async function painted(page: Page, selector: string): Promise<number> {
  const seen = await page.waitForFunction(
    (wanted) => {
      const canvas = document.querySelector(`${wanted} canvas`) as HTMLCanvasElement | null
      if (!canvas?.width || !canvas.height) return 0
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      for (let at = 0; at < data.length; at += 4)
        if ((data[at + 3] ?? 0) > 0 && (data[at] ?? 255) < 250) return performance.now()
      return 0
    },
    selector,
    { polling: 'raf', timeout: 60_000 },
  )
  return seen.jsonValue()
}

async function ourReader(majlis: RunningMajlis, bytes: Uint8Array): Promise<Place> {
  const settings = readSettings({ ...majlis.env, LOG_LEVEL: 'silent' })
  if (!settings.ok) throw new Error(settings.code)
  const { ctx, close } = await openContext(settings.value)
  try {
    const { cookie, papers } = await packOnStage({ majlis, ctx }, [{ name: PAPER, bytes }])
    const [{ url }] = papers as [(typeof papers)[0]]
    return { url, cookie, page: (number) => `.leaf[data-page="${number}"]` }
  } finally {
    await close()
  }
}

/** The component that pdf.js's full viewer is built on, without toolbars, with our reader's settings for ranges. */
async function serveViewer(bytes: Uint8Array): Promise<{ place: Place; close: () => void }> {
  const app = express()
  app.use('/pdfjs', express.static(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))))
  app.get('/paper.pdf', (request, response) => {
    response.set({ 'accept-ranges': 'bytes', 'content-type': 'application/pdf', 'cache-control': 'no-store' })
    const range = request.range(bytes.length)
    const asked = Array.isArray(range) ? range[0] : undefined
    if (!asked) return void response.set('content-length', String(bytes.length)).end(Buffer.from(bytes))
    response.status(206).set('content-range', `bytes ${asked.start}-${asked.end}/${bytes.length}`)
    response.end(Buffer.from(bytes.subarray(asked.start, asked.end + 1)))
  })
  app.get('/', (_request, response) => void response.type('html').send(PAGE))
  const http = createServer(app)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    place: { url: `http://localhost:${port}/`, page: (number) => `[data-page-number="${number}"]` },
    close: () => {
      http.closeAllConnections()
      http.close()
    },
  }
}

const PAGE = `<!doctype html><link rel="stylesheet" href="/pdfjs/web/pdf_viewer.css">
<style>#container{position:absolute;inset:0;overflow:auto}</style>
<div id="container"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
import * as pdfjs from '/pdfjs/build/pdf.min.mjs'
globalThis.pdfjsLib = pdfjs
pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/build/pdf.worker.min.mjs'
const { EventBus, PDFLinkService, PDFViewer } = await import('/pdfjs/web/pdf_viewer.mjs')
const eventBus = new EventBus()
const linkService = new PDFLinkService({ eventBus })
const viewer = new PDFViewer({ container: document.getElementById('container'), eventBus, linkService })
linkService.setViewer(viewer)
eventBus.on('pagesinit', () => { viewer.currentScaleValue = 'page-width' })
const options = { url: '/paper.pdf', rangeChunkSize: 65536, disableAutoFetch: true, disableStream: true }
const pdf = await pdfjs.getDocument({ ...options, cMapUrl: '/pdfjs/cmaps/', wasmUrl: '/pdfjs/wasm/' }).promise
viewer.setDocument(pdf)
linkService.setDocument(pdf)
</script>`
