// `majlis annotate-export`, run as a user runs it.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotateExport } from '../../../server/cli/annotate-export.ts'
import { notesOn, readByPdfjs } from '../../support/noted-paper.ts'
import { paperBytes } from '../../support/papers.ts'

const memo = paperBytes('memo-digital-government-v1.pdf') as Uint8Array
let folder = ''
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'majlis-annotate-'))
  await writeFile(at('paper.pdf'), memo)
  await writeFile(
    at('notes.json'),
    JSON.stringify({ people: { huda: { ar: 'هدى', en: 'Huda' } }, body: await notesOn(memo, 'huda') }),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await annotateExport(args, {
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => err.push(text) },
  })
  return { code, out: out.join(''), err: err.join('') }
}

test('one paper and its notes become three files, with the names in the language asked for', async () => {
  const forms = ['--pdf', at('a.pdf'), '--flat', at('f.pdf'), '--xfdf', at('n.xfdf')]
  const ran = await run(at('paper.pdf'), '--notes', at('notes.json'), ...forms, '--lang', 'en', '--json')
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(ran.out)).toMatchObject({ notes: 14, placed: 14, files: [at('a.pdf'), at('f.pdf'), at('n.xfdf')] })
  expect(new Set((await readByPdfjs(await readFile(at('a.pdf')))).map(({ author }) => author))).toEqual(
    new Set(['Huda']),
  )
  expect(await readByPdfjs(await readFile(at('f.pdf')))).toEqual([])
  expect(await readFile(at('n.xfdf'), 'utf8')).toContain('title="Huda"')
})

test('a plain list of notes is taken too, and one for a page that is not there is said', async () => {
  const [first] = await notesOn(memo, 'huda')
  await writeFile(at('far.json'), JSON.stringify([first, { ...first, id: 'note-far-away', page: 9 }]))
  const ran = await run(at('paper.pdf'), '--notes', at('far.json'), '--pdf', at('far.pdf'))
  expect(ran).toMatchObject({ code: 1, out: `${at('far.pdf')}: 1 of 2 notes and replies\n` })
})

test('what cannot be done is one line, exit 2, and no file', async () => {
  await writeFile(at('bad.json'), '[{"kind":"stamp"}]')
  await writeFile(at('text.json'), 'notes')
  await writeFile(at('broken.pdf'), paperBytes('encrypted-attachment.pdf') as Uint8Array)
  const out = at('never.pdf')
  const cases: [string[], string][] = [
    [[at('paper.pdf'), '--pdf', out], 'Usage'],
    [[at('paper.pdf'), '--notes', at('notes.json')], 'Usage'],
    [[at('paper.pdf'), '--notes', at('notes.json'), '--pdf', out, '--lang', 'fr'], 'no language fr'],
    [[at('paper.pdf'), '--notes', at('notes.json'), '--png', out], 'unknown option --png'],
    [[at('paper.pdf'), '--notes', at('notes.json'), '--pdf'], 'needs a value'],
    [[at('none.pdf'), '--notes', at('notes.json'), '--pdf', out], 'no such file'],
    [[at('paper.pdf'), '--notes', at('text.json'), '--pdf', out], 'is not JSON'],
    [[at('paper.pdf'), '--notes', at('bad.json'), '--pdf', out], 'these are not notes'],
    [[at('broken.pdf'), '--notes', at('notes.json'), '--pdf', out], '(export_unreadable)'],
    [[at('paper.pdf'), '--notes', at('notes.json'), '--pdf', at('no/such/folder.pdf')], 'no such file'],
  ]
  for (const [args, line] of cases) {
    const ran = await run(...args)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(line)
    expect(ran.err.trim().split('\n')).toHaveLength(1)
  }
  expect((await readdir(folder)).filter((name) => /never|part/.test(name))).toEqual([])
})
