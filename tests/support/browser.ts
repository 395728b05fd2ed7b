// Whatever Chromium this machine has: $CHROMIUM, Playwright's own, Debian's, else the one that npm brings.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'

export type Browser = { executablePath: string; env: Record<string, string>; from: string }

export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera that shows a moving pattern, a microphone that beeps, and nobody to ask whether they may be used.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/** Unpacks npm's Chromium at most once: two first launches at the same time would race. */
export async function findBrowser(): Promise<Browser> {
  const own = chromium.executablePath()
  const candidates: [string, string | undefined][] = [
    ['$CHROMIUM', process.env.CHROMIUM],
    ['Playwright', own],
    ['the system', '/usr/bin/chromium'],
  ]
  for (const [from, executablePath] of candidates)
    if (executablePath && existsSync(executablePath)) return { executablePath, env: {}, from }
  // On a machine without Chromium's libraries it brings its own, but only where it believes to be on that platform.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x'
  const before = process.env.LD_LIBRARY_PATH
  const { default: packed } = await import('@sparticuz/chromium')
  const executablePath = await packed.executablePath()
  const env: Record<string, string> = { FONTCONFIG_PATH: fontConfig() }
  if (process.env.LD_LIBRARY_PATH) env.LD_LIBRARY_PATH = process.env.LD_LIBRARY_PATH
  // Those libraries are the browser's alone: Node and PostgreSQL must not be started with them.
  if (before === undefined) delete process.env.LD_LIBRARY_PATH
  else process.env.LD_LIBRARY_PATH = before
  return { executablePath, env, from: 'npm' }
}

/** Without fonts text is blank: the same face as the product's, from npm. */
function fontConfig(): string {
  const folder = join(tmpdir(), 'majlis-fontconfig')
  const plex = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/ibm-plex-sans-arabic/package.json'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${plex}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  )
  return folder
}
