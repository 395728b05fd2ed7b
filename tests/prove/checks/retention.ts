import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'retention',
  row: 'Retention destroys content and keeps the fact: payloads and files go, an act names them and by whose authority, and votes on them still verify; keys, electorates, ballots and results are never destroyed.',
  bar: 'On PostgreSQL: words, files and notes older than their years are gone from every table and from the disk, majlis verify and fsck are clean; destruction that no act names is found; the database refuses to destroy anything else.',
  run: (say) =>
    proveByUnits(say, ['tests/server/retention/destroy-content.test.ts', 'tests/rules/verify/destroyed.test.ts']),
}
