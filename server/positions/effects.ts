// What was said of consent items beforehand counts from the opening on: what takes one out becomes an entry of the ledger.
import { isContest } from '../../app/rules/consent.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { contestedItem } from '../../db/schema/positions.ts'
import { publication } from '../agenda/queries.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import type { Work } from '../ledger/work.ts'
import { meetingById } from '../meetings/queries.ts'
import { contestedIn, positionsOf } from './queries.ts'

/** Inside the commit that opens the sitting; a meeting that is held again keeps what was taken out. */
export async function enterContests(work: Work, meetingId: MeetingId): Promise<void> {
  const meeting = await meetingById(work.tx, meetingId)
  const told = await publication(work.tx, meetingId)
  if (!meeting || !told) return
  const consent = new Set(told.items.filter(({ type }) => type === 'consent').map(({ item }) => item))
  const seats = new Map((await seatsIn(work.tx, meeting, work.at)).map((seat) => [seat.id, seat]))
  const before = new Set((await contestedIn(work.tx, meetingId)).map(({ itemId, seatId }) => `${itemId} ${seatId}`))
  for (const { itemId, seatId, personId, mark } of await positionsOf(work.tx, meetingId)) {
    const seat = seats.get(seatId)
    // What somebody said who no longer holds the seat is said by nobody.
    const theirs = seat?.personId === personId || seat?.holderId === personId
    if (!isContest(mark) || !consent.has(itemId) || !theirs || before.has(`${itemId} ${seatId}`)) continue
    const entry = work.append(
      { type: 'item.contested', payload: { meeting: meetingId, item: itemId, seat: seatId, by: 'officer' } },
      { itemId, subject: meetingId },
    )
    await work.tx.insert(contestedItem).values({ itemId, seatId, meetingId, entry, at: work.at })
  }
}
