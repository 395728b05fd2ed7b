// Every way into the application, found from what is mounted and not from what anyone remembers: pages' loaders and actions,
// Express's routes, and the socket events that the gateways listen to.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { io as connect } from 'socket.io-client'
import { makeLayers } from '../../server/annotations/layers.ts'
import { attachCall } from '../../server/live/call-gateway.ts'
import { attachDisplays } from '../../server/live/display-gateway.ts'
import { createGateway } from '../../server/live/gateway.ts'
import { attachMinutes } from '../../server/live/minutes-gateway.ts'
import { attachNotes } from '../../server/live/notes-gateway.ts'
import { makeTexts } from '../../server/minutes/texts.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { freeScreen } from '../support/displays.ts'
import { pageRoutes } from '../support/serve-app.ts'

export async function pageDoors(): Promise<string[]> {
  return (await pageRoutes()).flatMap(({ file, module }) =>
    ['loader', 'action'].filter((part) => part in module).map((part) => `${file.replace('routes/', '')} ${part}`),
  )
}

type Layer = {
  name: string
  regexp: RegExp & { fast_slash?: boolean }
  route?: { path: string; methods: Record<string, boolean> }
  handle: { stack?: Layer[] }
}

/** Express 4's own list: routes, routers below a prefix, and folders of files. Pages are the catch-all at the end. */
export function expressDoors(app: Express): string[] {
  const walk = (stack: Layer[], prefix: string): string[] =>
    stack.flatMap((layer): string[] => {
      const at = prefix + prefixOf(layer.regexp)
      if (layer.route) {
        const path = prefix + layer.route.path
        return path === '*' ? [] : Object.keys(layer.route.methods).map((method) => `${method.toUpperCase()} ${path}`)
      }
      if (layer.handle.stack) return walk(layer.handle.stack, at)
      return layer.name === 'serveStatic' ? [`files ${at || '/'}`] : []
    })
  return walk((app as unknown as { _router: { stack: Layer[] } })._router.stack, '')
}

const prefixOf = (regexp: Layer['regexp']): string =>
  regexp.fast_slash ? '' : (/^\^(.*?)\\\/\?\(\?=/.exec(regexp.source)?.[1] ?? '').replaceAll('\\', '')

/** Socket.IO's own: no client can send them. */
const RESERVED = new Set<string | symbol>(['disconnect', 'disconnecting', 'error'])

/** What the server listens to on a connection, by namespace. */
export async function socketDoors(ctx: Ctx, cookie: string): Promise<string[]> {
  const http = createServer()
  const { io } = createGateway(ctx, http)
  const layers = makeLayers(ctx)
  attachNotes(io, ctx, layers)
  const texts = makeTexts(ctx)
  attachMinutes(io, ctx, texts)
  const call = attachCall(io, ctx)
  attachDisplays(io, ctx)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const doors: string[] = []
  const screen = await freeScreen(ctx)
  for (const [name, as] of [
    ['/', cookie],
    ['/notes', cookie],
    ['/minutes', cookie],
    ['/call', cookie],
    ['/display', screen.cookie],
  ] as const) {
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}${name}`
    const extraHeaders = { cookie: as, origin: ctx.settings.origin.href }
    const client = connect(url, { forceNew: true, transports: ['websocket'], extraHeaders })
    await new Promise((resolve, reject) => client.once('connect', () => resolve(null)).once('connect_error', reject))
    for (const socket of io.of(name).sockets.values())
      for (const event of socket.eventNames()) if (!RESERVED.has(event)) doors.push(`socket ${name} ${String(event)}`)
    client.disconnect()
  }
  await layers.close()
  await texts.close()
  await call.close()
  await io.close()
  return doors
}
