import type { Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'papers-read',
  row: 'The secretary sees before publishing who would see what and why, and after it who has read what, and reminds; what is restricted leaves records that nobody can rewrite.',
  bar: 'On PostgreSQL: the matrix is what publishing then does, late reports of reading merge, reminders keep their distance, altered, removed and early destroyed records are found by fsck; and the story in both languages.',
  run: async (say) => {
    const units = await proveByUnits(say, [
      'tests/server/access',
      'tests/server/exclusions',
      'tests/server/reading',
      'tests/server/access-records',
      'tests/rules/access-record.test.ts',
      'tests/rules/reading.test.ts',
    ])
    return units.proved ? proveByStories(say, ['tests/e2e/papers-read.story.ts']) : units
  },
}
