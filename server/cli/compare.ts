import { readFile } from 'node:fs/promises'
import { compareTexts, type Place, type TextComparison } from '../../app/rules/word-diff/compare-texts.ts'
import { READ_LIMITS } from '../documents/pdf-reading.ts'
import { readPdf } from '../documents/read-pdf.ts'
import { type Out, unreadable } from './out.ts'
import { paperSentence } from './paper-sentence.ts'

const USAGE = 'Usage: majlis compare OLD.pdf NEW.pdf [--json]'

/** `majlis compare OLD.pdf NEW.pdf [--json]`: what changed between two versions, by words. Exit code 0, or 2 with one line. */
export async function compare(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json')
  if (unknown) return fail(`majlis compare: unknown option ${unknown}. ${USAGE}`)
  const files = args.filter((arg) => !arg.startsWith('--'))
  if (files.length !== 2) return fail(USAGE)
  const texts = []
  for (const file of files) {
    let bytes: Uint8Array
    try {
      bytes = await readFile(file)
    } catch (error) {
      return fail(unreadable(file, error))
    }
    const read = await readPdf(bytes, READ_LIMITS)
    if (!read.ok) return fail(`${file}: ${paperSentence(read)}`)
    texts.push(read.value.pages)
  }
  const comparison = compareTexts(texts[0]!, texts[1]!)
  out.stdout.write(args.includes('--json') ? `${JSON.stringify(comparison)}\n` : asText(comparison))
  return 0
}

/** A change a paragraph: `-` what was, `+` what is. */
function asText({ kept, changes }: TextComparison): string {
  const blocks = changes.map((change) => {
    const old = 'old' in change ? [`- ${pagesOf(change.old)} ${change.old.text}`] : []
    const fresh = 'new' in change ? [`+ ${pagesOf(change.new)} ${change.new.text}`] : []
    return [`${change.kind}`, ...old, ...fresh].join('\n')
  })
  return `${[...blocks, `${changes.length} changes, ${kept} words unchanged`].join('\n\n')}\n`
}

function pagesOf({ parts }: Place): string {
  const [first, last] = [parts[0]?.page, parts.at(-1)?.page]
  return first === last ? `[${first}]` : `[${first}-${last}]`
}
