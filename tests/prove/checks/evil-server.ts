import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'evil-server',
  row: 'Every named attack of a dishonest server, member or courier is found by the rule named for it, and its honest twin is clean.',
  bar: 'All of tests/rules/verify/attacks pass: at least 25 named attacks.',
  run: (say) => proveByUnits(say, ['tests/rules/verify/attacks']),
}
