import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'elections',
  row: 'Schulze, Borda, majority judgment, two rounds: worked examples of their published definitions, properties, and belenios-tool as a second opinion where it is installed. A BLT file that is wrong is refused with the line.',
  bar: 'Every example, and no case in which belenios-tool counts otherwise.',
  run: (say) =>
    proveByUnits(say, [
      'tests/rules/elections/worked.test.ts',
      'tests/rules/elections/blt.test.ts',
      'tests/rules/elections/properties.test.ts',
      'tests/rules/elections/belenios.test.ts',
    ]),
}
