// A vote opens, and a minister is given the floor, while her papers lie in two tabs of which one is in the background: one sound,
// one notice by her own choice, a mark on the tab that nobody looks at; and nothing twice when the pages are read again.
import type { Page } from '@playwright/test'
import { askFloor } from '../../server/floor/ask-floor.ts'
import { giveFloor } from '../../server/floor/give-floor.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { must, requestId } from '../support/body.ts'
import { withCabinet } from '../support/cabinet.ts'
import { axeClean, expect, hydrated, test } from './support/story.ts'

/** In place of what a headless browser cannot be heard or seen to do. */
function pretend() {
  const heard = { notes: 0, notices: [] as string[], asked: 0 }
  Object.assign(window, { heard })
  class Param {
    value = 0
    setValueAtTime() {}
    exponentialRampToValueAtTime() {}
  }
  class FakeContext {
    state = 'running'
    currentTime = 0
    destination = {}
    async resume() {}
    createGain() {
      return { gain: new Param(), connect: (to: unknown) => to }
    }
    createOscillator() {
      return { frequency: new Param(), connect: (to: unknown) => to, start: () => heard.notes++, stop() {} }
    }
  }
  class FakeNotification {
    /** One for all tabs of a browser, as the real one is. */
    static get permission() {
      return localStorage.getItem('fake_permission') ?? 'default'
    }
    static async requestPermission() {
      heard.asked++
      localStorage.setItem('fake_permission', 'granted')
      return 'granted'
    }
    constructor(words: string) {
      heard.notices.push(words)
    }
  }
  Object.assign(window, { AudioContext: FakeContext, Notification: FakeNotification })
}

type Heard = { notes: number; notices: string[]; asked: number }
const heardBy = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard)

test('a sign when a vote opens and when it is my turn, once', async ({ enter, majlis, t }) => {
  const made = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, [])
    const { meetingId, itemId } = circulated
    must(
      await callItem(cabinet.ctx, cabinet.named('nasser').actor, {
        requestId: requestId(cabinet.ctx),
        meetingId,
        itemId,
      }),
    )
    await cabinet.devicesOf(1, ['huda'])
    return circulated
  })
  const huda = await enter('huda')
  await huda.context.addInitScript(pretend)
  const behind = await huda.context.newPage()
  await behind.addInitScript(() => {
    let hidden = true
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') })
    Object.assign(window, {
      lookAt: () => {
        hidden = false
        document.dispatchEvent(new Event('visibilitychange'))
      },
    })
  })
  await huda.go(`/m/${made.meetingId}/sitting`)
  await behind.goto(`${majlis.origin}/m/${made.meetingId}/sitting`)
  await hydrated(behind)
  const pages = [huda.page, behind]
  const all = async () => {
    const [here, there] = await Promise.all(pages.map(heardBy))
    return {
      notes: (here?.notes ?? 0) + (there?.notes ?? 0),
      notices: [...(here?.notices ?? []), ...(there?.notices ?? [])],
    }
  }

  // ── Nobody is asked before they choose; a press is heard at once
  expect((await heardBy(huda.page)).asked).toBe(0)
  await huda.page.getByText(t('notify:notices')).click()
  await expect.poll(async () => (await heardBy(huda.page)).asked).toBe(1)
  await huda.page.getByRole('button', { name: t('notify:try') }).click()
  await expect.poll(all).toEqual({ notes: 2, notices: [t('notify:try_words')] })
  await axeClean(huda.page)

  // ── The vote: one sound and one notice for two tabs, which names no title
  const voteId = await withCabinet(majlis, ({ openVote }) => openVote(made))
  const region = { name: t('ballots:banner.region') }
  for (const page of pages) await expect(page.getByRole('region', region)).toBeVisible()
  await expect.poll(async () => (await all()).notices.length).toBe(2)
  await expect.poll(async () => (await all()).notes).toBe(4)
  expect((await all()).notices[1]).not.toContain('Ports')
  await expect(behind).toHaveTitle(/^● /)
  await expect(behind.locator('link[rel=icon]')).toHaveAttribute('href', '/icon-waiting.svg')
  await expect(huda.page).not.toHaveTitle(/^● /)

  // ── Looked at, the mark goes; read again, nothing is said twice
  await behind.evaluate(() => (window as unknown as { lookAt: () => void }).lookAt())
  await expect(behind).not.toHaveTitle(/^● /)
  await expect(behind.locator('link[rel=icon]')).toHaveAttribute('href', '/icon.svg')
  for (const page of pages) {
    await page.reload()
    await hydrated(page)
    await expect(page.getByRole('region', region)).toBeVisible()
  }
  await huda.page.getByRole('button', { name: t('notify:try') }).click()
  await expect.poll(all).toEqual({ notes: 2, notices: [t('notify:try_words')] })
  await withCabinet(majlis, ({ closeVote }) => closeVote(voteId))

  // ── Her turn
  await withCabinet(majlis, async ({ ctx, named }) => {
    const { actor, seatId } = named('huda')
    const { meetingId } = made
    const asked = { requestId: requestId(ctx), meetingId, seatId, kind: 'speak' as const }
    const { askId } = must(await askFloor(ctx, actor, asked))
    must(await giveFloor(ctx, named('nasser').actor, { requestId: requestId(ctx), meetingId, askId }))
  })
  await expect.poll(async () => (await all()).notices).toEqual([t('notify:try_words'), t('notify:turn')])
  await expect.poll(async () => (await all()).notes).toBe(5)
})
