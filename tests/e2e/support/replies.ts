// How people answer an invitation, as they would press it.
import type { TFunction } from 'i18next'
import type { Answer } from '../../../app/rules/replies.ts'
import { expect, type Person } from './story.ts'

/** From whatever page asks: home, the pack or the page of replies. */
export async function answerInvitation(
  { page, go }: Person,
  path: string,
  t: TFunction,
  answer: Answer,
): Promise<void> {
  await go(path)
  const asked = page.getByRole('group', { name: t('replies:ask') })
  const button = asked.getByRole('button', { name: t(`replies:answer.${answer}`), exact: true })
  await button.click()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expect(asked.getByText(t('replies:changeable'))).toBeVisible()
}

/** The secretary enters what a member said by telephone, on the page of replies. */
export async function recordByTelephone({ page }: Person, name: string, t: TFunction, answer: Answer): Promise<void> {
  const row = page.locator('.reply-rows li').filter({ hasText: name })
  await row.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(t(`replies:answer.${answer}`), { exact: true }).click()
  await dialog.getByRole('button', { name: t('replies:record'), exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row).toContainText(t(`replies:answer.${answer}`))
  await expect(row).toContainText(t('replies:by_telephone'))
}
