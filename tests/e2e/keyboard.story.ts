// A member without a mouse, with a screen reader, at 400 % zoom and with motion reduced: checks in, hears the vote, casts it.
import type { Page } from '@playwright/test'
import { prepareAgenda } from './support/prepare-agenda.ts'
import { checkIn, openTheVote, quorumByOfficer } from './support/sit.ts'
import { axeClean, expect, hydrated, test } from './support/story.ts'

/** A desktop of 1280 pixels at 400 %. */
const ZOOMED = { width: 320, height: 256 }

/** Moves on with Tab until what has the focus carries this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, '').trim()
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const at = document.activeElement
      return at?.getAttribute('aria-label') ?? at?.textContent ?? ''
    })
    if (bare(label).includes(bare(name))) return
  }
  throw new Error(`Nothing named ${name} takes the focus`)
}

const press = async (page: Page, name: string) => {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** Nothing is cut off at the side, and what has the focus is in sight. */
async function fits(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, 'pixels beyond the edge').toBeLessThanOrEqual(0)
}

test('check-in and the vote by keyboard alone, zoomed, without motion', async ({ enter, language, t }) => {
  const desk = { width: 1440, height: 900 }
  const [amina, nasser, salma] = await Promise.all([
    enter('amina', desk),
    enter('nasser', desk),
    enter('salma', ZOOMED),
  ])
  const titles = { ar: 'إستراتيجية الموانئ', en: 'The ports strategy' }
  const { meetingId } = await prepareAgenda(amina, t, language, titles)
  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:control.open'), exact: true }).click()
  await nasser.page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('live:confirm.open.do') })
    .click()
  await checkIn(nasser, meetingId, t)
  await nasser.go(`/m/${meetingId}/console`)
  await quorumByOfficer(amina, meetingId, t)

  // ── Check-in
  const { page } = salma
  await salma.go(`/m/${meetingId}/sitting`)
  await fits(page)
  await press(page, t('live:check_in.room'))
  await expect(page.getByText(t('live:check_in.done_room'))).toBeVisible()
  const ready = page.getByText(t('ballots:device.ready'))
  const prepare = page.getByRole('button', { name: t('ballots:device.prepare') })
  await expect(prepare.or(ready).first()).toBeVisible()
  if (await prepare.isVisible()) await press(page, t('ballots:device.prepare'))
  await expect(ready.first()).toBeVisible()
  await fits(page)
  await axeClean(page)

  // ── The vote
  await nasser.page.getByRole('button', { name: t('live:control.next'), exact: true }).click()
  await openTheVote(nasser, t)
  const band = page.getByRole('region', { name: t('ballots:banner.region') })
  await expect(band).toBeVisible()
  await expect(band).toMatchAriaSnapshot(`
    - region "${t('ballots:banner.region')}":
      - link "${t('ballots:banner.vote')}"
  `)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await press(page, t('ballots:banner.vote'))
  await expect(page).toHaveURL(/\/v\//)
  await hydrated(page)
  const ask = page.getByRole('region', { name: t('ballots:ask.region') })
  await expect(ask.getByRole('button')).toHaveCount(3)
  for (const mark of ['for', 'against', 'abstain'])
    await expect(ask.getByRole('button', { name: t(`parts:mark.${mark}`), exact: true })).toHaveCount(1)
  await fits(page)
  // Motion is reduced: nothing moves, and nothing waits for a movement to end.
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  )
  expect(moving).toBe(0)
  await press(page, t('parts:mark.against'))
  await fits(page)
  const cast = t('ballots:confirm.cast', { choice: t('parts:mark.against') })
  await expect(page.getByRole('button', { name: cast })).toBeVisible()
  await axeClean(page)
  await press(page, cast)
  await expect(page.getByText(t('ballots:receipt.title'))).toBeVisible()
  await fits(page)
})
