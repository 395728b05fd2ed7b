import { freshHouse } from '../../support/fresh-house.ts'
import { makeLargeSitting } from '../../support/large-sitting.ts'
import { describeLoad } from '../../support/machine.ts'
import { judgeRace, pressTwice } from '../../support/press-twice.ts'
import { openVoteIn } from '../../support/sitting.ts'
import { allOf, type Check, verdictIf } from '../check.ts'

const MEMBERS = 3_000

export const check: Check = {
  name: 'races',
  row: 'Thousands of members press twice at the same moment, some with two different ballots, and the chair closes in the middle.',
  bar: `${MEMBERS} members on PostgreSQL: one ballot each, none after the close, no gap in the ledger, the tally is the ballots, every acknowledged receipt verifies, the bundle verifies.`,
  run: async (say) => {
    const { ctx, strike } = await freshHouse()
    try {
      say(`seating ${MEMBERS} members with their keys`)
      const sitting = await makeLargeSitting(ctx, MEMBERS)
      const voteId = await openVoteIn(ctx, sitting, { seconds: 3_600 })
      const began = performance.now()
      const race = await pressTwice(ctx, sitting, sitting.voters, voteId)
      say(`${2 * MEMBERS} presses in ${((performance.now() - began) / 1000).toFixed(1)} s (${describeLoad()})`)
      const { wrong, cast, twice, late, repeated } = await judgeRace(ctx, sitting, voteId, race)
      say(
        `${cast} ballots of ${MEMBERS} members; ${repeated} members got one receipt twice, ${twice} second ballots refused, ${late} presses too late`,
      )
      return allOf([
        ...wrong.map(([what, times]) => verdictIf(false, `${times} ${what}`)),
        verdictIf(cast > 0 && late > 0, `the close did not fall into the middle: ${cast} ballots, ${late} too late`),
        verdictIf(twice > 0 && repeated > 0, `nobody pressed twice in time: ${twice} refused, ${repeated} repeated`),
      ])
    } finally {
      await strike()
    }
  },
}
