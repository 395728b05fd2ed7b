// What ministers do with a paper: open it, choose a passage by its words, and write a note on it.
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
  const notes = person.page.getByRole('button', { name: t('documents:panel.notes') })
  if ((await notes.getAttribute('aria-pressed')) !== 'true') await notes.click()
  await expect(person.page.getByRole('radiogroup', { name: t('annotations:layer.label') })).toBeVisible()
}

/** A page is there when there is something dark on its canvas: a count of pages proves nothing. */
async function inkOnPage({ page }: Person): Promise<void> {
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
  const sheet = (await page.locator('canvas').first().boundingBox()) as {
    x: number
    y: number
    width: number
    height: number
  }
  const line = sheet.y + sheet.height * (shared ? 0.42 : 0.3)
  await page.mouse.move(sheet.x + sheet.width * 0.7, line)
  await page.mouse.down()
  await page.mouse.move(sheet.x + sheet.width * 0.4, line, { steps: 8 })
  await page.mouse.up()
  const chosen = page.getByRole('toolbar', { name: t('documents:selection.title') })
  await chosen.getByRole('button', { name: t('documents:tool.comment') }).click()
  await page.getByRole('textbox', { name: t('annotations:new_comment') }).fill(text)
  await page.getByRole('button', { name: t('annotations:save') }).click()
  await expect(page.getByText(text)).toBeVisible()
}
