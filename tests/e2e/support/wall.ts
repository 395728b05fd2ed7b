// The wall of a room, held against what it promises: every word is read from the back, and nothing is cut or scrolls.
import type { Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { expect, type Person } from './story.ts'

/** An officer at their console types the code that a free screen shows. */
export async function pairWall({ page }: Person, screen: Person, t: TFunction, theme: 'light' | 'dark'): Promise<void> {
  const code = (await screen.page.locator('.code-digits').textContent()) ?? ''
  await page.getByRole('button', { name: t('displays:control.open') }).click()
  await page.getByRole('textbox', { name: t('displays:control.code') }).fill(code)
  await page.getByRole('radio', { name: t(`displays:control.${theme}`) }).click({ force: true })
  await page.getByRole('button', { name: t('displays:control.pair') }).click()
  await expect(page.getByText(t('displays:control.paired'))).toBeVisible()
  await expect(page.getByText(t('displays:control.seen_now'))).toBeVisible()
}

/** Full HD, a small projector, 4K, and a screen that stands. */
const SIZES = [
  [1920, 1080],
  [1280, 720],
  [3840, 2160],
  [1080, 1920],
] as const

/** Leaves a picture of each size with the results of the run. */
export async function readable({ page }: Person, name: string): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 150))))
    await page.screenshot({ path: `test-results/wall/${name}-${width}x${height}.png` })
    expect.soft(await faultsOf(page), `${name} at ${width}×${height}`).toEqual([])
  }
  await page.setViewportSize({ width: 1920, height: 1080 })
}

const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const least = Math.min(innerWidth, innerHeight) / 30
    const faults: string[] = []
    const { scrollWidth, scrollHeight } = document.documentElement
    if (scrollWidth > innerWidth + 1 || scrollHeight > innerHeight + 1) faults.push('the page scrolls')
    for (const sheet of document.querySelectorAll<HTMLElement>('.sheet, .wall-clock, .tally, .display-top'))
      if (sheet.scrollHeight > sheet.clientHeight + least / 12 || sheet.scrollWidth > sheet.clientWidth + least / 12)
        faults.push(`${sheet.className} holds more than it shows: ${sheet.scrollHeight} in ${sheet.clientHeight}`)
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const around = node.parentElement
      const said = node.textContent?.trim() ?? ''
      // A seat's initials name nobody to whom the list of names does not.
      if (!said || !around || around.closest('script, style, .spoken, .disc, figcaption, .who')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      if (boxes.length === 0) continue
      const size = Number.parseFloat(getComputedStyle(around).fontSize)
      if (size < least - 0.5) faults.push(`“${said.slice(0, 30)}” is ${size} px high, not ${least}`)
      const page = around.closest('.pages-box')?.getBoundingClientRect()
      const frame = page ?? new DOMRect(0, 0, innerWidth, innerHeight)
      for (const box of boxes) {
        // Of a text that is turned like pages, what stands beside the page is for later.
        if (page && (box.left >= page.right - 1 || box.right <= page.left + 1)) continue
        // A line's box is higher than its letters.
        const spare = page ? size * 0.45 : 1
        const cut =
          box.left < frame.left - 1 ||
          box.right > frame.right + 1 ||
          box.top < frame.top - spare ||
          box.bottom > frame.bottom + spare
        if (cut) faults.push(`“${said.slice(0, 30)}” is cut`)
      }
    }
    return faults
  })

/** What the wall says, without its clocks. */
export const saidBy = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.querySelector('.display')?.cloneNode(true) as HTMLElement
    for (const moving of copy.querySelectorAll('.display-time, .wall-clock b, .pages-at')) moving.remove()
    return copy.textContent ?? ''
  })
