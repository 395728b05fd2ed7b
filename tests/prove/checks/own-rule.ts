import type { Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'own-rule',
  row: 'A body’s own rule: built from a starting point, in words in both languages, tried on numbers, adopted by the chair in versions that are never edited, and whole in the ledger.',
  bar: 'The commands on PostgreSQL, the words of rules and workings, every example of its source, and the story in both languages.',
  run: async (say) => {
    const units = await proveByUnits(say, [
      'tests/server/procedure/rule-book.test.ts',
      'tests/rules/engine-2/rule-words.test.ts',
      'tests/rules/engine-2/words.test.ts',
      'tests/procedure/examples.test.ts',
    ])
    return units.proved ? proveByStories(say, ['tests/e2e/own-rule.story.ts']) : units
  },
}
