import { eq } from 'drizzle-orm'
import type { PersonId } from '../../app/wire/ids.ts'
import { person } from '../../db/schema/identity.ts'
import { mandatesOf } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
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

export async function actorOf(ctx: Ctx, personId: PersonId): Promise<Actor | null> {
  const [found] = await ctx.db
    .select({ id: person.id, name: person.name, administrator: person.administrator })
    .from(person)
    .where(eq(person.id, personId))
  if (!found) return null
  const mandates = await mandatesOf(ctx.db, personId, ctx.clock())
  return { personId: found.id, name: found.name, administrator: found.administrator, mandates }
}
