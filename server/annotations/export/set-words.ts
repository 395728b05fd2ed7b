import { PDFDocument, type PDFEmbeddedPage } from '@cantoo/pdf-lib'
import { COLOURS } from '../../../app/rules/note-export/colours.ts'
import type { Mark } from '../../../app/rules/note-export/marks.ts'
import { bidiClass, isStrongRight } from '../../../app/rules/word-boxes/bidi-class.ts'
import { typeset } from '../../platform/typeset.ts'

export type SetWords = { boxes: Map<string, PDFEmbeddedPage>; pins: Map<string, PDFEmbeddedPage> }

export const isRtl = (text: string): boolean => isStrongRight(bidiClass(text))
/** Typst takes no control characters in its JSON's strings for letters; a tab is as wide as it is on the screen. */
export const linesOf = (text: string): string[] =>
  text
    .toWellFormed()
    .replaceAll('\t', '    ')
    .split(/\r\n|\r|\n/)

/**
 * Sets what must be letters: words on the page and, where `numbered`, the numbers of what is said. Each becomes a form of the
 * document, by the mark's id.
 */
export async function setWords(document: PDFDocument, marks: Mark[], at: Date, numbered: boolean): Promise<SetWords> {
  const written = marks.filter(({ kind }) => kind === 'freetext')
  const said = numbered ? marks.filter(({ number }) => number > 0) : []
  const [boxes, pins] = [new Map<string, PDFEmbeddedPage>(), new Map<string, PDFEmbeddedPage>()]
  if (written.length + said.length === 0) return { boxes, pins }
  const set = typeset(
    new URL('./note-boxes.typ', import.meta.url),
    { boxes: written.map(box), pins: said.map(pin) },
    { at },
  )
  const forms = await document.embedPdf(
    await PDFDocument.load(set),
    [...written, ...said].map((_, index) => index),
  )
  for (const [index, mark] of written.entries()) boxes.set(mark.id, forms[index] as PDFEmbeddedPage)
  for (const [index, mark] of said.entries()) pins.set(mark.id, forms[written.length + index] as PDFEmbeddedPage)
  return { boxes, pins }
}

const box = ({ rect: [left, , right], size, contents, tone }: Mark) => ({
  width: Math.max(20, right - left),
  size,
  rtl: isRtl(contents),
  fill: COLOURS[tone].text,
  lines: linesOf(contents),
})

const pin = ({ number, tone }: Mark) => ({ number: String(number), ...COLOURS[tone] })
