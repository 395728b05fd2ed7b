import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide2, type Outcome } from '../../../app/rules/engine-2/decide.ts'
import { PRESETS_2 } from '../../../app/rules/engine-2/presets.ts'
import { readFacts2 } from '../../../app/rules/engine-2/read-facts.ts'
import { readRule2 } from '../../../app/rules/engine-2/read-rule.ts'
import { parseRule2 } from '../../../app/rules/engine-2/rule.ts'
import { workingWords2 } from '../../../app/rules/engine-2/words.ts'
import type { Choice } from '../../../app/rules/rule.ts'
import { must } from '../../support/body.ts'

type Case = {
  name: string
  source: string
  rule: unknown
  votes: unknown
  expect: {
    outcome: Outcome
    base?: string
    required?: string
    met?: boolean[]
    counts?: Record<string, string>
    quorum_required?: string
  }
}
const cases: Case[] = JSON.parse(readFileSync(new URL('../../vectors/rules/engine-2.json', import.meta.url), 'utf8'))

function decided(ruleText: unknown, votes: unknown) {
  const rule = must(readRule2(ruleText))
  return { rule, ...decide2(rule, must(readFacts2(votes, rule))) }
}

describe('vectors, each from its source', () => {
  test.each(cases)('$name ($source)', ({ rule: ruleText, votes, expect: wanted }) => {
    const { rule, outcome, requirements, counts, quorum, working } = decided(ruleText, votes)
    expect(outcome).toBe(wanted.outcome)
    if (wanted.base) expect(requirements[0]?.base).toBe(wanted.base)
    if (wanted.required) expect(requirements[0]?.required).toBe(wanted.required)
    if (wanted.met) expect(requirements.map(({ met }) => met)).toEqual(wanted.met)
    if (wanted.counts) expect(counts).toEqual(wanted.counts)
    if (wanted.quorum_required) expect(quorum.required).toBe(wanted.quorum_required)
    const words = workingWords2(working, rule)
    expect(words.at(-1)?.en).toMatch(/^Therefore/)
    for (const { ar, en } of words) expect([ar, en].join(' ')).not.toMatch(/undefined|NaN|\(\)| {2}/)
    for (const { ar } of words) expect(ar).toMatch(/[\u0621-\u064a]/)
  })
})

test.each(PRESETS_2.map((preset) => [preset.id, preset] as const))('the preset %s is a whole rule', (_, preset) => {
  expect(parseRule2(JSON.parse(JSON.stringify(preset)))).toEqual({ ok: true, value: preset })
})

describe('a rule that is not one is refused at the field', () => {
  const plain = { base: 'cast', threshold: { numerator: 1, denominator: 2 } }
  test.each([
    [null, ''],
    [{ preset: 'nobody_knows' }, 'preset'],
    [{ ...plain, base: 'guess' }, 'all.0.base'],
    [{ ...plain, threshold: { numerator: 3, denominator: 2 } }, 'all.0.threshold'],
    [{ ...plain, threshold: { numerator: 1, denominator: 0 } }, 'all.0.threshold'],
    [{ ...plain, threshold: { numerator: 0.5, denominator: 1 } }, 'all.0.threshold.numerator'],
    [{ ...plain, threshold: { numerator: 1, denominator: 2, comparison: 'about' } }, 'all.0.threshold.comparison'],
    [{ ...plain, tie: 'coin' }, 'tie'],
    [{ ...plain, tie: 'chairs_side', chair: 'never' }, 'tie'],
    [{ ...plain, chair: 'only_on_tie' }, 'chair'],
    [{ ...plain, choices: ['yes'] }, 'choices'],
    [{ ...plain, more: 1 }, 'more'],
    [{ all: [] }, 'all'],
    [{ ...plain, quorum: { numerator: 2, denominator: 1 } }, 'quorum.share'],
  ])('%j at "%s"', (value, field) => {
    expect(readRule2(value)).toMatchObject({ ok: false, code: 'rule_malformed', params: { field } })
  })
  test('an engine nobody published is not guessed at', () => {
    expect(readRule2({ ...plain, engine: 'majlis/9' })).toMatchObject({ ok: false, code: 'rule_engine_unknown' })
  })
})

