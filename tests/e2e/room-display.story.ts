// The screen on the room's wall: nobody's until an officer types its code, then the sitting as everybody in the room may see it,
// read from the back, through a vote and its result; away while the server is away; and nobody's again.

import { hashWords } from '../../app/rules/hash-words.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { voteById } from '../../server/ballots/queries.ts'
import { excludeSeat } from '../../server/exclusions/exclude-seat.ts'
import { askFloor } from '../../server/floor/ask-floor.ts'
import { giveFloor } from '../../server/floor/give-floor.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { makeItem, makeMeeting, publish } from '../support/agenda.ts'
import { must, requestId } from '../support/body.ts'
import { type Cabinet, withCabinet } from '../support/cabinet.ts'
import { DECISION } from '../support/sitting.ts'
import { axeClean, expect, test } from './support/story.ts'
import { pairWall, readable, saidBy } from './support/wall.ts'

const LONG = {
  ar: Array.from(
    { length: 14 },
    (_, at) =>
      `${at + 1}. يوافق المجلس على إنشاء مجلس تنسيقي للأمن المائي يرفع تقاريره كل ستة أشهر، ويضع الخطط اللازمة لرفع كفاءة الشبكات وخفض الفاقد منها.`,
  ).join(' '),
  en: Array.from(
    { length: 14 },
    (_, at) =>
      `${at + 1}. The council approves a coordinating board for water security, which reports every six months and draws up the plans needed to make the networks efficient and to cut their losses.`,
  ).join(' '),
  authoritative: 'ar' as const,
}

