// A closed part of a sitting: marked in the agenda, held without whoever is no member, voted on in it, and over; then closed once more by
// the chair and reopened. Watched from the observer's screen, from the wall and from the call.
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { person } from '../../db/schema/identity.ts'
import { draftItems } from '../../server/agenda/queries.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { admitAll, askToJoin, dockOf, pictureFlows, smallCamera } from '../call/in-call.ts'
import { makeItem, makeMeeting, publish } from '../support/agenda.ts'
import { must, requestId, seatSomebody } from '../support/body.ts'
import { type Cabinet, withCabinet } from '../support/cabinet.ts'
import { DECISION } from '../support/sitting.ts'
import { castVote, openTheVote } from './support/sit.ts'
import { axeClean, expect, type Person, test } from './support/story.ts'
import { pairWall, readable } from './support/wall.ts'

const WHY = { ar: 'السرية التجارية', en: 'Commercial confidence' }
const HARBOUR = 'Purchase of the northern harbour'

test('a closed part of a sitting', async ({ enter, majlis, language, t }) => {
  test.setTimeout(600_000)
  const { meetingId, items } = await withCabinet(majlis, prepare)
  const amina = await enter('amina', { width: 1440, height: 900 })
  const closed = (word: string, params: Record<string, string> = {}) => t(`closed:${word}`, params)
  const shot = async ({ page }: Person, name: string) => {
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: `test-results/closed/${language}-${name}.png` })
  }

  // ── The secretary marks an item, and the one after it, with a reason
  await amina.go(`/m/${meetingId}/agenda?item=${items.harbour}`)
  await amina.page.getByRole('radio', { name: closed('mark.closed') }).click({ force: true })
  await expect(amina.page.getByText(closed('mark.needed'))).toBeVisible()
  await amina.page.getByRole('textbox', { name: closed('mark.reason') }).fill(WHY[language])
  await amina.page
    .getByRole('button', { name: closed('mark.run_do'), exact: true })
    .last()
    .click()
  await expect(amina.page.getByLabel(t('agenda:mark.closed'))).toHaveCount(2)
  await shot(amina, 'desk')
  await axeClean(amina.page)
  // It saves itself.
  const marked = () =>
    withCabinet(majlis, async ({ ctx }) =>
      (await draftItems(ctx.db, meetingId)).filter((item) => item.closed === WHY[language]).map(({ id }) => id),
    )
  await expect.poll(async () => (await marked()).sort()).toEqual([items.harbour, items.quarry].sort())
  await withCabinet(majlis, async ({ ctx, named }) => must(await publish(ctx, named('amina').actor, meetingId)))

  // ── Outside, their numbers and no word of them
  const thuraya = await enter('thuraya')
  await thuraya.go(`/m/${meetingId}`)
  await expect(thuraya.page.getByText(closed('item_more'))).toHaveCount(2)
  await expect(thuraya.page.locator('body')).not.toContainText(HARBOUR)
  await expect(thuraya.page.locator('body')).not.toContainText('Quarry')
  await shot(thuraya, 'pack')
  await axeClean(thuraya.page)

  // ── The sitting, with the call and the wall
  await withCabinet(majlis, async (cabinet) => {
    await cabinet.openSitting(meetingId, ['salma'])
    const { actor, seatId } = cabinet.named('thuraya')
    must(await checkIn(cabinet.ctx, actor, { requestId: requestId(cabinet.ctx), meetingId, seatId, remote: true }))
  })
  const nasser = await enter('nasser', { width: 1440, height: 900 })
  const salma = await enter('salma')
  const wall = await enter(null, { width: 1920, height: 1080 })
  for (const one of [nasser, salma, thuraya]) await smallCamera(one)
  await wall.go('/display')
  await amina.go(`/m/${meetingId}/console`)
  await pairWall(amina, wall, t, language === 'ar' ? 'light' : 'dark')
  await askToJoin(nasser, `/m/${meetingId}/console`, t)
  await askToJoin(salma, `/m/${meetingId}/sitting`, t)
  await askToJoin(thuraya, `/m/${meetingId}/sitting`, t)
  await admitAll(nasser, t)
  for (const one of [nasser, salma, thuraya]) await pictureFlows(one, 2)
  await next(nasser, t)
  await expect(thuraya.page.getByRole('heading', { name: /Roads/ })).toBeVisible()
  await expect(wall.page.locator('.display')).toContainText('Roads')

  // ── The marked item is called: everybody outside leaves, and is told so
  await next(nasser, t)
  await expect(thuraya.page.getByRole('heading', { name: closed('away.title') })).toBeVisible()
  await expect(thuraya.page.locator('body')).not.toContainText(HARBOUR)
  await expect(dockOf(thuraya.page, t).getByText(t('call:state.shut'))).toBeVisible()
  await expect(thuraya.page.locator('.call-dock video:not(.mirrored)')).toHaveCount(0)
  await expect(wall.page.getByRole('heading', { level: 1 })).toHaveText(t('displays:part.title'))
  await expect(wall.page.locator('.display')).not.toContainText(HARBOUR)
  await readable(wall, `${language}-closed-part`)
  await expect(salma.page.getByText(bare(closed('banner.body', { reason: WHY[language] })))).toBeVisible()
  for (const one of [nasser, salma]) await pictureFlows(one, 1)
  await shot(thuraya, 'outside')
  await shot(nasser, 'console')
  await shot(salma, 'inside')
  await axeClean(thuraya.page)
  await axeClean(nasser.page)
  await axeClean(salma.page)
  await narrow(thuraya, (name) => shot(thuraya, `outside-${name}`))
  await narrow(salma, (name) => shot(salma, `inside-${name}`))

  // ── A vote in it: nobody outside is asked, or told
  await prepareHere(salma, t)
  await openTheVote(nasser, t)
  await castVote(salma, t, 'yes')
  await expect(thuraya.page.getByRole('region', { name: t('ballots:banner.region') })).toHaveCount(0)
  await nasser.page.getByRole('button', { name: t('live:vote.close') }).click()
  const sure = nasser.page.locator('[role=dialog],[role=alertdialog]')
  await sure.getByRole('button', { name: t('live:confirm.close_vote.do') }).click()
  await expect(nasser.page.getByText(t('live:result.last'))).toBeVisible()
  await expect(wall.page.getByRole('heading', { level: 1 })).toHaveText(t('displays:part.title'))

  // ── The run goes on; an open item lets everybody back, into the call too
  await next(nasser, t)
  await expect(nasser.page.getByRole('heading', { name: /Quarry/ })).toBeVisible()
  await expect(thuraya.page.getByRole('heading', { name: closed('away.title') })).toBeVisible()
  await next(nasser, t)
  await expect(thuraya.page.getByRole('heading', { name: /Bridges/ })).toBeVisible()
  await expect(wall.page.locator('.display')).toContainText('Bridges')
  await pictureFlows(thuraya, 2)
  await expect(thuraya.page.locator('body')).not.toContainText(HARBOUR)

  // ── Closed by the chair, with a reason, and reopened: back to where things are
  await nasser.page.getByRole('button', { name: closed('control.close') }).click()
  await nasser.page.getByRole('textbox', { name: closed('close.reason') }).fill(WHY[language])
  await shot(nasser, 'close-dialog')
  await axeClean(nasser.page)
  await nasser.page
    .getByRole('button', { name: closed('close.do') })
    .last()
    .click()
  await expect(thuraya.page.getByRole('heading', { name: closed('away.title') })).toBeVisible()
  await expect(thuraya.page.locator('body')).not.toContainText('Bridges')
  await nasser.page.getByRole('button', { name: closed('control.reopen') }).click()
  await shot(nasser, 'reopen-dialog')
  await axeClean(nasser.page)
  await nasser.page.getByRole('button', { name: closed('reopen.do'), exact: true }).click()
  await expect(thuraya.page.getByRole('heading', { name: /Bridges/ })).toBeVisible()
  await pictureFlows(thuraya, 2)
})

