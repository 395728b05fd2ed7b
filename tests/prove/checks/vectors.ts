import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'vectors',
  row: 'Vectors of Merkle trees, canonical JSON, tlog formats and majorities, with their sources; properties by fast-check of canonical form, proofs, tally and meeting states.',
  bar: 'Every vector and every property holds.',
  run: (say) =>
    proveByUnits(say, [
      'tests/rules/canonical.test.ts',
      'tests/rules/merkle.test.ts',
      'tests/rules/tiles.test.ts',
      'tests/rules/signed-note.test.ts',
      'tests/rules/checkpoint.test.ts',
      'tests/rules/tlog-proof.test.ts',
      'tests/rules/rule.test.ts',
      'tests/rules/majority.test.ts',
      'tests/rules/tally.test.ts',
      'tests/rules/meeting-states.test.ts',
    ]),
}
