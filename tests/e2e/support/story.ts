// What every story has: a Majlis of its own, people who sign in with browsers of their own, the words of its language, and
// an end at which the ledgers must verify from their export alone and no page may have complained.
import { spawnSync } from 'node:child_process'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import type { Language } from '../../../app/i18n/language.ts'
import { type RunningMajlis, type Stage, startMajlis } from '../../support/running-majlis.ts'
import { wordsOf } from './words.ts'

export type Person = { username: string; page: Page; context: BrowserContext; go: (path: string) => Promise<void> }

type Story = {
  language: Language
  t: TFunction
  majlis: RunningMajlis
  /** Somebody with a browser of their own, not yet signed in unless a name is given. */
  enter: (username: string | null, size?: { width: number; height: number }) => Promise<Person>
  /** Complaints that this story expects: parts of console messages. */
  expected: string[]
}

export const PASSWORD = 'majlis-demo-2026'

export const test = base.extend<Story>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern
  language: async ({}, use, info) => use(info.project.metadata.language as Language),
  t: async ({ language }, use) => use(await wordsOf(language)),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expected: async ({}, use) => use([]),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  majlis: async ({}, use) => {
    const majlis = await startMajlis(JSON.parse(process.env.MAJLIS_STAGE as string) as Stage)
    await use(majlis)
    const fsck = runCli(majlis, 'fsck')
    await majlis.stop()
    expect(fsck.status, fsck.stdout + fsck.stderr).toBe(0)
  },
  enter: async ({ browser, majlis, language, expected, t }, use) => {
    const complaints: string[] = []
    const contexts: BrowserContext[] = []
    await use(async (username, size) => {
      const person = await open(browser, majlis, language, size)
      contexts.push(person.context)
      listen(person.page, username ?? 'nobody', complaints)
      if (username) await signIn(person.page, majlis, username, t)
      return { ...person, username: username ?? '' }
    })
    for (const context of contexts) await context.close()
    const unexpected = complaints.filter((line) => !expected.some((part) => line.includes(part)))
    expect(unexpected, 'what pages complained of').toEqual([])
  },
})

export { expect }

async function open(browser: Browser, majlis: RunningMajlis, language: Language, size = { width: 1024, height: 768 }) {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true, reducedMotion: 'reduce' })
  await context.addCookies([{ name: 'majlis_language', value: language, url: majlis.origin }])
  const page = await context.newPage()
  const go = async (path: string) => {
    await page.goto(majlis.origin + path)
    await hydrated(page)
  }
  return { context, page, go }
}

/** Until React has taken the page over, a press would be lost: it leaves its mark on every element it has taken. */
export const hydrated = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const taken = (element: Element | null) =>
      !!element && Object.keys(element).some((name) => name.startsWith('__react'))
    return taken(document.documentElement) && taken(document.body.querySelector('main, form, button'))
  })
}

export async function signIn(page: Page, majlis: RunningMajlis, username: string, t: TFunction): Promise<void> {
  await page.goto(`${majlis.origin}/sign-in`)
  await hydrated(page)
  await page.getByRole('textbox', { name: t('identity:sign_in.username') }).fill(username)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.getByRole('button', { name: t('identity:sign_in.submit') }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  await expect(page.locator('input[name=password]')).toHaveCount(0)
}

function listen(page: Page, who: string, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${who}: ${error.message}`))
  page.on('console', (message) => {
    // A page left while it was being read again says so; nothing is wrong with it.
    if (message.text().startsWith('AbortError')) return
    if (message.type() === 'error') complaints.push(`${who} at ${page.url()}: ${message.text()}`)
  })
}

/** No violation of WCAG 2.2 AA that a machine can find. */
export async function axeClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // React Aria's announcer keeps what it has just read out, by reference to a button that may be gone already.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  expect(told, `axe at ${page.url()}`).toEqual([])
}

/** The command line on this story's database. */
export function runCli(majlis: RunningMajlis, ...args: string[]) {
  return spawnSync(process.execPath, ['server/main.mjs', 'cli', ...args], { env: majlis.env, encoding: 'utf8' })
}
