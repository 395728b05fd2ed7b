import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { MeetingId, SpeechId } from '../../../app/wire/ids.ts'
import { startSession } from '../../../server/identity/login-session.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { hydrated } from '../../e2e/support/story.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { BROWSER_FLAGS, findBrowser } from '../../support/browser.ts'
import { type Cabinet, withCabinet } from '../../support/cabinet.ts'
import { floorActs } from '../../support/floor.ts'
import { onStage } from '../../support/on-stage.ts'
import { slowWay } from '../../support/slow-way.ts'
import { type Check, type Say, verdictIf } from '../check.ts'

const BAR_MS = 250

/** Whose clock is wrong by how much, and how slow their network is each way. */
const SCREENS = [
  { username: 'nasser', path: 'console', skewMs: -7 * 60_000, up: 5, down: 5 },
  { username: 'salma', path: 'sitting', skewMs: 11 * 60_000, up: 150, down: 60 },
  { username: 'huda', path: 'sitting', skewMs: 3 * 3_600_000, up: 40, down: 260 },
] as const

export const check: Check = {
  name: 'timers',
  row: 'Timers of a speech on several screens whose own clocks are wrong by minutes and hours, over networks of different and unequal delay, while the clock runs, stands and is extended.',
  bar: `The same second is shown on all within ${BAR_MS} ms, and while the clock stands the same figure.`,
  run: (say) =>
    onStage(say, async ({ majlis }) =>
      withCabinet(majlis, async (cabinet) => {
        const meetingId = await underDiscussion(cabinet)
        const watched = await Promise.all(SCREENS.map((screen) => watch(cabinet, majlis, meetingId, screen)))
        try {
          return await measure(say, cabinet, meetingId, watched)
        } finally {
          await Promise.all(watched.map(({ close }) => close()))
        }
      }),
    ),
}

type Flip = { at: number; shown: string }
type Watched = { page: Page; username: string; close: () => Promise<void> }

async function measure(say: Say, { ctx, named }: Cabinet, meetingId: MeetingId, watched: Watched[]) {
  const acts = floorActs(ctx)
  const chair = named('nasser')
  const speechId: SpeechId = await acts.speak(named('salma'), meetingId, chair)
  for (const { page } of watched) await page.locator('.speech-timer b').waitFor()
  const found: { phase: string; apart: number[]; alone: number }[] = []
  const phase = async (name: string, ms: number) => {
    // What is heard of an act takes the network's time: counted is how the clocks agree once it was heard.
    await sleep(2_500)
    for (const { page } of watched) await page.evaluate(() => Object.assign(window, { flips: [] }))
    await sleep(ms)
    found.push({ phase: name, ...compare(await Promise.all(watched.map(({ page }) => flipsOn(page)))) })
  }
  await phase('running', 8_000)
  const standing: (string | null)[][] = []
  for (let time = 1; time <= 3; time++) {
    must(await acts.pause(chair, meetingId, speechId))
    standing.push(await whenSame(watched, true))
    must(await acts.extend(chair, meetingId, speechId))
    await sleep(1_500)
    standing.push(await whenSame(watched, true))
    must(await acts.resume(chair, meetingId, speechId))
    await phase(`after pause and extension ${time}`, 6_000)
  }
  for (const { page } of watched.slice(1)) {
    await page.reload()
    await hydrated(page)
  }
  await phase('after two pages were opened anew', 6_000)
  for (const { phase, apart, alone } of found)
    say(
      `  ${phase}: ${apart.length} seconds compared, apart at most ${Math.round(Math.max(...apart))} ms, alone ${alone}`,
    )
  const different = standing.filter((shown) => new Set(shown).size > 1)
  say(`  while the clock stood: ${standing.length} comparisons, ${different.length} with different figures`)
  const worst = Math.max(...found.flatMap(({ apart }) => apart))
  const alone = found.reduce((sum, one) => sum + one.alone, 0)
  say(`  worst ${Math.round(worst)} ms; bar ${BAR_MS} ms`)
  const enough = found.every(({ apart }) => apart.length >= 8)
  return verdictIf(
    worst <= BAR_MS && alone === 0 && different.length === 0 && enough,
    `Apart by ${Math.round(worst)} ms at most, ${alone} seconds shown on one screen alone, ${different.length} standing figures different`,
  )
}

