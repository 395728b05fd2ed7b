// Who reads a sitting's papers, and what stands in each one's way: by the access that every page follows.
import type { ItemId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { levelsFor, type Standing, standingsOf } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { namedSeats } from '../bodies/queries.ts'
import { type PaperWithVersion, papersOf } from '../documents/queries.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'

export type Reader = { personId: PersonId; name: Bilingual; titles: Bilingual[]; seats: SeatId[] }
export type TracedPaper = PaperWithVersion & { number: string }
export type Circle = {
  meeting: Meeting
  readers: Reader[]
  papers: TracedPaper[]
  standings: Map<PersonId, Map<ItemId, Standing>>
}

/** The published papers that this officer may see, and everybody who is called to the meeting; undefined before it is published. */
export async function circleOf(db: Db | Tx, actor: Actor, meetingId: MeetingId, at: Date): Promise<Circle | undefined> {
  const meeting = await meetingById(db, meetingId)
  const told = meeting && (await publication(db, meetingId))
  if (!meeting || !told) return undefined
  const items = told.items.map(({ item }) => item)
  const levels = await levelsFor(db, actor, meeting.bodyId, items)
  const open = told.items.filter(({ item }) => levels.get(item) === 'visible')
  const papers = await papersOf(
    db,
    open.map(({ item }) => item),
    { draft: false },
  )
  const traced = open.flatMap(({ item, number }) =>
    papers.filter(({ itemId }) => itemId === item).map((paper) => ({ ...paper, number })),
  )
  const readers = await readersOf(db, meeting, at)
  const seatsBy = new Map(readers.map(({ personId, seats }) => [personId, seats]))
  const standings = await standingsOf(
    db,
    seatsBy,
    open.map(({ item }) => item),
  )
  return { meeting, readers, papers: traced, standings }
}

/** Once each, with all their seats, in the order of the seats; auditors read no papers. */
async function readersOf(db: Db | Tx, { bodyId }: Meeting, at: Date): Promise<Reader[]> {
  const readers = new Map<PersonId, Reader>()
  for (const { seatId, personId, name, title, role } of await namedSeats(db, bodyId, at)) {
    if (!personId || role === 'auditor') continue
    const reader = readers.get(personId) ?? { personId, name: name ?? title, titles: [], seats: [] }
    reader.titles.push(title)
    reader.seats.push(seatId)
    readers.set(personId, reader)
  }
  return [...readers.values()]
}

export const mayRead = ({ standings }: Circle, personId: PersonId, { itemId }: TracedPaper): boolean =>
  standings.get(personId)?.get(itemId)?.level === 'visible'
