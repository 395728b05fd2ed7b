import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'away',
  row: 'A page opened or read again while the server is away, and a wall switched on then, say so in their reader’s language and come back to the same address by themselves.',
  bar: 'One story in both languages, with the server really ended: a reload, a new tab and a wall, each back where it was without a press.',
  run: (say) => proveByStories(say, ['tests/e2e/away.story.ts']),
}
