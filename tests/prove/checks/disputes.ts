import type { Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'disputes',
  row: 'Results are provisional for as long as the body’s policy says: a member disputes, an officer answers, an upheld dispute annuls, the clock makes final; statements after the close.',
  bar: 'The commands on PostgreSQL with a moved clock, fsck and the verifier over their ledger, the attacks on disputes with their honest twins, and the story in both languages.',
  run: async (say) => {
    const units = await proveByUnits(say, [
      'tests/server/results/disputes.test.ts',
      'tests/rules/verify/attacks/attacks.test.ts',
    ])
    return units.proved ? proveByStories(say, ['tests/e2e/disputes.story.ts']) : units
  },
}
