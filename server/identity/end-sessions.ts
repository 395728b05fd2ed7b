// Signing out: the session ends in the table, and the live screens it opened are told to close.
import { sql } from 'drizzle-orm'
import type { PersonId } from '../../app/wire/ids.ts'
import { endKeptPacks } from '../documents/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { endAllSessions, endSession, readSession, sessionsOf } from './login-session.ts'

export const SESSIONS_CHANNEL = 'majlis_sessions'

/** Ends the session of this cookie and answers the Set-Cookie value that clears it. */
export async function signOut(ctx: Ctx, cookieHeader: string | null): Promise<string> {
  const session = await readSession(ctx, cookieHeader)
  const setCookie = await endSession(ctx, cookieHeader)
  if ('sessionId' in session) await announce(ctx, session.sessionId)
  return setCookie
}

/** Ends every session of a person, and what their devices keep. */
export async function signOutEverywhere(ctx: Ctx, personId: PersonId): Promise<void> {
  const sessions = await sessionsOf(ctx, personId)
  await endAllSessions(ctx, personId)
  await endKeptPacks(ctx.db, personId, ctx.clock())
  for (const session of sessions) await announce(ctx, session.id)
}

const announce = (ctx: Ctx, sessionId: string) =>
  ctx.db.execute(sql`select pg_notify(${SESSIONS_CHANNEL}, ${sessionId})`)
