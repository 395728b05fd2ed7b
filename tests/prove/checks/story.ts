import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'story',
  row: 'A browser story with five people at once, in Arabic and in English, axe-clean on every page, ending with fsck and verify clean.',
  bar: 'tests/e2e/a-sitting.story.ts passes in both languages.',
  run: (say) => proveByStories(say, ['tests/e2e/a-sitting.story.ts']),
}
