import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium } from '@playwright/test'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PageText } from '../../app/documents/page-text.tsx'
import { READ_LIMITS } from '../../server/documents/pdf-reading.ts'
import { readPdf } from '../../server/documents/read-pdf.ts'
import { BROWSER_FLAGS, findBrowser } from '../support/browser.ts'
import { paperBytes } from '../support/papers.ts'

let browser: Browser
beforeAll(async () => {
  const { executablePath, env } = await findBrowser()
  browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: BROWSER_FLAGS,
  })
}, 120_000)
afterAll(() => browser?.close())

describe('pages as a screen reader reads them', () => {
  it.each([
    ['arabic-minutes-chromium.pdf', 'ar'],
    ['memo-digital-government-v1.pdf', 'ar'],
    ['tracemonkey.pdf', 'en'],
  ])('%s: every word in order, axe finds nothing', { timeout: 120_000 }, async (name, lang) => {
    const read = await readPdf(paperBytes(name)!, READ_LIMITS)
    if (!read.ok) throw new Error(read.code)
    const pages = read.value.pages.slice(0, 3)
    const leaves = pages.map(({ words }) => renderToStaticMarkup(createElement(PageText, { words, empty: 'no text' })))
    const page = await (await browser.newContext()).newPage()
    await page.setContent(
      `<!doctype html><html lang="${lang}"><title>${name}</title><main><h1>${name}</h1>${leaves.join('')}</main></html>`,
    )
    const said = await page.locator('.spoken').evaluateAll((all) => all.map((each) => each.textContent ?? ''))
    // Words divided at a line's end are joined, and cells stand beside each other.
    const letters = (text: string) => text.replace(/[\s\u2010-]/g, '')
    for (const [index, { words }] of pages.entries())
      expect(letters(said[index]!)).toBe(letters(words.map((word) => word.text).join('')))
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
  })
})