/** Of each pair of screens: how far apart the same second was shown; those at the edges have no counterpart to be held against. */
function compare(screens: Flip[][]): { apart: number[]; alone: number } {
  const from = Math.max(...screens.map((flips) => flips[0]?.at ?? Number.POSITIVE_INFINITY)) + 100
  const until = Math.min(...screens.map((flips) => flips.at(-1)?.at ?? 0)) - 100
  const apart: number[] = []
  let alone = 0
  for (const [nth, flips] of screens.entries())
    for (const other of screens.slice(nth + 1))
      for (const { at, shown } of flips) {
        if (at < from || at > until) continue
        const same = other.filter((flip) => flip.shown === shown).map((flip) => Math.abs(flip.at - at))
        if (same.length === 0) alone += 1
        else apart.push(Math.min(...same))
      }
  return { apart, alone }
}

async function whenSame(watched: Watched[], paused: boolean): Promise<(string | null)[]> {
  for (const { page } of watched) await page.locator(`.speech-timer${paused ? '.paused' : ''} b`).waitFor()
  await sleep(1_200)
  return Promise.all(watched.map(({ page }) => page.locator('.speech-timer b').textContent()))
}

const flipsOn = (page: Page): Promise<Flip[]> => page.evaluate(() => (window as unknown as { flips: Flip[] }).flips)

async function underDiscussion({ ctx, named, circulate, openSitting }: Cabinet): Promise<MeetingId> {
  const { meetingId, itemId } = await circulate()
  await openSitting(meetingId, [])
  must(await callItem(ctx, named('nasser').actor, { requestId: requestId(ctx), meetingId, itemId }))
  return meetingId
}

async function watch(
  { ctx, named }: Cabinet,
  majlis: { origin: string; port: number },
  meetingId: MeetingId,
  { username, path, skewMs, up, down }: (typeof SCREENS)[number],
): Promise<Watched> {
  const way = await slowWay(majlis.port, { up, down })
  const browser = await launch(majlis.port, way.port)
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const who: Member = named(username)
  const [pair = ''] = (await startSession(ctx, who.actor.personId, 'timers')).split(';')
  const [name = '', value = ''] = pair.split('=')
  await context.addCookies([
    { name, value, url: majlis.origin },
    { name: 'majlis_language', value: 'en', url: majlis.origin },
  ])
  const page = await context.newPage()
  await page.addInitScript(wrongClockAndFlips, skewMs)
  await page.goto(`${majlis.origin}/m/${meetingId}/${path}`)
  await hydrated(page)
  return {
    page,
    username,
    close: async () => {
      await browser.close()
      way.close()
    },
  }
}

/** A browser of its own, for which the house's address leads over the slow way. */
async function launch(port: number, by: number): Promise<Browser> {
  const found = await findBrowser()
  return chromium.launch({
    executablePath: found.executablePath,
    env: { ...process.env, ...found.env } as Record<string, string>,
    args: [...BROWSER_FLAGS, `--host-resolver-rules=MAP localhost:${port} 127.0.0.1:${by}`],
  })
}

/** In the page: its time of day is wrong, and every second that the timer shows is noted by the machine's true clock. */
function wrongClockAndFlips(skewMs: number): void {
  const True = Date
  const now = () => True.now() + skewMs
  globalThis.Date = class extends True {
    constructor(...given: [] | [number | string]) {
      super(...((given.length === 0 ? [now()] : given) as [number]))
    }
    static override now = now
  } as DateConstructor
  const flips: { at: number; shown: string }[] = []
  Object.assign(window, { flips })
  let before = ''
  const look = () => {
    const shown = document.querySelector('.speech-timer b')?.textContent ?? ''
    if (shown === before) return
    before = shown
    const kept = (window as unknown as { flips: typeof flips }).flips
    if (shown !== '') kept.push({ at: performance.timeOrigin + performance.now(), shown })
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
}
