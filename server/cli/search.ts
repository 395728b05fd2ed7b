import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Hit, searchText } from '../../app/rules/word-boxes/find.ts'
import { quadsOfWords, textOfWords } from '../../app/rules/word-boxes/selection.ts'
import { openContext } from '../create-context.ts'
import { type PageReading, READ_LIMITS } from '../documents/pdf-reading.ts'
import { readPdf } from '../documents/read-pdf.ts'
import { actorOf } from '../identity/load-actor.ts'
import { personNamed } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { readSettings } from '../platform/env.ts'
import { type SearchPage, searchHouse } from '../search/search-house.ts'
import { type Out, unreadable } from './out.ts'
import { paperSentence } from './paper-sentence.ts'

const USAGE = 'Usage: majlis search QUERY FILE.pdf… [--json] | search QUERY --as USERNAME [--body SLUG] [--json]'
type Found = { file: string; page: number; text: string; quads: number[][] }

/**
 * `majlis search`: where words stand, in files or in what a person of this house may read. Exit code 0 when something was found,
 * 1 when nothing was, or 2 with one line.
 */
export async function search(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const options = { json: { type: 'boolean' }, as: { type: 'string' }, body: { type: 'string' } } as const
  let given: { values: { json?: boolean; as?: string; body?: string }; positionals: string[] }
  try {
    given = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    return fail(`majlis search: ${(error as Error).message.split('. ')[0]}. ${USAGE}`)
  }
  const { values, positionals } = given
  const [query, ...files] = positionals
  if (!query || (files.length === 0) === (values.as === undefined)) return fail(USAGE)
  const tell = (found: unknown[], json: unknown, text: string) => {
    out.stdout.write(values.json ? `${JSON.stringify(json)}\n` : text)
    return found.length > 0 ? 0 : 1
  }
  if (values.as !== undefined) {
    const page = await inHouse(query, values.as, values.body ?? '')
    return typeof page === 'string' ? fail(page) : tell(page.found, page.found, asText(page))
  }
  const found: Found[] = []
  for (const file of files) {
    let bytes: Uint8Array
    try {
      bytes = await readFile(file)
    } catch (error) {
      return fail(unreadable(file, error))
    }
    const read = await readPdf(bytes, READ_LIMITS)
    if (!read.ok) return fail(`${file}: ${paperSentence(read)}`)
    found.push(...searchText(read.value.pages, query).map((hit) => placeOf(hit, file, read.value.pages)))
  }
  return tell(found, found, found.map(({ file, page, text }) => `${file}/${page}: ${text}\n`).join(''))
}

function placeOf({ page, from, to }: Hit, file: string, pages: PageReading[]): Found {
  const words = pages.find((one) => one.page === page)?.words ?? []
  return { file, page, text: textOfWords(words, from, to), quads: quadsOfWords(words, from, to) }
}

/** What was found, or one line that says why nothing was sought. */
async function inHouse(query: string, username: string, body: string): Promise<SearchPage | string> {
  const settings = readSettings(process.env)
  if (!settings.ok) return settings.params?.problems ?? settings.code
  const { ctx, close } = await openContext({ ...settings.value, logLevel: 'silent' })
  try {
    return await searchAs(ctx, query, username, body)
  } finally {
    await close()
  }
}

export async function searchAs(ctx: Ctx, q: string, username: string, body: string): Promise<SearchPage | string> {
  const personId = await personNamed(ctx.db, username)
  const actor = personId && (await actorOf(ctx, personId))
  if (!actor) return `majlis search: no person ${username}`
  return searchHouse(ctx, actor, { q, body })
}

function asText({ found, similar }: SearchPage): string {
  const lines = found.flatMap(({ body, items, papers }) => [
    `${body.name.en}${similar ? ' (spelled alike)' : ''}`,
    ...items.map(({ number, title }) => `  ${number ?? '-'} ${title.ar} · ${title.en}`),
    ...papers.flatMap(({ reference, title, pages }) => [
      `  ${reference} ${title.ar} · ${title.en}`,
      ...pages.map((place) => `    ${place.reference}: ${place.excerpt.map(({ text }) => text).join(' ')}`),
    ]),
  ])
  return lines.map((line) => `${line}\n`).join('')
}
