// The stand-alone page in Chromium, from a file on the disk and without a network: an attacked bundle shows its finding in Arabic
// and in English, dropped or chosen with the keyboard alone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packBundle } from '../../app/rules/bundle/make-bundle.ts'
import { findingWords, STAGE_WORDS } from '../../app/rules/verify/words.ts'
import { BROWSER_FLAGS, findBrowser } from '../support/browser.ts'
import { honestLedger } from '../support/ledger-builder.ts'
import { receiptOf } from '../support/receipt.ts'

const folder = mkdtempSync(join(tmpdir(), 'majlis-page-'))
const file = (name: string) => join(folder, name)
let browser: Browser
let entry: number

beforeAll(async () => {
  await build({
    configFile: 'vite.verifier.config.ts',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: false },
  })
  const { executablePath, env } = await findBrowser()
  browser = await chromium.launch({
    executablePath,
    args: BROWSER_FLAGS,
    env: { ...process.env, ...env } as Record<string, string>,
  })
  const { ledger } = await honestLedger()
  const files = await ledger.bundle()
  writeFileSync(file('honest.tar'), packBundle(files, []))
  entry = ledger.drafts.findIndex(({ type, payload }) => type === 'ballot.cast' && payload.seat === 'seat-dana')
  writeFileSync(file('receipt.json'), JSON.stringify(receiptOf(ledger, files, entry)))
  const draft = ledger.drafts[entry]!
  draft.payload.ballot = String(draft.payload.ballot).replace('"choice":"no"', '"choice":"yes"')
  writeFileSync(file('attacked.tar'), packBundle(await ledger.bundle(), []))
}, 240_000)

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

/** The page as it was saved, in a browser that has no network; whatever it reports as wrong fails the test. */
async function opened(language: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } })
  await context.setOffline(true)
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(`${pathToFileURL(file('index.html'))}?lang=${language}`)
  return page
}

const chooser = 'input[type=file]'
const heading = (page: Page, text: string) => page.getByRole('heading', { name: text })
const FAILED = { ar: 'السجل لا يصحّ كما هو', en: 'The ledger does not verify' }
const CLEAN = { ar: 'السجل سليم حتى حجم', en: 'The ledger verifies at size' }

describe.each(['ar', 'en'] as const)('the verification page, %s', (language) => {
  test('shows the finding of an attacked bundle under its stage, in words, with its rule and entry', async () => {
    const page = await opened(language)
    await page.setInputFiles(chooser, file('attacked.tar'))
    await heading(page, FAILED[language]).waitFor()
    const stage = page.locator('.checks > li', { hasText: STAGE_WORDS.V6[language] })
    const finding = stage.locator('.find', { hasText: 'ballot.signature_invalid' })
    expect(await finding.textContent()).toContain(
      findingWords({ rule: 'ballot.signature_invalid', params: {} })[language],
    )
    const digits =
      language === 'ar' ? String(entry).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!) : String(entry)
    expect(await finding.textContent()).toContain(digits)
    expect(await stage.getAttribute('class')).toBe('failed')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.context().close()
  })

  test('is worked by the keyboard alone, and passes an honest bundle', async () => {
    const page = await opened(language)
    const choosing = page.waitForEvent('filechooser')
    for (let tabs = 0; tabs < 10; tabs++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), chooser)) break
    }
    await page.keyboard.press('Enter')
    await (await choosing).setFiles(file('honest.tar'))
    await heading(page, CLEAN[language]).waitFor()
    await page.context().close()
  })

  test('takes a bundle and a receipt dropped together, and holds one against the other', async () => {
    const page = await opened(language)
    const { readFileSync } = await import('node:fs')
    const given = ['attacked.tar', 'receipt.json'].map((name) => ({
      name,
      bytes: readFileSync(file(name)).toString('base64'),
    }))
    const transfer = await page.evaluateHandle((files) => {
      const dropped = new DataTransfer()
      for (const { name, bytes } of files)
        dropped.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name))
      return dropped
    }, given)
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: transfer })
    await heading(page, FAILED[language]).waitFor()
    const found = page.locator('.find', { hasText: 'receipt.entry_differs' })
    expect(await found.textContent()).toContain(findingWords({ rule: 'receipt.entry_differs', params: {} })[language])
    await page.context().close()
  })
})
