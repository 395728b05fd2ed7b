import type { Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

const UNITS = ['tests/rules/agenda-merge.test.ts', 'tests/server/agenda/merge-edits.test.ts']

export const check: Check = {
  name: 'secretaries-together',
  row: 'Two secretaries write one agenda at once while a member is offline: nothing anybody wrote is lost, and what both changed is shown to be settled.',
  bar: 'Every merge of two edits by its parts, random edits of two officers on PostgreSQL in turn and in the same instant, and the story of two desks and a member without a network in both languages.',
  run: async (say) => {
    const units = await proveByUnits(say, UNITS)
    return units.proved ? proveByStories(say, ['tests/e2e/secretaries-together.story.ts']) : units
  },
}
