// Two officers write one agenda at once while a minister reads its pack without a network: what they change apart is merged, what they
// change both is shown to be settled, an item removed under somebody's hands comes back with their words, what was typed outlives a
// lost connection and a reload, and the minister's note arrives.
import type { Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { withCabinet } from '../support/cabinet.ts'
import { rowOf } from './support/desk.ts'
import { keepByPin, openWithoutServer, unlockByPin } from './support/kept.ts'
import { inkOnPage, markPassage, openPaper, showNotes } from './support/read-together.ts'
import { axeClean, expect, hydrated, test } from './support/story.ts'

const PIN = '204-816'
const NOTE = 'ملاحظة كُتبت بلا شبكة'
/** What pages say of a network that is not there. */
const AWAY = ['ERR_INTERNET_DISCONNECTED', 'WebSocket', 'Failed to fetch', 'ERR_FAILED', 'Failed to load resource']

const field = (page: Page, t: TFunction, name: string) =>
  page.getByRole('textbox', { name: t(`agenda:fields.${name}`) })
const saved = (page: Page, t: TFunction) =>
  expect(page.getByText(t('agenda:save.saved')).first()).toBeVisible({ timeout: 30_000 })
const unsaved = (page: Page, t: TFunction) =>
  expect(page.getByText(t('agenda:save.unsaved')).first()).toBeVisible({ timeout: 30_000 })

test('nothing that anybody wrote is lost, and what two wrote in one place is shown to both', async ({
  enter,
  majlis,
  t,
  language,
  expected,
}) => {
  expected.push(...AWAY)
  const { meetingId, paperId, itemId, others } = await withCabinet(majlis, (cabinet) =>
    cabinet.circulate(['tracemonkey.pdf']),
  )
  const second = others[0] as (typeof others)[number]
  const size = { width: 1440, height: 900 }
  const [amina, nasser, huda] = await Promise.all([enter('amina', size), enter('nasser', size), enter('huda')])
  nasser.page.on('dialog', (dialog) => dialog.accept())

  // ── A minister takes the pack along, and her network goes
  await huda.go(`/m/${meetingId}`)
  await keepByPin(huda.page, t, PIN)
  await huda.context.setOffline(true)
  await openWithoutServer(huda.page, `${majlis.origin}/m/${meetingId}/papers/${paperId}`)
  await unlockByPin(huda.page, t, PIN)
  await inkOnPage(huda)
  await showNotes(huda, t)
  await markPassage(huda, t, { text: NOTE, shared: true })

  // ── Two at one desk: each sees that the other is there, and where they write
  const desk = `/m/${meetingId}/agenda?item=${itemId}`
  await amina.go(desk)
  await nasser.go(desk)
  await expect(amina.page.getByRole('list', { name: t('agenda:desk.here') }).getByRole('listitem')).toHaveCount(1)
  await field(nasser.page, t, 'purpose_en').focus()
  await expect(amina.page.locator('.tree .writing-here')).toBeVisible()
  await axeClean(amina.page)
  await amina.page.screenshot({ path: `test-results/desk-together-${language}.png` })

  // ── Different fields, one of them without a network: merged when it returns
  await nasser.context.setOffline(true)
  await field(nasser.page, t, 'minutes').fill('25')
  await unsaved(nasser.page, t)
  await field(amina.page, t, 'title_en').fill('Ports and harbours')
  await saved(amina.page, t)
  await nasser.context.setOffline(false)
  await saved(nasser.page, t)
  for (const { page } of [amina, nasser]) {
    await expect(field(page, t, 'title_en')).toHaveValue('Ports and harbours')
    await expect(field(page, t, 'minutes')).toHaveValue(language === 'ar' ? '٢٥' : '25')
  }

  // ── One field by both: shown side by side, and settled by writing it anew
  await nasser.context.setOffline(true)
  await field(nasser.page, t, 'title_ar').fill('المرافئ')
  await field(nasser.page, t, 'purpose_en').fill('To decide on the harbours')
  await unsaved(nasser.page, t)
  await field(amina.page, t, 'title_ar').fill('الموانئ والمرافئ')
  await saved(amina.page, t)
  await nasser.context.setOffline(false)
  const conflict = nasser.page.getByRole('region', { name: t('agenda:part.title_ar') })
  await expect(conflict).toBeVisible({ timeout: 30_000 })
  await expect(conflict.getByText('الموانئ والمرافئ')).toBeVisible()
  await expect(conflict.getByText('المرافئ', { exact: true })).toBeVisible()
  await expect(nasser.page.getByRole('region', { name: t('agenda:part.purpose_en') })).toHaveCount(0)
  await axeClean(nasser.page)
  await nasser.page.screenshot({ path: `test-results/desk-conflict-${language}.png` })
  await conflict.getByText(t('agenda:stale.edit')).click()
  await conflict.getByRole('textbox').fill('الموانئ البحرية والمرافئ')
  await nasser.page.getByRole('button', { name: t('agenda:stale.settle') }).click()
  await saved(nasser.page, t)
  await expect(field(amina.page, t, 'title_ar')).toHaveValue('الموانئ البحرية والمرافئ')
  await expect(field(amina.page, t, 'purpose_en')).toHaveValue('To decide on the harbours')

  // ── Typed without a network, over a reload
  await nasser.context.setOffline(true)
  await field(nasser.page, t, 'purpose_ar').fill('للبتّ في أمر المرافئ')
  await unsaved(nasser.page, t)
  await nasser.context.setOffline(false)
  await nasser.page.reload()
  await hydrated(nasser.page)
  await saved(nasser.page, t)
  await expect(field(amina.page, t, 'purpose_ar')).toHaveValue('للبتّ في أمر المرافئ')

  // ── An item removed while another writes in it
  await rowOf(nasser.page, 'Matter').first().click()
  await expect(nasser.page).toHaveURL(new RegExp(second.itemId))
  await nasser.context.setOffline(true)
  await field(nasser.page, t, 'purpose_en').fill('Written while it was removed')
  await unsaved(nasser.page, t)
  const [menu] = t('agenda:menu.label', { number: '§' }).split('§')
  await rowOf(amina.page, 'Matter').first().getByRole('button', { name: menu?.trim() }).click()
  await amina.page.getByRole('menuitem', { name: t('agenda:menu.remove') }).click()
  await expect(rowOf(amina.page, 'Matter')).toHaveCount(0)
  await nasser.context.setOffline(false)
  const restore = nasser.page.getByRole('button', { name: t('agenda:gone.restore') })
  await expect(restore).toBeVisible({ timeout: 30_000 })
  await expect(nasser.page.getByText('Written while it was removed')).toBeVisible()
  await axeClean(nasser.page)
  await nasser.page.screenshot({ path: `test-results/desk-gone-${language}.png` })
  await restore.click()
  await expect(rowOf(nasser.page, 'Matter')).toHaveCount(1)
  await rowOf(amina.page, 'Matter').first().click()
  await expect(field(amina.page, t, 'purpose_en')).toHaveValue('Written while it was removed', { timeout: 30_000 })

  // ── The minister is back: her note is with the others
  await huda.context.setOffline(false)
  await huda.page.goto(`${majlis.origin}/offline`)
  await hydrated(huda.page)
  await unlockByPin(huda.page, t, PIN)
  await expect(huda.page.getByText(t('offline:banner.all_sent'))).toBeVisible({ timeout: 60_000 })
  const salma = await enter('salma')
  await openPaper(salma, meetingId, t)
  await expect(salma.page.getByText(NOTE)).toBeVisible({ timeout: 60_000 })

  // ── What is typed is kept on the device only until it is saved
  await nasser.context.setOffline(true)
  await field(nasser.page, t, 'purpose_en').fill('Never sent')
  await unsaved(nasser.page, t)
  const kept = () =>
    nasser.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('majlis-drafts')))
  expect(await kept()).toHaveLength(1)
  await nasser.context.setOffline(false)
  await saved(nasser.page, t)
  await expect.poll(async () => (await kept()).length).toBe(0)
})
