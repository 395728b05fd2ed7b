// The reader's promises in a real browser: two devices of one member, a link, pages in small, the whole pack searched, a turned
// page, a pen that draws where a finger scrolls, two fingers that make the page larger, and a drag that goes on at the edge.
import type { Browser, Page } from '@playwright/test'
import { onStage } from '../../support/on-stage.ts'
import { openAs, type PackOnStage, packOnStage, paperOfTests, withBrowser } from '../../support/paper-on-stage.ts'
import { touchScreen } from '../../support/touch-screen.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'

const FILES = ['tracemonkey.pdf', 'memo-digital-government-v1.pdf', 'arabic-minutes-chromium.pdf']
const DESK = { language: 'en', viewport: { width: 1200, height: 850 } } as const
const PHONE = { language: 'ar', viewport: { width: 390, height: 780 }, hasTouch: true } as const

export const check: Check = {
  name: 'reader',
  row: 'The reader: resumed at the exact place on another device, a link to a page, thumbnails by keys, find across the pack, a turned page kept, pen and finger, pages made larger by two fingers and by the wheel, a selection led past the edge.',
  bar: 'The same page and place within 1 % of its height; the link’s page at the top; a hit opened at its highlighted words; a finger scrolls and leaves no ink, a pen draws and moves nothing; the point under the fingers stays within 2 px; a drag held at the edge scrolls on and chooses on; at most five live canvases throughout.',
  run: (say) =>
    onStage(say, ({ majlis, ctx }) =>
      withBrowser(async (browser) => {
        const pack = await packOnStage(
          { majlis, ctx },
          FILES.map((name) => ({ name, bytes: paperOfTests(name) })),
        )
        return readOn(say, browser, pack)
      }),
    ),
}

export async function readOn(say: Say, browser: Browser, { cookie, papers }: PackOnStage): Promise<Verdict> {
  const [long, memo] = papers as [(typeof papers)[0], (typeof papers)[0]]
  return allOf([
    await resumes(say, browser, cookie, long.url),
    await landsOnLink(say, browser, cookie, long.url),
    await keysInThumbnails(say, browser, cookie, long.url),
    await findsInPack(say, browser, cookie, long.url, memo.url),
    await keepsTurn(say, browser, cookie, long.url),
    await penAndFinger(say, browser, cookie, long.url),
    await twoFingers(say, browser, cookie, long.url),
    await wheelWithCtrl(say, browser, cookie, long.url),
    await dragPastEdge(say, browser, cookie, long.url),
  ])
}

type Place = { page: number; offset: number }

/** The page at the top of the desk, and which part of it lies above. */
const placeOf = (page: Page): Promise<Place> =>
  page.evaluate(() => {
    const top = document.querySelector('.desk')?.getBoundingClientRect().top ?? 0
    for (const leaf of document.querySelectorAll<HTMLElement>('.leaf')) {
      const box = leaf.getBoundingClientRect()
      if (box.bottom > top) return { page: Number(leaf.dataset.page), offset: (top - box.top) / box.height }
    }
    return { page: 0, offset: 0 }
  })

const canvasesOf = (page: Page) => page.evaluate(() => document.querySelectorAll('canvas').length)

async function goTo(page: Page, number: number): Promise<void> {
  const field = page.locator('.pg input')
  await field.fill(String(number))
  await field.press('Enter')
  await page.waitForSelector(`.leaf[data-page="${number}"] canvas`, { state: 'attached' })
}

async function resumes(say: Say, browser: Browser, cookie: string, url: string): Promise<Verdict> {
  const one = await openAs(browser, cookie, url, DESK)
  await goTo(one, 7)
  await one.evaluate(() => document.querySelector('.desk')?.scrollBy(0, 430))
  await one.waitForTimeout(3_000)
  const left = await placeOf(one)
  await one.context().close()
  const other = await openAs(browser, cookie, url, PHONE, left.page)
  const found = await placeOf(other)
  await other.context().close()
  say(
    `left at page ${left.page}, ${left.offset.toFixed(3)} of it above; a phone opens at ${found.page}, ${found.offset.toFixed(3)}`,
  )
  return allOf([
    verdictIf(left.page === 7 && left.offset > 0.1, 'the desk did not scroll'),
    verdictIf(found.page === left.page, `resumed at page ${found.page}, not ${left.page}`),
    verdictIf(Math.abs(found.offset - left.offset) < 0.01, `resumed at ${found.offset}, not ${left.offset}`),
  ])
}

