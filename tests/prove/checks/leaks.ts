import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'leaks',
  row: 'A private note, a masked item and an embargoed ballot are looked for in everything another member’s browser and sockets receive, in the public tiles and in the bundle.',
  bar: 'None of them is found anywhere.',
  run: (say) => proveByUnits(say, ['tests/access/leaks.test.ts']),
}
