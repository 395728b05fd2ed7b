import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, expect, test } from 'vitest'
import { healthRoutes } from '../../../server/http/health.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { openDb } from '../../../server/platform/db.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()

async function serve(given: Ctx, lag = 0): Promise<string> {
  const app = express().use(healthRoutes(given, () => lag))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  afterAll(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('alive says only that the process answers', async () => {
  const response = await fetch(`${await serve(ctx)}/health/live`)
  expect([response.status, await response.json()]).toEqual([200, { alive: true }])
})

test('ready while the database answers and live screens keep up', async () => {
  const response = await fetch(`${await serve(ctx)}/health/ready`)
  expect([response.status, await response.json()]).toEqual([
    200,
    { ready: true, database: true, relay_lag_ms: 0, ledgers_rolled_back: 0 },
  ])
})

test('not ready when the database is gone, though still alive', async () => {
  const gone = openDb({ ...ctx.database.connection, database: 'gone', max: 1 }, () => {})
  afterAll(() => gone.close())
  const url = await serve({ ...ctx, db: gone.db, pool: gone.pool })
  const response = await fetch(`${url}/health/ready`)
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ ready: false, database: false })
  expect((await fetch(`${url}/health/live`)).status).toBe(200)
})

test('not ready while live screens are far behind', async () => {
  const response = await fetch(`${await serve(ctx, 6_000)}/health/ready`)
  expect([response.status, await response.json()]).toEqual([503, expect.objectContaining({ relay_lag_ms: 6_000 })])
})

test('metrics are for this machine alone, not for what a proxy on it hands on', async () => {
  const url = await serve(ctx)
  const own = await fetch(`${url}/metrics`)
  expect(own.status).toBe(200)
  expect(await own.text()).toContain('# HELP')
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip'])
    expect((await fetch(`${url}/metrics`, { headers: { [name]: 'for=203.0.113.9' } })).status).toBe(404)
})

test('metrics are not for other machines', async () => {
  const app = express()
  app.use((request, _response, next) => {
    Object.defineProperty(request.socket, 'remoteAddress', { value: '203.0.113.9' })
    next()
  })
  app.use(healthRoutes(ctx, () => 0))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`)
  server.close()
  expect([response.status, await response.text()]).toEqual([404, ''])
})
