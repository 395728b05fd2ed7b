// From asking for the address to the first page's pixels, in our reader, in pdf.js's own viewer and in the bare component that the
// viewer is built on: one browser, one file, the same ranges; turn and turn about, the median of each.
import { type Browser, chromium, type Page } from '@playwright/test'
import { openContext } from '../../../server/create-context.ts'
import { readSettings } from '../../../server/platform/env.ts'
import { BROWSER_FLAGS, findBrowser } from '../../support/browser.ts'
import { makeStage } from '../../support/make-stage.ts'
import { packOnStage } from '../../support/paper-on-stage.ts'
import { paperBytes } from '../../support/papers.ts'
import { type RunningMajlis, startMajlis } from '../../support/running-majlis.ts'
import { ascending, type Bench, type Figures, ms, percentile } from '../bench.ts'
import { serveViewers } from '../pdfjs-viewers.ts'

const PAPER = 'freeculture.pdf'
/** The first of each warms caches up and is not counted. */
const ROUNDS = 6

const READERS = ['ours', 'viewer', 'component'] as const
type Reader = (typeof READERS)[number]
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
    const viewers = await serveViewers(bytes)
    const found = await findBrowser()
    const env = { ...process.env, ...found.env } as Record<string, string>
    const browser = await chromium.launch({ executablePath: found.executablePath, env, args: BROWSER_FLAGS })
    try {
      const theirs = (url: string): Place => ({ url, page: (number) => `[data-page-number="${number}"]` })
      const ours = await ourReader(majlis, bytes)
      return await measure(browser, { ours, viewer: theirs(viewers.whole), component: theirs(viewers.component) })
    } finally {
      await browser.close()
      viewers.close()
      await majlis.stop()
      await strike()
    }
  },
}

async function measure(browser: Browser, places: Record<Reader, Place>): Promise<Figures> {
  const seen: Record<Reader, Seen[]> = { ours: [], viewer: [], component: [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const reader of READERS) {
      const looked = await look(browser, places[reader])
      if (round > 0) seen[reader].push(looked)
    }
  const median = (reader: Reader, of: keyof Seen) => percentile(ascending(seen[reader].map((each) => each[of])), 0.5)
  const most = Math.max(...seen.ours.map(({ canvases }) => canvases))
  const all = (of: 'first' | 'next') =>
    `${ms(median('ours', of))}, pdf.js’s viewer ${ms(median('viewer', of))}, its component alone ${ms(median('component', of))}`
  const ratio = (of: 'first' | 'next', peer: Reader) => median('ours', of) / median(peer, of)
  return {
    lines: [
      `first page: our reader ${all('first')}`,
      `next page: our reader ${all('next')}`,
      `at most ${most} live canvases in our reader`,
    ],
    ratios: {
      first_page: ratio('first', 'viewer'),
      next_page: ratio('next', 'viewer'),
      first_page_component: ratio('first', 'component'),
      next_page_component: ratio('next', 'component'),
      canvases: most,
    },
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
