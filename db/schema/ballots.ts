// Votes and the ballots cast in them. Owner: server/ballots.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import type { BallotProof } from '../../app/rules/ballot.ts'
import type { Decision } from '../../app/rules/decide-vote.ts'
import type { Elector } from '../../app/rules/electorate.ts'
import type { SignedBy } from '../../app/rules/signed-by.ts'
import type { VoteTerms } from '../../app/rules/vote-terms.ts'
import type { BodyId, ItemId, KeyId, MeetingId, PersonId, SeatId, VoteId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const vote = pgTable(
  'vote',
  {
    id: text('id').$type<VoteId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    itemId: text('item_id').$type<ItemId>().notNull(),
    state: text('state').$type<'open' | 'closed'>().notNull(),
    terms: jsonb('terms').$type<VoteTerms>().notNull(),
    voteHash: text('vote_hash').notNull(),
    openedEntry: integer('opened_entry').notNull(),
    openedAt: instant('opened_at').notNull(),
    deadline: instant('deadline').notNull(),
    /** Taken outside a sitting: every elector counts as present. */
    circulates: boolean('circulates').notNull().default(false),
    /** A member's request, in a circulation, that the matter go to a sitting. */
    request: jsonb('request').$type<{ seat: SeatId; reason: string; at: string }>(),
    closedEntry: integer('closed_entry'),
    closedAt: instant('closed_at'),
    /** Who counted as present, and who was recused, when it closed. */
    closing: jsonb('closing').$type<{ present: string[]; recused: string[] }>(),
    result: jsonb('result').$type<Decision>(),
    /** After a tie: where the chair's casting vote stands; the result is declared in the entry after. */
    castingEntry: integer('casting_entry'),
  },
  (table) => [index().on(table.meetingId), index().on(table.bodyId)],
)

/** The electorate as it was at the opening, recused members included: the verifier recomputes its root. */
export const voteElector = pgTable(
  'vote_elector',
  {
    voteId: text('vote_id').$type<VoteId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    elector: jsonb('elector').$type<Elector>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.voteId, table.seatId] })],
)

/** Who was called by name in a roll call. */
export const rollCall = pgTable(
  'roll_call',
  {
    voteId: text('vote_id').$type<VoteId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    entry: integer('entry').notNull(),
  },
  (table) => [primaryKey({ columns: [table.voteId, table.seatId] })],
)

export const ballot = pgTable(
  'ballot',
  {
    /** SHA-256 of the ballot's canonical bytes under its domain: never the signature. */
    id: text('id').primaryKey(),
    voteId: text('vote_id').$type<VoteId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    seq: integer('seq').notNull(),
    canonical: text('canonical').notNull(),
    choice: text('choice').notNull(),
    level: text('level').$type<'A' | 'B' | 'C' | 'D'>().notNull(),
    proof: jsonb('proof').$type<BallotProof>().notNull(),
    keyId: text('key_id').$type<KeyId>().notNull(),
    entry: integer('entry').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [uniqueIndex('ballot_once').on(table.voteId, table.seatId, table.seq)],
)

/** A choice that the clerk recorded for a seat and no second officer has confirmed yet: it counts for nothing. */
export const ballotRecord = pgTable(
  'ballot_record',
  {
    voteId: text('vote_id').$type<VoteId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    canonical: text('canonical').notNull(),
    why: text('why').notNull(),
    clerkId: text('clerk_id').$type<PersonId>().notNull(),
    clerkKeyId: text('clerk_key_id').$type<KeyId>().notNull(),
    proof: jsonb('proof').$type<SignedBy>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.voteId, table.seatId] })],
)
