// A thousand members cast at once through the real command: signatures checked, one durable commit a batch; beside the floor
// of the same rows inserted by plain SQL in groups of the same size, on the same database, in the same run.
import { freshHouse } from '../../support/fresh-house.ts'
import { makeLargeSitting } from '../../support/large-sitting.ts'
import type { Bench } from '../bench.ts'
import { saturate } from '../saturate.ts'

const MEMBERS = 1_000
const VOTES = 5

export const ballots: Bench = {
  name: 'ballots',
  says: 'ballots accepted a second, against the same rows by plain SQL',
  run: async (say) => {
    const { ctx, strike } = await freshHouse()
    try {
      say(`seating ${MEMBERS} members with their keys`)
      const sitting = await makeLargeSitting(ctx, MEMBERS, VOTES)
      const { share, lines } = await saturate(ctx, sitting, [sitting.itemId, ...sitting.otherItems], say)
      return { lines, ratios: { floor: share } }
    } finally {
      await strike()
    }
  },
}
