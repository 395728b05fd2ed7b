// What is done about the minutes of a meeting that is over, as its officers and members would press it.
import type { TFunction } from 'i18next'
import { axeClean, expect, type Person } from './story.ts'

const textbox = ({ page }: Person, t: TFunction) => page.getByRole('textbox', { name: t('minutes:editor.label') })
const saved = async (person: Person, t: TFunction) =>
  expect(person.page.getByText(t('minutes:editor.state.saved'))).toBeVisible()

/** From the meeting's own page. */
export async function beginMinutes(secretary: Person, meetingId: string, t: TFunction): Promise<void> {
  await secretary.go(`/m/${meetingId}`)
  await secretary.page.getByRole('link', { name: t('minutes:title'), exact: true }).click()
  await secretary.page.getByRole('button', { name: t('minutes:begin.do') }).click()
  await expect(textbox(secretary, t)).toBeVisible()
  await expect(secretary.page.getByText(t('minutes:checks.none'))).toBeVisible()
}

/** Writes a wrong count into the vote, sees what the ledger says beside it, and puts it back. */
export async function miscountAndRestore(secretary: Person, t: TFunction): Promise<void> {
  const { page } = secretary
  const side = page.locator('.pair[data-key^="tally"] .side.en')
  const before = await side.innerText()
  await side.click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(' 99 for.')
  const says = page.locator('.ledger-says')
  await expect(says).toContainText(t('minutes:differs.ledger_says'))
  await expect(page.getByRole('button', { name: t('minutes:circulate.open') })).toBeDisabled()
  await axeClean(page)
  await says.getByRole('button', { name: t('minutes:differs.restore') }).click()
  await expect(says).toHaveCount(0)
  await expect(side).toHaveText(before)
  await saved(secretary, t)
}

/** A paragraph of the officer's own, below the first. */
export async function addParagraph(secretary: Person, t: TFunction, words: string): Promise<void> {
  const { page } = secretary
  await page.locator('.pair .side.ar').first().click()
  await page.getByRole('button', { name: t('minutes:editor.add') }).click()
  await page.keyboard.type(words)
  await expect(page.locator('.pair.free .side.ar')).toHaveText(words)
  await saved(secretary, t)
}

export async function circulateMinutes(secretary: Person, t: TFunction): Promise<void> {
  const { page } = secretary
  await page.getByRole('button', { name: t('minutes:circulate.open') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await axeClean(page)
  await dialog.getByRole('button', { name: t('minutes:circulate.do'), exact: true }).click()
  await expect(page.getByRole('heading', { name: t('minutes:standing.circulated') })).toBeVisible()
}

/** A member opens the notice's page and would have the first paragraph read otherwise. */
export async function suggestCorrection(member: Person, meetingId: string, t: TFunction, words: string): Promise<void> {
  const { page } = member
  await member.go(`/m/${meetingId}/minutes`)
  await axeClean(page)
  const [before] = t('minutes:correct.open_at', { words: '§' }).split('§')
  await page
    .getByRole('button', { name: new RegExp(`^${before?.replace(/\u2068/g, '').trim()}`) })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t('minutes:side.en')).fill(words)
  await dialog.getByLabel(t('minutes:correct.why')).fill('As it was read out')
  await dialog.getByRole('button', { name: t('minutes:correct.do'), exact: true }).click()
  await expect(page.locator('.correction')).toContainText(words)
}

export async function acceptCorrection(secretary: Person, t: TFunction, words: string): Promise<void> {
  const { page } = secretary
  const card = page.locator('.correction').filter({ hasText: words })
  await card.getByRole('button', { name: t('minutes:correct.accept') }).click()
  await expect(card.getByText(t('minutes:correct.outcome.accepted'))).toBeVisible()
  await expect(page.locator('.pair .side.en').first()).toHaveText(words)
}

export async function approveMinutes(chair: Person, meetingId: string, t: TFunction): Promise<void> {
  await chair.go(`/m/${meetingId}/minutes`)
  await chair.page.getByRole('button', { name: t('minutes:approve.do') }).click()
  await expect(chair.page.getByRole('heading', { name: t('minutes:standing.approved') })).toBeVisible({
    timeout: 60_000,
  })
}

/** The device is prepared before. */
export async function signMinutes(officer: Person, meetingId: string, t: TFunction): Promise<void> {
  const { page } = officer
  await officer.go(`/m/${meetingId}/minutes`)
  await page.getByRole('button', { name: t('minutes:sign.do') }).click()
  await expect(page.getByText(t('signing:your_turn'))).toHaveCount(0, { timeout: 60_000 })
  await axeClean(page)
}

/** The file as it comes from its address. */
export async function openFile(
  { page }: Person,
  origin: string,
  meetingId: string,
  language: 'ar' | 'en',
): Promise<Buffer> {
  const answer = await page.request.get(`${origin}/m/${meetingId}/minutes/${language}`)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  return answer.body()
}
