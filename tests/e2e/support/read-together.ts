// What ministers do with a paper: open it, choose a passage by its words, and write a note on it.
import type { Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { expect, type Person } from './story.ts'

export async function openPaper(person: Person, meetingId: string, t: TFunction): Promise<void> {
  await person.go(`/m/${meetingId}`)
  await person.page
    .getByRole('link', { name: /memo.digital.government/i })
    .first()
    .click()
  await expect(person.page).toHaveURL(/\/papers\//)
  await inkOnPage(person)
  await showNotes(person, t)
}

export async function showNotes({ page }: Pick<Person, 'page'>, t: TFunction): Promise<void> {
  const notes = page.getByRole('button', { name: t('documents:panel.notes'), exact: true })
  if ((await notes.getAttribute('aria-pressed')) !== 'true') await notes.click()
  await expect(page.getByRole('radiogroup', { name: t('annotations:layer.label') })).toBeVisible()
}

/** A page is there when there is something dark on its canvas: a count of pages proves nothing. */
export async function inkOnPage({ page }: Pick<Person, 'page'>): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const canvas = document.querySelector('canvas')
          const picture = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
          let dark = 0
          for (let at = 0; at < picture.length; at += 4)
            if ((picture[at + 3] ?? 0) > 0 && (picture[at] ?? 255) < 100) dark += 1
          return dark
        }),
      { timeout: 30_000 },
    )
    .toBeGreaterThan(500)
}

export async function markPassage(
  { page }: Person,
  t: TFunction,
  { text, shared }: { text: string; shared: boolean },
): Promise<void> {
  const layer = page.getByRole('radiogroup', { name: t('annotations:layer.label') })
  await layer.getByText(t(shared ? 'annotations:layer.body' : 'annotations:layer.private')).click()
  const line = await lineOfText(page, shared ? 0.5 : 0.25)
  await page.mouse.move(line.end, line.y)
  await page.mouse.down()
  await page.mouse.move(line.start, line.y, { steps: 8 })
  await page.mouse.up()
  const chosen = page.getByRole('region', { name: t('documents:selection.title') })
  await chosen.getByRole('button', { name: t('documents:tool.comment') }).click()
  await page.getByRole('textbox', { name: t('annotations:new_comment') }).fill(text)
  await page.getByRole('button', { name: t('annotations:save') }).click()
  await expect(page.getByText(text)).toBeVisible()
}

/** Where the first line of text below this part of the page lies on the screen: found by its ink. */
async function lineOfText(page: Page, below: number): Promise<{ y: number; start: number; end: number }> {
  const found = await page.evaluate((part) => {
    const canvas = document.querySelector('canvas') as HTMLCanvasElement
    const box = canvas.getBoundingClientRect()
    const { width, height } = canvas
    const { data } = canvas.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height) ?? {
      data: [],
    }
    const inkIn = (y: number) => {
      const dark: number[] = []
      for (let x = 0; x < width; x++) if ((data[(y * width + x) * 4] ?? 255) < 100) dark.push(x)
      return dark
    }
    for (let y = Math.floor(height * part); y < height; y++) {
      const dark = inkIn(y)
      if (dark.length < width / 25) continue
      const scale = box.width / width
      return { y: box.y + y * scale, start: box.x + Number(dark[0]) * scale, end: box.x + Number(dark.at(-1)) * scale }
    }
    return null
  }, below)
  if (!found) throw new Error('No line of text on the page')
  return found
}
