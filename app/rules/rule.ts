// What a body's procedure for a vote is: plain data, versioned by its engine. A published engine is never edited, only
// added to: `majlis/2` may carry several thresholds, population or blocs, and an old result still recomputes by its own.
// Every number is a decimal string, because a rule is hashed into the terms of each vote. Source: the table of "rules
// of decision" (choices, base, threshold, abstention, quorum, tie, chair, recusal, form, change, live).
import type { Result } from './result.ts'
import { ok, refuse } from './result.ts'

export const ENGINE = 'majlis/1'

export type Words = { ar: string; en: string }
export type Choice = 'yes' | 'no' | 'abstain'
export type Comparison = 'more_than' | 'at_least'
export type Measure = 'seats' | 'weight'
export type Base = 'cast' | 'cast_and_abstained' | 'present' | 'members'

export type Fraction = { numerator: string; denominator: string; comparison: Comparison }

export type Rule = {
  engine: typeof ENGINE
  id: string
  names: Words
  /** The article the rule is taken from, in words; shown with every result. */
  source: Words
  choices: Choice[]
  threshold: Fraction
  base: Base
  /** Whether the threshold counts seats or their weights; the same thing while every weight is 1. */
  measure: Measure
  /** `ignored`: neither way. `counts_against`: added to the votes against. `refused`: not offered on the ballot. */
  abstain: 'ignored' | 'counts_against' | 'refused'
  /** `members`: all seats in office. `members_not_recused`: those who may vote on the item. Only the able are ever present. */
  quorum: Fraction & { base: 'members' | 'members_not_recused'; measure: Measure }
  tie: 'fails' | 'chair_casting_vote'
  chair: 'votes'
  recused: 'out_of_base' | 'in_base'
  change: 'final'
  live: 'participation' | 'tally' | 'names'
  form: 'open'
}

/** Reads a rule that came from a ledger, a form or a file; an engine we do not know is refused, never guessed at. */
export function parseRule(value: unknown): Result<Rule> {
  if (!isObject(value)) return refuse('rule_malformed', { field: '' })
  if (value.engine !== ENGINE) return refuse('rule_engine_unknown', { engine: String(value.engine) })
  const wrong = FIELDS.find(([name, holds]) => !holds(value[name]))
  if (wrong) return refuse('rule_malformed', { field: wrong[0] })
  const extra = Object.keys(value).find((name) => name !== 'engine' && !FIELDS.some(([known]) => known === name))
  if (extra !== undefined) return refuse('rule_malformed', { field: extra })
  const rule = value as unknown as Rule
  const offersAbstention = rule.choices.includes('abstain')
  if (offersAbstention === (rule.abstain === 'refused')) return refuse('rule_malformed', { field: 'abstain' })
  return ok(rule)
}

/** A decimal string without sign, leading zero or exponent: the only form in which a number is hashed. */
export function isDecimal(value: unknown): value is string {
  return typeof value === 'string' && /^(0|[1-9][0-9]{0,17})$/.test(value)
}

type Check = (value: unknown) => boolean

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const oneOf =
  (...allowed: string[]): Check =>
  (value) =>
    typeof value === 'string' && allowed.includes(value)
const isWords: Check = (value) =>
  isObject(value) && Object.keys(value).length === 2 && typeof value.ar === 'string' && typeof value.en === 'string'

// The share stays within the whole ("more than all" could never be met), and a denominator is never 0.
const isFraction = (value: unknown, fields: number): value is Record<string, unknown> =>
  isObject(value) &&
  Object.keys(value).length === fields &&
  isDecimal(value.numerator) &&
  isDecimal(value.denominator) &&
  value.denominator !== '0' &&
  BigInt(value.numerator) + (value.comparison === 'more_than' ? 1n : 0n) <= BigInt(value.denominator) &&
  oneOf('more_than', 'at_least')(value.comparison)

const FIELDS: [keyof Rule, Check][] = [
  ['id', (value) => typeof value === 'string' && /^[a-z][a-z0-9_-]{0,63}$/.test(value)],
  ['names', isWords],
  ['source', isWords],
  ['choices', (value) => ['["yes","no"]', '["yes","no","abstain"]'].includes(JSON.stringify(value))],
  ['threshold', (value) => isFraction(value, 3)],
  ['base', oneOf('cast', 'cast_and_abstained', 'present', 'members')],
  ['measure', oneOf('seats', 'weight')],
  ['abstain', oneOf('ignored', 'counts_against', 'refused')],
  [
    'quorum',
    (value) =>
      isFraction(value, 5) &&
      oneOf('members', 'members_not_recused')(value.base) &&
      oneOf('seats', 'weight')(value.measure),
  ],
  ['tie', oneOf('fails', 'chair_casting_vote')],
  ['chair', oneOf('votes')],
  ['recused', oneOf('out_of_base', 'in_base')],
  ['change', oneOf('final')],
  ['live', oneOf('participation', 'tally', 'names')],
  ['form', oneOf('open')],
]
