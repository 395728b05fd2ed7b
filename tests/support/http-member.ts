// A member's browser reduced to what it sends: a session's cookie, forms posted as the pages post them.

import { startSession } from '../../server/identity/login-session.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'

export const cookieOf = async (ctx: Ctx, actor: Actor): Promise<string> =>
  (await startSession(ctx, actor.personId, 'test')).split(';')[0] as string

export type Reply = { status: number; body: { ok: boolean; code?: string; value?: unknown } | null }

/** Sends one input as `submitJson` does. Throws when the connection breaks: nothing was acknowledged. */
export async function post(origin: string, path: string, cookie: string, input: object): Promise<Reply> {
  const response = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { cookie, origin, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ input: JSON.stringify(input) }),
    redirect: 'manual',
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : null }
}
