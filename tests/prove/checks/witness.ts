import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'witness',
  row: 'A witness on a machine of its own cosigns only growth: a fork and a roll-back are refused, and killed at any moment it keeps the last checkpoint it answered for. What it signs is in checkpoints, receipts and evidence.',
  bar: 'Every growth is cosigned, no fork and no roll-back is, and no kill loses what was answered.',
  run: (say) =>
    proveByUnits(say, [
      'tests/rules/cosignature.test.ts',
      'tests/rules/tlog-policy.test.ts',
      'tests/rules/witness.test.ts',
      'tests/rules/verify/policy.test.ts',
      'tests/server/witness/follow.test.ts',
      'tests/server/witness/serve.test.ts',
      'tests/server/ledger/collect-cosignatures.test.ts',
    ]),
}
