// A sitting at a distance: a lobby, pictures that flow, the chair's hand on a line, a cut of ten seconds, a vote in the middle of it, a
// removal, and the end, which ends every picture.
import { setTimeout as sleep } from 'node:timers/promises'
import {
  admit,
  askToJoin,
  cableOf,
  direct,
  dockOf,
  holdOn,
  holdsNothing,
  nothingFlows,
  pictureFlows,
  waits,
} from '../call/in-call.ts'
import { withCabinet } from '../support/cabinet.ts'
import { castVote, openTheVote } from './support/sit.ts'
import { axeClean, expect, test } from './support/story.ts'

const SALMA = /Salma|سلمى/
const HUDA = /Huda|هدى/

test('a virtual sitting', async ({ enter, majlis, t, expected }) => {
  expected.push('ERR_INTERNET_DISCONNECTED')
  const { meetingId } = await withCabinet(majlis, async (cabinet) => {
    const made = await cabinet.circulate([], 'virtual')
    await cabinet.openSitting(made.meetingId, ['salma', 'huda'])
    return made
  })
  const [nasser, salma, huda] = await Promise.all([
    enter('nasser', { width: 1440, height: 900 }),
    enter('salma'),
    enter('huda'),
  ])
  const cable = await cableOf(huda)
  await holdOn(salma)
  const sitting = `/m/${meetingId}/sitting`

  // ── The door
  await askToJoin(nasser, `/m/${meetingId}/console`, t)
  await askToJoin(salma, sitting, t)
  await askToJoin(huda, sitting, t)
  await waits(salma, t)
  await expect(dockOf(salma.page, t).getByRole('listitem')).toHaveCount(0)
  await axeClean(nasser.page)
  await admit(nasser, t, SALMA)
  await admit(nasser, t, HUDA)
  for (const person of [nasser, salma, huda]) await pictureFlows(person, 2)
  await axeClean(salma.page)

  // ── To be seen is not to be counted
  for (const { page } of [salma, huda]) {
    await page.getByRole('button', { name: t('call:card.check_in') }).click()
    await expect(page.getByText(t('live:check_in.done_remote'))).toBeVisible()
    const prepare = page.getByRole('button', { name: t('ballots:device.prepare') })
    const ready = page.getByText(t('ballots:device.ready'))
    await expect(prepare.or(ready).first()).toBeVisible()
    if (await prepare.isVisible()) await prepare.click()
    await expect(ready.first()).toBeVisible()
  }

  // ── The chair's mute
  await direct(nasser, t, SALMA, 'mute')
  await expect(dockOf(salma.page, t).getByText(t('call:state.muted_by_chair'))).toBeVisible()
  await expect(dockOf(huda.page, t).getByRole('listitem', { name: SALMA })).toHaveAccessibleName(
    new RegExp(t('call:tile.muted')),
  )

  // ── Ten seconds without a network
  await cable.cut()
  await sleep(2_000)
  await nothingFlows(huda, 8_000)
  await cable.mend()
  for (const person of [nasser, salma, huda]) await pictureFlows(person, 2)

  // ── A vote: the call goes on beside it
  await nasser.page.getByRole('button', { name: t('live:control.next') }).click()
  await openTheVote(nasser, t)
  await castVote(salma, t, 'yes')
  await expect(dockOf(salma.page, t)).toBeVisible()
  await expect(dockOf(salma.page, t).getByRole('button', { name: t('call:leave') })).toBeVisible()

  // ── Put out: at once, and back only to the door
  await direct(nasser, t, SALMA, 'remove')
  await expect(salma.page.getByText(t('call:ended.removed'))).toBeVisible()
  expect(await holdsNothing(salma)).toBeGreaterThan(0)
  for (const person of [nasser, huda]) await pictureFlows(person, 1)
  await askToJoin(salma, sitting, t)
  await waits(salma, t)
  await admit(nasser, t, SALMA)
  await pictureFlows(salma, 2)

  // ── The end
  await nasser.page.getByRole('button', { name: t('live:vote.close') }).click()
  const sure = nasser.page.locator('[role=dialog],[role=alertdialog]')
  await sure.getByRole('button', { name: t('live:confirm.close_vote.do') }).click()
  await nasser.page.getByRole('button', { name: t('live:control.adjourn') }).click()
  await sure.getByRole('button', { name: t('live:confirm.adjourn.do') }).click()
  for (const { page } of [nasser, salma, huda]) {
    await expect(page.getByText(t('call:ended.over'))).toBeVisible()
    await expect(page.locator('.call-dock video')).toHaveCount(0)
  }
})
