import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'memoranda',
  row: 'Memoranda: submitting units, observations by other units, return with reasons, deadlines, late lodgement, a complete trail, progress at a glance.',
  bar: 'Walks by chance over the table, pure and through the real commands: none stuck, none scheduled unearned, each act outside the table refused with nothing changed; who sees what; the verifier; then the story in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, [
        'tests/rules/memoranda.test.ts',
        'tests/server/memoranda',
        'tests/rules/verify/attacks/attacks.test.ts',
      ]),
      await proveByStories(say, ['tests/e2e/memoranda.story.ts']),
    ]),
}
