// A call directly between members, on cameras as the application opens them: two tabs, then one more at a time. For each size what a tab
// costs the processor, what it sends, and how many pictures a second it is shown of each of the others. All tabs are on this machine, so
// pictures a second fall once it is full; processor time for each tab and picture does not depend on that, and is what is told from.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { framesAt } from '../../call/in-call.ts'
import { wordsOf } from '../../e2e/support/words.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { cookieOf } from '../../support/http-member.ts'
import { type OnStage, onStage } from '../../support/on-stage.ts'
import { withBrowser } from '../../support/paper-on-stage.ts'
import type { Bench, Figures, Say } from '../bench.ts'

const MOST = Number(process.env.MAJLIS_TABS ?? 8)
/** Bandwidth is found by trying: pictures grow to their share in this time. */
const SETTLES_MS = 12_000
const LOOKS_MS = 10_000

type Tab = { page: Page; context: BrowserContext }
type Size = { tabs: number; cores: number; frames: number; least: number; kbits: number }

export const callMesh: Bench = {
  name: 'call-mesh',
  says: `A call directly between 2 to ${MOST} tabs with cameras: processor, uplink and pictures of each tab, against the call of two`,
  run: (say) => onStage(say, (on) => withBrowser((browser) => measure(on, browser, say))),
}

async function measure({ majlis, ctx }: OnStage, browser: Browser, say: Say): Promise<Figures> {
  const t = await wordsOf('en')
  const { bodyId, members } = await makeBody(ctx, [
    'chair',
    ...Array.from({ length: MOST - 1 }, () => 'secretary' as const),
  ])
  const [chair, secretary] = members as [Member, Member]
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId, { kind: 'virtual' })
  await makeItem(ctx, secretary.actor, meetingId)
  must(await publish(ctx, secretary.actor, meetingId))
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  const tabs: Tab[] = []
  const sizes: Size[] = []
  for (const member of members) {
    // Officers are not kept waiting: nobody has to admit them.
    const cookie = await cookieOf(ctx, member.actor)
    const tab = await join(browser, majlis.origin, cookie, meetingId, t('call:card.join'), t('call:card.ask')).catch(
      (error: Error) => say(`${tabs.length + 1} tabs are more than this machine bears: ${error.name}`),
    )
    if (!tab) break
    tabs.push(tab)
    if (tabs.length < 2) continue
    await new Promise((resolve) => setTimeout(resolve, SETTLES_MS))
    const size = await look(browser, tabs)
    sizes.push(size)
    say(lineOf(size))
  }
  for (const { context } of tabs) await context.close()
  return figures(sizes)
}

async function join(
  browser: Browser,
  origin: string,
  cookie: string,
  meetingId: string,
  word: string,
  ask: string,
): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' })
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([
    { name, value, url: origin },
    { name: 'majlis_language', value: 'en', url: origin },
  ])
  await context.addInitScript(() => {
    const held: RTCPeerConnection[] = []
    const Own = RTCPeerConnection
    class Counted extends Own {
      constructor(...given: ConstructorParameters<typeof Own>) {
        super(...given)
        held.push(this)
      }
    }
    Object.assign(window, { RTCPeerConnection: Counted, held })
  })
  const page = await context.newPage()
  await page.goto(`${origin}/m/${meetingId}/sitting`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: word }).click()
  await page.getByRole('dialog').getByRole('button', { name: ask }).click()
  await page.locator('.call-tile').first().waitFor({ timeout: 60_000 })
  return { page, context }
}

async function look(browser: Browser, tabs: Tab[]): Promise<Size> {
  const read = async () => ({
    at: performance.now(),
    cpu: await cpuOf(browser),
    frames: await Promise.all(tabs.map(({ page }) => framesAt(page))),
    bytes: await Promise.all(tabs.map(({ page }) => bytesFrom(page))),
  })
  const before = await read()
  await new Promise((resolve) => setTimeout(resolve, LOOKS_MS))
  const after = await read()
  const seconds = (after.at - before.at) / 1_000
  const rates = after.frames.flatMap((now, at) =>
    Object.entries(now).map(([peer, count]) => (count - (before.frames[at]?.[peer] ?? count)) / seconds),
  )
  const bytes = after.bytes.reduce((sum, sent, at) => sum + sent - (before.bytes[at] ?? 0), 0)
  return {
    tabs: tabs.length,
    cores: (after.cpu - before.cpu) / seconds / tabs.length,
    frames: rates.reduce((sum, rate) => sum + rate, 0) / (tabs.length * (tabs.length - 1)),
    least: rates.length < tabs.length * (tabs.length - 1) ? 0 : Math.min(...rates),
    kbits: (bytes * 8) / 1_000 / seconds / tabs.length,
  }
}

/** Processor seconds of the whole browser so far. */
async function cpuOf(browser: Browser): Promise<number> {
  const cdp = await browser.newBrowserCDPSession()
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
  await cdp.detach()
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

const bytesFrom = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let bytes = 0
    for (const pc of (window as unknown as { held: RTCPeerConnection[] }).held)
      for (const report of (await pc.getStats()).values())
        if (report.type === 'outbound-rtp') bytes += report.bytesSent ?? 0
    return bytes
  })

const lineOf = ({ tabs, cores, frames, least, kbits }: Size): string =>
  `${tabs} tabs: ${cores.toFixed(2)} of a core and ${Math.round(kbits)} kbit/s up each; ${frames.toFixed(1)} pictures a second of each other, ${least.toFixed(1)} at least`

function figures(sizes: Size[]): Figures {
  const [two] = sizes as [Size]
  // What one more member costs a tab, where the machine was not yet full: it encodes one picture more and shows one more.
  const full = sizes.findIndex(({ frames }) => frames < two.frames * 0.8)
  const free = full < 0 ? sizes : sizes.slice(0, full)
  const last = free.at(-1) as Size
  const perLine = free.length > 1 ? (last.cores - two.cores) / (last.tabs - two.tabs) : Number.NaN
  return {
    lines: [
      ...sizes.map(lineOf),
      `pictures a second stayed within a fifth of those of two up to ${last.tabs} tabs on this machine`,
      `one more member costs a tab ${perLine.toFixed(3)} of a core; a tab with a core of this machine to itself has room for ${Math.floor(1 / perLine) + 1}`,
    ],
    ratios: Object.fromEntries(sizes.map(({ tabs, cores }) => [`core_of_${tabs}_to_2`, cores / two.cores])),
  }
}
