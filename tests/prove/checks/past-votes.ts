import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'past-votes',
  row: 'Past votes of the UN General Assembly, 193 seats each, are browsed from one to the next as drawings of the hall, by keys too.',
  bar: 'which votes stand beside which for whom, on PostgreSQL; and one story in both languages on recorded roll calls',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/server/ballots/vote-neighbours.test.ts']),
      await proveByStories(say, ['tests/e2e/past-votes.story.ts']),
    ]),
}
