// A rule as a person writes it: whatever is left out is the plain case, numbers may be numbers, and the words of the rules of
// decision are understood ("strict", "inclusive", "weight" as a base). What comes out is a whole rule, or a refusal with the
// path of the field that could not be read.
import { type Result, refuse } from '../result.ts'
import { PRESETS_2 } from './presets.ts'
import { ENGINE_2, parseRule2, type Rule } from './rule.ts'

type Loose = Record<string, unknown>

export function readRule2(value: unknown): Result<Rule> {
  if (!isObject(value)) return refuse('rule_malformed', { field: '' })
  const { preset, base, measure, threshold, blocking_seats, all, quorum, ...rest } = value
  const start = preset === undefined ? PLAIN : PRESETS_2.find(({ id }) => id === preset)
  if (!start) return refuse('rule_malformed', { field: 'preset' })
  const rule: Loose = { ...start, ...rest }
  if (all !== undefined) rule.all = Array.isArray(all) ? all.map(requirement) : all
  else if (base !== undefined || threshold !== undefined || measure !== undefined)
    rule.all = [requirement({ ...(start.all[0] ?? {}), ...given({ base, measure, threshold, blocking_seats }) })]
  if (quorum !== undefined) rule.quorum = readQuorum(quorum, start.quorum)
  if (isObject(rule.expressed)) rule.expressed = withShare(rule.expressed)
  if (isObject(rule.proxies)) rule.proxies = { same_bloc: false, ...rule.proxies, max: decimal(rule.proxies.max) }
  // Abstention is offered exactly when it is not refused.
  if (!Object.hasOwn(value, 'choices'))
    rule.choices = rule.abstain === 'refused' ? ['yes', 'no'] : ['yes', 'no', 'abstain']
  return parseRule2(rule)
}

function requirement(value: unknown): unknown {
  if (!isObject(value)) return value
  const { base = 'cast', measure = 'seats', threshold, blocking_seats = null, ...rest } = value
  const counted = base === 'weight' || base === 'population'
  return {
    ...rest,
    base: counted ? 'members' : base,
    measure: counted ? base : measure,
    threshold: fraction(threshold ?? { numerator: 1, denominator: 2, comparison: 'more_than' }),
    blocking_seats: blocking_seats === null ? null : decimal(blocking_seats),
  }
}

function readQuorum(value: unknown, plain: Rule['quorum']): unknown {
  if (value === null)
    return { ...plain, share: { numerator: '0', denominator: '1', comparison: 'at_least' }, adjourned: null }
  if (!isObject(value)) return value
  const read = withShare({ ...given({ base: plain.base, measure: plain.measure }), ...value })
  const adjourned = isObject(value.adjourned) ? withShare(value.adjourned) : (value.adjourned ?? null)
  if (isObject(adjourned)) adjourned.after = decimal(adjourned.after ?? 1)
  return { ...read, adjourned }
}

/** A share may stand as `share`, or as its numbers beside the other fields. */
function withShare(value: Loose): Loose {
  const { share, numerator, denominator, comparison, strict, inclusive, ...rest } = value
  return { ...rest, share: fraction(share ?? given({ numerator, denominator, comparison, strict, inclusive })) }
}

function fraction(value: unknown): unknown {
  if (!isObject(value)) return value
  const { numerator, denominator, comparison, strict, inclusive, ...rest } = value
  const more = comparison === 'strict' || comparison === 'more_than' || strict === true || inclusive === false
  const known =
    comparison === undefined || ['strict', 'inclusive', 'more_than', 'at_least'].includes(String(comparison))
  // Half is a majority, which is more than half, unless it is said otherwise; any other share is enough when reached.
  const half =
    comparison === undefined &&
    strict === undefined &&
    inclusive === undefined &&
    Number(numerator) * 2 === Number(denominator)
  return {
    ...rest,
    numerator: decimal(numerator),
    denominator: decimal(denominator),
    comparison: known ? (more || half ? 'more_than' : 'at_least') : comparison,
  }
}

const decimal = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value)
const given = (fields: Loose): Loose =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const PLAIN: Rule = {
  ...(PRESETS_2.find(({ id }) => id === 'roberts_majority') as Rule),
  engine: ENGINE_2,
  id: 'own_rule',
  names: { ar: 'قاعدة الهيئة', en: 'The body’s own rule' },
  source: { ar: 'كما كُتبت', en: 'as written' },
  quorum: {
    base: 'members',
    measure: 'seats',
    share: { numerator: '0', denominator: '1', comparison: 'at_least' },
    adjourned: null,
  },
}
