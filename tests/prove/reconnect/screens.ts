// The screens of a sitting in browsers of their own, and what each says: its accessible text, with the digits of clocks taken out.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Member } from '../../support/body.ts'
import type { Scene } from './scene.ts'

export type Screen = { name: string; page: Page; path: string; origin: string }

/** Within this a screen that is connected again must have settled. */
const SETTLES_MS = 20_000

export async function open(browser: Browser, origin: string, scene: Scene): Promise<Screen[]> {
  const [, first, second, third] = scene.voters as [Member, Member, Member, Member]
  const sitting = `/m/${scene.meetingId}/sitting`
  const places: [string, Member, string][] = [
    ['member’s screen', first, sitting],
    ['console', scene.chair, `/m/${scene.meetingId}/console`],
    ['reader', second, scene.paperPath],
    ['vote sheet', third, sitting],
  ]
  const screens: Screen[] = []
  for (const [name, who, path] of places) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    await signIn(context, origin, scene.cookies.get(who) as string)
    const page = await context.newPage()
    await page.goto(origin + path)
    screens.push({ name, page, path, origin })
  }
  return screens
}

async function signIn(context: BrowserContext, origin: string, cookie: string): Promise<void> {
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([
    { name, value, url: origin },
    { name: 'majlis_language', value: 'en', url: origin },
  ])
}

/** Null once the screen says what the same address says when it is loaded anew; else both, where they differ. */
export async function settled({ page, path, origin }: Screen): Promise<string | null> {
  const fresh = await page.context().newPage()
  try {
    await fresh.goto(origin + path)
    const until = Date.now() + SETTLES_MS
    let [is, should] = ['', '']
    do {
      await new Promise((resolve) => setTimeout(resolve, 250))
      ;[is, should] = await Promise.all([said(page), said(fresh)])
    } while (is !== should && Date.now() < until)
    return is === should ? null : differing(is, should)
  } finally {
    await fresh.close()
  }
}

/** A time of day, a stopwatch, a length of time. */
const CLOCKS = /\d+:\d\d(:\d\d)?|\d+ (?:h|hours?|min|minutes?|seconds?)\b/g

const said = async (page: Page): Promise<string> => (await page.locator('body').ariaSnapshot()).replace(CLOCKS, '…')

function differing(is: string, should: string): string {
  const [mine, theirs] = [is.split('\n'), should.split('\n')]
  const only = (lines: string[], others: string[]) => lines.filter((line) => !others.includes(line))
  return [
    ...only(mine, theirs).map((line) => `  only after the cut: ${line.trim()}`),
    ...only(theirs, mine).map((line) => `  only when loaded anew: ${line.trim()}`),
  ].join('\n')
}