test('a screen on the wall, from its code to the end of the sitting', async ({
  enter,
  majlis,
  language,
  t,
  expected,
}) => {
  // What the browser says while the wall cannot reach the server.
  expected.push('ERR_INTERNET_DISCONNECTED', 'WebSocket')
  const wall = await enter(null, { width: 1920, height: 1080 })
  const amina = await enter('amina', { width: 1440, height: 900 })
  const { meetingId, items } = await withCabinet(majlis, prepare)
  const theme = language === 'ar' ? 'light' : 'dark'
  const look = () => wall.page.locator('.display')

  // ── Nobody's: a code, and a square to photograph
  await wall.go('/display')
  await expect(wall.page.locator('.code-digits')).toBeVisible()
  await readable(wall, `${language}-code`)
  await axeClean(wall.page)

  // ── An officer types it
  await amina.go(`/m/${meetingId}/console`)
  await pairWall(amina, wall, t, theme)
  await axeClean(amina.page)
  await expect(wall.page.getByText(t('displays:before.title', { time: '' }).slice(0, 6))).toBeVisible()
  expect(await wall.page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme)
  await readable(wall, `${language}-before`)

  // ── Who is here, and the item with its text in both languages
  await withCabinet(majlis, ({ openSitting }) => openSitting(meetingId, ['salma']))
  await expect(look()).toContainText(t('displays:room.met'))
  await readable(wall, `${language}-between`)
  await call(items.first)
  await expect(look()).toContainText(DECISION.ar)
  await expect(look()).toContainText(DECISION.en)
  await readable(wall, `${language}-item`)
  await axeClean(wall.page)

  // ── Who has the floor, and their clock
  await withCabinet(majlis, async ({ ctx, named }) => {
    const { actor, seatId } = named('huda')
    const asked = { requestId: requestId(ctx), meetingId, seatId, kind: 'speak' as const }
    const { askId } = must(await askFloor(ctx, actor, asked))
    must(await giveFloor(ctx, named('nasser').actor, { requestId: requestId(ctx), meetingId, askId }))
  })
  await expect(look()).toContainText(t('displays:speaker.speak'))
  await readable(wall, `${language}-speaker`)

  // ── A long text shrinks, then is turned like pages
  await call(items.long)
  await expect(wall.page.locator('.pages-at')).toBeVisible()
  await readable(wall, `${language}-long`)

  // ── What somebody in the room is kept from: its number alone
  await call(items.closed)
  await expect(look()).not.toContainText('Kept')
  await expect(wall.page.getByRole('heading', { level: 1 })).toContainText(
    t('displays:closed', { number: '' }).slice(-6),
  )
  await readable(wall, `${language}-closed`)

  // ── The vote: words, who has voted, and not how
  await call(items.first)
  const voteId = await withCabinet(majlis, async ({ openVote, devicesOf }) => {
    const cast = await devicesOf(3, ['salma'])
    const opened = await openVote({ meetingId, itemId: items.first } as never)
    await cast(opened)
    return opened
  })
  const words = await withCabinet(majlis, async ({ ctx }) =>
    hashWords((await voteById(ctx.db, voteId))?.terms.electorate_root ?? '', 8).map((word) => word[language]),
  )
  await expect(wall.page.locator('.wall-same li')).toHaveText(words)
  await expect(wall.page.locator('.wall-plan .seat.voted')).toHaveCount(3)
  await expect(wall.page.locator('.wall-plan .vote-mark')).toHaveCount(0)
  await readable(wall, `${language}-vote`)
  await axeClean(wall.page)

  // ── The server is away, and comes back: equal to a screen that has just been switched on
  await wall.context.setOffline(true)
  await expect(wall.page.locator('.display-lost')).not.toBeEmpty()
  await readable(wall, `${language}-lost`)
  await withCabinet(majlis, ({ closeVote }) => closeVote(voteId))
  await wall.context.setOffline(false)
  await expect(look()).toContainText(t('ballots:verdict.carried'))
  await expect(wall.page.locator('.display-lost')).toBeEmpty()
  const fresh = await wall.context.newPage()
  await fresh.goto(`${majlis.origin}/display`)
  await expect(fresh.locator('.display')).toContainText(t('ballots:verdict.carried'))
  expect(await saidBy(wall.page)).toBe(await saidBy(fresh))
  await fresh.close()

  // ── The result, with every name
  await expect(wall.page.locator('.wall-names .for bdi')).toHaveCount(3)
  await readable(wall, `${language}-result`)
  await axeClean(wall.page)

  // ── Suspended; let go; taken again; over
  await move('sitting.suspend')
  await expect(look()).toContainText(t('displays:suspended.title'))
  await readable(wall, `${language}-suspended`)
  await move('sitting.resume')
  await amina.page.getByRole('button', { name: t('displays:control.release') }).click()
  await expect(amina.page.getByText(t('displays:control.none'))).toBeVisible()
  await expect(wall.page.locator('.code-digits')).toBeVisible()
  await expect(look()).not.toContainText(DECISION.en)
  await amina.go(`/m/${meetingId}/console`)
  await pairWall(amina, wall, t, theme)
  await expect(look()).toContainText(t('ballots:verdict.carried'))
  await move('sitting.adjourn')
  await expect(look()).toContainText(t('displays:over.title'))
  await readable(wall, `${language}-over`)

  async function call(itemId: ItemId) {
    await withCabinet(majlis, async ({ ctx, named }) =>
      must(await callItem(ctx, named('nasser').actor, { requestId: requestId(ctx), meetingId, itemId })),
    )
  }
  async function move(act: 'sitting.suspend' | 'sitting.resume' | 'sitting.adjourn') {
    await withCabinet(majlis, async ({ ctx, named }) =>
      must(await moveSitting(ctx, named('nasser').actor, { requestId: requestId(ctx), meetingId, act })),
    )
  }
})

/** Three items for decision: a plain one, a long one, and one that is kept from a minister who is in the room. */
async function prepare({ ctx, named }: Cabinet): Promise<{
  meetingId: MeetingId
  items: { first: ItemId; long: ItemId; closed: ItemId }
}> {
  const { actor, bodyId } = named('amina')
  const meetingId = await makeMeeting(ctx, actor, bodyId)
  const item = (title: string, decision: typeof DECISION) =>
    makeItem(ctx, actor, meetingId, title, { type: 'decision', decision })
  const items = {
    first: await item('Ports', DECISION),
    long: await item('Water', LONG),
    closed: await item('Kept', DECISION),
  }
  must(await publish(ctx, actor, meetingId))
  const kept = {
    requestId: requestId(ctx),
    itemId: items.closed,
    seatId: named('huda').seatId,
    reason: 'It concerns her',
  }
  must(await excludeSeat(ctx, actor, kept))
  return { meetingId, items }
}
