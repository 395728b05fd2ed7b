import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'public-ledger',
  row: 'A public ledger is read by anybody from its tiles; one that is not public looks like one that does not exist; neither shows what an entry says.',
  bar: 'The tree of the tiles is the one the checkpoint signs; every header of a closed ledger equals those of a body that is not there.',
  run: (say) =>
    proveByUnits(say, ['tests/server/ledger/public-ledger.test.ts', 'tests/server/bodies/set-ledger-policy.test.ts']),
}
