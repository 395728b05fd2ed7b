import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'bad-input',
  row: 'A hostile member’s forged, malformed, replayed and oversized input is refused with a code and changes not one row; a wrong file is named by its line.',
  bar: 'Every request, frame and file tried is answered with its code, and the database is the same before and after.',
  run: (say) =>
    proveByUnits(say, [
      'tests/server/evil/hostile-member.test.ts',
      'tests/access/fuzz.test.ts',
      'tests/access/foreign-ids.test.ts',
      'tests/server/http/limits.test.ts',
      'tests/server/http/same-origin.test.ts',
      'tests/server/http/errors.test.ts',
      'tests/server/cli/count.test.ts',
    ]),
}
