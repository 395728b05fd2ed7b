import type { Classification, ItemType } from '../../app/wire/agenda.ts'
import type { CreateBody, SeatRole } from '../../app/wire/bodies.ts'
import type { MeetingKind } from '../../app/wire/meetings.ts'
import type { Bilingual, DecisionText } from '../../app/wire/text.ts'
import type { PaperName } from './papers/data.ts'

export type PersonSeed = { username: string; name: Bilingual; administrator: boolean }

export type BodyKey = 'cabinet' | 'tender' | 'house'

/** One mandate of one person; `key` is unique in the whole demonstration, `bloc` names one of the body's blocs. */
export type SeatSeed = {
  key: string
  username: string
  title: Bilingual
  role: SeatRole
  votes: boolean
  weight: '1'
  bloc?: string
}

/** Seats are in the order of the room: the chair first, those without a place at the table or in the chamber last. */
export type BodySeed = {
  key: BodyKey
  create: CreateBody
  blocs: readonly { key: string; name: Bilingual }[]
  seats: readonly SeatSeed[]
}

/** Counted from the moment of loading: so many minutes on, or so many days on at a time of day in the body's zone. */
export type Start = { inMinutes: number } | { inDays: number; at: `${number}:${number}` }

export type MeetingSeed = {
  key: string
  body: BodyKey
  number: number
  title: Bilingual
  kind: MeetingKind
  place: Bilingual
  start: Start
  minutes: number
  /** `circulated`: the loader publishes the agenda once its papers hang on it. */
  state: 'draft' | 'circulated'
  items: readonly ItemSeed[]
}

/** `presenter` is the username of somebody seated in the meeting's body; `papers` are keys of PAPERS, in order. */
export type ItemSeed = {
  key: string
  type: ItemType
  title: Bilingual
  presenter: string | null
  minutes: number
  classification: Classification
  purpose: Bilingual
  decision: DecisionText | null
  papers: readonly string[]
  children: readonly ItemSeed[]
}

/** A file to typeset and hang on an item: one upload an edition, the first to the last. */
export type PaperSeed = {
  key: string
  template: PaperName
  title: Bilingual
  fileName: string
  editions: 1 | 2
  /** Pages of every edition, so that a change of type or text is noticed. */
  pages: number
}

/** A sitting that was held: who stayed away, who declared an interest, and how the others voted (for, unless named). */
export type PastMeetingSeed = {
  meeting: MeetingSeed
  absent: readonly string[]
  interests?: readonly { item: string; username: string; reason: string }[]
  votes: readonly {
    item: string
    rule: 'simple_majority' | 'absolute_majority' | 'two_thirds'
    no: readonly string[]
    abstain: readonly string[]
  }[]
}
