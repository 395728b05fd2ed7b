import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'forged-notes',
  row: 'Forged updates of notes: author, layer, another’s note, a mention, what the server alone writes, a group’s layer, 10 MB, garbage.',
  bar: 'Each is refused with a code over its sender’s own connection (10 MB: that connection is closed as too large), kept nowhere and told to nobody; the others on the layer write on.',
  run: (say) =>
    proveByUnits(say, [
      'tests/server/live/forged-notes.test.ts',
      'tests/server/annotations/layers.test.ts',
      'tests/server/annotations/kinds.test.ts',
      'tests/server/annotations/groups.test.ts',
    ]),
}
