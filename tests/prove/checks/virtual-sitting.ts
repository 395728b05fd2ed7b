import type { Check } from '../check.ts'
import { proveByStories } from '../run-tests.ts'

export const check: Check = {
  name: 'virtual-sitting',
  row: 'Virtual sessions in the page, directly between members: lobby, mute, a cut of the network, a vote, a removal, the end; sound only on a poor line, and pictures again on a good one.',
  bar: 'one story, in Arabic and English: pictures counted on every tab, also after ten seconds without a network; nothing more to whoever is removed; and one in which a third of the packets is lost, with pictures gone and back by themselves',
  run: (say) => proveByStories(say, ['tests/e2e/virtual-sitting.story.ts', 'tests/e2e/poor-line.story.ts']),
}
