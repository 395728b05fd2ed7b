// The chair presents a paper and points at it with the hand and with keys: a minister who follows sees the spot at the same place of
// the page, larger and turned, with the chair's name. A scroll of her own leaves, one press returns; while her pen is down her page
// stays where it is.
import type { Page } from '@playwright/test'
import { withCabinet } from '../support/cabinet.ts'
import { inkOnPage } from './support/read-together.ts'
import { axeClean, expect, type Person, test } from './support/story.ts'

const MOVES = 20
/** Of the page's width or height: a spot is drawn on whole pixels. */
const CLOSE = 0.01

test('a page is followed and pointed at', async ({ enter, majlis, language, t }) => {
  const prepared = await withCabinet(majlis, async ({ circulate, openSitting, named }) => {
    const { meetingId, others } = await circulate(['tracemonkey.pdf'])
    await openSitting(meetingId, [])
    return { meetingId, paperId: others[0]?.paperId as string, name: named('nasser').actor.name[language] }
  })
  const address = `/m/${prepared.meetingId}/papers/${prepared.paperId}`
  const nasser = await enter('nasser', { width: 1280, height: 900 })
  const salma = await enter('salma', { width: 820, height: 1100 })
  for (const person of [nasser, salma]) {
    await person.go(address)
    await inkOnPage(person)
  }
  const spot = spotOf(salma.page)
  const [back] = t('live:follow.back', { name: prepared.name, page: '§' }).split('§')
  const returns = salma.page.getByRole('button', { name: back?.trim() })
  // In Arabic the presenter's name stands after the same word.
  const view = new RegExp(`^${t('documents:view.now', { percent: '§' }).split('§')[0]}[\\d٠-٩]`)
  const follows = salma.page.locator('.follow-pill .pill.on')

  // ── He presents; she follows with one press
  await nasser.page.getByRole('button', { name: t('live:follow.present') }).click()
  await returns.click()
  await expect(follows).toBeVisible()

  // ── The hand: the same place of the page on her screen, with his name
  const point = nasser.page.getByRole('button', { name: t('live:follow.point'), exact: true })
  await point.click()
  await expect(point).toHaveAttribute('aria-pressed', 'true')
  await pointAt(nasser, [0.4, 0.2])
  await expect(spot).toContainText(prepared.name)
  await expectAt(salma, [0.4, 0.2])
  expect(await spot.evaluate((shown) => getComputedStyle(shown).pointerEvents)).toBe('none')
  await axeClean(salma.page)
  await axeClean(nasser.page)
  // The line of the sitting stands above the page and not under it.
  await salma.page.locator('.sitting-strip a').first().click({ trial: true })
  await nasser.page.screenshot({ path: `test-results/point-${language}-presenter.png` })
  await salma.page.screenshot({ path: `test-results/point-${language}-follower.png` })

  // ── Larger on her screen, and turned, it is the same place
  await turn(salma, view, t('documents:view.rotate'))
  await pointAt(nasser, [0.3, 0.1])
  await expectAt(salma, [0.9, 0.3])
  for (let again = 0; again < 3; again++) await turn(salma, view, t('documents:view.rotate'))

  const stays = await topOf(salma)

  // ── How long a place takes from his hand to her screen
  const took = await latencies(nasser, salma)
  test.info().annotations.push({ type: 'figure', description: told(language, took) })
  expect(took.length).toBeGreaterThan(MOVES / 2)

  // ── Arrow keys move it and not the page; Escape puts it down, and the spot goes out
  const before = await placeOf(salma)
  await nasser.page.keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await placeOf(salma))?.[0] ?? 0).toBeGreaterThan((before?.[0] ?? 1) + CLOSE)
  await nasser.page.keyboard.press('Escape')
  await expect(point).toHaveAttribute('aria-pressed', 'false')
  await expect(spot).toHaveCount(0)
  expect(await topOf(salma)).toBe(stays)

  // ── Taken up again by its key; with the page turned it is gone, and she is on the next page
  await nasser.page.keyboard.press('l')
  await pointAt(nasser, [0.5, 0.15])
  await expect(spot).toHaveCount(1)
  await nasser.page.keyboard.press('PageDown')
  await expectPage(salma, 2)
  await expect(spot).toHaveCount(0)
  await nasser.page.keyboard.press('Escape')

  // ── Her own scroll leaves; his next page does not move hers; one press returns
  const desk = (await salma.page.locator('.desk').boundingBox()) as { x: number; y: number }
  await salma.page.mouse.move(desk.x + 200, desk.y + 300)
  const followed = await topOf(salma)
  await salma.page.mouse.wheel(0, 30)
  await expect(returns).toBeVisible()
  await expect.poll(() => topOf(salma)).toBe(followed + 30)
  const left = await topOf(salma)
  await nasser.page.keyboard.press('PageDown')
  await expect(returns).toContainText(language === 'ar' ? '٣' : '3')
  expect(await topOf(salma)).toBe(left)
  await returns.click()
  await expectPage(salma, 3)

  // ── While her pen is down her page stays; when it lifts she follows again
  await salma.page.getByRole('button', { name: t('documents:tool.pen') }).click()
  const held = await topOf(salma)
  await salma.page.mouse.move(desk.x + 200, desk.y + 300)
  await salma.page.mouse.down()
  await salma.page.mouse.move(desk.x + 260, desk.y + 320, { steps: 4 })
  await nasser.page.keyboard.press('PageDown')
  await expect(follows).toContainText(language === 'ar' ? '٤' : '4')
  await salma.page.mouse.move(desk.x + 300, desk.y + 330, { steps: 4 })
  expect(await topOf(salma)).toBe(held)
  await salma.page.mouse.up()
  await expectPage(salma, 4)

  // ── It ends, and nothing of it is left
  await nasser.page.getByRole('button', { name: t('live:follow.stop') }).click()
  await expect(salma.page.locator('.follow-pill')).toHaveCount(0)
})

