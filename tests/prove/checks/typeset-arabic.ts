import { READ_LIMITS } from '../../../server/documents/pdf-reading.ts'
import { readPdf } from '../../../server/documents/read-pdf.ts'
import { foldedWords, inOrder, paperBytes, paperText } from '../../support/papers.ts'
import { byTypst, openPrinter, type Setting } from '../../support/typeset.ts'
import { allOf, type Check, notProved, type Say, type Verdict, verdictIf } from '../check.ts'

const MEMORANDA = ['memo-digital-government-v1', 'memo-digital-government-v2']
/** Beside the memoranda: full vowel marks; numbers, dates, brackets, Latin names and references inside Arabic. */
const TEXTS = [...MEMORANDA, 'arabic-decree-vocalised', 'arabic-articles-mixed']
const SETTINGS: Setting[] = ['plain', 'justified']
const OURS = 0.998
const OTHERS = 0.98

export const check: Check = {
  name: 'typeset-arabic',
  row: 'Arabic as LibreOffice, Typst and Chromium set it, against its true text: words in order, folded.',
  bar: `${OURS * 100} % of the words of the memoranda; ${OTHERS * 100} % of the same and of other texts set by Typst and by Chromium, ragged and justified; no words that are not there.`,
  run: async (say) => {
    const verdicts: Verdict[] = []
    for (const name of MEMORANDA) {
      const bytes = paperBytes(`${name}.pdf`)
      verdicts.push(
        bytes
          ? await score(say, `LibreOffice, ${name}`, bytes, paperText(`${name}.txt`), OURS)
          : notProved(`${name}.pdf is not at hand`),
      )
    }
    const printer = await openPrinter()
    try {
      for (const name of TEXTS)
        for (const setting of SETTINGS) {
          const text = paperText(`${name}.txt`)
          verdicts.push(await score(say, `Typst ${setting}, ${name}`, byTypst(text, setting), text, OTHERS))
          const printed = await printer.print(text, setting)
          verdicts.push(await score(say, `Chromium ${setting}, ${name}`, printed, text, OTHERS))
        }
    } finally {
      await printer.close()
    }
    return allOf(verdicts)
  },
}

async function score(say: Say, what: string, bytes: Uint8Array, text: string, bar: number): Promise<Verdict> {
  const read = await readPdf(bytes, READ_LIMITS)
  if (!read.ok) return notProved(`${what}: ${read.code}`)
  const found = foldedWords(read.value.pages.flatMap((page) => page.words.map((word) => word.text)).join(' '))
  const truth = foldedWords(text)
  const part = inOrder(truth, found)
  const more = found.length / truth.length
  say(`${(part * 100).toFixed(2).padStart(6)} % of ${truth.length} words in order, ${found.length} found: ${what}`)
  return verdictIf(
    part >= bar && more <= 2 - bar,
    `${what}: ${(part * 100).toFixed(2)} % in order, ${found.length} found`,
  )
}
