import { hasTurns, type TurnFacts } from '../../app/rules/turn.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import { attendanceOf } from '../meetings/attendance-queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { calledSeats, electorsOf, seatsThatCast, type Vote } from './queries.ts'

/** `cast` grows as ballots are accepted together. */
export type Turns = TurnFacts & { cast: Set<string> }

/** Whose turn it is, for votes in which turns are taken; the others are not in the map. */
export async function loadTurns(db: Db | Tx, votes: Vote[]): Promise<Map<VoteId, Turns>> {
  const turns = new Map<VoteId, Turns>()
  for (const vote of votes) {
    const { terms } = vote
    if (!hasTurns(terms.rule)) continue
    const here = (await attendanceOf(db, vote.meetingId)).filter(({ leftAt }) => leftAt === null)
    turns.set(vote.id, {
      rule: terms.rule,
      chair: 'chair' in terms ? terms.chair : '',
      electors: (await electorsOf(db, vote.id)).map(({ seat }) => seat),
      present: new Set(here.map(({ seatId }) => seatId)),
      remote: new Set(here.filter(({ remote }) => remote).map(({ seatId }) => seatId)),
      called: new Set(await calledSeats(db, vote.id)),
      cast: new Set(await seatsThatCast(db, vote.id)),
    })
  }
  return turns
}
