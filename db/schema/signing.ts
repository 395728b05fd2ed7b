// The files of documents that officers sign, step by step, and the certificates that sign. Owner: server/signing.
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { bytes } from './ledger.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Of minutes (by their meeting) or of an extract. Step 0 is as it was to be signed; each signature makes the next of both files. */
export const signedFile = pgTable(
  'signed_file',
  {
    documentId: text('document_id').notNull(),
    language: text('language').$type<'ar' | 'en'>().notNull(),
    step: integer('step').notNull(),
    sha256: text('sha256').notNull(),
    content: bytes('content').notNull(),
    seatId: text('seat_id').$type<SeatId>(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.language, table.step] })],
)

/** The house's own authority has neither body nor seat. Keys are wrapped by the master key under `pades:ID`. */
export const signingCertificate = pgTable(
  'signing_certificate',
  {
    id: text('id').primaryKey(),
    bodyId: text('body_id').$type<BodyId>(),
    seatId: text('seat_id').$type<SeatId>(),
    personId: text('person_id').$type<PersonId>(),
    /** DER, and those above it, up to the root. */
    certificate: bytes('certificate').notNull(),
    chain: jsonb('chain').$type<string[]>().notNull(),
    wrappedKey: bytes('wrapped_key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    from: instant('from').notNull(),
    until: instant('until').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [index().on(table.bodyId, table.seatId)],
)