const bare = (words: string) => new RegExp(words.replace(/[\u2066-\u2069]/g, '.?').replace(/[().]/g, '.'))

async function next({ page }: Person, t: Parameters<typeof openTheVote>[1]): Promise<void> {
  await page.getByRole('button', { name: t('live:control.next') }).click()
}

/** A telephone, and by night. */
async function narrow({ page }: { page: Page }, shot: (name: string) => Promise<void>): Promise<void> {
  const size = page.viewportSize() ?? { width: 1024, height: 768 }
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
  await shot('dark')
  await page.setViewportSize({ width: 390, height: 844 })
  await shot('phone-dark')
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
  await shot('phone')
  await page.setViewportSize(size)
}

async function prepareHere({ page }: Person, t: Parameters<typeof openTheVote>[1]): Promise<void> {
  await page.getByRole('button', { name: t('live:check_in.room') }).click()
  await expect(page.getByText(t('live:check_in.done_room'))).toBeVisible()
  const prepare = page.getByRole('button', { name: t('ballots:device.prepare') })
  const ready = page.getByText(t('ballots:device.ready'))
  await expect(prepare.or(ready).first()).toBeVisible()
  if (await prepare.isVisible()) await prepare.click()
  await expect(ready.first()).toBeVisible()
}

/** A draft of four items, and somebody in a seat that only looks on. */
async function prepare({ ctx, named }: Cabinet): Promise<{ meetingId: MeetingId; items: Record<string, ItemId> }> {
  const { actor, bodyId } = named('amina')
  const [found] = await ctx.db.select({ id: person.id }).from(person).where(eq(person.username, 'thuraya'))
  if (!found) throw new Error('Nobody is called thuraya')
  await seatSomebody(ctx, bodyId, 'observer', found.id)
  const meetingId = await makeMeeting(ctx, actor, bodyId, { kind: 'hybrid' })
  const of = { type: 'decision' as const, decision: DECISION, minutes: 20 }
  const items = {
    roads: await makeItem(ctx, actor, meetingId, 'Roads', of),
    harbour: await makeItem(ctx, actor, meetingId, HARBOUR, of),
    quarry: await makeItem(ctx, actor, meetingId, 'Quarry', of),
    bridges: await makeItem(ctx, actor, meetingId, 'Bridges', of),
  }
  return { meetingId, items }
}
