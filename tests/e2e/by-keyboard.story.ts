// The floor and the vote without a mouse: a chair and two members, one of them at 400 %, who have a keyboard and nothing else, hear what
// a screen reader says, and asked for motion to be reduced.
import type { TFunction } from 'i18next'
import { withCabinet } from '../support/cabinet.ts'
import { nothingMoved, press, reflows, signInByKeys, tabTo, tour, watchMotion } from './support/by-keys.ts'
import { axeClean, expect, type Person, test } from './support/story.ts'

/** A window of 1280 by 1024 at 400 %. */
const MAGNIFIED = { width: 320, height: 256 }

test('checked in, heard and voted by the keyboard alone', async ({ enter, majlis, t }) => {
  const { meetingId } = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, ['salma', 'huda'])
    return circulated
  })
  const [nasser, salma, huda] = await Promise.all([
    enter(null, { width: 1440, height: 900 }),
    enter(null, { width: 1024, height: 768 }),
    enter(null, MAGNIFIED),
  ])
  const members = [salma, huda]
  for (const person of [nasser, ...members]) await watchMotion(person)
  const settled = async ({ page }: Person) => {
    await nothingMoved(page)
    await axeClean(page)
    if (page === huda.page) await reflows(page)
  }

  // ── In
  await signInByKeys(nasser, `/m/${meetingId}/console`, 'nasser', t)
  await signInByKeys(salma, `/m/${meetingId}/sitting`, 'salma', t)
  await signInByKeys(huda, `/m/${meetingId}/sitting`, 'huda', t)
  for (const member of members) {
    const { page } = member
    await expect(page.getByRole('button', { name: t('live:check_in.room') })).toBeVisible()
    await settled(member)
    await press(page, t('live:check_in.room'))
    await expect(page.getByRole('status').filter({ hasText: t('live:check_in.done_room') })).toBeVisible()
    const ready = page.getByText(t('ballots:device.ready'))
    const prepare = page.getByRole('button', { name: t('ballots:device.prepare') })
    await expect(prepare.or(ready).first()).toBeVisible()
    if (await prepare.isVisible()) await press(page, t('ballots:device.prepare'))
    await expect(ready.first()).toBeVisible()
  }

  // ── The chair's keys are told, and one calls the item
  await nasser.page.keyboard.press('?')
  const list = nasser.page.getByRole('dialog', { name: t('live:keys.title') })
  await expect(list).toContainText(t('live:keys.vote'))
  await nasser.page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await nasser.page.keyboard.press('n')
  for (const { page } of members) await expect(page.getByRole('region', { name: t('floor:title') })).toBeVisible()

  // ── The floor: asked for, given, finished
  for (const [at, member] of members.entries()) {
    const { page } = member
    await expect(page.getByRole('region', { name: t('floor:title') })).toMatchAriaSnapshot(`
      - region "${t('floor:title')}":
        - status
        - heading "${t('floor:title')}" [level=2]
        - button "${t('floor:times.title')}"
        - button "${t('floor:ask.speak')}"
        - button "${t('floor:ask.point_of_order')}"
    `)
    await press(page, t('floor:ask.speak'))
    await expect(page.getByRole('status').filter({ hasText: t('floor:waiting.speak') })).toHaveCount(1)
    await settled(member)
    await expect(nasser.page.locator('.floor-queue > li')).toHaveCount(1)
    await press(nasser.page, aboutAnybody(t('floor:row.give', { name: '§' })), at === 0 ? 'Enter' : 'Space')
    const mine = page.getByRole('region', { name: t('floor:yours') })
    await expect(mine).toMatchAriaSnapshot(`
      - region "${t('floor:yours')}":
        - status: "${t('floor:yours')}"
        - heading "${t('floor:yours')}" [level=2]
        - timer "${t('floor:timer.left')}"
        - button "${t('floor:finished')}"
    `)
    await settled(member)
    await settled(nasser)
    if (at === 0) await press(page, t('floor:finished'))
    else await press(nasser.page, t('floor:end'))
    await expect(page.getByRole('status').filter({ hasText: t('floor:said.free') })).toHaveCount(1)
  }

  // ── The vote: opened by a key and Enter
  await nasser.page.keyboard.press('v')
  const sheet = nasser.page.getByRole('dialog')
  await expect(sheet).toBeVisible()
  await settled(nasser)
  await press(nasser.page, t('live:vote.open'))
  await expect(nasser.page.getByRole('button', { name: t('live:vote.close') })).toBeVisible()
  for (const [member, mark] of [
    [salma, 'for'],
    [huda, 'against'],
  ] as const)
    await vote(member, mark, settled, t)
})

