import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'keyboard',
  row: 'The floor and the vote by the keyboard alone, with the names that a screen reader says, at 400 % zoom and with motion reduced.',
  bar: 'The story in both languages: signed in, checked in, heard and voted, the chair by shortcuts; every stop of Tab in sight, nothing cut off or scrolled sideways at 320 by 256 CSS pixels, and no movement longer than 0.2 s.',
  run: (say) => proveByStories(say, ['tests/e2e/by-keyboard.story.ts']),
}
