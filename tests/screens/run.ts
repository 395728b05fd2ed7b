// `npm run screens`: pictures of every screen on the real process, in both languages, three sizes, light and dark.
// `npm run screens -- home reader` takes only those, `npm run screens -- --look=ar-dark` only looks of that name,
// `npm run screens -- --few` only the pictures that the README shows; with `--full` the whole
// page is taken, not the window alone. They go to docs/screens; Git keeps those few.
// A page that can be scrolled sideways, or that stands out of its window, is named and fails the run. Sixty screens in twelve looks
// are long to wait for: thirty pictures took a minute and a half on two quiet cores, the setting of the scene included.
import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../support/browser.ts'
import { makeStage } from '../support/make-stage.ts'
import { startMajlis } from '../support/running-majlis.ts'
import { SCREENS } from './screens.ts'
import { openVotes, setScene } from './set-scene.ts'
import { takePicture } from './take-picture.ts'

const SIZES = { tablet: [1024, 768], desktop: [1440, 900], phone: [390, 844] } as const
const FEW = [
  'home-ar-light-1024x768',
  'reader-ar-light-1024x768',
  'console-en-light-1440x900',
  'vote-ar-light-1024x768',
  'result-en-light-1440x900',
  'audit-en-light-1440x900',
]

const given = process.argv.slice(2)
const few = given.includes('--few')
const fullPage = given.includes('--full')
const look = given.find((word) => word.startsWith('--look='))?.slice('--look='.length) ?? ''
const only = given.filter((word) => !word.startsWith('--'))
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
  const wrong: string[] = []
  let taken = 0
  for (const screen of SCREENS) {
    if (only.length > 0 && !only.includes(screen.name)) continue
    if (screen.voting) scene.open ??= await openVotes(majlis, scene)
    for (const language of ['ar', 'en'] as const)
      for (const theme of ['light', 'dark'] as const)
        for (const [width, height] of Object.values(SIZES)) {
          const file = `${screen.name}-${language}-${theme}-${width}x${height}`
          if ((few && !FEW.includes(file)) || !file.includes(look)) continue
          const out = await takePicture(
            { majlis, browser, scene },
            screen,
            { language, theme, width, height, fullPage },
            file,
          )
          for (const part of out) wrong.push(`${file}: ${part}`)
          taken += 1
        }
  }
  process.stdout.write(`${taken} pictures in docs/screens\n`)
  if (wrong.length > 0) {
    process.stderr.write(`Out of the window at the side:\n${wrong.map((line) => `  ${line}\n`).join('')}`)
    process.exitCode = 1
  }
} finally {
  await browser.close()
  await majlis.stop()
  await strike()
}
