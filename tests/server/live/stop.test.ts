import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { stopListening } from '../../../server/http/stop-listening.ts'
import { startSession } from '../../../server/identity/login-session.ts'
import { startLive } from '../../../server/live/start-live.ts'
import { makePerson } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const origin = ctx.settings.origin.href.replace(/\/$/, '')

async function running() {
  const http = createServer()
  const live = await startLive(ctx, http)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const cookie = (await startSession(ctx, await makePerson(ctx), 'test')).split(';')[0] as string
  const stop = async () => {
    const began = performance.now()
    stopListening(http)
    await live.stop()
    return performance.now() - began
  }
  return { port, cookie, stop }
}

test('stopping tells open screens, closes them and does not wait for them to leave', async () => {
  const { port, cookie, stop } = await running()
  const options = { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { cookie, origin } }
  const screen = io(`http://127.0.0.1:${port}`, options)
  const notes = io(`http://127.0.0.1:${port}/notes`, options)
  await Promise.all(
    [screen, notes].map((socket) => new Promise((resolve) => socket.once('connect', () => resolve(null)))),
  )
  const told = new Promise((resolve) => screen.once('closed', resolve))
  const ended = new Promise((resolve) => screen.once('disconnect', resolve))
  expect(await stop()).toBeLessThan(3_500)
  expect(await told).toBe('server_stopping')
  await ended
})

test('a screen that has gone silent does not hold the stop up', async () => {
  const { port, cookie, stop } = await running()
  const silent = connect(port, '127.0.0.1')
  const upgraded = new Promise((resolve) => silent.once('data', resolve))
  silent.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\n` +
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )
  expect(String(await upgraded)).toContain('101 Switching Protocols')
  // It reads nothing any more, and so never answers the close.
  silent.pause()
  expect(await stop()).toBeLessThan(6_000)
  silent.destroy()
})
