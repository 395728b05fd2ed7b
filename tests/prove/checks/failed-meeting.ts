import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'failed-meeting',
  row: 'A meeting that fails for want of a quorum is an official act; the meeting is put off and held again, and the lower quorum of its rule is used at the opening and the close; the verifier counts the acts, and holds every vote against the rule book.',
  bar: 'The commands on PostgreSQL with a moved clock, the export verified; each attack on failed meetings, rules and the rule book is found by its rule.',
  run: (say) =>
    proveByUnits(say, [
      'tests/server/ballots/fail-meeting.test.ts',
      'tests/rules/engine-2/failed-meeting.test.ts',
      'tests/rules/verify/attacks',
    ]),
}
