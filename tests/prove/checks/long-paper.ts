// A book of 350 pages in a pack, read from end to end: what is alive of it at any moment.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { onStage } from '../../support/on-stage.ts'
import { inkOf, openAs, packOnStage, withBrowser } from '../../support/paper-on-stage.ts'
import { paperBytes } from '../../support/papers.ts'
import { allOf, type Check, notProved, type Say, type Verdict, verdictIf } from '../check.ts'

const PAPER = 'freeculture.pdf'
/** So many pages are read before memory is measured for the first time: caches are full by then. */
const WARM = 80
const STEP = 3
/** DevTools can collect a page's garbage, but not its worker's: that one has to be asked itself. */
const COLLECTABLE = ['--js-flags=--expose-gc']

export const check: Check = {
  name: 'long-paper',
  row: 'freeculture.pdf in a pack, read through: live canvases, and the memory of the page and its worker.',
  bar: 'At most five live canvases at any page; after 350 pages the browser’s page holds at most 1.25 times what it held after 80.',
  run: async (say) => {
    const bytes = paperBytes(PAPER)
    if (!bytes) return notProved(`${PAPER} is not at hand (see tests/vectors/papers/README.md)`)
    return onStage(say, ({ majlis, ctx }) =>
      withBrowser(async (browser) => {
        const { cookie, papers } = await packOnStage({ majlis, ctx }, [{ name: PAPER, bytes }])
        return readThrough(say, browser, cookie, (papers[0] as (typeof papers)[0]).url)
      }, COLLECTABLE),
    )
  },
}

export async function readThrough(say: Say, browser: Browser, cookie: string, url: string): Promise<Verdict> {
  const page = await openAs(browser, cookie, url, { language: 'en', viewport: { width: 1024, height: 768 } })
  const pages = await page.locator('.pg .num span').textContent()
  const last = Number(/\d+/.exec(pages ?? '')?.[0])
  let most = 0
  let warm = 0
  for (let number = 1 + STEP; number <= last; number += STEP) {
    await goTo(page, number)
    most = Math.max(most, await page.evaluate(() => document.querySelectorAll('canvas').length))
    if (warm === 0 && number >= WARM) warm = await memoryOf(browser, page)
  }
  await goTo(page, last)
  await inkOf(page, last).catch(() => say(`page ${last} is blank`))
  const end = await memoryOf(browser, page)
  say(`${last} pages, at most ${most} live canvases`)
  say(`the page’s process: ${mb(warm)} after ${WARM} pages, ${mb(end)} after ${last}`)
  return allOf([
    verdictIf(most <= 5 && most > 0, `${most} live canvases`),
    verdictIf(last >= 340, `only ${last} pages were read`),
    verdictIf(end <= 1.25 * warm, `memory grew from ${mb(warm)} to ${mb(end)}`),
  ])
}

const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`

/** Some pages of a book are empty, so a drawn canvas is waited for and not ink. */
async function goTo(page: Page, number: number): Promise<void> {
  const field = page.locator('.pg input')
  await field.fill(String(number))
  await field.press('Enter')
  // By a locator: a handle to the canvas would keep it, and with it all that its text was shaped with.
  await page.locator(`.leaf[data-page="${number}"] canvas`).waitFor({ timeout: 30_000, state: 'attached' })
}

/** What the system counts for the process that runs the page and pdf.js's worker, after a collection. */
async function memoryOf(browser: Browser, page: Page): Promise<number> {
  const inPage = await page.context().newCDPSession(page)
  await inPage.send('HeapProfiler.collectGarbage')
  for (const worker of page.workers()) await worker.evaluate(() => (globalThis as { gc?: () => void }).gc?.())
  await page.waitForTimeout(1_000)
  await inPage.detach()
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentBytes(id))
  return Math.max(...renderers)
}

/** Linux tells it in pages of 4 kB. */
const residentBytes = (pid: number): number => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096
