import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'floor',
  row: 'The floor: requests, points of order first, right of reply, turns shared by bloc, a clock with pause and extension, taking back what was given by mistake, and the spoken record in the ledger.',
  bar: 'The rules with their properties and the commands with every refusal and race; then the story in both languages, by keyboard, at 400 % and with the verifier clean.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, [
        'tests/rules/floor.test.ts',
        'tests/rules/speech-clock.test.ts',
        'tests/rules/verify/floor.test.ts',
        'tests/live/clock-estimate.test.ts',
        'tests/server/floor/floor.test.ts',
      ]),
      await proveByStories(say, ['tests/e2e/floor.story.ts']),
    ]),
}
