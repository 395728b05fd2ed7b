import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SignIn } from '../../app/wire/identity.ts'
import type { Ctx } from '../platform/context.ts'
import { startSession } from './login-session.ts'
import { personByPassword } from './person-by-password.ts'

/** Answers the Set-Cookie value of a new session, or `sign_in_failed` without saying which of the two was wrong. */
export async function signIn(ctx: Ctx, input: SignIn, device: string): Promise<Result<{ setCookie: string }>> {
  const personId = await personByPassword(ctx, input.username, input.password)
  if (!personId) return refuse('sign_in_failed')
  return ok({ setCookie: await startSession(ctx, personId, device) })
}
