import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'moving-in',
  row: 'Import of people and bodies by CSV with a preview and errors by line; of a meeting from an OpenSlides export; export of everything of a body.',
  bar: 'Every error by line and column, nothing changed until it is accepted and then all or nothing, the same table twice changes nothing, 5,000 people in one act whose ledger verifies; hostile exports refused by a code and nothing made; every file of an archive is what its manifest says, nothing is there that its taker may not see, its ledger verifies; then the stories in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/rules/moving', 'tests/server/moving']),
      await proveByStories(say, [
        'tests/e2e/moving-in.story.ts',
        'tests/e2e/moving-out.story.ts',
        'tests/e2e/openslides.story.ts',
      ]),
    ]),
}
