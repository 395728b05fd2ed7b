// A hybrid sitting: the chair and six ministers in the room, four ministers and the secretary's desk in the call, and the wall. The door,
// pictures on every tab, the floor by one clock, a page that is followed, ten seconds without a network, a vote by all, the end.
import { setTimeout as sleep } from 'node:timers/promises'
import type { VoteId } from '../../app/wire/ids.ts'
import {
  admit,
  admitAll,
  askToJoin,
  cableOf,
  dockOf,
  nothingFlows,
  pictureFlows,
  smallCamera,
  waits,
} from '../call/in-call.ts'
import { withCabinet } from '../support/cabinet.ts'
import { DECISION } from '../support/sitting.ts'
import { inkOnPage } from './support/read-together.ts'
import { castVote, checkIn, openTheVote } from './support/sit.ts'
import { type Person, expect as sooner, test } from './support/story.ts'
import { pairWall } from './support/wall.ts'

// Seven browsers and their server have one machine between them: what is waited for is that it happens.
test.use({ actionTimeout: 60_000 })
const expect = sooner.configure({ timeout: 90_000 })

const REMOTE = ['salma', 'huda', 'sami', 'rana']
const IN_THE_ROOM = 6
const SMALL = { width: 960, height: 860 }

test('a hybrid sitting, in the room, at a distance and on the wall', async ({
  enter,
  majlis,
  t,
  language,
  expected,
}) => {
  test.setTimeout(900_000)
  // What is said by the browser of whoever is cut off.
  expected.push('ERR_INTERNET_DISCONNECTED', 'WebSocket')
  const { meetingId, paperId, names } = await withCabinet(majlis, async (cabinet) => {
    const made = await cabinet.circulate([], 'hybrid')
    await cabinet.openSitting(made.meetingId, ['nasser', 'tariq', ...REMOTE])
    return { ...made, names: REMOTE.map((username) => cabinet.named(username).actor.name[language]) }
  })
  const [, , samiName, ranaName] = names as [string, string, string, string]
  const wall = await enter(null, { width: 1280, height: 720 })
  const nasser = await enter('nasser', { width: 1280, height: 720 })
  const amina = await enter('amina', { width: 1280, height: 720 })
  const remote: Person[] = []
  for (const username of REMOTE) remote.push(await enter(username, SMALL))
  const [salma, huda, sami, rana] = remote as [Person, Person, Person, Person]
  const inCall = [nasser, amina, ...remote]
  for (const person of inCall) await smallCamera(person)
  const sitting = `/m/${meetingId}/sitting`
  const console = `/m/${meetingId}/console`
  const onWall = wall.page.locator('.display')
  const cable = await cableOf(huda)
  const frames: Record<string, number> = {}

  // ── The wall, and the chair in the room
  await wall.go('/display')
  await expect(wall.page.locator('.code-digits')).toBeVisible()
  await amina.go(console)
  await pairWall(amina, wall, t, 'light')
  await expect(onWall).toContainText(t('displays:room.short'))
  await checkIn(nasser, meetingId, t)

  // ── The door: one by name, the others together
  await askToJoin(nasser, console, t)
  await askToJoin(amina, console, t)
  for (const person of remote) {
    await askToJoin(person, sitting, t)
    await waits(person, t)
    await expect(dockOf(person.page, t).getByRole('listitem')).toHaveCount(0)
  }
  await admit(nasser, t, /Salma|سلمى/)
  await expect(dockOf(salma.page, t).getByRole('listitem')).toHaveCount(3)
  await waits(huda, t)
  await admitAll(nasser, t)
  await everyoneSeesAll('after the door')

  // ── Checked in, each on their own device
  for (const { page } of remote) {
    await page.getByRole('button', { name: t('call:card.check_in') }).click()
    await expect(page.getByText(t('live:check_in.done_remote'))).toBeVisible()
    const prepare = page.getByRole('button', { name: t('ballots:device.prepare') })
    const ready = page.getByText(t('ballots:device.ready'))
    await expect(prepare.or(ready).first()).toBeVisible()
    if (await prepare.isVisible()) await prepare.click()
    await expect(ready.first()).toBeVisible()
  }
  await expect(onWall).toContainText(t('displays:room.met'))

  // ── The item, and the floor by one clock, the wall's among them
  await nasser.page.getByRole('button', { name: t('live:control.next') }).click()
  await expect(onWall).toContainText(DECISION.ar)
  await expect(onWall).toContainText(DECISION.en)
  await giveFloorTo(rana)
  await expect(onWall.locator('.wall-speaker')).toContainText(ranaName)
  for (const { page } of inCall) {
    await expect(page.locator('.speech-timer.left').first()).toBeVisible()
    if (page === rana.page) continue
    await expect(dockOf(page, t).getByRole('listitem').first()).toHaveAccessibleName(
      new RegExp(`${ranaName}.*${t('call:tile.floor')}`),
    )
  }
  await nasser.page.getByRole('button', { name: t('floor:pause'), exact: true }).click()
  for (const { page } of inCall) await expect(page.locator('.speech-timer.paused').first()).toBeVisible()
  await expect(onWall.locator('.wall-speaker')).toContainText(t('displays:speaker.paused'))
  const standing = await Promise.all([
    ...inCall.map(({ page }) => page.locator('.speech-timer b').first().textContent()),
    onWall.locator('.wall-speaker b').textContent(),
  ])
  expect(new Set(standing).size, standing.join(' ')).toBe(1)
  await nasser.page.getByRole('button', { name: t('floor:resume'), exact: true }).click()
  await rana.page.getByRole('button', { name: t('floor:finished'), exact: true }).click()
  await expect(onWall.locator('.wall-speaker')).toHaveCount(0)

  // ── The presenter is followed to a page; the call goes on beside the paper
  await amina.go(`/m/${meetingId}/papers/${paperId}`)
  await inkOnPage(amina)
  await amina.page.getByRole('button', { name: t('live:follow.present') }).click()
  for (const { page } of remote) await page.getByRole('link', { name: t('live:open_presented') }).click()
  for (const { page } of remote) await expect(page.locator('.follow-pill .pill.on')).toBeVisible()
  const pageOf = ({ page }: Person) => page.getByRole('textbox', { name: t('documents:page.go') })
  const first = await pageOf(amina).inputValue()
  for (const person of remote) await expect(pageOf(person)).toHaveValue(first)
  await amina.page.getByRole('button', { name: t('documents:page.next') }).click()
  await expect(pageOf(amina)).not.toHaveValue(first)
  const second = await pageOf(amina).inputValue()
  for (const person of remote) {
    await expect(pageOf(person)).toHaveValue(second)
    await inkOnPage(person)
  }
  await everyoneSeesAll('beside the paper')
  for (const { page } of remote) {
    await page.getByRole('link', { name: t('live:strip.back'), exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Ports', level: 1 })).toBeVisible()
  }

  // ── Ten seconds without a network, in which somebody else is given the floor
  await cable.cut()
  await giveFloorTo(sami)
  await expect(onWall.locator('.wall-speaker')).toContainText(samiName)
  await sleep(2_000)
  await nothingFlows(huda, 8_000)
  await expect(huda.page.locator('.speech-timer')).toHaveCount(0)
  await cable.mend()
  await expect(huda.page.locator('.speech-timer').first()).toBeVisible()
  await everyoneSeesAll('after the cut')
  const fresh = await huda.context.newPage()
  await fresh.goto(majlis.origin + sitting)
  await expect(async () => expect(await saidBy(huda.page)).toBe(await saidBy(fresh))).toPass({ timeout: 60_000 })
  expect(await saidBy(fresh)).toContain(samiName)
  await fresh.close()
  await sami.page.getByRole('button', { name: t('floor:finished'), exact: true }).click()
  await expect(onWall.locator('.wall-speaker')).toHaveCount(0)

  // ── The vote, by all: the question on the wall, who has voted and not how
  const here = IN_THE_ROOM + inCall.length - 1
  await withCabinet(majlis, async ({ devicesOf }) => {
    const castInTheRoom = await devicesOf(IN_THE_ROOM, REMOTE)
    await openTheVote(nasser, t)
    await expect(onWall.locator('.wall-same')).toBeVisible()
    await expect(onWall).toContainText(DECISION.ar)
    await castVote(huda, t, 'no')
    const voteId = new URL(huda.page.url()).pathname.split('/')[2] as VoteId
    for (const person of [salma, sami]) await castVote(person, t, 'yes')
    await castVote(rana, t, 'abstain')
    await expect(onWall.locator('.wall-plan .seat.voted')).toHaveCount(4)
    await expect(onWall.locator('.wall-plan .vote-mark')).toHaveCount(0)
    await castInTheRoom(voteId)
    await castVote(nasser, t, 'yes')
  })
  await expect(onWall.locator('.wall-plan .seat.voted')).toHaveCount(here)
  for (const { page } of inCall)
    await expect(dockOf(page, t).getByRole('button', { name: t('call:leave') })).toBeVisible()

  // ── The result, with every name
  await nasser.go(console)
  const sure = nasser.page.locator('[role=dialog],[role=alertdialog]')
  await nasser.page.getByRole('button', { name: t('live:vote.close') }).click()
  await sure.getByRole('button', { name: t('live:confirm.close_vote.do') }).click()
  await expect(onWall).toContainText(t('ballots:verdict.carried'))
  await expect(onWall.locator('.wall-names .for bdi')).toHaveCount(here - 2)
  await expect(onWall.locator('.wall-names .against bdi')).toHaveText([names[1] as string])
  await expect(onWall.locator('.wall-names .abstain bdi')).toHaveText([ranaName])

  // ── Adjourned: no picture is left anywhere
  await nasser.page.getByRole('button', { name: t('live:control.adjourn') }).click()
  await sure.getByRole('button', { name: t('live:confirm.adjourn.do') }).click()
  for (const { page } of inCall) {
    await expect(page.getByText(t('call:ended.over'))).toBeVisible()
    await expect(page.locator('video')).toHaveCount(0)
  }
  await expect(onWall).toContainText(t('displays:over.title'))
  const fewest = Math.min(...Object.values(frames))
  const description = `${language}: ${Object.keys(frames).length} looks at six tabs, of each of the five others at least ${fewest} pictures more`
  test.info().annotations.push({ type: 'figure', description })

  /** On each tab all the others are seen, and pictures of each keep coming. */
  async function everyoneSeesAll(when: string): Promise<void> {
    for (const person of inCall)
      frames[`${when}, ${person.username}`] = await pictureFlows(person, inCall.length - 1, 5)
  }
  /** Asked for and given, by hand. */
  async function giveFloorTo(person: Person): Promise<void> {
    await person.page.getByRole('button', { name: t('floor:ask.speak'), exact: true }).click()
    const [give = ''] = t('floor:row.give', { name: '§' }).split('§')
    await nasser.page
      .locator('.floor-queue > li')
      .getByRole('button', { name: new RegExp(give.replace(/[\u2066-\u2069]/g, '').trim()) })
      .click()
    await expect(person.page.getByRole('heading', { name: t('floor:yours') })).toBeVisible()
  }
})

/** What the sitting's screen says, without its clocks and without the call, which goes on in one tab alone. */
const saidBy = (page: Person['page']): Promise<string> =>
  page.evaluate(() => {
    const copy = document.querySelector('main')?.cloneNode(true) as HTMLElement
    for (const moving of copy.querySelectorAll('.call-card, [role=timer]')) moving.remove()
    return (copy.textContent ?? '').replace(/[\d٠-٩]+:[\d٠-٩]+(:[\d٠-٩]+)?/g, '…')
  })
