import type { Browser } from '@playwright/test'
import type { RunningMajlis } from '../support/running-majlis.ts'
import type { Screen } from './screens.ts'
import type { Scene } from './set-scene.ts'
import { standsOut } from './stands-out.ts'

export type Look = {
  language: 'ar' | 'en'
  theme: 'light' | 'dark'
  width: number
  height: number
  /** The whole page and not the window alone. */
  fullPage: boolean
}

type On = { majlis: RunningMajlis; browser: Browser; scene: Scene }

/** Into docs/screens under this name; answers what of the page stands out of the window. */
export async function takePicture(on: On, screen: Screen, shown: Look, name: string): Promise<string[]> {
  const { majlis, browser, scene } = on
  const { person, path, prepare } = screen
  const { language, theme, width, height, fullPage } = shown
  // The verification page has no cookie: it speaks the browser's own language.
  const locale = { ar: 'ar-BH', en: 'en-GB' }[language]
  const context = person ? scene.signedIn[person] : await browser.newContext({ locale })
  await context.addCookies([
    { name: 'majlis_language', value: language, url: majlis.origin },
    { name: 'majlis_theme', value: theme, url: majlis.origin },
  ])
  const page = await context.newPage()
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.goto(majlis.origin + path(scene))
  // A reader fetches pages ahead for longer than a picture needs to wait.
  await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => undefined)
  await prepare?.(page, scene)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: `docs/screens/${name}.png`, fullPage })
  const out = await standsOut(page)
  await page.close()
  if (!person) await context.close()
  return out
}
