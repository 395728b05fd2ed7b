import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'hybrid-sitting',
  row: 'A hybrid sitting in browsers: chair, secretary, four remote ministers with cameras, six in the room, the room display.',
  bar: 'one story, in Arabic and English: lobby, pictures counted on every tab, floor, follow, ten seconds without a network and return to the state of a fresh load, a vote by all on the wall and its result, adjournment that ends every picture',
  run: (say) => proveByStories(say, ['tests/e2e/hybrid-sitting.story.ts'], {}, 1),
}
