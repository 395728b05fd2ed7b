import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { decide } from '../../../server/cli/decide.ts'

const folder = mkdtempSync(join(tmpdir(), 'majlis-decide-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(rule: unknown, votes: unknown, ...more: string[]) {
  const [r, v] = [join(folder, 'rule.json'), join(folder, 'votes.json')]
  writeFileSync(r, typeof rule === 'string' ? rule : JSON.stringify(rule))
  writeFileSync(v, typeof votes === 'string' ? votes : JSON.stringify(votes))
  return asked('--rule', r, '--votes', v, ...more)
}

async function asked(...args: string[]) {
  const said = { out: '', err: '' }
  const into = (name: 'out' | 'err') => ({ write: (text: string) => (said[name] += text) })
  return { code: await decide(args, { stdout: into('out'), stderr: into('err') }), ...said }
}

const TWO_THIRDS = { base: 'cast', threshold: { numerator: 2, denominator: 3, comparison: 'inclusive' } }

test('four of six carry two thirds, and the working says so in both languages', async () => {
  const { code, out } = await run(TWO_THIRDS, { yes: 4, no: 2, abstain: 1 }, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    passed: true,
    outcome: 'carried',
    counts: { yes: '4', no: '2', abstain: '1' },
    base: '6',
    required: '4',
    quorum: { met: true },
    working: {
      ar: expect.arrayContaining(['فالنتيجة: أُقِرَّ القرار.']),
      en: expect.arrayContaining(['Therefore: the decision is adopted.']),
    },
  })
})

test('without --json it is read as sentences, in the language asked for', async () => {
  expect((await run(TWO_THIRDS, { yes: 3, no: 3 })).out).toMatch(/Therefore: the decision is not adopted\.\n$/)
  expect((await run(TWO_THIRDS, { yes: 3, no: 3 }, '--lang', 'ar')).out).toContain('لم يُقَرَّ القرار')
})

test.each([
  ['{', {}, /not JSON/],
  [{ ...TWO_THIRDS, base: 'guess' }, {}, /"all\.0\.base" \(rule_malformed\)/],
  [TWO_THIRDS, { yes: 'many' }, /"yes" \(facts_malformed\)/],
  [TWO_THIRDS, '[', /not JSON/],
])('%j with %j is one line and exit 2', async (rule, votes, said) => {
  const { code, out, err } = await run(rule, votes)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(said)
})

test('without both files it says how it is used', async () => {
  expect(await asked('--rule', 'x')).toMatchObject({ code: 2, err: expect.stringMatching(/^Usage/) })
  expect(await asked('--rule', 'nowhere.json', '--votes', 'nowhere.json')).toMatchObject({
    code: 2,
    err: 'nowhere.json: no such file\n',
  })
})
