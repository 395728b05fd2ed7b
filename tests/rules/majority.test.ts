import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decision, decide } from '../../app/rules/majority.ts'
import { meets, requiredOf, shareOf } from '../../app/rules/quorum.ts'
import { parseRule, type Rule } from '../../app/rules/rule.ts'
import type { VoteFacts } from '../../app/rules/tally.ts'
import { ruleFromPreset } from '../support/engine-1.ts'

type Case = {
  name: string
  source: string
  rule: { preset: string } & Partial<Rule>
  counts: Record<'yes' | 'no' | 'abstain' | 'members' | 'present' | 'recused' | 'recused_present', number> & {
    chair?: 'yes' | 'no'
  }
  expect: { outcome: string; base?: string; required?: string; quorum_required?: string }
}

const cases: Case[] = JSON.parse(readFileSync(new URL('../vectors/rules/majorities.json', import.meta.url), 'utf8'))

const seats = (count: number) => ({ seats: String(count), weight: String(count) })

const factsOf = (counts: Case['counts']): VoteFacts => ({
  tally: { yes: seats(counts.yes), no: seats(counts.no), abstain: seats(counts.abstain) },
  members: seats(counts.members),
  recused: seats(counts.recused),
  recused_present: seats(counts.recused_present),
  present: seats(counts.present),
  chair_choice: counts.chair ?? null,
})

function ruleOf({ preset, ...changes }: Case['rule']): Rule {
  const parsed = parseRule({
    ...ruleFromPreset(preset, changes),
    ...(changes.threshold && { threshold: changes.threshold }),
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed))
  return parsed.value
}

describe('majorities, each from its source', () => {
  test.each(cases)('$name ($source)', ({ rule, counts, expect: expected }) => {
    const decision = decide(ruleOf(rule), factsOf(counts))
    expect(decision.outcome).toBe(expected.outcome)
    if (expected.base) expect(decision.base).toBe(expected.base)
    if (expected.required) expect(decision.required).toBe(expected.required)
    if (expected.quorum_required) expect(decision.quorum.required).toBe(expected.quorum_required)
  })
})

const anyRule = fc
  .record({
    preset: fc.constantFrom('simple_majority', 'absolute_majority', 'two_thirds'),
    base: fc.constantFrom('cast', 'cast_and_abstained', 'present', 'members'),
    abstain: fc.constantFrom('ignored', 'counts_against'),
    tie: fc.constantFrom('fails', 'chair_casting_vote'),
    recused: fc.constantFrom('out_of_base', 'in_base'),
  } as const)
  .map(ruleOf)

const anyCounts = fc
  .record({
    yes: fc.nat(40),
    no: fc.nat(40),
    abstain: fc.nat(20),
    silent: fc.nat(20),
    absent: fc.nat(40),
    recused: fc.nat(10),
    recusedAway: fc.nat(10),
    chair: fc.constantFrom('yes', 'no', undefined),
  } as const)
  .map(({ yes, no, abstain, silent, absent, recused, recusedAway, chair }) => {
    const present = yes + no + abstain + silent
    return {
      yes,
      no,
      abstain,
      present,
      members: present + absent + recused + recusedAway,
      recused: recused + recusedAway,
      recused_present: recused,
      ...(chair && { chair }),
    }
  })

