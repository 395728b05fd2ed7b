import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'recusal',
  row: 'Interests: the register, the question at publication, declaring, withdrawing and correcting; what each policy hides (item, papers, nothing) from pages, papers, notes, page-follow, live words, votes and notices; base and quorum; and what the verifier makes of it.',
  bar: 'The tests of interests pass, and tests/e2e/recusal.story.ts passes in Arabic and in English.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, [
        'tests/rules/interests.test.ts',
        'tests/rules/verify/interests.test.ts',
        ...COMMANDS.map((name) => `tests/server/interests/${name}.test.ts`),
      ]),
      await proveByStories(say, ['tests/e2e/recusal.story.ts']),
    ]),
}

const COMMANDS = [
  'declare-interest',
  'withdraw-interest',
  'recused-mid-vote',
  'effects',
  'register-interest',
  'suggest-interests',
]
