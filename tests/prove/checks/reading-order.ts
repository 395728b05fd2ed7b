import { READ_LIMITS } from '../../../server/documents/pdf-reading.ts'
import { readPdf } from '../../../server/documents/read-pdf.ts'
import { foldedWords, inOrder, paperBytes, paperText } from '../../support/papers.ts'
import { allOf, type Check, notProved, type Say, type Verdict, verdictIf } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

const MEMORANDA = ['memo-digital-government-v1', 'memo-digital-government-v2']
const BAR = 0.99

export const check: Check = {
  name: 'reading-order',
  row: 'Arabic reading order on both memoranda; English on tracemonkey.pdf in column order.',
  bar: 'At least 99 % of the text’s words, folded, come out in order; the columns one after the other.',
  run: async (say) => {
    const verdicts: Verdict[] = []
    for (const name of MEMORANDA) verdicts.push(await memorandum(say, name))
    const columns = 'reads a two-column paper column by column'
    verdicts.push(await proveByUnits(say, ['tests/server/documents/read-pdf.test.ts'], columns))
    return allOf(verdicts)
  },
}

async function memorandum(say: Say, name: string): Promise<Verdict> {
  const bytes = paperBytes(`${name}.pdf`)
  if (!bytes) return notProved(`${name}.pdf is not at hand`)
  const read = await readPdf(bytes, READ_LIMITS)
  if (!read.ok) return notProved(`${name}.pdf: ${read.code}`)
  const text = read.value.pages.flatMap((page) => page.words.map((word) => word.text)).join(' ')
  const truth = foldedWords(paperText(`${name}.txt`))
  const part = inOrder(truth, foldedWords(text))
  say(`${name}: ${(part * 100).toFixed(2)} % of ${truth.length} words in order`)
  return verdictIf(part >= BAR, `${name} has ${(part * 100).toFixed(2)} % of its words in order`)
}
