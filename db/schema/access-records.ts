// Who opened, was served and took out what of restricted papers. Owner: server/access-records. Rows are written once: a trigger
// lets them be sealed once, and their content destroyed once, and nothing else.
import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { AccessAct } from '../../app/rules/access-record.ts'
import type { BodyId, PaperId, PersonId, SeatId, VersionId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const accessRecord = pgTable(
  'access_record',
  {
    id: text('id').primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    at: instant('at').notNull(),
    /** RFC 6962 leaf hash of the record's canonical text, in hex: it stays when the rest is destroyed. */
    hash: text('hash').notNull(),
    // What retention takes away.
    personId: text('person_id').$type<PersonId>(),
    seatId: text('seat_id').$type<SeatId>(),
    paperId: text('paper_id').$type<PaperId>(),
    versionId: text('version_id').$type<VersionId>(),
    act: text('act').$type<AccessAct>(),
    fromPage: integer('from_page'),
    toPage: integer('to_page'),
    salt: text('salt'),
    /** The entry whose root covers it, and its place under that root; null until the hour is sealed. */
    entry: integer('entry'),
    place: integer('place'),
    destroyedAt: instant('destroyed_at'),
  },
  (table) => [index().on(table.personId), index().on(table.paperId), index().on(table.bodyId, table.entry)],
)

/** What an entry `access.sealed` says, for a proof that need not read the ledger. */
export const accessSeal = pgTable(
  'access_seal',
  {
    bodyId: text('body_id').$type<BodyId>().notNull(),
    entry: integer('entry').notNull(),
    count: integer('count').notNull(),
    root: text('root').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bodyId, table.entry] })],
)
