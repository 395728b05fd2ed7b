import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { carry } from '../../../server/cli/carry.ts'

const paper = (name: string) => fileURLToPath(new URL(`../../vectors/papers/${name}`, import.meta.url))
const [V1, V2] = [paper('memo-digital-government-v1.pdf'), paper('memo-digital-government-v2.pdf')]
const folder = mkdtempSync(join(tmpdir(), 'majlis-carry-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let written = 0
function notes(given: unknown): string {
  const path = join(folder, `${written++}.json`)
  writeFileSync(path, typeof given === 'string' ? given : JSON.stringify(given))
  return path
}

async function run(...args: string[]) {
  let [stdout, stderr] = ['', '']
  const code = await carry(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  return { code, stdout, stderr }
}

describe('majlis carry', () => {
  it('answers each note in order: moved, or an orphan with its old place', async () => {
    const given = [
      { id: 'kept', page: 1, exact: 'وتسريع وتيرة التحول', prefix: 'العمل الحكومي ', suffix: ' الرقمي' },
      { id: 'gone', page: 1, exact: 'وبفضل الدعم غير المحدود', prefix: '', suffix: '' },
      { id: 'never', page: 7, exact: 'Never in this paper', prefix: '', suffix: '' },
    ]
    const { code, stdout, stderr } = await run(V1, V2, '--notes', notes(given), '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [kept, gone, never] = JSON.parse(stdout)
    expect(kept).toEqual({
      id: 'kept',
      status: 'moved',
      page: 1,
      quads: [expect.any(Array)],
      score: expect.any(Number),
    })
    expect(kept.quads[0]).toHaveLength(8)
    expect(kept.score).toBeGreaterThanOrEqual(0.8)
    expect(gone).toMatchObject({ id: 'gone', status: 'orphan', page: 1, quads: [expect.any(Array)] })
    expect(never).toEqual({ id: 'never', status: 'orphan', page: 7, quads: [], score: 0 })
  })

  it('answers nothing to no notes, and line by line without --json', async () => {
    expect(await run(V1, V2, '--notes', notes([]), '--json')).toMatchObject({ code: 0, stdout: '[]\n' })
    const one = [{ id: 'kept', page: 1, exact: 'وتسريع وتيرة التحول' }]
    expect((await run(V1, V2, '--notes', notes(one))).stdout).toMatch(/^kept\tmoved\tpage 1\t[01]\.\d{3}\n$/)
  })

  it.each([
    ['notes that are not JSON', V2, '[{', 'input_malformed'],
    ['notes that are no list', V2, '{}', 'input_malformed'],
    ['a note without a quote', V2, '[{"id":"a","page":1,"exact":""}]', 'notes[0].exact'],
    ['a page that is no number', V2, '[{"id":"a","page":"one","exact":"x"}]', 'notes[0].page'],
    ['two notes of one id', V2, '[{"id":"a","page":1,"exact":"x"},{"id":"a","page":1,"exact":"y"}]', 'same id'],
    ['a new version that is no PDF', paper('not-a-pdf.pdf'), '[]', 'paper_not_pdf'],
    ['a file that is not there', paper('none.pdf'), '[]', 'no such file'],
  ])('refuses %s with one line and exit code 2', async (_what, now, given, reason) => {
    const { code, stdout, stderr } = await run(V1, now, '--notes', notes(given), '--json')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toContain(reason)
  })

  it('explains itself when it is called wrongly', async () => {
    for (const args of [[], [V1, V2], [V1, '--notes', 'x'], [V1, V2, '--notes', 'x', '--xml']])
      expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') })
  })
})
