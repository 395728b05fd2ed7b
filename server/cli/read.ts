import { readFile } from 'node:fs/promises'
import type { PdfReading } from '../documents/pdf-reading.ts'
import { READ_LIMITS } from '../documents/pdf-reading.ts'
import { readPdf } from '../documents/read-pdf.ts'
import { type Out, unreadable } from './out.ts'
import { paperSentence } from './paper-sentence.ts'

/** `majlis read FILE.pdf [--json]`: the text of a paper in reading order, or its word boxes. Exit code 0, or 2 with one line. */
export async function read(args: string[], out: Out): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'))
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json')
  const [file] = files
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  if (unknown) return fail(`majlis read: unknown option ${unknown}. Usage: majlis read FILE.pdf [--json]`)
  if (!file || files.length > 1) return fail('Usage: majlis read FILE.pdf [--json]')
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    return fail(unreadable(file, error))
  }
  const result = await readPdf(bytes, READ_LIMITS)
  if (!result.ok) return fail(`${file}: ${paperSentence(result)}`)
  out.stdout.write(args.includes('--json') ? `${JSON.stringify(asJson(result.value))}\n` : asText(result.value))
  return 0
}

function asJson(reading: PdfReading) {
  const { pages, textless, active, damaged } = reading
  return { pages, textless, active, damaged, title: reading.title, outline: reading.outline }
}

function asText(reading: PdfReading): string {
  return reading.pages
    .map(({ page, words }) => {
      const lines: string[][] = []
      for (const word of words) {
        const line = lines[word.line]
        if (line) line.push(word.text)
        else lines[word.line] = [word.text]
      }
      const body = reading.textless.includes(page)
        ? '[no text on this page]'
        : lines.map((line) => line.join(' ')).join('\n')
      return `--- ${page} ---\n${body}\n`
    })
    .join('\n')
}
