import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Carried, carrier } from '../../app/rules/anchor/carry-notes.ts'
import type { PageWords } from '../../app/rules/word-boxes/model.ts'
import { READ_LIMITS } from '../documents/pdf-reading.ts'
import { readPdf } from '../documents/read-pdf.ts'
import { type Out, unreadable } from './out.ts'
import { paperSentence } from './paper-sentence.ts'

const USAGE = 'Usage: majlis carry OLD.pdf NEW.pdf --notes NOTES.json [--json]'

const Notes = z
  .array(
    z.object({
      id: z.string().min(1).max(200),
      page: z.number().int().min(1),
      exact: z.string().min(1).max(4_000),
      prefix: z.string().max(4_000).default(''),
      suffix: z.string().max(4_000).default(''),
    }),
  )
  .max(100_000)
  .refine((notes) => new Set(notes.map(({ id }) => id)).size === notes.length, 'two notes have the same id')
type Given = z.infer<typeof Notes>[number]

/** What a note became. An orphan keeps the page and the boxes of its old place; they are empty where even that is not known. */
type Answer = { id: string; status: Carried['state']; page: number; quads: number[][]; score: number }

/** Exit 0 whatever became of the notes, or 2 with one line that names the file and what is wrong with it. */
export async function carry(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const asked = readArgs(args)
  if (!asked) return fail(USAGE)
  const files: Uint8Array[] = []
  for (const path of [asked.old, asked.now, asked.notes])
    try {
      files.push(await readFile(path))
    } catch (error) {
      return fail(unreadable(path, error))
    }
  const [old, now, written] = files as [Uint8Array, Uint8Array, Uint8Array]
  const notes = readNotes(written)
  if (typeof notes === 'string') return fail(`${asked.notes}: ${notes}`)
  const versions: PageWords[][] = []
  for (const [path, bytes] of [
    [asked.old, old],
    [asked.now, now],
  ] as const) {
    const read = await readPdf(bytes, READ_LIMITS)
    if (!read.ok) return fail(`${path}: ${paperSentence(read)}`)
    versions.push(read.value.pages)
  }
  const carryNote = carrier(versions[0] ?? [], versions[1] ?? [])
  const answers = notes.map((note) => answerFor(note, carryNote(note)))
  out.stdout.write(asked.json ? `${JSON.stringify(answers)}\n` : asText(answers))
  return 0
}

function answerFor({ id, page }: Given, { state, score, place, origin }: Carried): Answer {
  const spot = place ?? origin
  return {
    id,
    status: state,
    page: spot?.page ?? page,
    quads: spot?.quads ?? [],
    score: Math.round(score * 1_000) / 1_000,
  }
}

function readNotes(bytes: Uint8Array): Given[] | string {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    return `is not JSON: ${(error as Error).message} (input_malformed)`
  }
  const parsed = Notes.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const at = issue?.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return `cannot be used at notes${at}: ${issue?.message} (input_malformed)`
}

const asText = (answers: Answer[]) =>
  answers.map(({ id, status, page, score }) => `${id}\t${status}\tpage ${page}\t${score.toFixed(3)}\n`).join('')

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { notes: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const [old, now, ...rest] = positionals
    return old && now && rest.length === 0 && values.notes
      ? { old, now, notes: values.notes, json: values.json ?? false }
      : null
  } catch {
    return null
  }
}
