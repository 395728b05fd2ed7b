import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { type Mark, marksOf, type SourceLayer } from '../../app/rules/note-export/marks.ts'
import { xfdfOf } from '../../app/rules/note-export/xfdf.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import { Note } from '../../app/wire/annotations.ts'
import { annotatePdf } from '../annotations/export/annotate-pdf.ts'
import { EXPORT_WORDS, type ExportLanguage } from '../annotations/export/export-words.ts'
import { type Out, unreadable } from './out.ts'
import { paperSentence } from './paper-sentence.ts'

const USAGE =
  'Usage: majlis annotate-export PAPER.pdf --notes NOTES.json [--pdf OUT.pdf] [--flat OUT.pdf] [--xfdf OUT.xfdf] [--lang ar|en] [--json]'
const OUTPUTS = ['pdf', 'flat', 'xfdf'] as const

const Name = z.union([z.string().min(1).max(200), z.object({ ar: z.string().max(200), en: z.string().max(200) })])
const Notes = z.array(Note).max(20_000)
const NotesFile = z.union([
  Notes.transform((body) => ({ people: {}, body, private: [] })),
  z.object({ people: z.record(z.string(), Name).default({}), body: Notes.default([]), private: Notes.default([]) }),
])
type NotesFile = z.infer<typeof NotesFile>

/**
 * `majlis annotate-export`: a paper and its notes, from files to files. Exit 0 when all were written, 1 when some notes name a
 * page that the paper lacks, 2 with one line when nothing was written.
 */
export async function annotateExport(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const asked = parse(args)
  if (typeof asked === 'string') return fail(`${asked}${USAGE}`)
  const { paper, outputs, language } = asked
  const files: Uint8Array[] = []
  for (const file of [paper, asked.notes])
    try {
      files.push(await readFile(file))
    } catch (error) {
      return fail(unreadable(file, error))
    }
  const [bytes, written] = files as [Uint8Array, Uint8Array]
  const notes = parseNotes(written)
  if (typeof notes === 'string') return fail(`${asked.notes}: ${notes}`)
  const marks = marksFrom(notes, language)
  const made = new Map<string, Uint8Array>()
  let placed = marks.length
  for (const [form, file] of outputs) {
    const result = await make(form, bytes, marks, { language, title: basename(paper) })
    if (!result.ok) return fail(`${paper}: ${paperSentence(result)}`)
    made.set(file, result.value.bytes)
    placed = Math.min(placed, result.value.placed)
  }
  for (const [file, content] of made)
    try {
      await writeWhole(file, content)
    } catch (error) {
      return fail(unreadable(file, error))
    }
  const said = { notes: marks.length, placed, files: [...made.keys()] }
  out.stdout.write(
    asked.json
      ? `${JSON.stringify(said)}\n`
      : `${said.files.join(', ')}: ${placed} of ${marks.length} notes and replies\n`,
  )
  return placed < marks.length ? 1 : 0
}

type Form = (typeof OUTPUTS)[number]
type Asked = { paper: string; notes: string; outputs: Map<Form, string>; language: ExportLanguage; json: boolean }

/** What is asked, or what is wrong with it. */
function parse(args: string[]): Asked | string {
  const named = new Map<string, string>()
  const papers: string[] = []
  let json = false
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string
    const name = arg.slice(2)
    if (arg === '--json') json = true
    else if (!arg.startsWith('--')) papers.push(arg)
    else if (!['notes', 'lang', ...OUTPUTS].includes(name)) return `majlis annotate-export: unknown option ${arg}. `
    else {
      const value = args[++at]
      if (value === undefined || value.startsWith('--')) return `majlis annotate-export: ${arg} needs a value. `
      named.set(name, value)
    }
  }
  const [paper] = papers
  const notes = named.get('notes')
  const language = named.get('lang') ?? 'ar'
  const outputs = new Map(OUTPUTS.flatMap((form) => (named.has(form) ? [[form, named.get(form) as string]] : [])))
  if (!paper || papers.length > 1 || !notes || outputs.size === 0) return ''
  if (new Set(outputs.values()).size < outputs.size) return 'majlis annotate-export: two outputs have one name. '
  if (language !== 'ar' && language !== 'en') return `majlis annotate-export: no language ${language}. `
  return { paper, notes, outputs: outputs as Asked['outputs'], language, json }
}

function parseNotes(bytes: Uint8Array): NotesFile | string {
  let given: unknown
  try {
    given = JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return 'is not JSON'
  }
  const notes = NotesFile.safeParse(given)
  return notes.success
    ? notes.data
    : `these are not notes: ${z.prettifyError(notes.error).split('\n').slice(0, 2).join(' ')}`
}

function marksFrom(notes: NotesFile, language: ExportLanguage): Mark[] {
  const words = EXPORT_WORDS[language]
  const names = new Map(Object.entries<z.infer<typeof Name>>(notes.people))
  const nameOf = (id: string) => {
    const name = names.get(id)
    return typeof name === 'object' ? name[language] || name.ar || name.en : (name ?? id)
  }
  const layers = (['body', 'private'] as const).map((audience) => ({
    audience,
    notes: notes[audience],
  })) as SourceLayer[]
  return marksOf(layers, { nameOf, layerName: words.layerName })
}

async function make(
  form: Form,
  bytes: Uint8Array,
  marks: Mark[],
  { language, title }: { language: ExportLanguage; title: string },
): Promise<Result<{ bytes: Uint8Array; placed: number }>> {
  if (form === 'xfdf') return ok({ bytes: Buffer.from(xfdfOf(marks, title)), placed: marks.length })
  const list = { language, heading: EXPORT_WORDS[language].heading, title, reference: '', zone: 'UTC' }
  return annotatePdf({ bytes, marks, at: new Date().toISOString(), list: form === 'flat' ? list : null })
}

/** A file appears whole or not at all. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.part`
  try {
    await writeFile(draft, bytes)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
