import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'flipped-byte',
  row: 'One flipped byte anywhere in a bundle’s entries is found, with the entry named.',
  bar: 'Every byte tried is found and its entry named.',
  run: (say) => proveByUnits(say, ['tests/rules/verify/flipped-bytes.test.ts']),
}
