// The chair runs the order of a sitting: an item called by mistake and taken back, one deferred and taken up again, a suspension that
// says to everyone when it ends, all of it by keys as by buttons.
import { prepareAgenda } from './support/prepare-agenda.ts'
import { checkIn } from './support/sit.ts'
import { axeClean, expect, test } from './support/story.ts'

test('the running order of a sitting', async ({ enter, language, t }) => {
  const desk = { width: 1440, height: 900 }
  const [amina, nasser, salma] = await Promise.all([
    enter('amina', desk),
    enter('nasser', { width: 1024, height: 768 }),
    enter('salma'),
  ])
  const titles = { ar: 'إستراتيجية الموانئ', en: 'The ports strategy' }
  const { meetingId } = await prepareAgenda(amina, t, language, titles)
  const other = language === 'ar' ? 'ما يستجد من أعمال' : 'Any other business'
  const { page } = nasser
  const press = (name: string) => page.getByRole('button', { name: t(name), exact: true }).click()

  await nasser.go(`/m/${meetingId}/console`)
  await press('live:control.open')
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('live:confirm.open.do') })
    .click()
  await checkIn(salma, meetingId, t)
  await press('live:control.next')
  await expect(page.getByRole('heading', { name: titles[language], level: 1 })).toBeVisible()

  // ── Called by mistake, by a key, and taken back
  await page.locator('body').click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: other, level: 1 })).toBeVisible()
  await expect(salma.page.getByRole('heading', { name: other, level: 1 })).toBeVisible()
  await press('live:control.undo')
  await expect(page.getByRole('heading', { name: titles[language], level: 1 })).toBeVisible()
  await expect(salma.page.getByRole('heading', { name: titles[language], level: 1 })).toBeVisible()

  // ── The keys that there are
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: t('live:keys.title') })).toBeVisible()
  await axeClean(page)
  await page.keyboard.press('Escape')

  // ── Deferred, which everyone reads, and taken up again
  await press('live:control.defer')
  await expect(page.getByRole('heading', { name: t('live:item.none'), level: 1 })).toBeVisible()
  await expect(salma.page.getByText(t('live:item.deferred'), { exact: true })).toBeVisible()
  await press('live:control.next')
  await expect(page.getByRole('heading', { name: other, level: 1 })).toBeVisible()
  await amina.go(`/m/${meetingId}/console`)
  await axeClean(amina.page)
  const menu = amina.page.getByRole('button', { name: t('live:item.menu', { number: '1' }) })
  await menu.click()
  await axeClean(amina.page)
  await amina.page.getByRole('menuitem', { name: t('live:item.take_up', { number: '1' }) }).click()
  await expect(page.getByRole('heading', { name: titles[language], level: 1 })).toBeVisible()
  await expect(salma.page.getByText(t('live:item.deferred'), { exact: true })).toHaveCount(0)

  // ── Suspended until a time that everyone reads
  await press('live:control.suspend')
  const asking = page.getByRole('alertdialog')
  await axeClean(page)
  await asking.getByRole('radio').nth(3).click({ force: true })
  await asking.getByRole('button', { name: t('live:confirm.suspend.do'), exact: true }).click()
  const [until] = t('live:suspended.until', { time: '§' }).split('§')
  await expect(salma.page.getByText(until?.replace(/[\u2066-\u2069]/g, '').trim() ?? '')).toBeVisible()
  await axeClean(salma.page)
  await axeClean(page)
  await press('live:control.resume')
  await expect(salma.page.getByText(until?.replace(/[\u2066-\u2069]/g, '').trim() ?? '')).toHaveCount(0)

  await press('live:control.adjourn')
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('live:confirm.adjourn.do') })
    .click()
  await expect(salma.page.getByText(t('live:after.title'))).toBeVisible()
})
