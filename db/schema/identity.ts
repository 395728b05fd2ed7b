// People of the house, how they sign in, and the keys they sign ballots with. Owner: server/identity.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { SignedBy } from '../../app/rules/signed-by.ts'
import type { Algorithm } from '../../app/rules/signing-key.ts'
import type { BodyId, KeyId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const person = pgTable('person', {
  id: text('id').$type<PersonId>().primaryKey(),
  username: text('username').notNull().unique(),
  name: jsonb('name').$type<Bilingual>().notNull(),
  passwordHash: text('password_hash'),
  administrator: boolean('administrator').notNull().default(false),
  createdAt: instant('created_at').notNull().defaultNow(),
})

/** `id` is the SHA-256 of the token in the cookie: a copy of this table signs nobody in. */
export const loginSession = pgTable(
  'login_session',
  {
    id: text('id').primaryKey(),
    userId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    device: text('device').notNull().default(''),
  },
  (table) => [index().on(table.userId)],
)

/** A link that lets one person choose a password once: first administrator, later invitations. */
export const invitation = pgTable('invitation', {
  tokenHash: text('token_hash').primaryKey(),
  personId: text('person_id')
    .$type<PersonId>()
    .references(() => person.id),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})

/** A public key that signs ballots; each body's own ledger says from which entry on it counts there. */
export const signingKey = pgTable(
  'signing_key',
  {
    id: text('id').$type<KeyId>().primaryKey(),
    personId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => person.id),
    algorithm: text('algorithm').$type<Algorithm>().notNull(),
    publicKey: text('public_key').notNull(),
    level: text('level').$type<'A' | 'B' | 'C'>().notNull(),
    device: text('device').notNull().default(''),
    /** RFC 8785 text of the enrolment statement and the key's own word for it, verbatim. */
    statement: text('statement').notNull(),
    proof: jsonb('proof').$type<SignedBy>().notNull(),
    enrolledAt: instant('enrolled_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index().on(table.personId)],
)

/** Where a key stands in each body's ledger: validity is decided by index there, never by a clock. */
export const keyEnrolment = pgTable(
  'key_enrolment',
  {
    keyId: text('key_id')
      .$type<KeyId>()
      .notNull()
      .references(() => signingKey.id),
    bodyId: text('body_id').notNull(),
    entry: integer('entry').notNull(),
    revokedEntry: integer('revoked_entry'),
  },
  (table) => [index().on(table.keyId), index().on(table.bodyId)],
)

/** What somebody said of a key that waits in a body: a signature by a key of theirs, or, without one, a refusal. */
export const keyVouching = pgTable(
  'key_vouching',
  {
    keyId: text('key_id')
      .$type<KeyId>()
      .notNull()
      .references(() => signingKey.id),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    byKeyId: text('by_key_id').$type<KeyId>(),
    proof: jsonb('proof').$type<SignedBy>(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.keyId, table.bodyId, table.personId] })],
)
