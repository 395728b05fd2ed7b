// A body's procedure for a vote under engine `majlis/2`: several thresholds at once, weights and populations, statutory seats,
// adjourned quorum, five ways with a tie, the chair's part, silence. Plain data with every number a decimal string, for it is
// hashed into the terms of each vote. Engine `majlis/1` stays as published. Source: the rules of decision, the data model.
import { ok, type Result, refuse } from '../result.ts'
import { type Choice, type Fraction, isDecimal, type Words } from '../rule.ts'

/** What a vote decides: a text, or who or what is elected. */
export const VOTE_KINDS = ['decision', 'election'] as const
export type VoteKind = (typeof VOTE_KINDS)[number]

export const ENGINE_2 = 'majlis/2'

export type Measure = 'seats' | 'weight' | 'population'
/** `members` are seats in office, `statutory` those the law provides for, filled or vacant. */
export type Base = 'cast' | 'cast_and_abstained' | 'present' | 'members' | 'statutory'

export type Requirement = {
  base: Base
  measure: Measure
  threshold: Fraction
  /** Missed only if at least so many seats did not vote for it (a blocking minority needs members, not only size). */
  blocking_seats: string | null
}

export type Rule = {
  engine: typeof ENGINE_2
  id: string
  names: Words
  source: Words
  choices: Choice[]
  /** Roles whose seats have no vote under this rule, such as a delegate; the chair's part is `chair`. */
  excluded_roles: string[]
  /** Whether a member who takes part from afar is present. */
  remote: 'present' | 'absent'
  /** All of them must be met. */
  all: Requirement[]
  abstain: 'ignored' | 'counts_against' | 'blocks' | 'refused'
  /** `adjourned`: the lower share that is enough after so many meetings failed for want of a quorum. */
  quorum: {
    base: 'members' | 'members_not_recused' | 'statutory'
    measure: Measure
    share: Fraction
    adjourned: { after: string; share: Fraction } | null
  }
  /** How many must take a side (yes or no) for the vote to decide at all; fewer, and it is postponed. */
  expressed: { base: Base; measure: Measure; share: Fraction } | null
  tie: 'fails' | 'chair_casting_vote' | 'chairs_side' | 'revote' | 'lot'
  chair: 'votes' | 'last' | 'only_on_tie' | 'never'
  recused: 'out_of_base' | 'in_base'
  /** `excluded`: the kinds of vote in which no proxy counts; in all they do where it is left out. */
  proxies: { max: string; same_bloc: boolean; excluded?: VoteKind[] } | null
  reasons: 'none' | 'against' | 'abstain' | 'against_and_abstain'
  form: 'open' | 'roll_call' | 'silence'
  change: 'final' | 'until_close'
  live: 'participation' | 'tally' | 'names'
}

/** Reads a rule that came from a ledger, a form or a file; refuses with the path of the field that is wrong. */
export function parseRule2(value: unknown): Result<Rule> {
  if (!isObject(value)) return refuse('rule_malformed', { field: '' })
  if (value.engine !== ENGINE_2) return refuse('rule_engine_unknown', { engine: String(value.engine) })
  const wrong = RULE(value, '')
  if (wrong !== null) return refuse('rule_malformed', { field: wrong })
  const rule = value as unknown as Rule
  if (rule.choices.includes('abstain') === (rule.abstain === 'refused'))
    return refuse('rule_malformed', { field: 'abstain' })
  if (rule.tie === 'chairs_side' && (rule.chair === 'never' || rule.chair === 'only_on_tie'))
    return refuse('rule_malformed', { field: 'tie' })
  if (rule.chair === 'only_on_tie' && rule.tie !== 'chair_casting_vote')
    return refuse('rule_malformed', { field: 'chair' })
  return ok(rule)
}

/** The path of the first field that does not hold, or null. */
type Shape = (value: unknown, path: string) => string | null

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const that =
  (holds: (value: unknown) => boolean): Shape =>
  (value, path) =>
    holds(value) ? null : path
const oneOf = (...allowed: string[]): Shape => that((value) => typeof value === 'string' && allowed.includes(value))
const orNull =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null ? null : shape(value, path)
const listOf =
  (shape: Shape, least = 0): Shape =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < least) return path
    for (const [place, each] of value.entries()) {
      const wrong = shape(each, `${path}.${place}`)
      if (wrong !== null) return wrong
    }
    return null
  }
/** A field whose name ends in `?` may be missing. */
const record =
  (fields: Record<string, Shape>): Shape =>
  (value, path) => {
    if (!isObject(value)) return path
    const at = (name: string) => (path === '' ? name : `${path}.${name}`)
    for (const [given, shape] of Object.entries(fields)) {
      const name = given.replace('?', '')
      const missing = name === given ? at(name) : null
      const wrong = Object.hasOwn(value, name) ? shape(value[name], at(name)) : missing
      if (wrong !== null) return wrong
    }
    const extra = Object.keys(value).find((name) => !Object.hasOwn(fields, name) && !Object.hasOwn(fields, `${name}?`))
    return extra === undefined ? null : at(extra)
  }

const text = that((value) => typeof value === 'string')
const words = record({ ar: text, en: text })
const number = that(isDecimal)
const measure = oneOf('seats', 'weight', 'population')
const base = oneOf('cast', 'cast_and_abstained', 'present', 'members', 'statutory')
// The share stays within the whole ("more than all" could never be met), and a denominator is never 0.
const fraction: Shape = (value, path) => {
  const wrong = record({ numerator: number, denominator: number, comparison: oneOf('more_than', 'at_least') })(
    value,
    path,
  )
  if (wrong !== null) return wrong
  const { numerator, denominator, comparison } = value as Fraction
  const whole = BigInt(numerator) + (comparison === 'more_than' ? 1n : 0n) <= BigInt(denominator)
  return whole && denominator !== '0' ? null : path
}

const RULE = record({
  engine: text,
  id: that((value) => typeof value === 'string' && /^[a-z][a-z0-9_-]{0,63}$/.test(value)),
  names: words,
  source: words,
  choices: that((value) => ['["yes","no"]', '["yes","no","abstain"]'].includes(JSON.stringify(value))),
  excluded_roles: listOf(text),
  remote: oneOf('present', 'absent'),
  all: listOf(record({ base, measure, threshold: fraction, blocking_seats: orNull(number) }), 1),
  abstain: oneOf('ignored', 'counts_against', 'blocks', 'refused'),
  quorum: record({
    base: oneOf('members', 'members_not_recused', 'statutory'),
    measure,
    share: fraction,
    adjourned: orNull(record({ after: number, share: fraction })),
  }),
  expressed: orNull(record({ base, measure, share: fraction })),
  tie: oneOf('fails', 'chair_casting_vote', 'chairs_side', 'revote', 'lot'),
  chair: oneOf('votes', 'last', 'only_on_tie', 'never'),
  recused: oneOf('out_of_base', 'in_base'),
  proxies: orNull(
    record({
      max: number,
      same_bloc: that((value) => typeof value === 'boolean'),
      'excluded?': listOf(oneOf(...VOTE_KINDS), 1),
    }),
  ),
  reasons: oneOf('none', 'against', 'abstain', 'against_and_abstain'),
  form: oneOf('open', 'roll_call', 'silence'),
  change: oneOf('final', 'until_close'),
  live: oneOf('participation', 'tally', 'names'),
})
