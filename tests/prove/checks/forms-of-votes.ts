import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'forms-of-votes',
  row: 'Roll calls, reasons, ballots changed until the close, the chair last, only the room, casting votes: cast, refused and verified.',
  bar: 'Every refusal is asserted on PostgreSQL and changes nothing; every exported bundle verifies; the story passes in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/server/ballots/forms-of-votes.test.ts', 'tests/rules/ballot.test.ts']),
      await proveByStories(say, ['tests/e2e/forms-of-votes.story.ts']),
    ]),
}