async function landsOnLink(say: Say, browser: Browser, cookie: string, url: string): Promise<Verdict> {
  const page = await openAs(browser, cookie, url, DESK, 7)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin })
  await goTo(page, 11)
  await viewAct(page, 'Copy a link to this page')
  await page.getByText(/The link to page .*11 is copied/).waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  // Read on elsewhere, so that the place kept is another one than the link's.
  await goTo(page, 2)
  await page.waitForTimeout(3_000)
  await page.context().close()
  const opened = await openAs(browser, cookie, link, PHONE, 11)
  const place = await placeOf(opened)
  const named = await opened.locator('.pg input').inputValue()
  await opened.context().close()
  say(`${new URL(link).search} opens at page ${place.page}, ${place.offset.toFixed(3)}, named ${named}`)
  return allOf([
    verdictIf(link.startsWith(url), `the link is ${link}`),
    verdictIf(place.page === 11 && place.offset <= 0, `the link opened page ${place.page} at ${place.offset}`),
    verdictIf(named === '١.١/١١', `the page is named ${named}`),
  ])
}

async function viewAct(page: Page, name: string): Promise<void> {
  await page.locator('.tools .middle button[aria-haspopup]').click()
  await page.getByRole('menuitem', { name }).click()
}

async function keysInThumbnails(say: Say, browser: Browser, cookie: string, url: string): Promise<Verdict> {
  const page = await openAs(browser, cookie, `${url}?page=1`, DESK)
  await page.getByRole('button', { name: 'Pages', exact: true }).click()
  await page.waitForSelector('[data-thumb="1"] img')
  await page.locator('[data-thumb="1"]').focus()
  for (const key of ['End', 'ArrowUp', 'ArrowLeft']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(200)
  }
  const focused = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.thumb)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.leaf[data-page="11"] canvas', { state: 'attached' })
  await page.waitForSelector('[data-thumb="11"] img')
  const [canvases, here] = [await canvasesOf(page), await placeOf(page)]
  await page.context().close()
  say(
    `End, up and back from page 1 of 14 leads to ${focused}; opened at ${here.page}; ${canvases} live canvases with thumbnails`,
  )
  return allOf([
    verdictIf(focused === '11', `the keys led to ${focused}`),
    verdictIf(here.page === 11, `Enter opened page ${here.page}`),
    verdictIf(canvases <= 5, `${canvases} live canvases`),
  ])
}

async function findsInPack(say: Say, browser: Browser, cookie: string, url: string, memo: string): Promise<Verdict> {
  const page = await openAs(browser, cookie, `${url}?page=1`, DESK)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  // Written without its ة, as many type it.
  await page.locator('.find input').fill('الحكومه الالكترونيه')
  const hit = page.locator('.pack-hits a').first()
  await hit.waitFor()
  await hit.click()
  await page.waitForURL(`${memo}?*`)
  await page.waitForSelector('.marks .hit.now polygon', { state: 'attached' })
  const current = await page.locator('.hits [aria-current] b').textContent()
  const inSight = await page.evaluate(() => {
    const [mark, desk] = ['.marks .hit.now polygon', '.desk'].map((one) =>
      document.querySelector(one)?.getBoundingClientRect(),
    )
    return mark && desk ? mark.top >= desk.top && mark.bottom <= desk.bottom : false
  })
  await page.context().close()
  say(`found in another paper and opened at “${current}”, in sight: ${inSight}`)
  return verdictIf(inSight && /حكوم/.test(current ?? ''), 'the hit’s words are not highlighted in sight')
}

async function keepsTurn(say: Say, browser: Browser, cookie: string, url: string): Promise<Verdict> {
  const page = await openAs(browser, cookie, `${url}?page=3`, DESK, 3)
  const shape = async (number: number) => {
    const box = await page.locator(`.leaf[data-page="${number}"]`).boundingBox()
    return box ? box.width / box.height : 0
  }
  const before = await shape(3)
  await viewAct(page, 'Turn the page')
  await page.waitForTimeout(500)
  const turned = await shape(3)
  await page.reload()
  await page.waitForSelector('.reader[data-measured]')
  await page.waitForTimeout(500)
  const [kept, neighbour] = [await shape(3), await shape(4)]
  await page.context().close()
  say(
    `page 3 is ${before.toFixed(2)} wide, turned ${turned.toFixed(2)}, after a reload ${kept.toFixed(2)}; page 4 ${neighbour.toFixed(2)}`,
  )
  return verdictIf(
    before < 1 && turned > 1 && Math.abs(kept - turned) < 0.02 && neighbour < 1,
    'the turn was not kept for its page alone',
  )
}

