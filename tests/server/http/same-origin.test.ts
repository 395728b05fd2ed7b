import { io as connect } from 'socket.io-client'
import { expect, test } from 'vitest'
import { makePerson } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { serveApp } from '../../support/serve-app.ts'

const ctx = await testContext()
const app = await serveApp(ctx)
const cookie = await app.cookieOf(await makePerson(ctx))
const form = () => new URLSearchParams({ theme: 'dark' })
/** Exactly these headers: `fetch` adds Sec-Fetch-Site to nothing, and Origin neither. */
const post = (headers: Record<string, string>, path = '/theme') =>
  fetch(app.origin + path, { method: 'POST', redirect: 'manual', body: form(), headers: { cookie, ...headers } })

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour below the same domain', { 'sec-fetch-site': 'same-site' }],
  ['another site that names our origin', { 'sec-fetch-site': 'cross-site', origin: 'OWN' }],
  ['a forged origin', { origin: 'https://elsewhere.example' }],
  [
    'a forged origin that says it is same-origin',
    { origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin' },
  ],
  ['the same host on another port', { origin: 'http://localhost:1' }],
  ['the same host by another scheme', { origin: 'https://localhost' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['a caller that says neither', {}],
])('a post from %s is refused', async (_who, headers) => {
  const own = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value === 'OWN' ? app.origin : value]),
  )
  for (const path of ['/theme', '/theme.data', '/papers', '/v/x/ballot.data', '/sign-in']) {
    const response = await post(own, path)
    expect([path, response.status]).toEqual([path, 403])
    expect(await response.text()).toContain('origin_refused')
    expect(response.headers.get('set-cookie')).toBeNull()
  }
})

test.each([
  ['by Origin', { origin: 'OWN' }],
  ['by both', { origin: 'OWN', 'sec-fetch-site': 'same-origin' }],
  ['by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
])('a post from a page of this site passes %s', async (_how, headers: Record<string, string>) => {
  const response = await post({ ...headers, ...(headers.origin && { origin: app.origin }) })
  expect(response.status).toBe(302)
  expect(response.headers.get('set-cookie')).toContain('theme=dark')
})

test.each(['PUT', 'PATCH', 'DELETE'])('%s is held to the same', async (method) => {
  const response = await fetch(`${app.origin}/theme`, { method, headers: { cookie } })
  expect(response.status).toBe(403)
})

test.each(['/', '/notes'])('a socket of %s with a forged origin is not opened', async (namespace) => {
  for (const origin of ['https://elsewhere.example', 'null', undefined]) {
    const extraHeaders = { cookie, ...(origin && { origin }) }
    for (const transports of [['websocket'], ['polling']]) {
      const socket = connect(app.origin + namespace, { transports, reconnection: false, forceNew: true, extraHeaders })
      const opened = await new Promise((resolve) => {
        socket.once('connect', () => resolve(true))
        socket.once('connect_error', () => resolve(false))
      })
      socket.disconnect()
      expect([origin, transports, opened]).toEqual([origin, transports, false])
    }
  }
})
