// Ministers say beforehand that they have no objection, one wishes to speak and so takes an item out; at the opening another takes one out
// by one press, and the chair adopts the rest in one act. What the plan had for them is shown, and the bundle verifies by itself.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withCabinet } from '../support/cabinet.ts'
import { adoptConsent, announceConsent, sayBeforehand } from './support/consent.ts'
import { checkIn } from './support/sit.ts'
import { axeClean, expect, runCli, test } from './support/story.ts'

test('consent items are marked, taken out and adopted in one act', async ({ enter, majlis, language, t }) => {
  const digits = (text: string) =>
    language === 'ar' ? text.replace(/\d/g, (one) => '٠١٢٣٤٥٦٧٨٩'[Number(one)] as string) : text
  const { meetingId, laila: lailaName } = await withCabinet(majlis, async (cabinet) => ({
    meetingId: await cabinet.circulateConsent(4),
    laila: cabinet.named('laila').actor.name[language],
  }))
  const [salma, laila] = [await enter('salma', { width: 390, height: 844 }), await enter('laila')]

  // ── One press for all, and an exception by a key
  await sayBeforehand(salma, meetingId, t)
  await axeClean(salma.page)
  await sayBeforehand(laila, meetingId, t)
  const second = laila.page.locator('.position-rows > li').nth(1)
  await second.getByRole('button', { name: t('positions:mark.agree') }).focus()
  await laila.page.keyboard.press('3')
  await expect(second.getByText(t('positions:now_b'))).toBeVisible()
  await axeClean(laila.page)

  // ── Officers read who said what
  const nasser = await enter('nasser', { width: 1440, height: 900 })
  await nasser.go(`/m/${meetingId}/positions`)
  await expect(nasser.page.locator('.position-rows > li').nth(1)).toContainText(lailaName)
  await axeClean(nasser.page)

  // ── At the opening it is out; Salma, who is there, takes another out within the chair's moment
  await withCabinet(majlis, (cabinet) => cabinet.openSitting(meetingId, ['salma']))
  await checkIn(salma, meetingId, t)
  await nasser.go(`/m/${meetingId}/console`)
  await expect(nasser.page.locator('.consent-rows > li').nth(1)).toContainText(t('positions:now_b'))
  await axeClean(nasser.page)
  await announceConsent(nasser, t, 3)
  await salma.page.getByRole('button', { name: t('positions:consent.take_out_of', { number: digits('4') }) }).click()
  await expect(nasser.page.locator('.consent-rows > li').nth(3)).toContainText(t('positions:now_b'))
  await axeClean(salma.page)

  // ── What is left is adopted in one act, live for everybody
  await adoptConsent(nasser, t, 2)
  await expect(salma.page.getByText(t('positions:consent.adopted'), { exact: true })).toHaveCount(2)
  await expect(nasser.page.getByText(t('positions:saved.what'))).toBeVisible()
  await axeClean(nasser.page)
  await axeClean(salma.page)

  // ── One of them is reopened after all, at the request of a member: it is discussed, and the others stand
  await nasser.page.getByRole('button', { name: t('positions:consent.reopen_of', { number: digits('1') }) }).click()
  await axeClean(nasser.page)
  await nasser.page
    .getByRole('dialog')
    .getByRole('button', { name: t('positions:consent.reopen'), exact: true })
    .click()
  await expect(salma.page.getByText(t('positions:consent.adopted'), { exact: true })).toHaveCount(1)
  await expect(nasser.page.locator('.consent-rows > li').first()).toContainText(t('positions:now_b'))

  const bundle = join(mkdtempSync(join(tmpdir(), 'majlis-consent-')), 'cabinet.tar')
  expect(runCli(majlis, 'export', 'cabinet', bundle).status).toBe(0)
  const verified = runCli(majlis, 'verify', bundle, '--json')
  expect(verified.status, verified.stdout).toBe(0)
})
