import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createLog } from '../../../server/platform/log.ts'
import { type Member, makeBody } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { serveApp } from '../../support/serve-app.ts'

const ctx = await testContext()
const lines: string[] = []
ctx.log = createLog('trace', { write: (line: string) => lines.push(line) })
const app = await serveApp(ctx)
const { bodyId, members } = await makeBody(ctx)
const cookie = await app.cookieOf((members[0] as Member).actor.personId)

/** What only a developer or an attacker wants to read. */
const INSIDE = /\bat .+:\d+:\d+|node_modules|\/server\/|Failed query|select "|relation "|ECONN|drizzle/

test('what breaks inside is told to the log, and to the reader only that it failed', async () => {
  // A body without a head and a table that is gone: nothing in the application expects either.
  await ctx.db.execute(sql`alter table agenda_snapshot rename to agenda_snapshot_gone`)
  const broken = [
    ['/', {}],
    ['/_root.data', {}],
    ['/m/x.data', { method: 'POST', body: new URLSearchParams() }],
  ] as const
  try {
    const { rows } = await ctx.db.execute(sql`select id from body where id = ${bodyId}`)
    expect(rows).toHaveLength(1)
    await ctx.db.execute(sql`
      insert into meeting (id, body_id, number, title, kind, place, state, starts_at, ends_at)
      values ('broken', ${bodyId}, 1, '{"ar":"","en":""}', 'virtual', '{"ar":"","en":""}', 'circulated', now(), now())`)
    lines.length = 0
    for (const [path, init] of broken) {
      const response = await app.ask(path, { cookie, ...init })
      const said = await response.text()
      expect([path, response.status >= 400]).toEqual([path, true])
      expect([path, INSIDE.exec(said)?.[0]]).toEqual([path, undefined])
    }
  } finally {
    await ctx.db.execute(sql`alter table agenda_snapshot_gone rename to agenda_snapshot`)
  }
  const errors = lines.map((line) => JSON.parse(line)).filter((line) => line.level === 'error')
  expect(errors.some((line) => JSON.stringify(line).includes('42P01'))).toBe(true)
  expect(errors.every((line) => line.requestId)).toBe(true)
})

test.each([
  '/papers/%E0%A4%A/file',
  '/m/%E0%A4%A.data',
  '/%',
  '/%00',
  '/..%2f..%2fetc/passwd',
  '/assets/../../package.json',
])('an address nobody can mean, %s, is refused as such', async (path) => {
  lines.length = 0
  const response = await app.ask(path, { cookie })
  const said = await response.text()
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(response.status).toBeLessThan(500)
  expect(said).not.toMatch(INSIDE)
  expect(lines.filter((line) => JSON.parse(line).level === 'error')).toEqual([])
})

test('an input that is no JSON, or of no known shape, is answered with a code', async () => {
  for (const input of ['{', '[]', 'null', '{"act":"body.create"}', '"x"', `${'['.repeat(5_000)}`])
    for (const path of ['/admin.data', '/keys.data', '/notices.data']) {
      const body = new URLSearchParams({ input })
      const response = await app.ask(path, { method: 'POST', cookie, body })
      expect([path, input.slice(0, 20), response.status]).toEqual([path, input.slice(0, 20), 400])
      expect(await response.text()).toContain('input_malformed')
    }
})
