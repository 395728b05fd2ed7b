// Addresses under which a calendar program reads a person's meetings. Owner: server/calendar.
import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { PersonId } from '../../app/wire/ids.ts'
import type { MailLanguage } from '../../app/wire/mail.ts'

/** One a person: a new one ends the old. `tokenHash` is the SHA-256 of what is in the address: a copy of this table reads nothing. */
export const calendarFeed = pgTable('calendar_feed', {
  personId: text('person_id').$type<PersonId>().primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  language: text('language').$type<MailLanguage>().notNull(),
  madeAt: timestamp('made_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
})
