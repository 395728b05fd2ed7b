// Notices on their way out of the house by e-mail, and where each person wants them. Owner: server/mail.
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyId, NoticeId, PersonId } from '../../app/wire/ids.ts'
import type { MailLanguage, MailState, MailWish } from '../../app/wire/mail.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A person without a row has no address: nothing is sent to them. */
export const mailSetting = pgTable('mail_setting', {
  personId: text('person_id').$type<PersonId>().primaryKey(),
  address: text('address').notNull(),
  language: text('language').$type<MailLanguage>().notNull(),
  wish: text('wish').$type<MailWish>().notNull(),
})

/** One notice makes one mail, and its id the Message-ID: a mail program that is handed it twice shows it once. */
export const mail = pgTable(
  'mail',
  {
    id: text('id').primaryKey(),
    noticeId: text('notice_id').$type<NoticeId>().notNull().unique(),
    personId: text('person_id').$type<PersonId>().notNull(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    state: text('state').$type<MailState>().notNull().default('queued'),
    queuedAt: instant('queued_at').notNull(),
    dueAt: instant('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Why it still waits: the server was not to be reached, or put it off. */
    waits: text('waits').$type<'unreachable' | 'deferred'>(),
    /** The server's own words, when it last said no. */
    answer: text('answer'),
    /** Where it went, or was refused. */
    address: text('address'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index().on(table.queuedAt).where(sql`${table.state} = 'queued'`),
    index().on(table.bodyId, table.endedAt),
  ],
)
