import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../../app/rules/bytes.ts'
import { sha256 } from '../../../app/rules/sha256.ts'
import { loginSession } from '../../../db/schema/identity.ts'
import { signOutEverywhere } from '../../../server/identity/end-sessions.ts'
import { startSession } from '../../../server/identity/login-session.ts'
import { readOrigin } from '../../../server/platform/origin.ts'
import { must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { serveApp } from '../../support/serve-app.ts'
import { cookieFrom, PASSWORD, signIn, somebody } from './support.ts'

const HOUR = 3_600_000
const ctx = await testContext()
const app = await serveApp(ctx)
const isSignedIn = async (cookie: string) => (await app.ask('/', { cookie })).status === 200
const rowOf = async (cookie: string) => {
  const id = toHex(sha256(utf8(cookie.split('=')[1] ?? '')))
  return (await ctx.db.select().from(loginSession).where(eq(loginSession.id, id)))[0]
}

describe('the cookie', () => {
  test('is out of reach of scripts and of other sites', async () => {
    const { username } = await somebody(ctx)
    const attributes = (await signIn(app, username)).headers.get('set-cookie') ?? ''
    expect(attributes).toMatch(/^majlis=[a-z0-9]{20,};/)
    expect(attributes).toContain('HttpOnly')
    expect(attributes).toContain('SameSite=Lax')
    expect(attributes).toContain('Path=/')
    expect(attributes).not.toContain('Domain')
  })

  test('is bound to its host and to encryption where the origin is https', async () => {
    const { personId } = await somebody(ctx)
    const origin = must(readOrigin('https://majlis.example.org'))
    const attributes = await startSession({ ...ctx, settings: { ...ctx.settings, origin } }, personId, 'test')
    expect(attributes).toMatch(/^__Host-majlis=/)
    for (const word of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(attributes).toContain(word)
    expect(attributes).not.toContain('Domain')
  })
})

describe('a session', () => {
  test('is stored as a hash: nothing in the database signs anybody in', async () => {
    const { username } = await somebody(ctx)
    const cookie = cookieFrom(await signIn(app, username))
    const token = cookie.split('=')[1] ?? ''
    expect(await isSignedIn(cookie)).toBe(true)
    const { rows } = await ctx.db.execute(sql`select to_jsonb(login_session)::text as row from login_session`)
    const kept = JSON.stringify(rows)
    expect(kept).not.toContain(token)
    const row = await rowOf(cookie)
    expect(row?.id).toMatch(/^[0-9a-f]{64}$/)
    expect(await isSignedIn(`majlis=${row?.id}`)).toBe(false)
  })

  test('is new at every sign-in: a cookie planted before is not the session after', async () => {
    const { username } = await somebody(ctx)
    const other = await somebody(ctx)
    const planted = cookieFrom(await signIn(app, other.username))
    for (const before of [planted, 'majlis=chosenbysomebodyelse1234567890abcdefghij']) {
      const after = cookieFrom(await signIn(app, username, PASSWORD, { cookie: before }))
      expect(after).not.toBe(before)
      expect((await rowOf(after))?.userId).not.toBe(other.personId)
    }
    expect(await isSignedIn('majlis=chosenbysomebodyelse1234567890abcdefghij')).toBe(false)
  })

  test('is prolonged while it is used, and ends when it is not', async () => {
    const { username } = await somebody(ctx)
    const cookie = cookieFrom(await signIn(app, username))
    const left = async () => ((await rowOf(cookie))?.expiresAt.getTime() ?? 0) - Date.now()
    const setLeft = (ms: number) =>
      rowOf(cookie).then((row) =>
        ctx.db
          .update(loginSession)
          .set({ expiresAt: new Date(Date.now() + ms) })
          .where(eq(loginSession.id, row?.id ?? '')),
      )
    expect(await left()).toBeGreaterThan(11 * HOUR)
    await setLeft(HOUR)
    const used = await app.ask('/', { cookie })
    expect(cookieFrom(used)).toBe(cookie)
    expect(await left()).toBeGreaterThan(11 * HOUR)
    await setLeft(-1)
    const late = await app.ask('/', { cookie })
    expect(late.headers.get('location')).toMatch(/^\/sign-in/)
    expect(cookieFrom(late)).toBe('majlis=')
  })

  test('ends with sign-out, in the table too, and only by a post', async () => {
    const { username } = await somebody(ctx)
    const [here, there] = [cookieFrom(await signIn(app, username)), cookieFrom(await signIn(app, username))]
    await app.ask('/sign-out', { cookie: here })
    expect(await isSignedIn(here)).toBe(true)
    await app.ask('/sign-out', { cookie: here, method: 'POST' })
    expect(await rowOf(here)).toBeUndefined()
    expect(await isSignedIn(here)).toBe(false)
    expect(await isSignedIn(there)).toBe(true)
  })

  test('ends with every other one when its person signs out everywhere', async () => {
    const { username, personId } = await somebody(ctx)
    const cookies = [cookieFrom(await signIn(app, username)), cookieFrom(await signIn(app, username))]
    await signOutEverywhere(ctx, personId)
    for (const cookie of cookies) expect(await isSignedIn(cookie)).toBe(false)
  })
})

test('a cookie of nonsense is nobody, whatever its size or alphabet', async () => {
  for (const value of ['', 'x', '../../etc', "' or 1=1 --", '%00', 'a'.repeat(4_000), '🔑'.repeat(10)])
    expect(await isSignedIn(`majlis=${encodeURIComponent(value)}`)).toBe(false)
})
