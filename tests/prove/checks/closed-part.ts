import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'closed-part',
  row: 'A closed part of a meeting: items dealt with without observers, guests, the wall and the call of whoever is no member; closed and reopened by official acts; voted on, minuted and verified all the same.',
  bar: 'Every refusal is asserted on PostgreSQL and each ledger verifies from its export and agrees with the tables; the words of a closed item are found nowhere in what those outside receive, before, during and after; frames that arrive just after the closing are refused; each attack is found by its own rule and its honest twin is clean; the story passes in both languages, with the call and the wall.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/server/closed', 'tests/rules/closed-part.test.ts']),
      await proveByUnits(say, ['tests/access/closed-part.test.ts']),
      await proveByUnits(say, ['tests/access/matrix.test.ts'], 'closed'),
      await proveByUnits(say, ['tests/rules/verify/attacks/attacks.test.ts'], 'attacks on closed parts'),
      await proveByStories(say, ['tests/e2e/closed-part.story.ts']),
    ]),
}
