// The consent items of a sitting as they stand now, and whether there is a quorum to adopt each.
import { againstConsent, decisionDigest } from '../../app/rules/consent.ts'
import { type MeterRoom, measureNow, meterUnder } from '../../app/rules/engine-2/meter.ts'
import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { SeatId } from '../../app/wire/ids.ts'
import { publication } from '../agenda/queries.ts'
import { itemsPutToVote } from '../ballots/queries.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import { failuresOf, type Meeting } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { adoptedIn, contestedIn } from './queries.ts'

export type ConsentItem = PublishedItem & {
  against: ReturnType<typeof againstConsent>
  contestedBy: SeatId[]
  adopted: boolean
  digest: string
}

/** Of the published agenda, in its order. */
export async function consentItems(db: Db | Tx, { id }: Meeting): Promise<ConsentItem[]> {
  const all = (await publication(db, id))?.items.filter(({ type }) => type === 'consent') ?? []
  const contested = await contestedIn(db, id)
  const adopted = new Set((await adoptedIn(db, id)).map(({ itemId }) => itemId))
  const voted = await itemsPutToVote(
    db,
    all.map(({ item }) => item),
  )
  return all.map((item) => {
    const contestedBy = contested.filter(({ itemId }) => itemId === item.item).map(({ seatId }) => seatId)
    const facts = {
      type: item.type,
      decided: item.decision !== null,
      contested: contestedBy.length > 0,
      adopted: adopted.has(item.item),
      voted: voted.has(item.item),
    }
    return {
      ...item,
      against: againstConsent(facts),
      contestedBy,
      adopted: facts.adopted,
      digest: decisionDigest(item),
    }
  })
}

/** By the quorum that the sitting's meter shows, of each item with those who are recused from it. */
export async function consentQuorum(db: Db | Tx, meeting: Meeting, items: readonly ConsentItem[], at: Date) {
  const failed = (await failuresOf(db, meeting.id)).map(({ rule }) => rule)
  const present = await presentSeats(db, meeting.id)
  const inRoom = new Set<string>(await presentSeats(db, meeting.id, false))
  const seats = (await seatsIn(db, meeting, at)).map(({ id, personId, ...seat }) => ({
    ...seat,
    seat: id,
    held: personId !== null,
  }))
  const interests = await interestsIn(
    db,
    items.map(({ item }) => item),
  )
  const meterFor = (recused: MeterRoom['recused']) =>
    meterUnder(measureNow(failed), failed, {
      seats,
      recused,
      here: new Set<string>(present),
      remote: new Set<string>(present.filter((seat) => !inRoom.has(seat))),
    })
  const lacking = items.find(
    ({ item }) => !meterFor(new Set(interests.filter((one) => one.itemId === item).map((one) => one.seatId))).met,
  )
  return { present, meter: meterFor(new Set()), lacking }
}
