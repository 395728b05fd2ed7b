import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'follow-and-point',
  row: 'Whoever presents is followed page by page and points at a place, seen with their name by those who may read the page; a scroll leaves, one press returns, and no page moves under a pen. Aim: 250 ms.',
  bar: 'Who is told and who is refused, on PostgreSQL; and the story in Arabic and English: the same place of the page, larger and turned. How long a place took to the other screen is said and decides nothing.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/server/live/presenter.test.ts', 'tests/server/live/pointer.test.ts']),
      await proveByStories(say, ['tests/e2e/follow-and-point.story.ts']),
    ]),
}
