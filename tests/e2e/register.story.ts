// After the sitting: the secretary gives what was decided its number, charges a minister with what follows, the minister says how far
// it is, and what is pending goes on the next agenda; the register is found by words, and taken along.
import { readFile } from 'node:fs/promises'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { must, requestId } from '../support/body.ts'
import { withCabinet } from '../support/cabinet.ts'
import { axeClean, expect, test } from './support/story.ts'

test('a decision is registered, charged, reported and followed up', async ({ enter, majlis, language, t }) => {
  await withCabinet(majlis, async (cabinet) => {
    const made = await cabinet.circulate()
    await cabinet.openSitting(made.meetingId, [])
    const cast = await cabinet.devicesOf(9, [])
    const voteId = await cabinet.openVote(made)
    await cast(voteId)
    await cabinet.closeVote(voteId)
    const { ctx } = cabinet
    const { meetingId } = made
    must(
      await moveSitting(ctx, cabinet.named('nasser').actor, {
        requestId: requestId(ctx),
        meetingId,
        act: 'sitting.adjourn',
      }),
    )
  })
  const [amina, salma] = await Promise.all([
    enter('amina', { width: 1440, height: 900 }),
    enter('salma', { width: 390, height: 844 }),
  ])

  // ── The secretary registers what the vote carried
  await amina.go('/b/cabinet')
  await amina.page.getByRole('link', { name: t('meetings:body.decisions') }).click()
  await expect(amina.page.getByRole('heading', { name: t('decisions:title'), level: 1 })).toBeVisible()
  const ready = amina.page.getByRole('region', { name: t('decisions:ready.title') }).filter({ hasText: 'Ports' })
  await expect(ready.getByRole('checkbox', { name: /Ports/ })).toBeChecked()
  await axeClean(amina.page)
  await ready.getByRole('button', { name: t('decisions:ready.register', { count: 1 }) }).click()
  const row = amina.page.getByRole('listitem').filter({ hasText: 'Ports' })
  await expect(row).toContainText(t('decisions:basis.vote'))
  await row.getByRole('link', { name: /Ports/ }).click()

  // ── And says what follows from it
  await amina.page.getByRole('button', { name: t('decisions:action.add') }).click()
  const form = amina.page.getByRole('dialog')
  await form.getByRole('textbox', { name: t('decisions:action.words') }).fill('Sign the contract')
  await form.getByRole('button', { name: new RegExp(t('decisions:owner')) }).click()
  await amina.page
    .getByRole('option')
    .filter({ hasText: language === 'ar' ? /سلمى/ : /Salma/ })
    .click()
  await form.getByLabel(t('decisions:action.due')).fill('2026-01-31')
  await axeClean(amina.page)
  await form.getByRole('button', { name: t('decisions:action.save') }).click()
  await expect(form).toHaveCount(0)
  await expect(amina.page.locator('b', { hasText: 'Sign the contract' })).toBeVisible()
  await axeClean(amina.page)

  // ── The minister is told, and reports from a telephone
  await salma.go('/')
  await salma.page.getByRole('link', { name: new RegExp(t('home:notice.action_given')) }).click()
  await expect(salma.page.getByRole('heading', { name: t('decisions:title'), level: 1 })).toBeVisible()
  await salma.page.getByRole('link', { name: /Ports/ }).click()
  await salma.page.getByRole('button', { name: t('decisions:report.title') }).click()
  const report = salma.page.getByRole('dialog')
  await report.getByText(t('decisions:status.under_way'), { exact: true }).click()
  await report.getByRole('textbox', { name: t('decisions:report.words') }).fill('The text is with the other side.')
  await axeClean(salma.page)
  await report.getByRole('button', { name: t('decisions:report.send') }).click()
  await expect(report).toHaveCount(0)
  await axeClean(salma.page)
  await expect(amina.page.getByText(t('decisions:status.under_way')).first()).toBeVisible()

  // ── The register: found by words, overdue in sight, taken along as a table, followed up on the next agenda
  await amina.go('/b/cabinet/decisions')
  const search = amina.page.getByRole('searchbox', { name: t('decisions:find') })
  await search.fill('harbour')
  await search.press('Enter')
  await expect(amina.page.getByText(t('decisions:none_found'))).toBeVisible()
  await search.fill(language === 'ar' ? 'مشروع' : 'contract')
  await search.press('Enter')
  await expect(amina.page.getByText('١/٢٠٢٦').or(amina.page.getByText('1/2026')).first()).toBeVisible()
  await amina.page.getByRole('button', { name: t('decisions:take') }).click()
  const [download] = await Promise.all([
    amina.page.waitForEvent('download'),
    amina.page.getByRole('menuitem', { name: t('decisions:csv') }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain('Sign the contract')
  await amina.page.getByRole('button', { name: t('decisions:follow_up') }).click()
  await expect(amina.page).toHaveURL(/\/agenda\?item=/)
  await expect(amina.page.getByRole('textbox', { name: t('agenda:fields.title_en') })).toHaveValue(
    'Follow-up of decisions',
  )
})
