import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'keys',
  row: 'Officers vouch for each key with their own; a key waits, is confirmed, objected to and revoked; the clerk records a ballot and a second officer confirms it; all of it is in the ledger and verifies.',
  bar: 'The story passes in both languages; every refusal is asserted on PostgreSQL; each attack on keys and on recorded ballots is found by its rule.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, [
        'tests/server/identity',
        'tests/server/ballots/record-ballot.test.ts',
        'tests/server/evil/on-keys.test.ts',
        'tests/rules/verify/authority.test.ts',
      ]),
      await proveByUnits(
        say,
        ['tests/rules/verify/attacks'],
        'attacks on (keys|ballots that the clerk records)|honest twin',
      ),
      await proveByStories(say, ['tests/e2e/keys.story.ts']),
    ]),
}
