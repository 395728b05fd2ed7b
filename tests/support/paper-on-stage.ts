// One paper before a member on a running Majlis: attached, published, its address and what the server says of its words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import type { PaperId, VersionId } from '../../app/wire/ids.ts'
import { attachPaper } from '../../server/documents/attach-paper.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { makeItem, makeMeeting, publish } from './agenda.ts'
import { type Member, makeBody, must, requestId } from './body.ts'
import { BROWSER_FLAGS, findBrowser } from './browser.ts'
import { cookieOf } from './http-member.ts'
import type { RunningMajlis } from './running-majlis.ts'

export type PackOnStage = {
  cookie: string
  /** In the order of the files. */
  papers: { url: string; paperId: PaperId; versionId: VersionId }[]
}

/** Each file on an item of its own, all published to a member whose session's cookie this is. */
export async function packOnStage(
  { majlis, ctx }: { majlis: RunningMajlis; ctx: Ctx },
  files: { name: string; bytes: Uint8Array }[],
): Promise<PackOnStage> {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member'])
  const [, secretary, member] = members as [Member, Member, Member]
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const papers: PackOnStage['papers'] = []
  for (const { name, bytes } of files) {
    const itemId = await makeItem(ctx, secretary.actor, meetingId)
    const input = { requestId: requestId(ctx), itemId, paperId: null, fileName: name }
    const { paperId, versionId } = must(await attachPaper(ctx, secretary.actor, input, bytes))
    papers.push({ url: `${majlis.origin}/m/${meetingId}/papers/${paperId}`, paperId, versionId })
  }
  must(await publish(ctx, secretary.actor, meetingId))
  return { cookie: await cookieOf(ctx, member.actor), papers }
}

export const paperOfTests = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '..', 'vectors', 'papers', name)))

export async function withBrowser<T>(act: (browser: Browser) => Promise<T>, flags: string[] = []): Promise<T> {
  const found = await findBrowser()
  const env = { ...process.env, ...found.env } as Record<string, string>
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    env,
    args: [...BROWSER_FLAGS, ...flags],
  })
  try {
    return await act(browser)
  } finally {
    await browser.close()
  }
}

/** A new browser of the member's, in this language, when the page it opens at is drawn. */
export async function openAs(
  browser: Browser,
  cookie: string,
  url: string,
  { language, ...options }: BrowserContextOptions & { language: 'ar' | 'en' },
  number = 1,
): Promise<Page> {
  const context = await browser.newContext(options)
  const [name, value] = cookie.split('=') as [string, string]
  const { origin } = new URL(url)
  await context.addCookies([
    { name, value, url: origin },
    { name: 'majlis_language', value: language, url: origin },
  ])
  const page = await context.newPage()
  await page.goto(url)
  // The first page may be drawn before the application is there to be used.
  await page.waitForSelector('.reader[data-measured]')
  await inkOf(page, number)
  return page
}

/** A page is there when its canvas holds something dark. */
export async function inkOf(page: Page, number: number): Promise<void> {
  await page.waitForFunction(
    (selector) => {
      const canvas = document.querySelector(selector) as HTMLCanvasElement | null
      if (!canvas?.width) return false
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      for (let at = 0; at < data.length; at += 4) if ((data[at + 3] ?? 0) > 0 && (data[at] ?? 255) < 120) return true
      return false
    },
    `.leaf[data-page="${number}"] canvas`,
    { timeout: 60_000, polling: 100 },
  )
}
