// What people do during a sitting, as they would press it.
import type { TFunction } from 'i18next'
import { expect, type Person } from './story.ts'

export async function checkIn(person: Person, meetingId: string, t: TFunction): Promise<void> {
  await person.go(`/m/${meetingId}/sitting`)
  await person.page.getByRole('button', { name: t('live:check_in.room') }).click()
  await expect(person.page.getByText(t('live:check_in.done_room'))).toBeVisible()
  // Checking in prepares the device; where the browser asks first, one press does it.
  const prepare = person.page.getByRole('button', { name: t('ballots:device.prepare') })
  const ready = person.page.getByText(t('ballots:device.ready'))
  await expect(prepare.or(ready).first()).toBeVisible()
  if (await prepare.isVisible()) await prepare.click()
  await expect(ready.first()).toBeVisible()
}

/** Where no sitting asks for it: the device is prepared on the page of devices. */
export async function prepareDevice({ page, go }: Person, t: TFunction): Promise<void> {
  await go('/devices')
  const browser = (word: string) => page.getByRole('button', { name: t(`ballots:device.${word}`) })
  await browser('prepare').or(browser('browser')).click()
  await expect(page.getByText(t('keys:devices.here'), { exact: true })).toBeVisible()
}

/** The secretary records ministers who have no tablet with them, until there is a quorum. */
export async function quorumByOfficer(
  { page, go }: Person,
  meetingId: string,
  t: TFunction,
  names: readonly string[] = ABSENT,
): Promise<void> {
  await go(`/m/${meetingId}/console`)
  for (const name of names) {
    const [before] = t('live:attendance.record', { name: '§' }).split('§')
    await page
      .getByRole('button', { name: new RegExp(`${before?.replace(/\u2068/g, '').trim()}.*(?:${name})`) })
      .click()
    await page.getByRole('menuitem', { name: t('live:attendance.in_room') }).click()
    await expect(page.getByText(new RegExp(name)).first()).toBeVisible()
  }
}

const ABSENT = [/Laila|ليلى/, /Abdulla|عبدالله/, /Sami|سامي/, /Hamad|حمد/, /Maryam|مريم/].map((name) => name.source)

export async function openTheVote(chair: Person, t: TFunction): Promise<void> {
  const [before] = t('live:control.vote', { number: '§' }).split('§')
  await chair.page.getByRole('button', { name: before?.trim() }).click()
  await chair.page
    .locator('[role=dialog],[role=alertdialog]')
    .getByRole('button', { name: t('live:vote.open'), exact: true })
    .click()
  await expect(chair.page.getByRole('button', { name: t('live:vote.close') })).toBeVisible()
}

export async function castVote(person: Person, t: TFunction, choice: 'yes' | 'no' | 'abstain'): Promise<void> {
  const mark = { yes: 'for', no: 'against', abstain: 'abstain' }[choice]
  const word = t(`parts:mark.${mark}`)
  await person.page
    .getByRole('region', { name: t('ballots:banner.region') })
    .getByRole('link')
    .first()
    .click()
  await person.page
    .getByRole('region', { name: t('ballots:ask.region') })
    .getByRole('button', { name: word, exact: true })
    .click()
  await person.page.getByRole('button', { name: t('ballots:confirm.cast', { choice: word }) }).click()
  await expect(person.page.getByText(t('ballots:receipt.title'))).toBeVisible()
}
