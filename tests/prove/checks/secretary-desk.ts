import type { Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

const UNITS = [
  'tests/rules/agenda-paste.test.ts',
  'tests/rules/agenda-proposal.test.ts',
  'tests/rules/agenda-files.test.ts',
  'tests/rules/agenda-undo.test.ts',
  'tests/server/agenda/add-items.test.ts',
  'tests/server/agenda/carry-over.test.ts',
]

export const check: Check = {
  name: 'secretary-desk',
  row: "A secretary pastes a word processor's agenda of twenty items, drops thirty files, accepts what is proposed and publishes.",
  bar: 'Clipboards as Word, Google Docs and LibreOffice write them, read as their authors meant; no line lost whatever is pasted; and the story in both languages in fewer than sixty acts of a hand, every paper on its item.',
  run: async (say) => {
    const units = await proveByUnits(say, UNITS)
    return units.proved ? proveByStories(say, ['tests/e2e/secretary-desk.story.ts']) : units
  },
}
