import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'refusals',
  row: 'Stories for refusals: outsider, late ballot, double ballot, forged authorship of a note, damaged upload.',
  bar: 'tests/e2e/refusals, double-ballot and forged-note pass in both languages.',
  run: (say) =>
    proveByStories(
      say,
      ['refusals', 'double-ballot', 'forged-note'].map((name) => `tests/e2e/${name}.story.ts`),
    ),
}
