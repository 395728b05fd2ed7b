// Whether enough people vouch for a key that waits to enter a body's ledger, as its rows stand under the held lock.
import { and, asc, eq } from 'drizzle-orm'
import {
  isClerk,
  isEnough,
  type KeyAuthority,
  OFFICER_ROLES,
  type Officer,
  type VouchingOf,
} from '../../app/rules/key-authority.ts'
import type { BodyId, KeyId, PersonId } from '../../app/wire/ids.ts'
import { keyVouching } from '../../db/schema/identity.ts'
import { seatsOf } from '../bodies/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type KeyRow, keysIn } from './queries.ts'

/** Officers of the body who have a key in force in its ledger. */
export async function keyedOfficers(db: Db | Tx, bodyId: BodyId, at: Date): Promise<Officer[]> {
  const seats = (await seatsOf(db, bodyId, at)).filter(({ role }) => OFFICER_ROLES.includes(role))
  const people = [...new Set(seats.flatMap(({ personId }) => (personId ? [personId] : [])))]
  const keyed = new Set((await keysInForce(db, bodyId, people)).map(({ personId }) => personId))
  return people
    .filter((person) => keyed.has(person))
    .map((person) => ({ person, roles: seats.filter((seat) => seat.personId === person).map(({ role }) => role) }))
}

export const keysInForce = async (db: Db | Tx, bodyId: BodyId, people: PersonId[]) =>
  (await keysIn(db, bodyId, people)).filter(({ revokedEntry }) => revokedEntry === null)

/** Who vouches for the key in this body as things stand under the held lock; null while that is not enough. */
export async function authorityFor(db: Db | Tx, bodyId: BodyId, key: KeyRow, at: Date): Promise<KeyAuthority | null> {
  const said = await vouchingsOf(db, bodyId, key.id)
  const people = said.map(({ person }) => person as PersonId)
  const inForce = new Set<string>((await keysInForce(db, bodyId, people)).map(({ id }) => id))
  const standing = said.filter((each) => inForce.has(each.key))
  const own = standing.find(({ person }) => person === key.personId)
  if (own) return { kind: 'member', key: own.key, proof: own.proof }
  const officers = await keyedOfficers(db, bodyId, at)
  const first = (await keysIn(db, bodyId, [key.personId])).length === 0
  const by = standing.filter(({ person }) => officers.some((officer) => officer.person === person))
  const facts = { person: key.personId, first, officers }
  if (
    isEnough(
      by.map(({ person }) => person),
      facts,
    ) !== 'enough'
  )
    return null
  const clerks = new Set(officers.filter(isClerk).map(({ person }) => person))
  return { kind: 'officers', by: by.sort((a, b) => Number(clerks.has(b.person)) - Number(clerks.has(a.person))) }
}

export async function vouchingsOf(db: Db | Tx, bodyId: BodyId, keyId: KeyId): Promise<VouchingOf[]> {
  const rows = await db
    .select()
    .from(keyVouching)
    .where(and(eq(keyVouching.bodyId, bodyId), eq(keyVouching.keyId, keyId)))
    .orderBy(asc(keyVouching.at), asc(keyVouching.personId))
  return rows.flatMap(({ personId, byKeyId, proof }) =>
    byKeyId && proof ? [{ person: personId, key: byKeyId, proof }] : [],
  )
}
