import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'rotation',
  row: 'A ledger’s key passes to the next by an entry that both sign; the verifier follows from the key that was pinned, and receipts of before still verify.',
  bar: 'On PostgreSQL: majlis verify --key OLD is clean after a rotation, with an earlier checkpoint and an earlier receipt; forged, replayed and left-out rotations are found.',
  run: (say) =>
    proveByUnits(say, ['tests/server/ledger/rotate-and-recover.test.ts', 'tests/rules/verify/ledger-keys.test.ts']),
}
