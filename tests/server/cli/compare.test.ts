import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { TextComparison } from '../../../app/rules/word-diff/compare-texts.ts'
import { compare } from '../../../server/cli/compare.ts'

const paper = (name: string) => fileURLToPath(new URL(`../../vectors/papers/${name}`, import.meta.url))
const [v1, v2] = ['v1', 'v2'].map((version) => paper(`memo-digital-government-${version}.pdf`)) as [string, string]

async function run(...args: string[]) {
  const said = { stdout: '', stderr: '' }
  const into = (name: 'stdout' | 'stderr') => ({ write: (text: string) => (said[name] += text) })
  const code = await compare(args, { stdout: into('stdout'), stderr: into('stderr') })
  return { code, ...said }
}

describe('majlis compare', () => {
  it('names what was changed in the second version of the memorandum, and nothing else', async () => {
    const { code, stdout } = await run(v1, v2, '--json')
    const { changes }: TextComparison = JSON.parse(stdout)
    const brief = (text = '') => (text.split(' ').length > 4 ? `${text.split(' ').slice(0, 3).join(' ')} …` : text)
    expect(code).toBe(0)
    expect(
      changes.map((change) => [
        change.kind,
        brief('old' in change ? change.old.text : ''),
        brief('new' in change ? change.new.text : ''),
      ]),
    ).toEqual([
      ['inserted', '', '– النسخة الثانية'],
      ['reworded', 'تجربة الحكومة', '(معدّل)'],
      ['deleted', 'والتي جاءت بعنوان …', ''],
      ['inserted', '', 'فقرة جديدة أضيفت …'],
      ['reworded', 'ومنها إطلاق', '(معدّل)'],
      ['moved', 'ويأتي انعقاد هذا …', 'ويأتي انعقاد هذا …'],
      ['reworded', 'ملتقى الحكومة', '(معدّل)'],
    ])
    for (const change of changes)
      for (const place of ['old' in change ? change.old : null, 'new' in change ? change.new : null])
        for (const part of place?.parts ?? []) {
          expect(part.quads.length).toBeGreaterThan(0)
          expect(part.quads.every((quad) => quad.length === 8)).toBe(true)
        }
  })

  it('prints what was and what is, with their pages', async () => {
    const { stdout } = await run(v1, v2)
    expect(stdout).toContain('reworded\n- [1] تجربة الحكومة\n+ [1] (معدّل)\n')
    expect(stdout).toMatch(/\n7 changes, 397 words unchanged\n$/)
  })

  it('finds no change in a paper held against itself', async () => {
    const { stdout } = await run(v1, v1, '--json')
    expect(JSON.parse(stdout)).toEqual({ kept: expect.any(Number), changes: [] })
  })

  it('refuses a file that cannot be read with one line and exit code 2', async () => {
    expect(await run(v1, paper('truncated.pdf'))).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/truncated\.pdf.*paper_damaged\)\n$/),
    })
    expect(await run(v1, paper('none.pdf'))).toMatchObject({ code: 2, stderr: expect.stringContaining('no such file') })
    expect(await run(v1)).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') })
    expect(await run(v1, v2, '--xml')).toMatchObject({ code: 2, stderr: expect.stringContaining('--xml') })
  })
})
