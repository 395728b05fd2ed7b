import { sql } from 'drizzle-orm'
import type { PersonId } from '../../app/wire/ids.ts'
import { person } from '../../db/schema/identity.ts'
import { deputiesOfAll } from '../bodies/deputy-seats-queries.ts'
import { mandatesOfAll } from '../bodies/queries.ts'
import { texts } from '../platform/column.ts'
import type { Ctx } from '../platform/context.ts'
import { onConnection } from '../platform/db.ts'
import { gather } from '../platform/gather.ts'
import { together } from '../platform/together.ts'
import type { Actor } from '../policies/actor.ts'
import { readSession } from './login-session.ts'

export type Visitor = { actor: Actor | null; sessionId: string | null; setCookie: string | null }

/** Who sent this Cookie header, with the mandates in force now; null for nobody. */
export async function loadActor(ctx: Ctx, cookieHeader: string | null): Promise<Visitor> {
  const session = await readSession(ctx, cookieHeader)
  if (!('personId' in session)) return { actor: null, sessionId: null, setCookie: session.setCookie }
  const actor = await actorOf(ctx, session.personId)
  return { actor, sessionId: session.sessionId, setCookie: session.setCookie }
}

/** People asked for at the same moment are read together: a burst of requests is not three statements each. */
export const actorOf = (ctx: Ctx, personId: PersonId): Promise<Actor | null> =>
  gather(ctx.queues, 'actors', personId, (people) => actorsOf(ctx, people))

async function actorsOf(ctx: Ctx, ids: PersonId[]): Promise<(Actor | null)[]> {
  const [people, mandates, deputies] = await onConnection(ctx.pool, (db) =>
    together(
      db
        .select({ personId: person.id, name: person.name, administrator: person.administrator })
        .from(person)
        .where(sql`${person.id} = any(${texts(ids)})`),
      mandatesOfAll(db, ids, ctx.clock()),
      deputiesOfAll(db, ids),
    ),
  )
  const found = new Map(people.map((one) => [one.personId, one]))
  return ids.map((id) => {
    const one = found.get(id)
    return one ? { ...one, mandates: mandates.get(id) ?? [], deputies: deputies.get(id) ?? [] } : null
  })
}
