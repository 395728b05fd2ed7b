import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'secretary-week',
  row: 'A secretary’s story: paste an agenda of 20 items, drop 30 files, publish, collect replies and pre-positions, hold, minute, sign, register.',
  bar: 'One browser story, in Arabic and English, no dead end, under 60 interactions for the agenda and files.',
  run: (say) => proveByStories(say, ['tests/e2e/secretary-week.story.ts']),
}
