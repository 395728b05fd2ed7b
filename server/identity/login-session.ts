// Sign-in sessions by Lucia, behind this one file because the package is deprecated upstream. The token in the cookie is
// never stored: the table holds its SHA-256. Source: spec "Identity and access".
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { toHex } from '../../app/rules/bytes.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import { loginSession, person } from '../../db/schema/identity.ts'
import { texts } from '../platform/column.ts'
import type { Ctx } from '../platform/context.ts'
import { gather } from '../platform/gather.ts'

export type SignedIn = { personId: PersonId; sessionId: string; setCookie: string | null }

/** Starts a session and answers the Set-Cookie value. */
export async function startSession(ctx: Ctx, personId: PersonId, device: string): Promise<string> {
  const lucia = luciaOf(ctx)
  const session = await lucia.createSession(personId, {
    device: device.slice(0, 200),
    createdAt: ctx.clock(),
  } as object)
  return lucia.createSessionCookie(session.id).serialize()
}

/** Who the Cookie header says this is; `setCookie` is not null when the session was prolonged or is void. */
export async function readSession(
  ctx: Ctx,
  cookieHeader: string | null,
): Promise<SignedIn | { setCookie: string | null }> {
  const lucia = luciaOf(ctx)
  const token = lucia.readSessionCookie(cookieHeader ?? '')
  if (!token) return { setCookie: null }
  const { session, user } = await lucia.validateSession(token)
  if (!session || !user) return { setCookie: lucia.createBlankSessionCookie().serialize() }
  const setCookie = session.fresh ? lucia.createSessionCookie(session.id).serialize() : null
  return { personId: user.id as PersonId, sessionId: hashToken(token), setCookie }
}

/** Ends the session of this cookie and answers the Set-Cookie value that clears it. */
export async function endSession(ctx: Ctx, cookieHeader: string | null): Promise<string> {
  const lucia = luciaOf(ctx)
  const token = lucia.readSessionCookie(cookieHeader ?? '')
  if (token) await lucia.invalidateSession(token)
  return lucia.createBlankSessionCookie().serialize()
}

export const endAllSessions = (ctx: Ctx, personId: PersonId): Promise<void> =>
  luciaOf(ctx).invalidateUserSessions(personId)

export type Device = { id: string; device: string; createdAt: Date; expiresAt: Date }

/** Where a person is signed in now, newest first; `id` is the hash the table holds. */
export async function sessionsOf(ctx: Ctx, personId: PersonId): Promise<Device[]> {
  const { id, device, createdAt, expiresAt } = loginSession
  return ctx.db
    .select({ id, device, createdAt, expiresAt })
    .from(loginSession)
    .where(and(eq(loginSession.userId, personId), gt(expiresAt, ctx.clock())))
    .orderBy(desc(createdAt))
}

export const forgetExpired = (ctx: Ctx): Promise<void> => luciaOf(ctx).deleteExpiredSessions()

function luciaOf(ctx: Ctx): Lucia {
  const drizzle = new DrizzlePostgreSQLAdapter(ctx.db, loginSession as never, person as never)
  return new Lucia(
    hashingAdapter(drizzle, (id) => gather(ctx.queues, 'sessions', id, (ids) => sessionsNow(ctx, ids))),
    {
      sessionExpiresIn: new TimeSpan(12, 'h'),
      sessionCookie: {
        name: ctx.settings.origin.secureCookies ? '__Host-majlis' : 'majlis',
        attributes: { secure: ctx.settings.origin.secureCookies, sameSite: 'lax', path: '/' },
      },
    },
  )
}

type Found = Awaited<ReturnType<Adapter['getSessionAndUser']>>

/** Sessions asked for at the same moment are read together: a chamber that votes comes all at once. */
async function sessionsNow(ctx: Ctx, ids: string[]): Promise<Found[]> {
  const rows = await ctx.db
    .select({ id: loginSession.id, userId: loginSession.userId, expiresAt: loginSession.expiresAt })
    .from(loginSession)
    .innerJoin(person, eq(person.id, loginSession.userId))
    .where(sql`${loginSession.id} = any(${texts(ids)})`)
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id): Found => {
    const row = found.get(id)
    return row
      ? [
          { ...row, attributes: {} },
          { id: row.userId, attributes: {} },
        ]
      : [null, null]
  })
}

function hashingAdapter(inner: Adapter, find: (id: string) => Promise<Found>): Adapter {
  return {
    ...inner,
    deleteSession: (token) => inner.deleteSession(hashToken(token)),
    deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
    getUserSessions: (userId) => inner.getUserSessions(userId),
    deleteExpiredSessions: () => inner.deleteExpiredSessions(),
    setSession: (session) => inner.setSession({ ...session, id: hashToken(session.id) }),
    updateSessionExpiration: (token, expiresAt) => inner.updateSessionExpiration(hashToken(token), expiresAt),
    getSessionAndUser: async (token) => {
      const [session, user] = await find(hashToken(token))
      return [session && { ...session, id: token }, user]
    },
  }
}

const hashToken = (token: string): string => toHex(sha256Text(token))
