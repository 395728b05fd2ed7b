// What others may read of proxies. They are never among an actor's mandates: a proxy gives a vote, not the seat's papers or notes.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { BodyId, MandateId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { proxy } from '../../db/schema/bodies.ts'
import { namesOf } from '../identity/queries.ts'
import type { Db, Tx } from '../platform/context.ts'

export type GivenProxy = typeof proxy.$inferSelect

/** Those in force in the body, in the order in which they were given; whether one counts in a vote is the rule's question. */
export const proxiesIn = (db: Db | Tx, bodyId: BodyId): Promise<GivenProxy[]> =>
  db
    .select()
    .from(proxy)
    .where(and(eq(proxy.bodyId, bodyId), isNull(proxy.endsAt)))
    .orderBy(asc(proxy.entry))

/** Those with which the person may vote for others in the body. */
export const proxiesHeldBy = async (db: Db | Tx, personId: PersonId, bodyId: BodyId): Promise<GivenProxy[]> =>
  (await proxiesEverHeldBy(db, personId, bodyId)).filter(({ endsAt }) => endsAt === null)

/** The same with those that have ended, which counted in votes of their time. */
export const proxiesEverHeldBy = (db: Db | Tx, personId: PersonId, bodyId: BodyId): Promise<GivenProxy[]> =>
  db
    .select()
    .from(proxy)
    .where(and(eq(proxy.personId, personId), eq(proxy.bodyId, bodyId)))
    .orderBy(asc(proxy.entry))

export async function proxyById(db: Db | Tx, mandateId: MandateId): Promise<GivenProxy | undefined> {
  return (await db.select().from(proxy).where(eq(proxy.mandateId, mandateId)))[0]
}

/** Those of these mandates that are proxies, ended or not. */
export const proxiesById = async (db: Db | Tx, mandateIds: MandateId[]): Promise<GivenProxy[]> =>
  mandateIds.length === 0 ? [] : db.select().from(proxy).where(inArray(proxy.mandateId, mandateIds))

export type ProxyHolder = { personId: PersonId; name: Bilingual }

/** Who holds those of these mandates that are proxies. */
export async function proxyHolders(db: Db | Tx, mandateIds: MandateId[]): Promise<Map<MandateId, ProxyHolder>> {
  const proxies = await proxiesById(db, mandateIds)
  const names = await namesOf(
    db,
    proxies.map(({ personId }) => personId),
  )
  return new Map(
    proxies.flatMap(({ mandateId, personId }) => {
      const name = names.get(personId)
      return name ? [[mandateId, { personId, name }] as const] : []
    }),
  )
}
