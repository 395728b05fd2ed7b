import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SignIn } from '../../app/wire/identity.ts'
import { person } from '../../db/schema/identity.ts'
import type { Ctx } from '../platform/context.ts'
import { startSession } from './login-session.ts'
import { passwordMatches } from './passwords.ts'

/** Answers the Set-Cookie value of a new session, or `sign_in_failed` without saying which of the two was wrong. */
export async function signIn(ctx: Ctx, input: SignIn, device: string): Promise<Result<{ setCookie: string }>> {
  const [found] = await ctx.db
    .select({ id: person.id, passwordHash: person.passwordHash })
    .from(person)
    .where(eq(person.username, input.username.toLowerCase()))
  const matches = await passwordMatches(found?.passwordHash ?? null, input.password)
  if (!found || !matches) return refuse('sign_in_failed')
  return ok({ setCookie: await startSession(ctx, found.id, device) })
}
