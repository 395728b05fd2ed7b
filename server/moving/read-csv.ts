// A table as spreadsheets write it: whatever they call CSV in Arabic or in English.
import Papa from 'papaparse'
import { columnOf } from '../../app/rules/moving/people-columns.ts'
import { MOST_LINES } from '../../app/rules/moving/read-people.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { MOST_CSV_BYTES, type PeoplePreview } from '../../app/wire/moving.ts'

type Encoding = PeoplePreview['encoding']
export type Table = { rows: string[][]; encoding: Encoding }

/** What Excel takes for a list separator in one country or another. */
const DELIMITERS = [',', ';', '\t', '؛', '|']
/** Room for empty rows above the headings. */
const ABOVE = 100

/** Refused: csv_too_large, csv_workbook, csv_not_text, csv_empty, csv_quotes. */
export function readCsv(bytes: Uint8Array): Result<Table> {
  if (bytes.length > MOST_CSV_BYTES) return refuse('csv_too_large', { size: String(MOST_CSV_BYTES / 1_000_000) })
  if (isWorkbook(bytes)) return refuse('csv_workbook')
  const { text, encoding } = decode(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no table has any of them
  if (/[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/.test(text) || !text.isWellFormed()) return refuse('csv_not_text')
  if (text.trim() === '') return refuse('csv_empty')
  const { words, delimiter } = delimited(text)
  const { data, errors } = Papa.parse<string[]>(words, { delimiter, preview: MOST_LINES + ABOVE + 2 })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) return refuse('csv_quotes', { line: String((broken.row ?? 0) + 1) })
  return ok({ rows: data, encoding })
}

/** A ZIP (.xlsx, .ods) or the older .xls. */
const isWorkbook = ([a, b, c, d]: Uint8Array): boolean =>
  (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const as = (encoding: Encoding) => ({ text: new TextDecoder(encoding).decode(bytes), encoding })
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return as('utf-16le')
  if (a === 0xfe && b === 0xff) return as('utf-16be')
  const wide = wideOrder(bytes)
  if (wide) return as(wide)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    // The code page of Arabic Windows, which also has the letters of French.
    return as('windows-1256')
  }
}

/** UTF-16 without its mark: commas, line ends and Latin letters leave every second byte empty. */
function wideOrder(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null
  const empty = [0, 0]
  const looked = Math.min(bytes.length, 4_000)
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = empty
  if (odd > looked / 20 && even === 0) return 'utf-16le'
  return even > looked / 20 && odd === 0 ? 'utf-16be' : null
}

/** Excel's own line `sep=;` says it; otherwise it is what makes most known headings. */
function delimited(text: string): { words: string; delimiter: string } {
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(text)
  // An empty line in its place, so that rows keep their numbers.
  if (said?.[1]) return { words: text.slice(said[0].length - 1), delimiter: said[1] }
  const head = text.slice(0, 20_000)
  const known = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(head, { delimiter, preview: ABOVE })
    return Math.max(0, ...data.map((row) => row.filter((cell) => columnOf(cell)).length))
  })
  return { words: text, delimiter: DELIMITERS[known.indexOf(Math.max(...known))] as string }
}
