// `npm run screens`: pictures of every screen on the real process, in both languages, three sizes, light and dark.
// `npm run screens -- home reader` takes only those. They go to docs/screens; the README shows a few of them.
import { mkdirSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../support/browser.ts'
import { makeStage } from '../support/make-stage.ts'
import { startMajlis } from '../support/running-majlis.ts'
import { SCREENS, type Screen } from './screens.ts'
import { setScene } from './set-scene.ts'

const SIZES = { tablet: [1024, 768], desktop: [1440, 900], phone: [390, 844] } as const
const only = process.argv.slice(2)
mkdirSync('docs/screens', { recursive: true })

const found = await findBrowser()
const browser = await chromium.launch({
  executablePath: found.executablePath,
  env: { ...process.env, ...found.env } as Record<string, string>,
  args: BROWSER_FLAGS,
})
const { stage, strike } = await makeStage((line) => process.stdout.write(`${line}\n`))
const majlis = await startMajlis(stage)
try {
  const scene = await setScene(majlis, browser)
  let taken = 0
  for (const screen of SCREENS) {
    if (only.length > 0 && !only.includes(screen.name)) continue
    for (const language of ['ar', 'en'] as const)
      for (const theme of ['light', 'dark'] as const)
        for (const [width, height] of Object.values(SIZES)) {
          await takePicture(browser, screen, { language, theme, width, height })
          taken += 1
        }
  }
  process.stdout.write(`${taken} pictures in docs/screens\n`)

  async function takePicture(
    on: Browser,
    { name, person, path, prepare }: Screen,
    look: { language: 'ar' | 'en'; theme: 'light' | 'dark'; width: number; height: number },
  ): Promise<void> {
    const { language, theme, width, height } = look
    const context = await on.newContext({
      viewport: { width, height },
      colorScheme: theme,
      ...(person ? { storageState: scene.signedIn[person] as never } : {}),
    })
    await context.addCookies([
      { name: 'majlis_language', value: language, url: majlis.origin },
      { name: 'majlis_theme', value: theme, url: majlis.origin },
    ])
    const page = await context.newPage()
    await page.goto(majlis.origin + path(scene), { waitUntil: 'networkidle' })
    await prepare?.(page, scene)
    await page.screenshot({ path: `docs/screens/${name}-${language}-${theme}-${width}x${height}.png` })
    await context.close()
  }
} finally {
  await browser.close()
  await majlis.stop()
  await strike()
}
