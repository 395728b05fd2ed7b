// What a rule needs besides its shape before a body makes it its own: a name in both languages, a source that fits a line, and
// roles that exist. The screen and the server ask the same. Source: the rules of decision, the data model.
import { ok, type Result, refuse } from '../result.ts'
import { parseRule2, type Rule } from './rule.ts'
import { ROLES } from './rule-sentences.ts'

export const NAME_LENGTH = 160
export const SOURCE_LENGTH = 300

/** Refuses `rule_malformed` with the path of the field, as `parseRule2` does. */
export function checkOwnRule(value: unknown): Result<Rule> {
  const parsed = parseRule2(value)
  if (!parsed.ok) return parsed
  const rule = parsed.value
  const at = (field: string) => refuse('rule_malformed', { field })
  for (const language of ['ar', 'en'] as const) {
    const name = rule.names[language]
    if (name.trim() === '' || name.length > NAME_LENGTH) return at(`names.${language}`)
    if (rule.source[language].length > SOURCE_LENGTH) return at(`source.${language}`)
  }
  if (rule.all.length > MOST_CONDITIONS) return at('all')
  // The chair's part is a question of its own.
  const misplaced = rule.excluded_roles.findIndex(
    (role, place, all) => role === 'chair' || !Object.hasOwn(ROLES, role) || all.indexOf(role) !== place,
  )
  return misplaced < 0 ? ok(rule) : at(`excluded_roles.${misplaced}`)
}

export const MOST_CONDITIONS = 4
