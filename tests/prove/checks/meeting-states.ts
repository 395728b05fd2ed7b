import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'meeting-states',
  row: 'The state table: no path leaves a meeting stuck or skips a required act.',
  bar: 'Properties of the table (an end from every state; no way to a state without the acts it requires); random walks of all the real commands on PostgreSQL through every state, minutes, signatures and archive included, each doing what the table says or refusing with a code and changing nothing, each brought to an end, their ledger verified; in every state, to every role, what is offered is what is allowed; and every attack on postponed and cancelled meetings found by its rule.',
  run: (say) =>
    proveByUnits(say, [
      'tests/rules/meeting-states.test.ts',
      'tests/meetings/offered-acts.test.ts',
      'tests/server/meetings/life-of-a-meeting.test.ts',
      'tests/server/meetings/offered-acts.test.ts',
      'tests/server/meetings/call-off.test.ts',
      'tests/rules/verify/attacks',
    ]),
}
