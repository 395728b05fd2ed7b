import { expect, test } from 'vitest'
import type { VersionId } from '../../../app/wire/ids.ts'
import { makePerson, must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { serveApp } from '../../support/serve-app.ts'
import { attach, makePack } from '../documents/support.ts'

const ctx = await testContext()
const app = await serveApp(ctx)
const cookie = await app.cookieOf(await makePerson(ctx))

const policyOf = (response: Response): Map<string, string[]> =>
  new Map(
    (response.headers.get('content-security-policy') ?? '').split(';').map((line) => {
      const [name = '', ...sources] = line.trim().split(/\s+/)
      return [name, sources]
    }),
  )
const nonceOf = (response: Response) =>
  /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]

test('every page has a policy with a nonce of its own, which its scripts carry', async () => {
  const first = await app.ask('/sign-in')
  const second = await app.ask('/sign-in')
  const nonce = nonceOf(first)
  expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  expect(nonceOf(second)).not.toBe(nonce)
  const html = await first.text()
  const scripts = html.match(/<script\b[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThan(1)
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  expect(html).not.toMatch(/<[^>]+\son[a-z]+=/i)
})

test('camera, microphone and screen are for this site’s own pages alone', async () => {
  const policy = (await app.ask('/sign-in')).headers.get('permissions-policy')
  expect(policy).toBe('camera=(self), microphone=(self), display-capture=(self), geolocation=()')
})

test('the policy names no third party, and allows no inline script', async () => {
  const policy = policyOf(await app.ask('/sign-in'))
  const own = /^('self'|'none'|'nonce-[^']+'|'wasm-unsafe-eval'|data:|blob:)$/
  const sockets = app.origin.replace('http', 'ws')
  for (const [name, sources] of policy)
    for (const source of sources)
      if (name === 'style-src-attr') expect(source).toBe("'unsafe-inline'")
      else if (source !== sockets) expect([name, source]).toEqual([name, expect.stringMatching(own)])
  expect(policy.get('default-src')).toEqual(["'none'"])
  expect(policy.get('frame-ancestors')).toEqual(["'none'"])
  expect(policy.get('base-uri')).toEqual(["'none'"])
  expect(policy.get('object-src')).toEqual(["'none'"])
  expect(policy.get('form-action')).toEqual(["'self'"])
  expect(policy.get('img-src')).not.toContain('https:')
})

test('a page and its data are kept by no cache, and say nothing of what serves them', async () => {
  for (const path of ['/', '/_root.data', '/sign-in.data', '/m/nowhere.data']) {
    const { headers } = await app.ask(path, { cookie })
    expect([path, headers.get('cache-control')]).toEqual([path, 'private, no-store'])
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  }
})

test("a paper's bytes can neither be sniffed, framed, run nor kept", async () => {
  const pack = await makePack(ctx)
  const { versionId } = must(await attach(ctx, pack, 'helloworld-bad.pdf')) as { versionId: VersionId }
  const response = await app.ask(`/papers/${versionId}/file`, { cookie: await app.cookieOf(pack.secretary.personId) })
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^inline; filename="paper\.pdf"/),
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
    'accept-ranges': 'bytes',
  })
})

test('whoever comes by the address is sent to the name, and nobody to another host', async () => {
  const path = '/b/cabinet?x=1'
  const get = (host: string) => fetch(`http://127.0.0.1:${app.port}${path}`, { redirect: 'manual', headers: { host } })
  expect((await get(`127.0.0.1:${app.port}`)).headers.get('location')).toBe(app.origin + path)
  for (const host of ['127.0.0.1.elsewhere.example', '127.0.0.1@elsewhere.example'])
    expect((await get(host)).headers.get('location') ?? '').not.toContain('elsewhere')
})