/** From the band that says a vote is open to the receipt. */
async function vote(
  member: Person,
  mark: 'for' | 'against',
  settled: (who: Person) => Promise<void>,
  t: TFunction,
): Promise<void> {
  const { page } = member
  const band = page.getByRole('region', { name: t('ballots:banner.region') })
  await expect(band).toMatchAriaSnapshot(`
    - region "${t('ballots:banner.region')}":
      - status
      - link "${t('ballots:banner.vote')}"
      - timer "${t('ballots:banner.left')}"
  `)
  await settled(member)
  await press(page, t('ballots:banner.vote'))
  await expect(page).toHaveURL(/\/v\//)
  const ask = page.getByRole('region', { name: t('ballots:ask.region') })
  await expect(ask).toMatchAriaSnapshot(`
    - region "${t('ballots:ask.region')}":
      - heading "${t('ballots:ask.title')}" [level=2]
      - button "${t('parts:mark.for')}"
      - button "${t('parts:mark.against')}"
      - button "${t('parts:mark.abstain')}"
  `)
  await expect(ask.getByRole('button', { disabled: false })).toHaveCount(3)
  await settled(member)
  const stops = await tour(page)
  for (const one of ['for', 'against', 'abstain']) expect(stops).toContain(t(`parts:mark.${one}`))

  // Thought better of once: nothing is cast by Escape, and the focus is where it was.
  await press(page, t(`parts:mark.${mark}`))
  const word = t(`parts:mark.${mark}`)
  const cast = t('ballots:confirm.cast', { choice: word })
  const confirm = page.getByRole('alertdialog')
  await expect(confirm).toMatchAriaSnapshot(`
    - alertdialog:
      - heading [level=2]
      - button "${t('ballots:confirm.back')}"
      - 'button "${cast}"'
  `)
  await settled(member)
  await page.keyboard.press('Escape')
  await expect(confirm).toHaveCount(0)
  await expect(ask.getByRole('button', { name: word, exact: true })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(confirm).toBeVisible()
  await press(page, cast)

  // The receipt takes the focus: what is read next is that it is recorded.
  await expect(page.getByRole('heading', { name: t('ballots:receipt.title') })).toBeFocused()
  await expect(page.getByRole('region', { name: t('ballots:receipt.title') })).toMatchAriaSnapshot(`
    - region "${t('ballots:receipt.title')}":
      - heading "${t('ballots:receipt.title')}" [level=1]
      - img "${t('ballots:receipt.qr')}"
      - link "${t('ballots:receipt.back')}"
      - button "${t('ballots:receipt.save')}"
  `)
  await settled(member)
  const saving = page.waitForEvent('download')
  await press(page, t('ballots:receipt.save'))
  expect((await saving).suggestedFilename()).toMatch(/^majlis-receipt-/)
  await tabTo(page, t('ballots:receipt.print'))
}

/** A sentence with a name in it, whoever it is. */
const aboutAnybody = (sentence: string): RegExp =>
  new RegExp(
    sentence
      .replace(/[\u2066-\u2069]/g, '')
      .split('§')
      .map((part) => part.trim())
      .join('.*'),
  )
