import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'keyboard',
  row: 'Check-in and the vote by keyboard alone, the names that a screen reader says, 400 % zoom (320 CSS pixels), reduced motion.',
  bar: 'tests/e2e/keyboard.story.ts passes in both languages.',
  run: (say) => proveByStories(say, ['tests/e2e/keyboard.story.ts']),
}
