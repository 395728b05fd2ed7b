import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'replies',
  row: 'Replies to an invitation: given, changed, recorded by telephone, counted, reminded of, asked again for another day; the quorum they let one expect.',
  bar: 'Every refusal is asserted on PostgreSQL; the outlook agrees with the meter of the sitting whatever was answered; the story passes in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/rules/replies.test.ts', 'tests/server/replies/replies.test.ts']),
      await proveByStories(say, ['tests/e2e/replies.story.ts']),
    ]),
}
