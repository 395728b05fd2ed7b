import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'proxies',
  row: 'Proxies: several for one holder, one gesture to cast them, each its own ballot.',
  bar: 'Every refusal is asserted on PostgreSQL; electorates and counts add up whatever is given; each attack on proxies and batches is found by its own rule; the story passes in both languages.',
  run: async (say) => {
    const asked = async (what: string, verdict: () => ReturnType<typeof proveByUnits>) => {
      say(what)
      return verdict()
    }
    return allOf([
      await asked('commands and pages on PostgreSQL', () =>
        proveByUnits(say, [
          'tests/server/bodies/proxies.test.ts',
          'tests/server/bodies/load-proxies.test.ts',
          'tests/server/ballots/cast-together.test.ts',
          'tests/server/ballots/my-seats.test.ts',
          'tests/server/meetings/sitting-proxies.test.ts',
        ]),
      ),
      await asked('which proxies count, and what a batch signs: vectors and properties', () =>
        proveByUnits(say, ['tests/rules/engine-2/proxies.test.ts', 'tests/rules/ballot-batch.test.ts']),
      ),
      await asked('attacks on proxies and on ballots signed by one gesture', () =>
        proveByUnits(
          say,
          ['tests/rules/verify/attacks/attacks.test.ts'],
          'attacks on (proxies|ballots signed by one gesture)',
        ),
      ),
      await asked('the story, in Arabic and in English', () => proveByStories(say, ['tests/e2e/proxies.story.ts'])),
    ])
  },
}
