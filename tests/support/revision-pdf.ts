// A revision of tests/support/revision.ts as two real files: typeset by Typst, read back as word boxes whose tokens are known.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { bareOf } from '../../app/rules/anchor/text.ts'
import type { PageWords } from '../../app/rules/word-boxes/model.ts'
import type { Pages, Revision } from './revision.ts'

const FONTS = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/ibm-plex-sans-arabic/package.json'))
const SOURCE = `
#set page(paper: "a4", margin: 2.5cm, header: align(center)[مذكرة للعرض على المجلس], footer: context align(center)[صفحة #counter(page).display()])
#set text(font: "IBM Plex Sans Arabic", lang: "ar", size: 13pt)
#set par(justify: true, leading: 0.95em, spacing: 1.5em)
#for paragraph in json(bytes(sys.inputs.paragraphs)) { par(paragraph) }
`

export function typeset(paragraphs: Revision['old']): Uint8Array {
  const font = readFileSync(join(FONTS, '400Regular', 'IBMPlexSansArabic_400Regular.ttf'))
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [font] }] })
  const texts = paragraphs.map((paragraph) => paragraph.map(({ text }) => text).join(' '))
  const compiled = compiler.compile({
    mainFileContent: SOURCE,
    inputs: { paragraphs: JSON.stringify(texts) },
  })
  if (!compiled.result) throw new Error(`Does not compile: ${compiled.takeError()?.shortDiagnostics}`)
  return new Uint8Array(compiler.pdf(compiled.result, { creationTimestamp: 0 }))
}

/** Names the token of each word that was read; what the page's heading and number are has none. */
export function withTokens(pages: readonly PageWords[], paragraphs: Revision['old']): Pages[] {
  const tokens = paragraphs.flat()
  let next = 0
  return pages.map(({ page, words }) => ({
    page,
    words,
    ids: words.map((word) => {
      const bare = bareOf(word.text)
      const ahead = tokens.slice(next, next + 4).findIndex((token) => bareOf(token.text) === bare)
      if (ahead < 0) return null
      next += ahead + 1
      return tokens[next - 1]!.id
    }),
  }))
}