describe('facts that are none are refused at the field', () => {
  const rule = must(readRule2({ preset: 'roberts_majority' }))
  test.each([
    [[], ''],
    [{ yes: -1 }, 'yes'],
    [{ yes: 1.5 }, 'yes'],
    [{ yes: 5, no: 1, members: 4 }, 'members'],
    [{ yes: 1, more: 1 }, 'more'],
    [{ yes: 1, casting_vote: 'abstain' }, 'casting_vote'],
    [{ members: ['a', 'a'] }, 'members.1'],
    [{ members: ['a'], votes: { a: 'perhaps' } }, 'votes'],
    [
      {
        members: ['a'],
        votes: [
          { seat: 'a', choice: 'yes' },
          { seat: 'a', choice: 'no' },
        ],
      },
      'votes',
    ],
  ])('%j at "%s"', (value, field) => {
    expect(readFacts2(value, rule)).toMatchObject({ ok: false, code: 'facts_malformed', params: { field } })
  })
})

const SEATS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const anyVote = fc.record({
  preset: fc.constantFrom(...PRESETS_2.map(({ id }) => id)),
  weights: fc.array(
    fc.record({ weight: fc.integer({ min: 1, max: 9 }), population: fc.integer({ min: 1, max: 90 }) }),
    { minLength: 8, maxLength: 8 },
  ),
  votes: fc.dictionary(fc.constantFrom(...SEATS), fc.constantFrom<Choice>('yes', 'no', 'abstain'), {
    noNullPrototype: true,
  }),
  recused: fc.subarray(SEATS, { maxLength: 3 }),
})
type Given = { weights: object[]; votes: Record<string, Choice>; recused: string[] }
const factsOf = ({ weights, votes, recused }: Given) => ({
  members: SEATS.map((seat, place) => ({ seat, ...weights[place] })),
  votes,
  recused,
  seed: 'x',
})

describe('properties', () => {
  test('the order in which votes come never matters', () => {
    fc.assert(
      fc.property(anyVote, (given) => {
        const there = decided({ preset: given.preset }, factsOf(given))
        const back = Object.fromEntries(Object.entries(given.votes).reverse())
        expect(decided({ preset: given.preset }, factsOf({ ...given, votes: back }))).toEqual(there)
      }),
    )
  })

  test('a recused member never counts: how they voted changes nothing', () => {
    fc.assert(
      fc.property(anyVote, fc.constantFrom<Choice>('yes', 'no', 'abstain'), (given, choice) => {
        const changed = { ...given.votes }
        for (const seat of given.recused) changed[seat] = choice
        const silent = Object.fromEntries(Object.entries(given.votes).filter(([seat]) => !given.recused.includes(seat)))
        expect(decided({ preset: given.preset }, factsOf({ ...given, votes: changed }))).toEqual(
          decided({ preset: given.preset }, factsOf({ ...given, votes: silent })),
        )
      }),
    )
  })

  test('one more vote for never turns a decision down', () => {
    fc.assert(
      fc.property(anyVote, fc.constantFrom(...SEATS), (given, seat) => {
        fc.pre(!given.recused.includes(seat) && given.votes[seat] !== 'yes')
        const before = decided({ preset: given.preset }, factsOf(given))
        const after = decided({ preset: given.preset }, factsOf({ ...given, votes: { ...given.votes, [seat]: 'yes' } }))
        if (before.outcome === 'carried') expect(after.outcome).toBe('carried')
      }),
    )
  })

  test('the counts and those who did not vote are all who may', () => {
    fc.assert(
      fc.property(anyVote, (given) => {
        const { counts } = decided({ preset: given.preset }, factsOf(given))
        const able = SEATS.length - given.recused.length
        expect(Object.values(counts).reduce((sum, each) => sum + Number(each), 0)).toBe(able)
      }),
    )
  })

  test('weights add up: a member of weight n is n members of weight one', () => {
    const byWeight = { base: 'cast', measure: 'weight', threshold: { numerator: 3, denominator: 5 } }
    const rule = { ...byWeight, quorum: { measure: 'weight', numerator: 1, denominator: 2 } }
    fc.assert(
      fc.property(anyVote, ({ weights, votes, recused }) => {
        const split = SEATS.flatMap((seat, place) =>
          Array.from({ length: weights[place]?.weight ?? 0 }, (_, part) => ({ seat, part: `${seat}${part}` })),
        )
        const parts = {
          members: split.map(({ part }) => part),
          votes: Object.fromEntries(split.flatMap(({ seat, part }) => (votes[seat] ? [[part, votes[seat]]] : []))),
          recused: split.filter(({ seat }) => recused.includes(seat)).map(({ part }) => part),
        }
        const whole = decided(rule, factsOf({ weights, votes, recused }))
        const divided = decided(rule, parts)
        expect([divided.outcome, divided.requirements, divided.quorum]).toEqual([
          whole.outcome,
          whole.requirements,
          whole.quorum,
        ])
      }),
    )
  })
})
