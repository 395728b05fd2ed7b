import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'repeat-request',
  row: 'A client that repeats its requestId gets its first answer, at once, later, and in a race with itself.',
  bar: 'The same answer, and one entry. (Across a kill -9: kill-ballots.)',
  run: (say) => proveByUnits(say, ['tests/server/ledger/commit.test.ts', 'tests/server/ballots/races.test.ts']),
}
