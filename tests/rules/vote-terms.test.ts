import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalize } from '../../app/rules/canonical.ts'
import { electorateOf, electorateRoot, isElector, type SeatFacts } from '../../app/rules/electorate.ts'
import { checkElectorate, parseVoteTerms, textHashes, voteHash } from '../../app/rules/vote-terms.ts'
import { ruleFromPreset, voteTerms1 } from '../support/engine-1.ts'

const vectors = JSON.parse(readFileSync(new URL('../vectors/rules/hashes.json', import.meta.url), 'utf8'))
const { electors } = vectors.electorate

const seat = (id: string, changes: Partial<SeatFacts> = {}): SeatFacts => ({
  seat: id,
  role: 'member',
  votes: true,
  weight: '1',
  mandates: [`m-${id}`],
  keys: [],
  ...changes,
})

describe('an electorate', () => {
  test('has the root that a separate program computed', () => {
    expect(electorateRoot(electors)).toBe(vectors.electorate.root)
  })

  test('has the same root in whatever order its seats are loaded', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(electors, { minLength: electors.length }), (shuffled) => {
        expect(electorateRoot(shuffled as typeof electors)).toBe(vectors.electorate.root)
      }),
    )
  })

  test('leaves out seats without a vote, vacant seats, excluded roles and the recused', () => {
    const seats = [
      seat('b'),
      seat('a', { weight: '3' }),
      seat('delegate', { votes: false }),
      seat('vacant', { mandates: [] }),
      seat('chair', { role: 'chair' }),
      seat('recused', { weight: '2' }),
    ]
    const electorate = electorateOf(seats, new Set(['recused']), new Set(['chair']))
    expect(electorate.electors.map((each) => each.seat)).toEqual(['a', 'b'])
    expect(electorate.able).toEqual({ seats: '2', weight: '4' })
    expect(electorate.members).toEqual({ seats: '3', weight: '6' })
    expect(electorate.recused).toEqual([{ seat: 'recused', weight: '2' }])
  })

  test('refuses a seat twice and a weight that is no positive integer', () => {
    expect(() => electorateOf([seat('a'), seat('a')], new Set())).toThrow('twice')
    for (const weight of ['0', '-1', '1.5', '01', '0x1', ''])
      expect(() => electorateOf([seat('a', { weight })], new Set())).toThrow('weight')
  })

  test('recognises an elector only in its one form', () => {
    expect(electors.every(isElector)).toBe(true)
    const [first] = electors
    expect(isElector({ ...first, keys: [...first.keys].reverse() })).toBe(false)
    expect(isElector({ ...first, keys: [first.keys[0], first.keys[0]] })).toBe(false)
    expect(isElector({ ...first, weight: '0' })).toBe(false)
    expect(isElector({ ...first, name: 'extra' })).toBe(false)
  })
})

describe('the terms of a vote', () => {
  const text = canonicalize(vectors.terms)
  const altered = (change: object) => parseVoteTerms(canonicalize({ ...vectors.terms, ...change }))

  test('have the hash that a separate program computed', () => {
    expect(voteHash(vectors.terms)).toBe(vectors.vote_hash)
    expect(textHashes(vectors.question)).toEqual(vectors.text_sha256)
  })

  test('come back from their canonical text', () => {
    expect(parseVoteTerms(text)).toEqual({ ok: true, value: vectors.terms })
    expect(parseVoteTerms(` ${text}`)).toMatchObject({ code: 'terms_not_canonical' })
  })

  test('are made from what is true at the opening', () => {
    const electorate = electorateOf([seat('a'), seat('b'), seat('c'), seat('d')], new Set(['d']))
    const { terms: given } = vectors
    const terms = voteTerms1({ ...given, rule: ruleFromPreset('simple_majority')! }, electorate, ['a', 'b', 'd', 'x'])
    expect(terms).toMatchObject({ electors: '3', total_weight: '3', recused: [{ seat: 'd', weight: '1' }] })
    expect(terms.quorum).toEqual({ base: '4', required: '3', present: '2' })
    expect(parseVoteTerms(canonicalize(terms)).ok).toBe(true)
  })

  test.each([
    [
      'a text that is not the one hashed',
      { question: { ...vectors.question, en: 'Another text.' } },
      'terms_text_differs',
    ],
    ['options the rule does not offer', { options: ['yes', 'no'] }, 'terms_options_differ'],
    ['a number', { electors: 3 }, 'terms_malformed'],
    ['an added field', { note: '' }, 'terms_malformed'],
    ['a local time', { opened_at: '2026-11-24T10:45:31+03:00' }, 'terms_malformed'],
    ['a short nonce', { nonce: '0f' }, 'terms_malformed'],
    ['an unknown engine', { rule: { ...vectors.terms.rule, engine: 'majlis/9' } }, 'rule_engine_unknown'],
  ])('with %s are refused', (_, change, code) => {
    expect(altered(change)).toMatchObject({ ok: false, code })
  })

  test('any change at all gives another hash', () => {
    for (const name of Object.keys(vectors.terms))
      expect(voteHash({ ...vectors.terms, [name]: 'changed' })).not.toBe(vectors.vote_hash)
  })

  test('commit to their electors: one more, one fewer or another weight is found', () => {
    expect(checkElectorate(vectors.terms, electors)).toEqual({ ok: true, value: null })
    expect(checkElectorate(vectors.terms, electors.slice(1)).ok).toBe(false)
    expect(checkElectorate(vectors.terms, [...electors, electors[0]]).ok).toBe(false)
    expect(checkElectorate(vectors.terms, [{ ...electors[0], weight: '2' }, ...electors.slice(1)]).ok).toBe(false)
    const inflated = { ...vectors.terms, members: { seats: '9', weight: '9' } }
    expect(checkElectorate(inflated, electors)).toMatchObject({ code: 'terms_members_differ' })
  })
})
