import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'rules',
  row: 'The rules of decision: vectors of both engines with their sources, and properties: the order of ballots never matters, a recused member never counts, weights add up.',
  bar: 'Every vector and every property holds.',
  run: (say) =>
    proveByUnits(say, [
      'tests/rules/majority.test.ts',
      'tests/rules/tally.test.ts',
      'tests/rules/engine-2/decide.test.ts',
    ]),
}
