// A body makes a rule of its own: the secretary answers its questions from a starting point and tries it on numbers, the chair
// reads and adopts it, and the auditor finds the whole of it in the ledger.
import type { TFunction } from 'i18next'
import { axeClean, expect, type Person, test } from './support/story.ts'

const NAME = { ar: 'ثلثا الحاضرين', en: 'Two thirds of those present' }
const SENTENCES = {
  ar: 'يُشترط لإقرار القرار أن يوافق عليه ما لا يقل عن ثلثي الأعضاء الحاضرين.',
  en: 'A decision is adopted when at least two thirds of the members present vote for it.',
}

test('the secretary makes a rule, the chair adopts it, and the ledger holds it', async ({ enter, language, t }) => {
  const amina = await enter('amina')
  const { page } = amina

  // ── From a starting point: the stock-exchange board's, with its casting vote
  await amina.go('/b/cabinet')
  await page.getByRole('link', { name: t('meetings:body.rules'), exact: true }).click()
  await expect(page.getByText(t('procedure:none'), { exact: true })).toBeVisible()
  await axeClean(page)
  const preset = {
    ar: 'مجلس إدارة بورصة: أغلبية الحاضرين، وللرئيس صوت مرجِّح',
    en: 'Stock-exchange board: majority of those present, with the chair’s casting vote',
  }
  await page.getByRole('link', { name: t('procedure:start_named', { name: preset[language] }) }).click()
  await expect(page).toHaveURL(/\/rules\/new\?from=exchange_board/)

  // ── Its name, and two thirds in place of a majority: the words follow in both languages
  await openQuestion(amina, t('procedure:question.names'))
  await page.getByRole('textbox', { name: t('procedure:names.ar') }).fill(NAME.ar)
  await page.getByRole('textbox', { name: t('procedure:names.en') }).fill('')
  await expect(page.getByRole('status').filter({ hasText: t('procedure:wrong.names', { most: 160 }) })).toBeVisible()
  await expect(page.getByText(t('procedure:builder.mend_first'))).toBeVisible()
  await page.getByRole('textbox', { name: t('procedure:names.en') }).fill(NAME.en)
  const condition = page.getByRole('group', { name: t('procedure:condition.one') })
  await condition.getByText(t('procedure:share.two_thirds'), { exact: true }).click()
  const words = page.getByRole('tabpanel')
  for (const sentence of [SENTENCES.ar, SENTENCES.en]) await expect(words.getByText(sentence)).toBeVisible()
  // A casting vote stays in the rule, and the words say that two thirds leave it nothing to decide.
  await expect(words.getByText(/What is said of ties has no occasion/)).toBeVisible()
  await axeClean(page)

  // ── Tried: four of six are two thirds, three are not
  await page.getByRole('tab', { name: t('procedure:builder.tab_try') }).click()
  await numbers(amina, t, { members_in_office: 6, present: 6, yes: 4, no: 2 })
  const result = page.getByRole('region', { name: t('procedure:try.result') })
  await expect(result.getByRole('status')).toHaveText(t('procedure:try.outcome.carried'))
  await numbers(amina, t, { yes: 3, no: 3 })
  await expect(result.getByRole('status')).toHaveText(t('procedure:try.outcome.not_carried'))
  await numbers(amina, t, { yes: 7 })
  await expect(page.getByText(t('procedure:try.malformed'))).toBeVisible()
  await numbers(amina, t, { yes: 4, no: 2 })
  await axeClean(page)

  // ── Member by member, with the body's own seats
  await page.getByText(t('procedure:try.members'), { exact: true }).click()
  await expect(page.getByRole('combobox').first()).toBeVisible()
  await axeClean(page)

  await page.getByRole('button', { name: t('procedure:builder.save') }).click()
  await expect(page.getByText(t('procedure:builder.saved'))).toBeVisible()
  await expect(page).toHaveURL(/\/rules\/rule-1$/)
  await expect(page.getByRole('button', { name: t('procedure:builder.adopt'), exact: true })).toHaveCount(0)

  // ── The chair reads it and adopts it
  const nasser = await enter('nasser')
  await nasser.go('/b/cabinet/rules')
  await nasser.page.getByRole('link', { name: t('procedure:continue_named', { name: NAME[language] }) }).click()
  await expect(nasser.page).toHaveURL(/\/rules\/rule-1$/)
  await expect(nasser.page.getByRole('tabpanel').getByText(SENTENCES.en)).toBeVisible()
  await nasser.page.getByRole('button', { name: t('procedure:builder.adopt'), exact: true }).click()
  const asked = nasser.page.getByRole('alertdialog')
  await expect(asked.getByText(SENTENCES[language])).toBeVisible()
  await axeClean(nasser.page)
  await asked.getByRole('button', { name: t('procedure:builder.adopt_do') }).click()
  await expect(nasser.page).toHaveURL(/\/b\/cabinet\/rules$/)
  const inForce = nasser.page.getByRole('region', { name: t('procedure:in_force') })
  await expect(inForce.getByRole('heading', { name: NAME[language] })).toBeVisible()
  await expect(inForce.getByText(t('procedure:version', { version: 1 }))).toBeVisible()

  // ── The auditor reads it in the ledger
  const waleed = await enter('waleed')
  await waleed.go('/b/cabinet/ledger?vote=all')
  await expect(waleed.page.getByText(adoptedIn(t, NAME[language]))).toBeVisible()
})

const openQuestion = ({ page }: Person, question: string) => page.getByText(question, { exact: true }).click()

async function numbers({ page }: Person, t: TFunction, given: Record<string, number>): Promise<void> {
  for (const [row, count] of Object.entries(given))
    await page.getByRole('textbox', { name: t(`procedure:try.${row}`), exact: true }).fill(String(count))
}

/** Up to where the sentence goes on with who presided. */
const adoptedIn = (t: TFunction, rule: string): string =>
  t('audit:event.rule.adopted', { rule, version: 1, actor: '§' }).split(/[.،] /)[0] as string
