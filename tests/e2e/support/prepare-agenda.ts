// The secretary's part: a meeting, an agenda with a nested and a moved item, a paper, and its publication.
import type { TFunction } from 'i18next'
import { expect, type Person } from './story.ts'

type Titles = { ar: string; en: string }

const PAPER = 'tests/vectors/papers/memo-digital-government-v1.pdf'

/** Answers the published meeting; its first item is for decision and has a paper. */
export async function prepareAgenda(
  secretary: Person,
  t: TFunction,
  language: 'ar' | 'en',
  titles: Titles,
  kind: 'in_person' | 'circulation' = 'in_person',
): Promise<{ meetingId: string }> {
  const { page } = secretary
  await secretary.go('/b/cabinet/meetings/new')
  await page.getByText(t(`meetings:kind.${kind}`), { exact: true }).click()
  await page.getByRole('textbox', { name: t('meetings:form.place_ar') }).fill('قاعة المجلس')
  await page.getByRole('textbox', { name: t('meetings:form.place_en') }).fill('Council chamber')
  await page.getByRole('button', { name: t('meetings:new.submit') }).click()
  await expect(page).toHaveURL(/\/m\/[^/]+\/agenda/)
  const meetingId = /\/m\/([^/]+)\/agenda/.exec(page.url())?.[1] as string

  await addItem(secretary, t, { ar: 'ما يستجد من أعمال', en: 'Any other business' })
  await addItem(secretary, t, titles)
  await writeDecision(secretary, t)
  await attachPaper(secretary)
  await moveUp(secretary, t, titles[language])
  // She looks at it once more: nothing is on its way when she publishes.
  await secretary.go(`/m/${meetingId}/agenda`)
  await publish(secretary, t)
  return { meetingId }
}

async function addItem({ page }: Person, t: TFunction, titles: Titles): Promise<void> {
  const rows = await page.getByRole('row').count()
  await page
    .getByRole('button', { name: t('agenda:tree.add') })
    .first()
    .click()
  await expect(page.getByRole('row')).toHaveCount(rows + 1)
  // The editor turns to the new item, whose titles are empty.
  await expect(page.getByRole('textbox', { name: t('agenda:fields.title_en') })).toHaveValue('')
  await page.getByRole('textbox', { name: t('agenda:fields.title_ar') }).fill(titles.ar)
  await page.getByRole('textbox', { name: t('agenda:fields.title_en') }).fill(titles.en)
  await expect(page.getByText(t('agenda:save.saved')).first()).toBeVisible()
}

async function writeDecision({ page }: Person, t: TFunction): Promise<void> {
  await page.getByRole('button', { name: t('agenda:fields.type') }).click()
  await page.getByRole('option', { name: t('agenda:type.decision') }).click()
  await page.getByRole('textbox', { name: t('agenda:fields.decision_ar') }).fill('يوافق المجلس على إستراتيجية الموانئ.')
  await page
    .getByRole('textbox', { name: t('agenda:fields.decision_en') })
    .fill('The Council adopts the ports strategy.')
  await expect(page.getByText(t('agenda:save.saved')).first()).toBeVisible()
}

async function attachPaper({ page }: Person): Promise<void> {
  // A chip with a link is the paper itself; while it travels its name stands in a row of its own.
  await page.locator('input[type=file]').first().setInputFiles(PAPER)
  await expect(page.getByRole('link', { name: /memo.digital.government/i })).toBeVisible({ timeout: 60_000 })
}

/** By the menu, as a keyboard would: what can be dragged can also be pressed. */
async function moveUp({ page }: Person, t: TFunction, title: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: title })
  const [menu] = t('agenda:menu.label', { number: '§' }).split('§')
  await row.getByRole('button', { name: menu?.trim() }).click()
  const moved = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('menuitem', { name: t('agenda:menu.up') }).click()
  await moved
  await expect(page.getByRole('row').first()).toContainText(title)
}

async function publish({ page }: Person, t: TFunction): Promise<void> {
  await page
    .getByRole('button', { name: t('agenda:publish.open'), exact: true })
    .first()
    .click()
  const sheet = page.locator('[role=dialog],[role=alertdialog]')
  const seen = sheet.getByRole('button', { name: t('agenda:publish.seen') })
  // Whatever of her own acts arrived while the sheet was open she is asked to look at first.
  await expect(async () => {
    if (await seen.isVisible()) await seen.click({ timeout: 1_000 })
    await sheet.getByRole('button').last().click({ timeout: 1_000 })
  }).toPass()
  await expect(page.getByText(t('agenda:publish.done', { revision: 1 }))).toBeVisible()
}