async function penAndFinger(say: Say, browser: Browser, cookie: string, url: string): Promise<Verdict> {
  const page = await openAs(browser, cookie, `${url}?page=5`, { ...DESK, hasTouch: true }, 5)
  await page.getByRole('button', { name: 'Pen', exact: true }).click()
  const top = () => page.evaluate(() => document.querySelector('.desk')?.scrollTop ?? 0)
  const strokes = () => page.locator('.leaf path.ink[d^="M"]').count()
  const pens = await page.context().newCDPSession(page)
  const { slide } = await touchScreen(page)
  const [first, before] = [await top(), await strokes()]
  await slide([
    [
      [400, 600],
      [400, 400],
    ],
  ])
  // Thrown by the finger, the page runs on a little.
  await page.waitForTimeout(1_000)
  const [scrolled, byFinger] = [await top(), await strokes()]
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number) =>
    pens.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons: 1,
      clickCount: 1,
      pointerType: 'pen',
    })
  await pen('mousePressed', 350, 300)
  for (let at = 1; at <= 10; at++) await pen('mouseMoved', 350 + 12 * at, 300 + 20 * at)
  await pen('mouseReleased', 470, 500)
  await page.waitForTimeout(500)
  const [after, byPen] = [await top(), await strokes()]
  await page.context().close()
  say(
    `a finger scrolled ${scrolled - first} px and left ${byFinger - before} strokes; a pen scrolled ${after - scrolled} px and left ${byPen - byFinger}`,
  )
  return allOf([
    verdictIf(scrolled - first > 100 && byFinger === before, 'a finger does not scroll while the pen is in hand'),
    verdictIf(after === scrolled && byPen === byFinger + 1, 'a pen does not draw'),
  ])
}

/** Where a point of the screen lies on its page, in parts of the page's sides, and how wide that page is. */
type Under = { page: number; x: number; y: number; width: number }

const under = (page: Page, [x, y]: [number, number]): Promise<Under> =>
  page.evaluate(
    ([left, top]) => {
      for (const leaf of document.querySelectorAll<HTMLElement>('.leaf')) {
        const box = leaf.getBoundingClientRect()
        if (top < box.top || top > box.bottom) continue
        const width = box.width
        return { page: Number(leaf.dataset.page), x: (left - box.left) / width, y: (top - box.top) / box.height, width }
      }
      return { page: 0, x: 0, y: 0, width: 1 }
    },
    [x, y] as const,
  )

const strokesOn = (page: Page) => page.locator('.leaf path.ink[d^="M"]').count()

/** The first page is drawn before the bar above it has its own letters. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => null))
  await page.waitForTimeout(1_000)
}

/** What moved, in pixels of the page as it is now. */
const moved = (before: Under, after: Under) =>
  before.page === after.page ? Math.hypot(after.x - before.x, (after.y - before.y) * 1.3) * after.width : Number.NaN

export async function twoFingers(say: Say, browser: Browser, cookie: string, url: string): Promise<Verdict> {
  const verdicts: Verdict[] = []
  for (const language of ['en', 'ar'] as const) {
    const page = await openAs(browser, cookie, `${url}?page=5`, { ...PHONE, language }, 5)
    const { slide } = await touchScreen(page)
    const spread = async (from: number, to: number, at: [number, number]) => {
      const fingers = (apart: number): [number, number][] => [
        [at[0] - apart / 2, at[1] - apart / 4],
        [at[0] + apart / 2, at[1] + apart / 4],
      ]
      const [a, b] = [fingers(from), fingers(to)]
      await slide(
        a.map((finger, index): [[number, number], [number, number]] => [finger, b[index] as [number, number]]),
      )
      await page.waitForTimeout(600)
    }
    const middle: [number, number] = [180, 380]
    await atRest(page)
    const before = await under(page, middle)
    const strokes = await strokesOn(page)
    await spread(80, 200, middle)
    const larger = await under(page, middle)
    // Moved while they are apart: what is between them goes along.
    await slide([
      [
        [120, 350],
        [160, 290],
      ],
      [
        [240, 410],
        [280, 350],
      ],
    ])
    await page.waitForTimeout(600)
    const along = await under(page, [220, 320])
    const after = await strokesOn(page)
    await spread(200, 80, middle)
    const smaller = await under(page, middle)
    await page.context().close()
    say(
      `${language}: two fingers made the page ${(larger.width / before.width).toFixed(2)} times as wide, the point between them moved ${moved(before, larger).toFixed(1)} px; led on, ${moved(larger, along).toFixed(1)} px; together, ${(smaller.width / larger.width).toFixed(2)} times`,
    )
    verdicts.push(
      verdictIf(
        Math.abs(larger.width / before.width - 2.5) < 0.1,
        `${language}: two fingers did not make the page larger`,
      ),
      verdictIf(
        moved(before, larger) <= 2,
        `${language}: the point between the fingers moved ${moved(before, larger)} px`,
      ),
      verdictIf(moved(larger, along) <= 2, `${language}: the page did not go along with the fingers`),
      verdictIf(
        Math.abs(smaller.width / larger.width - 0.4) < 0.05,
        `${language}: two fingers did not make it smaller`,
      ),
      verdictIf(after === strokes, `${language}: two fingers left a stroke`),
    )
  }
  return allOf(verdicts)
}

