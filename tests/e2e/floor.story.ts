// The floor: two ministers ask, a point of order goes first and interrupts, the clock stands and is extended the same on three
// screens, one of them a telephone at 400 %; by keyboard alone where it matters, and the spoken record is in the ledger.
import type { TFunction } from 'i18next'
import { withCabinet } from '../support/cabinet.ts'
import { floorActs } from '../support/floor.ts'
import { axeClean, expect, type Person, test } from './support/story.ts'

/** A window of 1280 at 400 %. */
const MAGNIFIED = { width: 320, height: 640 }

test('asked for, given, interrupted, extended and ended', async ({ enter, majlis, t }) => {
  const meetingId = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, [])
    return circulated.meetingId
  })
  const [nasser, salma, huda] = await Promise.all([
    enter('nasser', { width: 1440, height: 900 }),
    enter('salma', MAGNIFIED),
    enter('huda'),
  ])
  const names = await withCabinet(majlis, async ({ named }) => ({
    salma: named('salma').actor.name,
    huda: named('huda').actor.name,
  }))
  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:control.next') }).click()
  for (const member of [salma, huda]) await member.go(`/m/${meetingId}/sitting`)

  // ── Asked for by keyboard alone; the place in the queue
  await press(salma, t('floor:ask.speak'))
  await expect(salma.page.getByText(t('floor:waiting.next'))).toBeVisible()
  await press(huda, t('floor:ask.speak'))
  await expect(huda.page.getByText(t('floor:waiting.speak'))).toBeVisible()
  const queue = nasser.page.locator('.floor-queue > li')
  await expect(queue).toHaveCount(2)
  await expect(queue.first()).toContainText(said(names.salma, t))
  await axeClean(nasser.page)
  await axeClean(salma.page)
  await fits(salma)

  // ── Withdrawn, and asked for again: behind
  await salma.page.getByRole('button', { name: t('floor:withdraw') }).press('Enter')
  await expect(queue).toHaveCount(1)
  await press(salma, t('floor:ask.speak'))
  await expect(queue).toHaveCount(2)
  await expect(queue.first()).toContainText(said(names.huda, t))
  await queue
    .last()
    .getByRole('button', { name: menuOf(names.salma, t) })
    .click()
  await nasser.page.getByRole('menuitem', { name: t('floor:row.first') }).click()
  await expect(queue.first()).toContainText(said(names.salma, t))

  // ── Given, and said to whoever cannot see it
  await give(nasser, names.salma, t)
  await expect(salma.page.getByRole('heading', { name: t('floor:yours') })).toBeVisible()
  await expect(salma.page.getByRole('status').filter({ hasText: t('floor:yours') })).toHaveCount(1)
  await expect(huda.page.locator('.speech-timer')).toBeVisible()
  await expect(nasser.page.locator('.seat.floor')).toHaveCount(1)
  await axeClean(salma.page)
  await axeClean(nasser.page)
  await fits(salma)

  // ── A point of order goes first, and interrupts
  await press(huda, t('floor:ask.point_of_order'))
  await expect(queue.first()).toHaveClass(/order/)
  await give(nasser, names.huda, t)
  await expect(huda.page.getByRole('heading', { name: t('floor:yours') })).toBeVisible()
  await expect(salma.page.getByText(t('floor:interrupted_mine'))).toBeVisible()
  await press(huda, t('floor:finished'))
  await expect(salma.page.getByRole('heading', { name: t('floor:yours') })).toBeVisible()

  // ── The clock stands for all until the chair lets it go on; a minute more is a minute more for all
  const screens = [nasser, salma, huda]
  for (const { page } of screens) await expect(page.locator('.speech-timer.paused')).toBeVisible()
  const standing = await shownOn(screens)
  expect(new Set(standing).size).toBe(1)
  await press(nasser, t('floor:extend'))
  for (const { page } of screens) await expect(page.locator('.speech-timer b')).not.toHaveText(standing[0] as string)
  const extended = await shownOn(screens)
  expect(new Set(extended).size).toBe(1)
  await press(nasser, t('floor:resume'))
  for (const { page } of screens) await expect(page.locator('.speech-timer.left')).toBeVisible()
  for (const { page } of screens) await expect(page.locator('.speech-timer b')).not.toHaveText(extended[0] as string)
  await press(nasser, t('floor:pause'))
  for (const { page } of screens) await expect(page.locator('.speech-timer.paused')).toBeVisible()
  expect(new Set(await shownOn(screens)).size).toBe(1)
  await press(nasser, t('floor:resume'))

  // ── Times, and the list closed: who waits still waits
  await press(nasser, t('floor:settings.title'))
  const settings = nasser.page.getByRole('dialog')
  await settings.getByText(t('floor:settings.closed')).click()
  await axeClean(nasser.page)
  await settings.getByRole('button', { name: t('floor:settings.save'), exact: true }).click()
  await expect(settings).toHaveCount(0)
  await press(salma, t('floor:finished'))
  await expect(salma.page.getByText(t('errors:floor_list_closed'))).toBeVisible()
  await press(nasser, t('floor:times.title'))
  await expect(nasser.page.getByRole('dialog')).toContainText(said(names.salma, t))
  await axeClean(nasser.page)
  await nasser.page.keyboard.press('Escape')

  // ── Given by mistake, and taken back
  await give(nasser, names.huda, t)
  await press(nasser, t('floor:undo'))
  await expect(nasser.page.locator('.floor-now')).toHaveCount(0)
  await expect(queue).toHaveCount(1)
  await axeClean(huda.page)

  // ── The spoken record
  const record = await withCabinet(majlis, ({ ctx }) => floorActs(ctx).record(meetingId as never))
  expect(record.map(({ type, kind, cause }) => [type, kind, cause])).toEqual([
    ['floor.given', 'speak', undefined],
    ['floor.given', 'point_of_order', undefined],
    ['floor.ended', 'point_of_order', 'finished'],
    ['floor.ended', 'speak', 'finished'],
    ['floor.given', 'speak', undefined],
    ['floor.ended', 'speak', 'mistake'],
  ])
  const waleed = await enter('waleed')
  await waleed.go('/b/cabinet/ledger?vote=all')
  await expect(waleed.page.getByText(said(names.salma, t)).first()).toBeVisible()
  await waleed.page.getByRole('button', { name: t('audit:verify') }).click()
  await expect(waleed.page.getByRole('button', { name: t('audit:again') })).toBeVisible()
})

