// Shapes of moving into the house and out of it: people and bodies from a table, a meeting from another program, all that is a body's.
import { z } from 'zod'
import type { Brought } from '../rules/moving/openslides.ts'
import type { BodyPlan, PersonPlan, SeatPlan } from '../rules/moving/plan-people.ts'
import type { Problem } from '../rules/moving/read-people.ts'
import { AddItems } from './agenda.ts'
import { CreateBody } from './bodies.ts'
import { BodyId, RequestId, type SeatId } from './ids.ts'
import { CreateMeeting } from './meetings.ts'
import type { Bilingual } from './text.ts'

export const MOST_CSV_BYTES = 4_000_000
export const MOST_OPENSLIDES_BYTES = 30_000_000

/** What a preview answered, by its SHA-256: what is accepted is what was shown. */
const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** A table of people travels beside it as a file. */
export const ImportPeople = z.object({
  requestId: RequestId,
  /** Left out for a preview. */
  accept: Digest.optional(),
  /** How bodies begin that are not there yet. */
  newBodies: CreateBody.pick({ accent: true, plan: true, zone: true, settings: true }),
})
export type ImportPeople = z.infer<typeof ImportPeople>

/** Everything of a body, as one file. */
export const TakeArchive = z.object({ requestId: RequestId, slug: z.string().max(64) })
export type TakeArchive = z.infer<typeof TakeArchive>

/** New links for people who have not signed in yet, by their sign-in names. */
export const InviteAgain = z.object({ usernames: z.array(z.string().max(64)).min(1).max(5_000) })
export type InviteAgain = z.infer<typeof InviteAgain>

export type PreviewLine = {
  line: number
  person: Pick<PersonPlan, 'username' | 'name' | 'does' | 'changes'>
  body: Pick<BodyPlan, 'name' | 'does'> | null
  seat: (Pick<SeatPlan, 'title' | 'role' | 'does'> & { from: Bilingual | null }) | null
  deputy: { member: Bilingual; does: 'new' | 'same' } | null
}

export const COUNTED = [
  'people_new',
  'people_changed',
  'bodies_new',
  'seats_new',
  'mandates_new',
  'mandates_pass',
  'deputies_new',
] as const
export type Counts = Record<(typeof COUNTED)[number], number>

export type PeoplePreview = {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256'
  /** Headings that no column is known by. */
  ignored: string[]
  total: number
  /** Those that change something come first; so many as a page shows. */
  lines: PreviewLine[]
  problems: Problem[]
  problemCount: number
  counts: Counts
  /** Null where there is nothing to do, or something in the way. */
  digest: string | null
  done: boolean
  /** Who came with it and has not signed in yet. */
  waiting: string[]
}

export type PeopleLink = { username: string; name: Bilingual; token: string }

/** A meeting's export travels beside it as a file. */
export const ReadOpenSlides = z.object({ bodyId: BodyId })

/** A draft meeting with its agenda, as its secretary mended what was proposed. */
export const ImportMeeting = CreateMeeting.omit({ requestId: true, number: true }).extend({
  requestId: RequestId,
  items: AddItems.shape.items,
})
export type ImportMeeting = z.infer<typeof ImportMeeting>

export type OpenSlidesPreview = Omit<Brought, 'people'> & {
  /** Who of the meeting sits in the body, found by address or name, and who does not. */
  people: { id: string; name: string; seat: { seatId: SeatId; name: Bilingual; by: 'email' | 'name' } | null }[]
}
