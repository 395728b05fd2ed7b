import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'consent',
  row: 'Pre-positions and consent items: marks by every member, one word takes an item out, the rest are adopted in one act without a vote, and the minutes saved are shown as what they are.',
  bar: 'Every refusal is asserted on PostgreSQL, and each ledger verifies from its export and agrees with the tables; each attack on consent items is found by its own rule and its honest twin is clean; the story passes in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/server/positions/consent.test.ts']),
      await proveByUnits(say, ['tests/rules/verify/attacks/attacks.test.ts'], 'attacks on consent items'),
      await proveByStories(say, ['tests/e2e/consent.story.ts']),
    ]),
}
