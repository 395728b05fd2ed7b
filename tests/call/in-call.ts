// What people do in the call of a sitting, as they would press it, and what their browsers say of the pictures they are sent.
import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { expect, type Person } from '../e2e/support/story.ts'

export const dockOf = (page: Page, t: TFunction) => page.getByRole('complementary', { name: t('call:region') })
const say = (page: Page, t: TFunction, word: string) => dockOf(page, t).getByText(t(`call:${word}`))

export type Without = { camera?: boolean; mic?: boolean }

/** Goes to a screen of the sitting, tests the devices there and asks to come in. */
export async function askToJoin(
  { page, go }: Person,
  path: string,
  t: TFunction,
  without: Without = {},
): Promise<void> {
  await go(path)
  await page.getByRole('button', { name: t('call:card.join') }).click()
  const test = page.getByRole('dialog', { name: t('call:devices.title') })
  if (without.camera) await test.getByText(t('call:devices.with_camera'), { exact: true }).click()
  else await expect(test.getByLabel(t('call:devices.preview'))).toBeVisible()
  if (without.mic) await test.getByText(t('call:devices.with_mic'), { exact: true }).click()
  await test.getByRole('button', { name: t('call:card.ask') }).click()
  await expect(dockOf(page, t)).toBeVisible()
}

export const waits = ({ page }: Person, t: TFunction) => expect(say(page, t, 'state.waiting')).toBeVisible()

export async function admitAll({ page }: Person, t: TFunction): Promise<void> {
  const lobby = dockOf(page, t).getByRole('region', { name: t('call:lobby.title') })
  const all = lobby.getByRole('button', { name: t('call:lobby.admit_all') })
  await all.click()
  await expect(lobby.getByText(t('call:lobby.count', { count: 0 }))).toBeVisible()
}

const nameless = (words: string) => words.replace(/[\u2066-\u2069]/g, '').trim()

/** By name or part of it, in the reader's language. */
export async function admit({ page }: Person, t: TFunction, name: RegExp): Promise<void> {
  const [before = ''] = t('call:lobby.admit', { name: '§' }).split('§')
  await dockOf(page, t)
    .getByRole('button', { name: new RegExp(`${nameless(before)}.*(?:${name.source})`) })
    .click()
}

/** What an officer does to somebody by the menu on their tile. */
export async function direct({ page }: Person, t: TFunction, name: RegExp, act: 'mute' | 'remove'): Promise<void> {
  const tile = dockOf(page, t).getByRole('listitem', { name })
  await tile.getByRole('button').click()
  await page.getByRole('menuitem', { name: t(`call:tile.${act}`) }).click()
}

/** Pictures shown so far of each of the others, as this browser's decoder counts them. */
export const framesAt = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('.call-tile[data-peer]')].flatMap((tile) => {
        const video = tile.querySelector<HTMLVideoElement>('video:not(.mirrored)')
        return video ? [[tile.dataset.peer as string, video.getVideoPlaybackQuality().totalVideoFrames]] : []
      }),
    ),
  )

/** On this tab so many others are seen, and of each a few more pictures come, by themselves. Answers the fewest that came of anybody. */
export async function pictureFlows({ page }: Person, others: number, more = 10): Promise<number> {
  const come = new Map<string, number>()
  let last: Record<string, number> = {}
  let least = 0
  await expect
    .poll(
      async () => {
        const now = await framesAt(page)
        // A tile that was made anew begins to count again.
        for (const [peer, count] of Object.entries(now))
          come.set(peer, (come.get(peer) ?? 0) + Math.max(0, count - (last[peer] ?? count)))
        last = now
        const seen = Object.keys(now)
        least = seen.length === others ? Math.min(...seen.map((peer) => come.get(peer) ?? 0)) : 0
        return least
      },
      { timeout: 90_000, message: `pictures at ${page.url()}` },
    )
    .toBeGreaterThanOrEqual(more)
  return least
}

