// The ledger of each body and what live screens follow. Owner: server/ledger; rows are never updated or deleted (triggers
// in db/migrations refuse it), but for heads, prunable changes and prunable answers.
import { bigint, customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyId, ItemId, PersonId, SeatId } from '../../app/wire/ids.ts'

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
})

/** One row a body, locked first in every commit: the size, the last moment and the last cursor are read and moved here. */
export const ledgerHead = pgTable('ledger_head', {
  bodyId: text('body_id').$type<BodyId>().primaryKey(),
  origin: text('origin').notNull(),
  publicKey: bytes('public_key').notNull(),
  wrappedKey: bytes('wrapped_key').notNull(),
  size: integer('size').notNull().default(0),
  lastAt: timestamp('last_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
  cursor: bigint('cursor', { mode: 'number' }).notNull().default(0),
})

export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    bodyId: text('body_id').$type<BodyId>().notNull(),
    index: integer('index').notNull(),
    type: text('type').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** The item the act is about: a reader from whom the item is masked does not get the payload either. */
    itemId: text('item_id').$type<ItemId>(),
    /** The vote, meeting or paper the act is about: what timelines group by. */
    subject: text('subject'),
    /** RFC 8785 text of {type, v, body, seq, at, payload_sha256}: the bytes that are hashed. */
    leaf: text('leaf').notNull(),
    /** RFC 8785 text, with actor and salt; null once retention destroyed it. */
    payload: text('payload'),
  },
  (table) => [
    primaryKey({ columns: [table.bodyId, table.index] }),
    index().on(table.bodyId, table.subject),
    index().on(table.bodyId, table.type),
  ],
)

/** Hashes of complete subtrees, level 0 being the leaves: a proof reads a few rows and never the tree. */
export const ledgerNode = pgTable(
  'ledger_node',
  {
    bodyId: text('body_id').$type<BodyId>().notNull(),
    level: integer('level').notNull(),
    index: integer('index').notNull(),
    hash: bytes('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bodyId, table.level, table.index] })],
)

export const checkpoint = pgTable(
  'checkpoint',
  {
    bodyId: text('body_id').$type<BodyId>().notNull(),
    size: integer('size').notNull(),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bodyId, table.size] })],
)

/** What witnesses answered: one signature line (C2SP tlog-cosignature) a witness and checkpoint, kept only if it verified. */
export const cosignature = pgTable(
  'cosignature',
  {
    bodyId: text('body_id').$type<BodyId>().notNull(),
    size: integer('size').notNull(),
    /** The witness's vkey: name and key. */
    witness: text('witness').notNull(),
    /** As it stands in a signed note, with its newline. */
    line: text('line').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.bodyId, table.size, table.witness] })],
)

/** That something changed, never what: screens re-read their loaders. Without audience and item every seat of the body is told. */
export const change = pgTable(
  'change',
  {
    bodyId: text('body_id').$type<BodyId>().notNull(),
    cursor: bigint('cursor', { mode: 'number' }).notNull(),
    topic: text('topic').notNull(),
    ref: text('ref').notNull(),
    audience: jsonb('audience').$type<SeatId[]>(),
    /** Told only to seats that may see this item at the time. */
    itemId: text('item_id').$type<ItemId>(),
    at: timestamp('at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.bodyId, table.cursor] })],
)

/** The first answer to a request, returned again when a client repeats it. */
export const requestAnswer = pgTable(
  'request_answer',
  {
    personId: text('person_id').$type<PersonId>().notNull(),
    requestId: text('request_id').notNull(),
    act: text('act').notNull(),
    /** SHA-256 of the input: the same request id with other words is a mistake, not a repetition. */
    inputHash: text('input_hash').notNull(),
    answer: jsonb('answer').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.requestId] })],
)
