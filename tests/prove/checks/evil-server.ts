import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'evil-server',
  row: 'Every named attack of a dishonest server, member, courier or owner of the database is found by the rule named for it, and its honest twin is clean.',
  bar: 'Each of at least 25 named attacks is found by its rule, by the verifier or by fsck.',
  run: (say) =>
    proveByUnits(say, [
      'tests/rules/verify/attacks',
      'tests/server/evil/on-database.test.ts',
      'tests/server/evil/on-keys.test.ts',
    ]),
}
