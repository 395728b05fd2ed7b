import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'papers',
  row: 'Every file of the papers’ collection meets what expected.json says of it, with those codes.',
  bar: 'Every paper meets its expected outcome.',
  run: (say) => proveByUnits(say, ['tests/server/documents/read-pdf.test.ts', 'tests/server/cli/read.test.ts']),
}
