import type { Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'revision',
  row: 'A new version of a paper takes every note along, whoever wrote it; what was written meanwhile follows, and a note without a place waits for its author.',
  bar: 'The carrying on PostgreSQL with notes written during the upload and after, what may be said of a carried note, and the story in both languages.',
  run: async (say) => {
    const units = await proveByUnits(say, ['tests/server/annotations/carry-notes.test.ts'])
    return units.proved ? proveByStories(say, ['tests/e2e/revision.story.ts']) : units
  },
}
