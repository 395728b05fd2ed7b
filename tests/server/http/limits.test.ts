import { request } from 'node:http'
import { expect, test } from 'vitest'
import type { PersonId } from '../../../app/wire/ids.ts'
import { pageData } from '../../access/knock.ts'
import { makeBody } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { serveApp } from '../../support/serve-app.ts'
import { PASSWORD, signIn, somebody } from './support.ts'

const ctx = await testContext()
const app = await serveApp(ctx)

test('an unknown name and a wrong password are answered alike', async () => {
  const { username } = await somebody(ctx)
  const [wrong, unknown] = [await signIn(app, username, 'not it'), await signIn(app, 'nobody-of-that-name', 'not it')]
  expect(unknown.status).toBe(wrong.status)
  expect(await pageData(unknown)).toEqual(await pageData(wrong))
})

test('signing in is limited by its failures, however the address is spelt, and says so in words the page can show', async () => {
  const { username } = await somebody(ctx)
  for (let times = 0; times < 12; times++) expect((await signIn(app, username)).status).toBe(202)
  const spellings = ['/sign-in', '/sign-in.data', '/SIGN-IN.data', '/sign-in/', '/sign%2Din.data', '/Sign%2DIn/']
  let refused: Response | null = null
  for (let times = 0; times < 105 && !refused; times++) {
    const response = await signIn(app, username, '', {}, spellings[times % spellings.length])
    if (response.status === 429) refused = response
  }
  expect(refused).not.toBeNull()
  for (const spelling of spellings) expect((await signIn(app, username, PASSWORD, {}, spelling)).status).toBe(429)
  expect(await pageData(await signIn(app, username))).toEqual({ data: { ok: false, code: 'too_many_attempts' } })
  // An address that is never a sign-in is not held up by it.
  expect((await app.ask('/sign-in')).status).toBe(200)
})

test.each([
  ['casting', '/V/some-vote/ballot.data', 120],
  ['an act in a sitting', '/m/some-meeting/act/check-in', 120],
  ['asking for the floor', '/m/some-meeting/floor/ask', 120],
  ['keeping a pack', '/m/some-meeting/keep', 20],
  ['telling what was read', '/papers/some-version/reading', 240],
  ['an act on a memorandum', '/memoranda/act', 120],
  ['an answer to an invitation', '/m/some-meeting/reply/act', 120],
  ['a correction of minutes', '/m/some-meeting/minutes', 120],
  ['lodging a file', '/lodged', 30],
])('%s is limited for each person, and for nobody else', async (_what, path, most) => {
  const [first, second] = (await makeBody(ctx)).members
  const cookieOf = (member: typeof first) => app.cookieOf(member?.actor.personId as PersonId)
  const send = (cookie: string) => app.ask(path, { method: 'POST', cookie, body: new URLSearchParams({ input: '{}' }) })
  const [mine, theirs] = [await cookieOf(first), await cookieOf(second)]
  const statuses: number[] = []
  for (let times = 0; times < most + 5; times++) statuses.push((await send(mine)).status)
  expect(statuses.indexOf(429)).toBe(most)
  expect((await send(theirs)).status).not.toBe(429)
})

test.each([
  ['minutes', '/m/some-meeting/minutes/en', 30],
  ['an extract', '/b/some-body/decisions/some-decision/extract/ar', 60],
  ['an extract by its vote', '/V/some-vote/extract/en', 60],
])('a file of %s is set so often for each person, and for nobody else', async (_what, path, most) => {
  const [first, second] = (await makeBody(ctx)).members
  const cookieOf = (member: typeof first) => app.cookieOf(member?.actor.personId as PersonId)
  const [mine, theirs] = [await cookieOf(first), await cookieOf(second)]
  const statuses: number[] = []
  for (let times = 0; times < most + 3; times++) statuses.push((await app.ask(path, { cookie: mine })).status)
  expect(statuses.indexOf(429)).toBe(most)
  expect((await app.ask(path, { cookie: theirs })).status).not.toBe(429)
})

test('a form that is too long, or does not say how long it is, is refused unread', async () => {
  const long = await app.ask('/theme', { method: 'POST', body: new URLSearchParams({ theme: 'x'.repeat(1_100_000) }) })
  expect(long.status).toBe(413)
  const status = await new Promise((resolve, reject) => {
    const headers = { origin: app.origin, 'transfer-encoding': 'chunked' }
    const sent = request(`${app.origin}/theme`, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject)
    sent.end('theme=dark')
  })
  expect(status).toBe(411)
})
