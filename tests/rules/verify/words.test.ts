import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FINDING_WORDS } from '../../../app/rules/verify/finding-words.ts'
import { absenceWords, findingWords, verdictWords } from '../../../app/rules/verify/words.ts'

const summary = {
  body: '',
  origin: '',
  vkey: '',
  size: 2231,
  root: '',
  errors: 0,
  warnings: 0,
  withheld: 0,
  embargoed: 0,
  destroyed: 0,
}

describe('the words of findings', () => {
  test('are a sentence in each language, with the same params in both', () => {
    for (const [rule, { ar, en }] of Object.entries(FINDING_WORDS)) {
      const params = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
      expect([rule, /[\u0600-\u06ff].*\.$/.test(ar), /^[A-Z].*\.$/.test(en)]).toEqual([rule, true, true])
      expect(params(ar)).toEqual(params(en))
    }
  })

  test('name only params that a stage gives', () => {
    const folder = new URL('../../../app/rules/verify/', import.meta.url)
    const files = readdirSync(folder)
      .filter((name) => /^(check-.*|read-entries|bundle-input|verify-bundle)\.ts$/.test(name))
      .map((name) => new URL(name, folder))
    const source = [...files, new URL('../../../server/cli/peers/ask-peers.ts', import.meta.url)]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    const named = Object.values(FINDING_WORDS).flatMap(({ en }) =>
      [...en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    )
    for (const name of new Set(named)) expect(source).toMatch(new RegExp(`\\b${name}\\b`))
  })

  test('put numbers in the digits of their language', () => {
    const words = findingWords({ rule: 'vote.ballots_missing', params: { counted: '6', found: '5' } })
    expect(words.ar).toContain('٦')
    expect(words.en).toContain('6 ballots')
  })
})

describe('the verdict', () => {
  test('counts in all of Arabic’s forms', () => {
    const says = (errors: number) => verdictWords({ ...summary, verdict: 'findings', errors }).ar
    expect([1, 2, 3, 11, 100].map(says).map((text) => text.replace('السجل لا يصحّ كما هو: ', ''))).toEqual([
      'خلل واحد.',
      'خللان.',
      '٣ أوجه خلل.',
      '١١ وجه خلل.',
      '١٠٠ وجه خلل.',
    ])
    expect(verdictWords({ ...summary, verdict: 'clean', warnings: 2 })).toEqual({
      ar: 'السجل سليم حتى حجم ٢٢٣١، مع تنبيهين.',
      en: 'The ledger verifies at size 2231, with 2 warnings.',
    })
  })

  test('says what is absent and why, and nothing where nothing is', () => {
    expect(absenceWords({ ...summary, verdict: 'clean' })).toEqual([])
    expect(absenceWords({ ...summary, verdict: 'clean', withheld: 5 })[0]!.en).toBe('5 withheld from this reader')
  })
})