/** By the keyboard: the button is reached, and Enter presses it. */
const press = async ({ page }: Person, name: string): Promise<void> => {
  const button = page.getByRole('button', { name, exact: true }).first()
  await button.focus()
  await page.keyboard.press('Enter')
}

type Name = { ar: string; en: string }
const said = (name: Name, t: TFunction): string => (t('floor:end') === 'End' ? name.en : name.ar)
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '')
const about = (sentence: string): RegExp =>
  new RegExp(
    plain(sentence)
      .split('§')
      .map((part) => part.trim())
      .join('.*'),
  )
const menuOf = (name: Name, t: TFunction): RegExp =>
  about(t('floor:row.menu', { name: said(name, t) }).replace(said(name, t), '§'))

async function give({ page }: Person, name: Name, t: TFunction): Promise<void> {
  const row = page
    .locator('.floor-queue > li')
    .filter({ hasText: said(name, t) })
    .first()
  const button = row.getByRole('button', {
    name: about(t('floor:row.give', { name: said(name, t) }).replace(said(name, t), '§')),
  })
  await button.focus()
  await page.keyboard.press('Enter')
}

const shownOn = (people: readonly Person[]): Promise<(string | null)[]> =>
  Promise.all(people.map(({ page }) => page.locator('.speech-timer b').textContent()))

/** Nothing has to be scrolled sideways. */
const fits = async ({ page }: Person): Promise<void> => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over).toBeLessThanOrEqual(0)
}
