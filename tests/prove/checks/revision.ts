import type { Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

const UNITS = [
  'tests/server/annotations/carry-notes.test.ts',
  'tests/rules/word-diff',
  'tests/server/documents/changes.test.ts',
  'tests/server/documents/versions.test.ts',
  'tests/server/ballots/revised-since.test.ts',
]

export const check: Check = {
  name: 'revision',
  row: 'A new version of a paper takes every note along, whoever wrote it; what was written meanwhile follows, a note without a place waits for its author, and each reader is told what changed since they read it.',
  bar: 'The carrying on PostgreSQL with notes written during the upload and after, what may be said of a carried note, the changes of two versions as they are read, who is told of them, the warning after a vote, and the story in both languages.',
  run: async (say) => {
    const units = await proveByUnits(say, UNITS)
    return units.proved ? proveByStories(say, ['tests/e2e/revision.story.ts']) : units
  },
}
