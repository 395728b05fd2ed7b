// Who is there: a member checks in, is elsewhere than they said, an officer undoes what was entered wrongly, and the auditor reads
// from the ledger what the quorum of each item was, and when it changed.
import { prepareAgenda } from './support/prepare-agenda.ts'
import { checkIn } from './support/sit.ts'
import { axeClean, expect, type Person, test } from './support/story.ts'

test('attendance, corrected, and the quorum of each item', async ({ enter, language, t }) => {
  const desk = { width: 1440, height: 900 }
  const [amina, nasser, salma, waleed] = await Promise.all([
    enter('amina', desk),
    enter('nasser', desk),
    enter('salma', { width: 390, height: 844 }),
    enter('waleed', desk),
  ])
  const titles = { ar: 'إستراتيجية الموانئ', en: 'The ports strategy' }
  const { meetingId } = await prepareAgenda(amina, t, language, titles)
  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:control.open'), exact: true }).click()
  await nasser.page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('live:confirm.open.do') })
    .click()
  await nasser.page.getByRole('button', { name: t('live:control.next'), exact: true }).click()

  // ── A member on their own device, who is not in the room after all
  await checkIn(salma, meetingId, t)
  await salma.page.getByRole('button', { name: t('live:check_in.to_remote') }).click()
  await expect(salma.page.getByText(t('live:check_in.done_remote'))).toBeVisible()
  await axeClean(salma.page)

  // ── An officer takes one minister for another, and undoes it
  await amina.go(`/m/${meetingId}/console`)
  const record = async (person: Person, name: RegExp, act: string) => {
    const [before] = t('live:attendance.record', { name: '§' }).split('§')
    const label = new RegExp(`${before?.replace(/[\u2066-\u2069]/g, '').trim()}.*(?:${name.source})`)
    await person.page.getByRole('button', { name: label }).click()
    await person.page.getByRole('menuitem', { name: t(`live:attendance.${act}`) }).click()
    return person.page.getByRole('button', { name: label })
  }
  const laila = /Laila|ليلى/
  await expect(await record(amina, laila, 'in_room')).not.toContainText(t('live:attendance.not_come'))
  await expect(await record(amina, laila, 'undo')).toContainText(t('live:attendance.not_come'))
  await axeClean(amina.page)
  await record(amina, /Maryam|مريم/, 'in_room')
  await record(amina, /Maryam|مريم/, 'gone')
  await record(amina, /Maryam|مريم/, 'undo_left')

  // ── The log, from the ledger alone
  await amina.page.getByRole('link', { name: t('live:log.open') }).click()
  for (const person of [amina, waleed]) {
    await person.go(`/m/${meetingId}/attendance`)
    await expect(person.page.getByRole('heading', { name: t('live:log.title'), level: 1 })).toBeVisible()
    await expect(person.page.getByText(t('live:log.cause.called')).first()).toBeVisible()
    await expect(person.page.getByText(t('live:log.corrected')).first()).toBeVisible()
    await axeClean(person.page)
  }
  await expect(waleed.page.getByText(laila)).not.toHaveCount(0)
  await nasser.page.getByRole('button', { name: t('live:control.adjourn'), exact: true }).click()
  await nasser.page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('live:confirm.adjourn.do') })
    .click()
  await expect(salma.page.getByText(t('live:after.title'))).toBeVisible()
})
