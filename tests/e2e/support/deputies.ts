// How a member names somebody to sit in their seat at one meeting, as they would press it.
import type { TFunction } from 'i18next'
import { expect, type Person } from './story.ts'

export async function nameDeputy({ page, go }: Person, meetingId: string, t: TFunction, name: string): Promise<void> {
  await go(`/m/${meetingId}/reply`)
  await page.getByRole('button', { name: t('replies:answer.deputy') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.select-button').click()
  await page.getByRole('option', { name }).click()
  await dialog.getByRole('button', { name: t('replies:deputy.submit') }).click()
  await expect(page.getByRole('button', { name: t('replies:deputy.take_back') })).toBeVisible()
}
