// The same text as the programs of others would set it: pages by Typst and by Chromium, made where the test runs.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { chromium } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from './browser.ts'

const require = createRequire(import.meta.url)
const PLEX = require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf')
const NASKH = require.resolve('@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff')

/** `plain`: ragged, larger; `justified`: smaller, flush on both sides. */
export type Setting = 'plain' | 'justified'

export const paragraphsOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

/** Typst with its ordinary settings: ligatures, kerning and vowel marks as the font has them. */
export function byTypst(text: string, setting: Setting): Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [readFileSync(PLEX)] }] })
  const source = `#set page(paper: "a4", margin: 20mm)
#set text(font: "IBM Plex Sans Arabic", lang: "ar", size: ${setting === 'plain' ? 13 : 11}pt)
#set par(justify: ${setting === 'justified'})
#for line in json(bytes(sys.inputs.data)) { par(line) }`
  const compiled = compiler.compile({
    mainFileContent: source,
    inputs: { data: JSON.stringify(paragraphsOf(text)) },
  })
  if (!compiled.result) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics))
  return new Uint8Array(compiler.pdf(compiled.result))
}

export type Printer = { print: (text: string, setting: Setting) => Promise<Uint8Array>; close: () => Promise<void> }

/** Chromium's page.pdf(); plain pages in IBM Plex Sans Arabic, justified ones in Noto Naskh Arabic. */
export async function openPrinter(): Promise<Printer> {
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: BROWSER_FLAGS,
  })
  const page = await browser.newPage()
  return {
    print: async (text, setting) => {
      const [file, type] = setting === 'plain' ? [PLEX, 'ttf'] : [NASKH, 'woff']
      const face = `@font-face{font-family:Face;src:url(data:font/${type};base64,${readFileSync(file).toString('base64')})}`
      const body = setting === 'plain' ? 'font:14pt/1.7 Face' : 'font:11pt/1.7 Face;text-align:justify'
      const lines = paragraphsOf(text).map((line) => `<p dir="auto">${escaped(line)}</p>`)
      await page.setContent(
        `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><style>${face}body{${body}}</style>${lines.join('')}`,
      )
      await page.evaluate(() => document.fonts.ready)
      return new Uint8Array(await page.pdf({ format: 'A4' }))
    },
    close: () => browser.close(),
  }
}

const escaped = (text: string) => text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)