/**
 * A camera of three small moving pictures a second, and a plain microphone, so that many can be in a call on one machine. The browser's
 * own fake camera is one process for all tabs, which stands still for good when the machine is full. Before the page opens.
 */
export const smallCamera = ({ context }: Person) =>
  context.addInitScript(() => {
    const own = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices)
    if (!own) return
    const camera = (): MediaStreamTrack => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 })
      const drawing = canvas.getContext('2d') as CanvasRenderingContext2D
      const [track] = canvas.captureStream(3).getVideoTracks() as [MediaStreamTrack]
      let at = 0
      const timer = setInterval(() => {
        if (track.readyState === 'ended') return clearInterval(timer)
        at += 1
        drawing.fillStyle = `hsl(${(at * 37) % 360} 60% 40%)`
        drawing.fillRect(0, 0, 160, 120)
        drawing.fillStyle = '#fff'
        drawing.fillRect((at * 11) % 160, 40, 24, 40)
      }, 333)
      return track
    }
    navigator.mediaDevices.getUserMedia = async ({ audio, video } = {}) => {
      const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
      const heard = audio ? (await own({ audio: plain })).getTracks() : []
      return new MediaStream([...heard, ...(video ? [camera()] : [])])
    }
  })

/** No picture comes to this tab for so long. */
export async function nothingFlows({ page }: Person, ms: number): Promise<void> {
  const before = await framesAt(page)
  await sleep(ms)
  expect(await framesAt(page)).toEqual(before)
}

/** A browser that does not let go: whatever the page closes stays open, and can still be asked what it is sent. Before the page opens. */
export async function holdOn({ page }: Person): Promise<void> {
  await page.addInitScript(() => {
    const held: RTCPeerConnection[] = []
    const Own = RTCPeerConnection
    class Held extends Own {
      constructor(...given: ConstructorParameters<typeof Own>) {
        super(...given)
        held.push(this)
      }
      override close(): void {
        // Not this one.
      }
    }
    Object.assign(window, { RTCPeerConnection: Held, held })
  })
}

/** Packets of picture and voice that came by everything this browser holds on to. */
const packetsTo = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let packets = 0
    for (const pc of (window as unknown as { held: RTCPeerConnection[] }).held)
      for (const report of (await pc.getStats()).values())
        if (report.type === 'inbound-rtp') packets += report.packetsReceived ?? 0
    return packets
  })

/** Whatever this browser held on to, nothing comes through it any more. Answers how many packets had come before. */
export async function holdsNothing({ page }: Person, ms = 4_000): Promise<number> {
  // What was on its way may still arrive.
  await sleep(2_000)
  const before = await packetsTo(page)
  await sleep(ms)
  expect(await packetsTo(page)).toBe(before)
  return before
}

export type Cable = {
  cut: () => Promise<void>
  /** So many of a hundred packets are lost, in either direction. */
  lose: (percent: number) => Promise<void>
  mend: () => Promise<void>
}

/**
 * A hand on this browser's network: what the page asks for and every packet of its calls. Ask for it before the call begins, since a
 * connection that was made without it stays out of its reach.
 */
export async function cableOf({ page, context }: Person): Promise<Cable> {
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  const set = (offline: boolean, packetLoss: number) => conditions(cdp, offline, packetLoss)
  const mend = () => set(false, 0.01)
  await mend()
  return { cut: () => set(true, 100), lose: (percent) => set(false, percent), mend }
}

/** The measures for packets are newer than Playwright's types; something must be slowed for the browser to look at packets at all. */
async function conditions(cdp: CDPSession, offline: boolean, packetLoss: number): Promise<void> {
  const line = { offline, latency: 1, downloadThroughput: -1, uploadThroughput: -1 }
  const packets = { packetLoss, packetQueueLength: 1_000 }
  await cdp.send('Network.emulateNetworkConditions', { ...line, ...packets } as typeof line)
}
