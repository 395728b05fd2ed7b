// Asks a door as somebody, over HTTP or a socket, and says in one word what the answer was.
import { io as connect, type Socket } from 'socket.io-client'
import { decode } from 'turbo-stream'
import type { RunningApp } from '../support/serve-app.ts'
import type { Ask } from './row.ts'
import type { Outcome } from './who.ts'

export type Knock = (ask: Ask, cookie: string | null) => Promise<Outcome>

export function knocker(app: RunningApp): { knock: Knock; stop: () => void } {
  const sockets = new Map<string, Socket>()
  const socketOf = async (namespace: string, cookie: string | null): Promise<Socket> => {
    const key = `${namespace} ${cookie}`
    const known = sockets.get(key)
    if (known?.connected) return known
    const extraHeaders = { origin: app.origin, ...(cookie && { cookie }) }
    const options = { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders }
    const socket = connect(`${app.origin}${namespace}`, options)
    sockets.set(key, socket)
    await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject))
    return socket
  }

  async function say(ask: Extract<Ask, { event: string }>, cookie: string | null): Promise<Outcome> {
    const socket = await socketOf(ask.namespace, cookie).catch((error: Error) => error)
    if (socket instanceof Error) return socket.message === 'sign_in_required' ? 'sign_in' : 'closed'
    if (ask.before) await socket.timeout(5_000).emitWithAck(ask.before.event, ask.before.input)
    return codeOf(await socket.timeout(5_000).emitWithAck(ask.event, ask.input))
  }

  async function send(ask: Extract<Ask, { path: string }>, cookie: string | null): Promise<Outcome> {
    const body = bodyOf(ask)
    return outcomeOf(await app.ask(ask.path, { method: body ? 'POST' : 'GET', cookie, ...(body && { body }) }))
  }

  return {
    knock: (ask, cookie) => ('event' in ask ? say(ask, cookie) : send(ask, cookie)),
    stop: () => {
      for (const socket of sockets.values()) socket.disconnect()
    },
  }
}

function bodyOf({ input, form, file }: Extract<Ask, { path: string }>): FormData | URLSearchParams | undefined {
  const fields = input === undefined ? form : { input: JSON.stringify(input) }
  if (!file) return fields && new URLSearchParams(fields)
  const body = new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) body.set(name, value)
  body.set('file', new Blob([file], { type: 'application/pdf' }), 'paper.pdf')
  return body
}

export async function outcomeOf(response: Response): Promise<Outcome> {
  const to = response.headers.get('location')
  if (to !== null) return /^\/sign-in\?to=/.test(to) ? 'sign_in' : 'away'
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/x-script')) return codeOf(await pageData(response))
  if (type.startsWith('application/json')) return codeOf(await response.json()) || String(response.status)
  await response.arrayBuffer()
  return response.ok ? 'ok' : String(response.status)
}

/** A page's data or an action's answer, as the browser decodes it: errors are what was thrown. */
export async function pageData(response: Response): Promise<unknown> {
  const plugin = (type: string, ...values: unknown[]) => {
    if (type === 'ErrorResponse') return { value: { ok: false, ...(values[0] as object) } }
    if (type === 'SanitizedError') return { value: { ok: false, code: 'failed' } }
    return { value: values[0] }
  }
  return (await decode(response.body as ReadableStream<Uint8Array>, { plugins: [plugin] })).value
}

/** The first refusal anywhere in an answer's outer shape: a page's own data is not looked into. */
function codeOf(answer: unknown): Outcome {
  if (typeof answer !== 'object' || answer === null) return 'ok'
  if ('ok' in answer && answer.ok === false) return 'code' in answer ? String(answer.code) : 'failed'
  if ('error' in answer) return codeOf(answer.error)
  if ('data' in answer && !('root' in answer)) return codeOf(answer.data)
  for (const part of Object.values(answer)) {
    const outer = typeof part === 'object' && part !== null && ('error' in part || 'data' in part)
    const code = outer && 'error' in part ? codeOf(part.error) : 'ok'
    if (code !== 'ok') return code
  }
  return 'ok'
}
