// What others may read of people and their keys.
import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { KeyLevel } from '../../app/rules/signed-by.ts'
import type { Algorithm } from '../../app/rules/signing-key.ts'
import type { BodyId, KeyId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { keyEnrolment, keyVouching, person, signingKey } from '../../db/schema/identity.ts'
import { texts } from '../platform/column.ts'
import type { Db, Tx } from '../platform/context.ts'

export async function namesOf(db: Db | Tx, people: PersonId[]): Promise<Map<PersonId, Bilingual>> {
  if (people.length === 0) return new Map()
  const rows = await db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, people))
  return new Map(rows.map((row) => [row.id, row.name]))
}

export type EnrolledKey = {
  id: KeyId
  personId: PersonId
  algorithm: Algorithm
  publicKey: string
  level: KeyLevel
  device: string
  /** Of a passkey, as its enrolment gives it (base64url). */
  credential: string | null
  /** Index of `key.enrolled` in this body's ledger. */
  entry: number
  revokedEntry: number | null
}

const credential = sql<string | null>`${signingKey.proof} ->> 'credential'`

/** Keys of these people as this body's ledger knows them. */
export async function keysIn(db: Db | Tx, bodyId: BodyId, people: PersonId[]): Promise<EnrolledKey[]> {
  if (people.length === 0) return []
  return db
    .select({
      id: signingKey.id,
      personId: signingKey.personId,
      algorithm: signingKey.algorithm,
      publicKey: signingKey.publicKey,
      level: signingKey.level,
      device: signingKey.device,
      credential,
      entry: keyEnrolment.entry,
      revokedEntry: keyEnrolment.revokedEntry,
    })
    .from(signingKey)
    .innerJoin(keyEnrolment, eq(keyEnrolment.keyId, signingKey.id))
    .where(and(eq(keyEnrolment.bodyId, bodyId), sql`${signingKey.personId} = any(${texts(people)})`))
}

export type KeyRow = typeof signingKey.$inferSelect

type WaitingKey = KeyRow & { credential: string | null }

/** Keys of these people, not revoked, that this body's ledger does not have and no officer of it refused; oldest first. */
export async function waitingKeys(db: Db | Tx, bodyId: BodyId, people: PersonId[]): Promise<WaitingKey[]> {
  if (people.length === 0) return []
  const rows = await db
    .select({ key: signingKey, credential })
    .from(signingKey)
    .leftJoin(keyEnrolment, and(eq(keyEnrolment.keyId, signingKey.id), eq(keyEnrolment.bodyId, bodyId)))
    .where(
      and(
        inArray(signingKey.personId, people),
        isNull(signingKey.revokedAt),
        isNull(keyEnrolment.entry),
        sql`not exists (select from ${keyVouching} where ${keyVouching.keyId} = ${signingKey.id}
          and ${keyVouching.bodyId} = ${bodyId} and ${keyVouching.proof} is null)`,
      ),
    )
    .orderBy(asc(signingKey.enrolledAt), asc(signingKey.id))
  return rows.map(({ key, credential }) => ({ ...key, credential }))
}

/** Whether nobody has an account yet: only then is the demonstration loaded, or the first administrator invited. */
export async function isEmptyHouse(db: Db | Tx): Promise<boolean> {
  const [people] = await db.select({ count: count() }).from(person)
  return people?.count === 0
}

/** Everybody with an account; `invited` are those who have not yet chosen a password. */
export async function everybody(
  db: Db | Tx,
): Promise<{ id: PersonId; username: string; name: Bilingual; invited: boolean }[]> {
  const rows = await db.select().from(person).orderBy(asc(person.username))
  return rows.map(({ id, username, name, passwordHash }) => ({ id, username, name, invited: passwordHash === null }))
}

export async function personNamed(db: Db | Tx, username: string): Promise<PersonId | undefined> {
  const [row] = await db.select({ id: person.id }).from(person).where(eq(person.username, username))
  return row?.id
}
