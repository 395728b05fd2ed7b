// Whether a vote's rule is one that the body may open votes under: its own, in the version in force, byte for byte but for what is
// seen meanwhile; or, where the body has none of that name, a published preset, of which the general ones may be settled at the
// opening. Source: docs/decisions/votes-under-engine-2.md.
import { canonicalize } from '../canonical.ts'
import { isGeneral, presetById, settle } from './general.ts'
import type { Rule } from './rule.ts'

/** `own` is the version of the body's rule of that name in force; null where there is none. */
export function isOfBook(rule: Rule, own: Rule | null): boolean {
  if (own) return canonicalize(rule) === canonicalize(settle(own, { live: rule.live }))
  const preset = presetById(rule.id)
  return (
    preset !== undefined && sameInEffect(rule, isGeneral(preset) ? settledAs(rule, preset) : withLive(rule, preset))
  )
}

const withLive = ({ live }: Rule, preset: Rule): Rule => settle(preset, { live })

function settledAs({ all: [first], abstain, live }: Rule, preset: Rule): Rule {
  return settle(preset, { live, ...(first && { base: first.base }), ...(abstain !== 'blocks' && { abstain }) })
}

/** What a preset is called, and where it is from, may be put better in a later edition; what it decides may not. */
const sameInEffect = (one: Rule, other: Rule): boolean =>
  canonicalize({ ...one, names: null, source: null }) === canonicalize({ ...other, names: null, source: null })