const spotOf = (page: Page) => page.locator('.pointer-spot')

/** The page across the upper third of the desk. */
const expectPage = ({ page }: Person, number: number) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const desk = (document.querySelector('.desk') as Element).getBoundingClientRect()
        const at = document.elementsFromPoint(desk.left + desk.width / 2, desk.top + desk.height / 3)
        return Number(at.map((each) => each.closest<HTMLElement>('.leaf')?.dataset.page).find(Boolean))
      }),
    )
    .toBe(number)

const topOf = ({ page }: Person) => page.locator('.desk').evaluate((desk) => desk.scrollTop)

async function pointAt({ page }: Person, [x, y]: [number, number]): Promise<void> {
  const box = await page.locator('.pointer-held').boundingBox()
  if (!box) throw new Error('The pointer is not held')
  await page.mouse.move(box.x + box.width * x, box.y + box.height * y)
}

/** As a part of the page as it is shown. */
const placeOf = ({ page }: Person) =>
  page.evaluate(() => {
    const spot = document.querySelector('.pointer-spot')
    const leaf = spot?.closest('.leaf')?.getBoundingClientRect()
    const at = spot?.getBoundingClientRect()
    return leaf && at ? [(at.left - leaf.left) / leaf.width, (at.top - leaf.top) / leaf.height] : null
  })

async function expectAt(person: Person, [x, y]: [number, number]): Promise<void> {
  await expect
    .poll(async () => {
      const at = await placeOf(person)
      return at !== null && Math.hypot((at[0] as number) - x, (at[1] as number) - y) < CLOSE
    })
    .toBe(true)
}

async function turn({ page }: Person, menu: RegExp, entry: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** From the move of his hand to the frame in which her spot has moved; both browsers run by one clock. */
async function latencies(presenter: Person, follower: Person): Promise<number[]> {
  await presenter.page.evaluate(() => {
    const moved = window as unknown as { movedAt: number }
    window.addEventListener('pointermove', () => (moved.movedAt = Date.now()), { capture: true })
  })
  const took: number[] = []
  for (let move = 0; move < MOVES; move++) {
    const seen = follower.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const where = () => document.querySelector('.pointer-spot')?.getAttribute('style') ?? ''
          const before = where()
          const look = () => (where() && where() !== before ? resolve(Date.now()) : requestAnimationFrame(look))
          look()
          setTimeout(() => resolve(0), 2_000)
        }),
    )
    // Her page is looking before his hand moves.
    await follower.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    await pointAt(presenter, [0.2 + 0.02 * move, 0.12])
    const at = await seen
    // A word that was lost is none that came late: volatile.
    if (at === 0) continue
    took.push(at - (await presenter.page.evaluate(() => (window as unknown as { movedAt: number }).movedAt)))
  }
  return took
}

function told(language: string, took: number[]): string {
  const sorted = took.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  return `${language}: a spot pointed at was on the follower's screen after ${middle} ms (median of ${took.length}, worst ${sorted.at(-1)} ms)`
}