describe('a decision', () => {
  test('one more yes never turns carried into not carried', () => {
    fc.assert(
      fc.property(anyRule, anyCounts, (rule, counts) => {
        const spare = counts.members - counts.recused - counts.present
        const silent = counts.present - counts.yes - counts.no - counts.abstain
        fc.pre(spare + silent > 0)
        const more = { ...counts, yes: counts.yes + 1, present: counts.present + (silent > 0 ? 0 : 1) }
        if (decide(rule, factsOf(counts)).outcome === 'carried')
          expect(decide(rule, factsOf(more)).outcome).toBe('carried')
      }),
    )
  })

  test('one member changing from no to yes never turns carried into not carried', () => {
    fc.assert(
      fc.property(anyRule, anyCounts, (rule, counts) => {
        fc.pre(counts.no > 0)
        if (decide(rule, factsOf(counts)).outcome === 'carried')
          expect(decide(rule, factsOf({ ...counts, yes: counts.yes + 1, no: counts.no - 1 })).outcome).toBe('carried')
      }),
    )
  })

  test('a recused member never counts towards base or quorum, in the room or away', () => {
    fc.assert(
      fc.property(anyRule, anyCounts, fc.nat(5), (given, counts, more) => {
        const rule: Rule = {
          ...given,
          recused: 'out_of_base',
          quorum: { ...given.quorum, base: 'members_not_recused' },
        }
        const joined = {
          ...counts,
          members: counts.members + more,
          recused: counts.recused + more,
          recused_present: counts.recused_present + more,
        }
        const [without, withThem] = [decide(rule, factsOf(counts)), decide(rule, factsOf(joined))]
        expect(comparable(withThem)).toEqual(comparable(without))
      }),
    )
  })

  test('a quorum of all members is never reached by members who are recused', () => {
    fc.assert(
      fc.property(anyRule, anyCounts, (rule, counts) => {
        const quorum = decide(rule, factsOf(counts)).quorum
        expect(quorum.present).toBe(String(counts.present))
        expect(quorum.met).toBe(2 * counts.present > counts.members)
      }),
    )
  })

  test('counts add up to the members who may vote', () => {
    fc.assert(
      fc.property(anyRule, anyCounts, (rule, counts) => {
        const { yes, no, abstain, not_voted } = decide(rule, factsOf(counts)).counts
        const sum = [yes, no, abstain, not_voted].reduce((total, count) => total + Number(count), 0)
        expect(sum).toBe(counts.members - counts.recused)
      }),
    )
  })

  test('carried means the required number was reached or the chair broke a tie', () => {
    fc.assert(
      fc.property(anyRule, anyCounts, (rule, counts) => {
        const decision = decide(rule, factsOf(counts))
        const reached = decision.quorum.met && counts.yes >= Number(decision.required)
        const byChair = decision.working.some((step) => step.code === 'chair_yes')
        expect(decision.outcome === 'carried').toBe(reached || byChair)
      }),
    )
  })

  test('holds nothing but strings and one yes-or-no in what is hashed', () => {
    fc.assert(
      fc.property(anyRule, anyCounts, (rule, counts) => {
        JSON.parse(JSON.stringify(decide(rule, factsOf(counts))), (name, value) => {
          if (typeof value !== 'object' && name !== 'met') expect(typeof value).toBe('string')
          return value
        })
      }),
    )
  })
})

describe('shares', () => {
  test('the required number meets the fraction and one less does not', () => {
    const fraction = fc
      .record({ denominator: fc.integer({ min: 2, max: 100 }), part: fc.integer({ min: 1, max: 99 }) })
      .filter(({ denominator, part }) => part < denominator)
    const comparison = fc.constantFrom('more_than', 'at_least')
    fc.assert(
      fc.property(fraction, comparison, fc.bigInt(1n, 10n ** 17n), ({ denominator, part }, comparison, base) => {
        const share = { numerator: String(part), denominator: String(denominator), comparison } as const
        const required = requiredOf(share, base)
        expect(meets(share, required, base)).toBe(true)
        if (required > 1n) expect(meets(share, required - 1n, base)).toBe(false)
      }),
    )
  })

  test('are rounded half up to two places for reading', () => {
    const twoThirds = { numerator: '2', denominator: '3', comparison: 'at_least' } as const
    const half = { numerator: '1', denominator: '2', comparison: 'more_than' } as const
    expect([193n, 6n, 5n, 1n].map((base) => shareOf(twoThirds, base))).toEqual(['128.67', '4', '3.33', '0.67'])
    expect([193n, 10n, 0n].map((base) => shareOf(half, base))).toEqual(['96.5', '5', '0'])
    expect(shareOf({ numerator: '1', denominator: '20', comparison: 'at_least' }, 1n)).toBe('0.05')
  })
})

// The step that names how many are recused differs, of course; everything that decides must not.
const comparable = ({ working, ...decision }: Decision) => ({
  ...decision,
  working: working.filter((step) => step.code !== 'recused_out'),
})
