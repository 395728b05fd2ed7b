// A member whose browser has no camera, no microphone and no WebRTC comes in all the same: follows, asks for the floor and gets it, and
// votes. Only their picture and voice are missing.
import { admit, askToJoin, dockOf, pictureFlows, waits } from '../call/in-call.ts'
import { withCabinet } from '../support/cabinet.ts'
import { castVote, openTheVote } from './support/sit.ts'
import { axeClean, expect, test } from './support/story.ts'

const SALMA = /Salma|سلمى/

test('a member without camera, microphone or WebRTC does everything but be seen', async ({ enter, majlis, t }) => {
  const { meetingId } = await withCabinet(majlis, async (cabinet) => {
    const made = await cabinet.circulate([], 'virtual')
    await cabinet.openSitting(made.meetingId, ['salma'])
    return made
  })
  const [nasser, huda, salma] = await Promise.all([
    enter('nasser', { width: 1440, height: 900 }),
    enter('huda'),
    enter('salma'),
  ])
  await salma.page.addInitScript(() => {
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined })
    Object.assign(window, { RTCPeerConnection: undefined, AudioContext: undefined })
  })
  const sitting = `/m/${meetingId}/sitting`
  await askToJoin(nasser, `/m/${meetingId}/console`, t)
  await askToJoin(huda, sitting, t)
  await waits(huda, t)
  await admit(nasser, t, /Huda|هدى/)

  // ── She is told what is missing, and comes in
  await salma.go(sitting)
  expect(await salma.page.evaluate(() => [typeof RTCPeerConnection, typeof navigator.mediaDevices])).toEqual([
    'undefined',
    'undefined',
  ])
  await salma.page.getByRole('button', { name: t('call:card.join') }).click()
  const test = salma.page.getByRole('dialog', { name: t('call:devices.title') })
  await expect(test.getByText(t('call:none.title'))).toBeVisible()
  await axeClean(salma.page)
  await test.getByRole('button', { name: t('call:card.ask') }).click()
  await waits(salma, t)
  await admit(nasser, t, SALMA)
  const dock = dockOf(salma.page, t)
  await expect(dock.getByRole('listitem')).toHaveCount(3)
  await expect(dockOf(huda.page, t).getByRole('listitem', { name: SALMA })).toBeVisible()
  await pictureFlows(huda, 1)
  await salma.page.getByRole('button', { name: t('call:card.check_in') }).click()
  await expect(salma.page.getByText(t('live:check_in.done_remote'))).toBeVisible()
  const prepare = salma.page.getByRole('button', { name: t('ballots:device.prepare') })
  const ready = salma.page.getByText(t('ballots:device.ready'))
  await expect(prepare.or(ready).first()).toBeVisible()
  if (await prepare.isVisible()) await prepare.click()
  await expect(ready.first()).toBeVisible()

  // ── She follows, and asks for the floor and has it; hers is then the first tile, on every screen
  await nasser.page.getByRole('button', { name: t('live:control.next') }).click()
  await expect(salma.page.getByRole('heading', { name: 'Ports' })).toBeVisible()
  await salma.page.getByRole('button', { name: t('floor:ask.speak') }).click()
  await expect(salma.page.getByText(t('floor:waiting.next'))).toBeVisible()
  const [give = ''] = t('floor:row.give', { name: '§' }).split('§')
  await nasser.page
    .locator('.floor-queue > li')
    .getByRole('button', { name: new RegExp(give.replace(/[\u2066-\u2069]/g, '').trim()) })
    .click()
  await expect(salma.page.getByRole('heading', { name: t('floor:yours') })).toBeVisible()
  const first = dockOf(huda.page, t).getByRole('listitem').first()
  await expect(first).toHaveAccessibleName(new RegExp(`(?:${SALMA.source}).*${t('call:tile.floor')}`))
  await salma.page.getByRole('button', { name: t('floor:finished') }).click()
  await expect(dockOf(huda.page, t).locator('[data-speaking]')).toHaveCount(0)

  // ── She votes
  await openTheVote(nasser, t)
  await castVote(salma, t, 'yes')
  await expect(dock.getByRole('button', { name: t('call:leave') })).toBeVisible()
})
