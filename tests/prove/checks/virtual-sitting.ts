import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'virtual-sitting',
  row: 'Virtual sessions in the page, directly between members: lobby, mute, a cut of the network, a vote, a removal, the end.',
  bar: 'one story, in Arabic and English: pictures counted on every tab, also after ten seconds without a network; nothing more to whoever is removed',
  run: (say) => proveByStories(say, ['tests/e2e/virtual-sitting.story.ts']),
}
