import { CABINET } from './cabinet.ts'
import { CABINET_MEETINGS } from './cabinet-meetings.ts'
import { HOUSE } from './house.ts'
import { HOUSE_MEETINGS } from './house-meetings.ts'
import { PAPERS } from './papers.ts'
import { PAST_MEETINGS } from './past-meetings.ts'
import { PEOPLE } from './people.ts'
import { TENDER_BOARD } from './tender.ts'
import { TENDER_MEETINGS } from './tender-meetings.ts'
import type { BodySeed, MeetingSeed, PaperSeed, PastMeetingSeed, PersonSeed } from './types.ts'

/** Everything the demonstration holds, in the order a loader needs it: people, bodies with seats, meetings, papers. */
export const DEMONSTRATION: {
  people: readonly PersonSeed[]
  bodies: readonly BodySeed[]
  past: readonly PastMeetingSeed[]
  meetings: readonly MeetingSeed[]
  papers: readonly PaperSeed[]
} = {
  people: PEOPLE,
  bodies: [CABINET, TENDER_BOARD, HOUSE],
  past: PAST_MEETINGS,
  meetings: [...CABINET_MEETINGS, ...TENDER_MEETINGS, ...HOUSE_MEETINGS],
  papers: PAPERS,
}
