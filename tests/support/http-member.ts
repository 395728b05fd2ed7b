// A member's browser reduced to what it sends: a session's cookie, forms posted as the pages post them.
import { Agent, request } from 'node:http'
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

/**
 * The same for thousands at once, over so many connections that stay open, as a proxy in front of the house would have them.
 * Like a browser it sends once more what went to a connection that the server was just closing.
 */
export function poolOf(connections: number): typeof post {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return async function send(origin, path, cookie, input): Promise<Reply> {
    const form = new URLSearchParams({ input: JSON.stringify(input) }).toString()
    const type = 'application/x-www-form-urlencoded'
    const headers = { cookie, origin, accept: 'application/json', 'content-type': type }
    return new Promise<Reply>((resolve, reject) => {
      const sent = request(`${origin}${path}`, { method: 'POST', agent, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part) => {
          text += part
        })
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text.startsWith('{') ? JSON.parse(text) : null }),
        )
      })
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(send(origin, path, cookie, input))
        else reject(error)
      })
      sent.end(form)
    })
  }
}
