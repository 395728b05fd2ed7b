// A secretary plans meetings that repeat, chooses the first day from the Hijri calendar, and sees the month. A member has her meetings in
// her own calendar by an address that reads without signing in. A meeting is postponed with its reason: its members are told, and its
// calendar entry is taken back.
import ICAL from 'ical.js'
import { withCabinet } from '../support/cabinet.ts'
import { axeClean, expect, test } from './support/story.ts'

test('meetings repeat, stand in calendars, and are put off', async ({ enter, majlis, language, t }) => {
  const { meetingId } = await withCabinet(majlis, (cabinet) => cabinet.circulate())
  const [amina, salma] = [await enter('amina'), await enter('salma')]

  // ── Salma sets where she is written to, and takes her meetings into her calendar
  await salma.go('/mail')
  await expect(salma.page.getByText(t('mail:mail.none'))).toBeVisible()
  await salma.page.getByRole('textbox', { name: t('mail:mail.address') }).fill('salma@house.test')
  await salma.page.getByText(t('mail:mail.wish_meetings')).click()
  await salma.page.getByRole('button', { name: t('mail:mail.save') }).click()
  await expect(salma.page.getByText(t('mail:mail.saved'), { exact: true })).toBeVisible()
  await salma.page.getByRole('button', { name: t('mail:feed.make') }).click()
  await expect(salma.page.getByText(t('mail:feed.once'))).toBeVisible()
  await axeClean(salma.page)
  const address = await salma.page.locator('.address').innerText()
  const read = async () => {
    const answer = await fetch(address)
    expect(answer.status).toBe(200)
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()))
    return new Map(
      calendar
        .getAllSubcomponents('vevent')
        .map((one) => [String(one.getFirstPropertyValue('uid')), String(one.getFirstPropertyValue('status'))]),
    )
  }
  expect((await read()).get(`${meetingId}@localhost`)).toBe('CONFIRMED')

  // ── Amina plans three weekly meetings, the first chosen from the Hijri calendar, and leaves one out
  await amina.go('/b/cabinet/meetings/new')
  const { page } = amina
  await page.getByRole('button', { name: t('calendar:choose', { label: t('meetings:form.day') }) }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  await axeClean(page)
  await page.locator('.react-aria-CalendarCell:not([data-outside-month])').nth(9).click()
  await expect(page.getByRole('grid')).toHaveCount(0)
  await page.getByText(t('meetings:repeat.on')).click()
  await page.getByRole('textbox', { name: t('meetings:repeat.count') }).fill('4')
  await expect(page.locator('.repeat .dates li')).toHaveCount(4)
  await page.locator('.repeat .dates li .check').nth(1).click()
  await axeClean(page)
  await page.getByRole('button', { name: t('meetings:new.submit') }).click()
  await expect(page).toHaveURL(/\/m\/[^/]+\/agenda$/)

  // ── The month, in both calendars
  await amina.go('/b/cabinet')
  await page.getByRole('link', { name: t('meetings:body.calendar'), exact: true }).click()
  await expect(page.locator('table.month')).toBeVisible()
  await axeClean(page)
  await page.getByRole('link', { name: t('calendar:hijri'), exact: true }).click()
  await expect(page).toHaveURL(/calendar=hijri/)
  await expect(page.locator('h1')).toContainText(language === 'ar' ? /[٠-٩]{4}/ : /14\d\d/)
  await axeClean(page)

  // ── The meeting is put off: a reason is asked for, and who is told stands there
  await amina.go(`/m/${meetingId}`)
  await page.getByRole('button', { name: t('meetings:life.menu') }).click()
  await page.getByRole('menuitem', { name: t('meetings:life.postpone') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: t('meetings:life.postpone') })).toBeDisabled()
  await dialog.getByRole('textbox').fill('القاعة مغلقة · The hall is closed')
  await axeClean(page)
  await dialog.getByRole('button', { name: t('meetings:life.postpone') }).click()
  await expect(page.getByText(t('meetings:life.is_postponed'))).toBeVisible()

  // ── Salma reads it in the app, with the reason, and in her calendar
  await salma.go('/notices')
  await salma.page.getByText(t('home:notice.meeting_postponed')).click()
  await expect(salma.page.getByText('The hall is closed')).toBeVisible()
  expect((await read()).get(`${meetingId}@localhost`)).toBe('CANCELLED')

  // ── A new address ends the old one
  await salma.go('/mail')
  await salma.page.getByRole('button', { name: t('mail:feed.renew') }).click()
  await expect(salma.page.getByText(t('mail:feed.once'))).toBeVisible()
  expect((await fetch(address)).status).toBe(404)
})
