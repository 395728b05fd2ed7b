import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'substitution',
  row: 'Substitution by a deputy: one meeting long somebody sits in a member’s seat, reads what the seat reads there and nothing else, checks in, speaks and votes; the holder takes the seat back by coming.',
  bar: 'Every refusal is asserted on PostgreSQL, and each ledger verifies from its export and agrees with the tables; each attack on deputies is found by its own rule and its honest twin is clean; the story passes in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/server/bodies/deputies.test.ts']),
      await proveByUnits(say, ['tests/rules/verify/attacks/attacks.test.ts'], 'attacks on deputies'),
      await proveByStories(say, ['tests/e2e/substitution.story.ts']),
    ]),
}
