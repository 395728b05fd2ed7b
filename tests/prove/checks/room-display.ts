import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'room-display',
  row: 'Room display: item, speaker and clock, vote question, result as hemicycle or table, with names where the rule says; readable at ten metres; paired by a short code, no privileges.',
  bar: "Commands and refusals; what may hang on the wall; a screen's cookie at every door as closed as to nobody; every word at least a thirtieth of the shorter side, nothing cut or scrolled at four sizes, equal to a fresh load after a cut, in Arabic and in English.",
  run: async (say) =>
    allOf([
      await proveByUnits(say, [
        'tests/server/displays/pair-display.test.ts',
        'tests/server/displays/load-display.test.ts',
        'tests/server/live/display-gateway.test.ts',
        'tests/access/display-cookie.test.ts',
      ]),
      await proveByStories(say, ['tests/e2e/room-display.story.ts']),
    ]),
}
