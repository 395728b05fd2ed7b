// How members say beforehand what they think of items, and how consent items are taken out and adopted, as they would press it.
import type { TFunction } from 'i18next'
import type { Mark } from '../../../app/rules/consent.ts'
import { expect, type Person } from './story.ts'

const plain = (words: string) => words.replace(/[⁦-⁩]/g, '')

/** One press for all consent items; then the exceptions, by item number. */
export async function sayBeforehand(
  { page, go }: Person,
  meetingId: string,
  t: TFunction,
  exceptions: readonly { number: string; mark: Mark }[] = [],
): Promise<void> {
  await go(`/m/${meetingId}/positions`)
  const rows = page.locator('.position-rows > li')
  await page.locator('main header .btn').click()
  await expect(page.locator('main header .btn')).toHaveCount(0)
  for (const { number, mark } of exceptions) {
    const button = rows
      .filter({ has: page.locator('.no', { hasText: number }) })
      .getByRole('button', { name: plain(t(`positions:mark.${mark}`)), exact: true })
    await button.click()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }
}

/** The chair says which are to be adopted; for half a minute one may be taken out. */
export const announceConsent = ({ page }: Person, t: TFunction, count: number): Promise<void> =>
  page.getByRole('button', { name: t('positions:consent.announce', { count }) }).click()

/** Once the members' moment is over, what is left is adopted in one act. */
export async function adoptConsent({ page }: Person, t: TFunction, count: number): Promise<void> {
  const adopt = page.getByRole('button', { name: t('positions:consent.adopt', { count }) })
  await expect(adopt).toBeEnabled({ timeout: 60_000 })
  await adopt.click()
  await expect(page.locator('.consent-saved')).toBeVisible()
}
