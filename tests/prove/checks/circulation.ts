import type { Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'circulation',
  row: 'Decisions by circulation: written and silence procedures to a deadline by the server’s clock; an objection or one member’s request for a meeting moves the matter to a sitting; reminders, once each, to who has not replied.',
  bar: 'The commands on PostgreSQL with a moved clock, their export verified, the table of a meeting’s life, the attacks on circulations, and the story in both languages.',
  run: async (say) => {
    const units = await proveByUnits(say, [
      'tests/server/ballots/circulation.test.ts',
      'tests/rules/meeting-states.test.ts',
      'tests/rules/verify/attacks/attacks.test.ts',
    ])
    return units.proved ? proveByStories(say, ['tests/e2e/circulation.story.ts']) : units
  },
}
