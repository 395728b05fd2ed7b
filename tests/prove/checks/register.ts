import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'register',
  row: 'The register of decisions: numbered by body and year, owners, deadlines, follow-up at the next meeting, search, export.',
  bar: 'Numbers without gaps under the real commands and the verifier, every refusal; then the story in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, [
        'tests/server/decisions',
        'tests/rules/decisions.test.ts',
        'tests/rules/verify/attacks/attacks.test.ts',
      ]),
      await proveByStories(say, ['tests/e2e/register.story.ts']),
    ]),
}
