import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'attendance',
  row: 'Attendance and quorum for each item: check-in, its correction, late arrival and early departure, everything in the ledger.',
  bar: 'The quorum worked out again from the ledger equals the live meter whatever happened; then the story in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/server/meetings/attendance.test.ts']),
      await proveByStories(say, ['tests/e2e/attendance.story.ts']),
    ]),
}
