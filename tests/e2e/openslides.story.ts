// A meeting from OpenSlides: its secretary chooses the export, sees what it becomes, mends a title, and has a draft agenda in one act.
import { readFileSync } from 'node:fs'
import { axeClean, expect, test } from './support/story.ts'

const EXPORT = 'tests/vectors/openslides/example-data.json'

test('an export becomes a draft agenda', async ({ enter, t, expected }) => {
  // The first file is none that can be read.
  expected.push('415')
  const amina = await enter('amina', { width: 1440, height: 900 })
  const { page } = amina
  await amina.go('/b/cabinet/meetings/new')
  await page.getByRole('link', { name: t('moving:meeting.open') }).click()
  await expect(page.getByRole('heading', { name: t('moving:meeting.title'), level: 1 })).toBeVisible()
  await axeClean(page)

  // ── What is no export is said to be none
  const choose = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'meeting.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await choose('{"meeting": {}}')
  await expect(page.getByText(t('errors:openslides_not_export'))).toBeVisible()

  // ── The real one, looked at and mended
  const exported = JSON.parse(readFileSync(EXPORT, 'utf8'))
  Object.assign(exported.user['2'], { first_name: 'Salma', last_name: 'Al-Rashidi' })
  await choose(JSON.stringify(exported))
  await expect(page.locator('.proposal > li')).toHaveCount(15)
  await expect(page.getByText(t('moving:meeting.polls'))).toBeVisible()
  await axeClean(page)
  await page.locator('.proposal > li').first().getByRole('textbox').first().fill('الافتتاح')
  await page.getByRole('button', { name: t('moving:meeting.accept', { count: 14 }) }).click()

  // ── A draft, whose agenda has the tree and the text to decide
  await expect(page).toHaveURL(/\/agenda/)
  await expect(page.getByText('komplex').first()).toBeVisible()
  await expect(page.getByText(/[2٢]\. Wahl/).first()).toBeVisible()
  const salma = await enter('salma')
  await salma.go('/b/cabinet')
  await expect(salma.page.getByText('OpenSlides Demo')).toHaveCount(0)
})
