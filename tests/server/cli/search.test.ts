import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { search, searchAs } from '../../../server/cli/search.ts'
import { testContext } from '../../support/context.ts'

const MEMO = fileURLToPath(new URL('../../vectors/papers/memo-digital-government-v1.pdf', import.meta.url))

async function run(...args: string[]) {
  let [stdout, stderr] = ['', '']
  const code = await search(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  return { code, stdout, stderr }
}

describe('majlis search', () => {
  it('finds a phrase as it is typed, with its place', async () => {
    const { code, stdout } = await run('الذكاء الاصطناعي', MEMO, '--json')
    const [first] = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(first).toMatchObject({ file: MEMO, page: 1, text: expect.stringContaining('الذكاء') })
    expect(first.quads[0]).toHaveLength(8)
  })

  it('finds other forms where the words do not stand as typed', async () => {
    const { code, stdout } = await run('ووزارتها', MEMO)
    expect(code).toBe(0)
    expect(stdout).toContain('وزارة')
  })

  it('says by its exit code that nothing was found', async () => {
    expect(await run('المريخ', MEMO, '--json')).toEqual({ code: 1, stdout: '[]\n', stderr: '' })
  })

  it('refuses what it cannot use with one line', async () => {
    for (const args of [[], ['كلمة'], ['word', MEMO, '--as', 'salma'], ['word', '--wrong'], ['word', 'none.pdf']]) {
      const { code, stdout, stderr } = await run(...args)
      expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 })
    }
  })

  it('knows who asks', async () => {
    expect(await searchAs(await testContext(), 'word', 'nobody', '')).toBe('majlis search: no person nobody')
  })
})
