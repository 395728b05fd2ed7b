import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'signs',
  row: 'Sound and notices: an audible and visible sign for a vote opening and for my turn, also in a background tab.',
  bar: 'tests/e2e/signs.story.ts passes in Arabic and in English: one sign for two tabs, none twice across reloads, nobody asked on load.',
  run: (say) => proveByStories(say, ['tests/e2e/signs.story.ts']),
}