export async function wheelWithCtrl(say: Say, browser: Browser, cookie: string, url: string): Promise<Verdict> {
  const page = await openAs(browser, cookie, `${url}?page=5`, DESK, 5)
  const at: [number, number] = [500, 470]
  await page.mouse.move(...at)
  await atRest(page)
  const before = await under(page, at)
  await page.keyboard.down('Control')
  for (let notch = 0; notch < 4; notch++) await page.mouse.wheel(0, -100)
  await page.waitForTimeout(600)
  const larger = await under(page, at)
  for (let step = 0; step < 20; step++) await page.mouse.wheel(0, 2)
  await page.waitForTimeout(600)
  const smaller = await under(page, at)
  await page.keyboard.up('Control')
  const own = await page.evaluate(() => window.visualViewport?.scale)
  await page.context().close()
  say(
    `the wheel with Ctrl: ${(larger.width / before.width).toFixed(2)} times as wide, ${moved(before, larger).toFixed(1)} px away; a trackpad’s small steps back: ${(smaller.width / larger.width).toFixed(2)} times, ${moved(larger, smaller).toFixed(1)} px`,
  )
  return allOf([
    verdictIf(larger.width / before.width > 1.5 && own === 1, 'the wheel with Ctrl did not make the page larger'),
    verdictIf(smaller.width < larger.width * 0.9, 'small steps did not make it smaller'),
    verdictIf(moved(before, larger) <= 2 && moved(larger, smaller) <= 2, 'the point under the pointer moved'),
  ])
}

export async function dragPastEdge(say: Say, browser: Browser, cookie: string, url: string): Promise<Verdict> {
  const page = await openAs(browser, cookie, `${url}?page=5`, DESK, 5)
  const chosen = () =>
    page.evaluate(() => document.querySelector('.desk-frame > [aria-live]')?.textContent?.length ?? 0)
  const scroll = () => page.evaluate(() => document.querySelector('.desk')?.scrollTop ?? 0)
  // From its top, so that there is a part of the page to go on to.
  await goTo(page, 5)
  await page.waitForTimeout(500)
  const desk = await page.locator('.desk').boundingBox()
  if (!desk) return verdictIf(false, 'no desk')
  // Down the first column.
  const [x, y] = [desk.x + desk.width * 0.3, desk.y + 260]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, desk.y + desk.height - 120, { steps: 8 })
  const [within, there] = [await chosen(), await scroll()]
  await page.mouse.move(x, desk.y + desk.height - 6, { steps: 4 })
  await page.waitForTimeout(1_500)
  const [after, held] = [await scroll(), await page.locator('.selection polygon').count()]
  await page.mouse.up()
  await page.waitForTimeout(400)
  const rests = await scroll()
  await page.waitForTimeout(400)
  const still = await scroll()
  const end = await page.locator('.leaf[data-page="5"]').boundingBox()
  await page.context().close()
  say(
    `a drag held at the lower edge scrolled ${after - there} px on, with ${held} lines chosen; lifted, ${still - rests} px`,
  )
  return allOf([
    verdictIf(within > 0, 'the drag chose nothing'),
    verdictIf(after - there > 100 && held > 20, 'a drag at the edge does not scroll on'),
    verdictIf(still === rests, 'the desk scrolls on after the drag has ended'),
    verdictIf(end !== null && end.y + end.height > desk.y + desk.height / 2, 'the drag led past the end of its page'),
  ])
}
