import { defineConfig } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from './tests/support/browser.ts'

const browser = await findBrowser()

/**
 * Every story is told twice, in Arabic and in English. `npm test` is to stay short: it tells the sitting twice, some others in one of
 * the languages, and leaves those that are long, or wait for a clock, to the check of their name (`npm run prove`), which tells both.
 */
const ONCE = process.env.MAJLIS_STORIES === 'once'
const BY_NAME = [
  'by-keyboard',
  'attendance',
  'away',
  'register',
  'signed-extract',
  'circulation',
  'consent',
  'disputes',
  'elections',
  'floor',
  'follow-and-point',
  'forms-of-votes',
  'hybrid-sitting',
  'janus-lost',
  'keys',
  'mail-and-calendar',
  'memoranda',
  'minutes',
  'offline',
  'own-rule',
  'papers-read',
  'past-votes',
  'poor-line',
  'proxies',
  'recusal',
  'replies',
  'revision',
  'room-display',
  'running-order',
  'substitution',
  'without-media',
  'signs',
  'secretary-desk',
  'secretary-week',
  'secretaries-together',
  'moving-in',
  'moving-out',
  'openslides',
]
const IN_ENGLISH = [...BY_NAME, 'forged-note', 'passkey', 'receipt-by-qr', 'refusals']
const IN_ARABIC = [...BY_NAME, 'double-ballot', 'virtual-sitting']
const without = (names: string[]) => (ONCE ? names.map((name) => `**/${name}.story.ts`) : [])

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.story.ts',
  globalSetup: './tests/e2e/support/global-setup.ts',
  timeout: 420_000,
  expect: { timeout: 20_000 },
  workers: 2,
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: 'test-results/stories.json' }]],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    viewport: { width: 1024, height: 768 },
    // Recording six browsers takes as long again as the story: MAJLIS_TRACE=1 asks for it.
    trace: process.env.MAJLIS_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser.executablePath,
      env: { ...process.env, ...browser.env } as Record<string, string>,
      args: BROWSER_FLAGS,
    },
  },
  projects: [
    { name: 'ar', metadata: { language: 'ar' }, testIgnore: without(IN_ENGLISH) },
    { name: 'en', metadata: { language: 'en' }, testIgnore: without(IN_ARABIC) },
  ],
})
