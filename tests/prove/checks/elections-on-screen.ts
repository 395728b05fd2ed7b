import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'elections-on-screen',
  row: 'Elections as recorded votes: plurality, approval, the officers’ election with its run-off, Borda, Schulze, STV (Scottish, Meek), majority judgment; opened, cast, refused, counted, verified.',
  bar: 'Every method is held on PostgreSQL and verifies from its export; every refusal changes nothing; every attack on an election is found and its lawful twin passes; the story passes in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, [
        'tests/server/ballots/elections.test.ts',
        'tests/rules/elections/decide-election.test.ts',
        'tests/rules/elections/choice.test.ts',
      ]),
      await proveByUnits(say, ['tests/rules/verify/attacks/attacks.test.ts'], 'attacks on elections'),
      await proveByStories(say, ['tests/e2e/elections.story.ts']),
    ]),
}
