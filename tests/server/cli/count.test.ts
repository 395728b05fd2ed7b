import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { METHODS } from '../../../app/rules/elections/election.ts'
import { count } from '../../../server/cli/count.ts'

const fife = fileURLToPath(new URL('../../vectors/stv/fife_2012_ward20.blt', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'majlis-count-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...args: string[]) {
  const said = { out: '', err: '' }
  const into = (name: 'out' | 'err') => ({ write: (text: string) => (said[name] += text) })
  const code = await count(args, { stdout: into('out'), stderr: into('err') })
  return { code, ...said }
}
const file = (text: string) => {
  const path = join(folder, 'election.blt')
  writeFileSync(path, text)
  return path
}

test.each(METHODS)('%s prints who is elected and every round', async (method) => {
  const { code, out } = await run(fife, '--method', method, '--seats', method === 'two-round' ? '1' : '3', '--json')
  const printed = JSON.parse(out)
  expect(code).toBe(0)
  expect(printed.elected).toHaveLength(method === 'two-round' ? 1 : 3)
  expect(printed.rounds.length).toBeGreaterThan(0)
  for (const { words } of printed.rounds) expect([words.ar, words.en].join()).not.toMatch(/undefined|^,|,$/)
})

test('the sheet reads in Arabic and English, with the quota, the votes and the names', async () => {
  const { out } = await run(fife, '--method', 'scottish-stv')
  expect(out).toContain('Quota:')
  expect(out).toMatch(/excluded; the papers pass/)
  expect((await run(fife, '--method', 'scottish-stv', '--lang', 'ar')).out).toContain('الحصة')
})

describe('what cannot be counted is one line, and exit 2', () => {
  test.each([
    [[], /^Usage/],
    [[fife], /^Usage/],
    [[fife, '--method', 'guess'], /^Usage/],
    [[fife, '--method', 'borda', '--seats', '0'], /^Usage/],
    [['nowhere.blt', '--method', 'borda'], /no such file/],
    [[folder, '--method', 'borda'], /is a folder/],
    [[fife, '--method', 'borda', '--seats', '99'], /too_few_candidates/],
    [[fife, '--method', 'two-round', '--seats', '2'], /one_seat_only/],
  ])('%j', async (args, said) => {
    const { code, out, err } = await run(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(said)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  test.each([
    ['', 1, /the first line must be/],
    ['two 1\n0\n', 1, /the first line must be/],
    ['1001 1\n0\n', 1, /from 1 to 1,000 candidates/],
    ['2 3\n0\n"a"\n"b"\n', 1, /from 1 seat/],
    ['2 1\n1 1 0\n3 9 0\n0\n"a"\n"b"\n', 3, /there is no candidate of that number/],
    ['2 1\n1 1 0\n-1 2 0\n0\n"a"\n"b"\n', 3, /begins with how many/],
    ['2 1\n1 1 2\n0\n"a"\n"b"\n', 2, /ends with 0/],
    ['2 1\n1 1 1 0\n0\n"a"\n"b"\n', 2, /preferred twice/],
    ['2 1\n1 1 0\n', 2, /must end with a line 0/],
    ['2 1\n1 1 0\n0\n"a"\n', 4, /one for each candidate/],
    ['2 1\n1 1 0\n0\n"a"\nb\n', 5, /double quotes/],
  ])('a line that is wrong is named by its number: %j', async (text, line, why) => {
    const { code, err } = await run(file(text), '--method', 'borda')
    expect([code, err]).toEqual([2, expect.stringMatching(new RegExp(`line ${line}: .*blt_malformed`))])
    expect(err).toMatch(why)
  })

  test('equals where the method knows none', async () => {
    const { code, err } = await run(file('2 1\n1 1=2 0\n0\n"a"\n"b"\n'), '--method', 'meek-stv')
    expect([code, err]).toEqual([2, expect.stringContaining('equal_preferences')])
  })
})

test('a lot is drawn from the published seed, the same for everybody, and is told', async () => {
  const even = file('2 1\n5 1 0\n5 2 0\n0\n"a"\n"b"\n')
  const draw = async (seed: string) =>
    JSON.parse((await run(even, '--method', 'plurality', '--json', '--seed', seed)).out)
  expect(await draw('today')).toEqual(await draw('today'))
  expect((await draw('today')).lots[0].words.en).toMatch(/the lot, drawn from the published seed/)
  const first = new Set<number>()
  for (let day = 0; day < 20; day++) first.add((await draw(String(day))).elected[0])
  expect(first.size).toBe(2)
})
