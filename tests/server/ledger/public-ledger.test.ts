import { type IncomingHttpHeaders, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { equal, toHex } from '../../../app/rules/bytes.ts'
import { openCheckpoint } from '../../../app/rules/checkpoint.ts'
import { ok } from '../../../app/rules/result.ts'
import { parseVkey } from '../../../app/rules/signed-note.ts'
import { bundlesOf, checkEntries, rootFromTiles, tilePath, tilesOf } from '../../../app/rules/tiles.ts'
import { parsePolicy } from '../../../app/rules/tlog-policy.ts'
import type { BodyId } from '../../../app/wire/ids.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { commit } from '../../../server/ledger/commit.ts'
import { entriesOf, headOf } from '../../../server/ledger/queries.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import { makeBody, must, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { serveApp } from '../../support/serve-app.ts'

const ctx = await testContext()
const app = await serveApp(ctx)
const slugOf = async (bodyId: BodyId) => (await bodyById(ctx.db, bodyId))?.slug as string
const decide = (bodyId: BodyId, publicLedger: boolean) =>
  setLedgerPolicy(ctx, SETUP, bodyId, { publicLedger, witnesses: [], quorum: 0 })

let bodyId: BodyId
let at: string
let size: number

beforeAll(async () => {
  bodyId = (await makeBody(ctx, ['chair'])).bodyId
  must(await decide(bodyId, true))
  // A ledger with full tiles and partial ones on two levels.
  must(
    await commit(ctx, { bodies: bodyId, actor: SETUP, act: 'test' }, async (work) => {
      for (let entry = 0; entry < 600; entry++)
        work.append({ type: 'sitting.opened', payload: { meeting: `meeting-${entry}` } })
      return ok({})
    }),
  )
  at = `/ledger/${await slugOf(bodyId)}`
  size = (await headOf(ctx.db, bodyId))?.size as number
})

const get = (path: string, init: RequestInit = {}) => fetch(`${app.origin}${at}/${path}`, init)
/** As it stands on the wire: fetch would unpack it, and ask caches to be passed by. */
const raw = (path: string, headers: Record<string, string>) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const { hostname, port } = new URL(app.origin)
    request({ hostname, port, path: `${at}/${path}`, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
      .on('error', reject)
      .end()
  })
const bytesAt = async (path: string) => {
  const response = await get(path)
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
}

describe('a public ledger', () => {
  test('is one tree that its checkpoint signs, read by anybody from tiles alone', async () => {
    const head = await headOf(ctx.db, bodyId)
    const key = must(parseVkey(head?.vkey as string))
    const note = await (await get('checkpoint')).text()
    const opened = must(await openCheckpoint(note, { origin: key.name, keys: [key] }, verifyEd25519))
    expect(opened.checkpoint.size).toBe(size)
    const files = new Map<string, Uint8Array | undefined>()
    for (const tile of [...tilesOf(size), ...bundlesOf(size)]) files.set(tilePath(tile), await bytesAt(tilePath(tile)))
    const read = (tile: Parameters<typeof tilePath>[0]) => files.get(tilePath(tile))
    const { root, findings } = rootFromTiles(size, read)
    expect([...findings, ...checkEntries(size, read)]).toEqual([])
    expect(root && equal(root, opened.checkpoint.root)).toBe(true)
  })

  test('never shows what an entry says', async () => {
    const entries = await entriesOf(ctx.db, bodyId)
    const shown = (await Promise.all(bundlesOf(size).map((tile) => bytesAt(tilePath(tile))))).map((each) =>
      Buffer.from(each as Uint8Array).toString('utf8'),
    )
    expect(shown.join('')).toContain(entries[599]?.leaf)
    for (const said of ['meeting-', 'salt', 'person', 'title'])
      expect([said, shown.some((text) => text.includes(said))]).toEqual([said, false])
  })

  test('has a policy file that names its key and its address', async () => {
    const policy = must(parsePolicy(await (await get('policy')).text()))
    expect(policy.logs[0]?.url).toBe(`${app.origin}${at}`)
    expect(policy.logs[0]?.key).toEqual(must(parseVkey((await headOf(ctx.db, bodyId))?.vkey as string)))
    expect(policy.quorum).toBeNull()
  })

  test('lets full tiles be kept for ever, and asks again for a checkpoint', async () => {
    const cached = async (path: string) => (await get(path)).headers.get('cache-control')
    expect(await cached('tile/0/000')).toBe('public, max-age=31536000, immutable')
    expect(await cached('tile/entries/000')).toBe('public, max-age=31536000, immutable')
    expect(await cached('tile/1/000.p/2')).toBe('public, max-age=300')
    expect(await cached('checkpoint')).toBe('no-cache')
    const first = await get('checkpoint')
    expect(first.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const etag = first.headers.get('etag') as string
    const again = await raw('checkpoint', { 'if-none-match': etag })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  test('answers scripts of any site, HEAD, and without a cookie', async () => {
    const response = await get('tile/0/000', { headers: { origin: 'https://elsewhere.example' } })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('set-cookie')).toBeNull()
    const head = await get('tile/0/000', { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '8192', ''])
  })

  test('packs leaves for who takes gzip, and the same bytes come out', async () => {
    const [packed, plain] = [
      await raw('tile/entries/000', { 'accept-encoding': 'gzip' }),
      await raw('tile/entries/000', { 'accept-encoding': 'identity' }),
    ]
    expect([packed.headers['content-encoding'], plain.headers['content-encoding']]).toEqual(['gzip', undefined])
    expect(packed.body.length).toBeLessThan(plain.body.length)
    expect(toHex(gunzipSync(packed.body))).toBe(toHex(plain.body))
  })

  test.each([
    'tile/0/001.p/345',
    'tile/0/002.p/256',
    'tile/0/003',
    'tile/2/000.p/1',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/0',
    'tile/entries/999',
    'tile/entries/000.p/0',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/x999/x999/999',
    'tile/entries/x010/x000/000',
    'tile/7/x999/x999/999',
    'tile/x/000',
  ])('has no %s', async (path) => {
    const response = await app.ask(`${at}/${path}`)
    expect(response.status).toBe(404)
  })

  test('takes nothing: there is no way to write', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const response = await app.ask(`${at}/checkpoint`, { method })
      expect(response.ok).toBe(false)
    }
  })
})

describe('a ledger that is not public', () => {
  test('is answered in every header and byte like a body that does not exist', async () => {
    const closed = await slugOf((await makeBody(ctx, ['chair'])).bodyId)
    for (const path of ['checkpoint', 'policy', 'tile/0/000.p/1', 'tile/entries/000.p/1', 'tile/0/nonsense']) {
      const answers = await Promise.all(
        [closed, 'no-such-body'].map(async (slug) => {
          const response = await fetch(`${app.origin}/ledger/${slug}/${path}`)
          const headers = Object.fromEntries(response.headers)
          for (const own of ['date', 'content-security-policy', 'ratelimit', 'ratelimit-policy']) delete headers[own]
          return { status: response.status, body: await response.text(), headers }
        }),
      )
      expect(answers[0]).toEqual(answers[1])
      expect(answers[0]?.status).toBe(404)
    }
  })

  test('is closed at once when the body decides so', async () => {
    const { bodyId: other } = await makeBody(ctx, ['chair'])
    const slug = await slugOf(other)
    const status = async () => (await fetch(`${app.origin}/ledger/${slug}/checkpoint`)).status
    must(await decide(other, true))
    expect(await status()).toBe(200)
    must(await decide(other, false))
    expect(await status()).toBe(404)
  })
})

test('partial tiles of every size the ledger had are prefixes of the full one', async () => {
  const full = (await bytesAt('tile/0/000')) as Uint8Array
  for (const width of [1, 7, 255])
    expect(toHex((await bytesAt(`tile/0/000.p/${width}`)) as Uint8Array)).toBe(toHex(full.slice(0, width * 32)))
})
