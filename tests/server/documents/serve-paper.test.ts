import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byteRange } from '../../../server/documents/byte-range.ts'
import { loadReader } from '../../../server/documents/load-reader.ts'
import { paperRoutes } from '../../../server/documents/paper-routes.ts'
import { savePosition } from '../../../server/documents/save-position.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { paperBytes } from '../../support/papers.ts'
import { attach, makePack, publish } from './support.ts'

const ctx = await testContext()
const actors = new Map<string, Actor>()
const app = express()
app.use((request, response, next) => {
  response.locals.actor = actors.get(String(request.headers['x-who'])) ?? null
  next()
})
app.use(paperRoutes(ctx))
const server = createServer(app)
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const pack = await makePack(ctx)
const [chair, secretary, member, recused, auditor] = pack.members as [Member, Member, Member, Member, Member]
const foreign = (await makeBody(ctx, ['chair'])).members[0] as Member
for (const [name, { actor }] of Object.entries({ chair, secretary, member, recused, auditor, foreign }))
  actors.set(name, actor)
const attached = must(await attach(ctx, pack, 'memo-digital-government-v1.pdf'))
const bytes = paperBytes('memo-digital-government-v1.pdf')!
// Longer than two of the chunks in which papers are stored.
const long = must(await attach(ctx, pack, 'arabic-minutes-chromium.pdf'))
const path = `/papers/${attached.versionId}`
const get = (who: string, to: string, headers: Record<string, string> = {}) =>
  fetch(origin + to, { headers: { 'x-who': who, ...headers } })

describe('before the agenda is published', () => {
  test('officers read a paper that members cannot know of', async () => {
    expect((await get('secretary', `${path}/file`)).status).toBe(200)
    expect((await get('chair', `${path}/pages.json?from=1&to=2`)).status).toBe(200)
    for (const who of ['member', 'foreign', 'auditor']) {
      expect((await get(who, `${path}/file`)).status).toBe(404)
      expect((await get(who, `${path}/pages.json?from=1&to=2`)).status).toBe(404)
    }
    expect((await get('nobody', `${path}/file`)).status).toBe(401)
  })
})

describe('after the agenda is published', () => {
  beforeAll(async () => {
    await publish(ctx, pack)
    const declared = {
      requestId: requestId(ctx),
      itemId: pack.itemId,
      seatId: recused.seatId,
      reason: 'A relative bids.',
    }
    must(await declareInterest(ctx, recused.actor, declared))
  })

  test('a part named in the address is given whole and by itself; one outside the file is refused', async () => {
    const part = await get('member', `${path}/file?from=100&to=164`)
    expect([part.status, part.headers.get('content-range')]).toEqual([200, null])
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 164))).toBe(true)
    for (const asked of [
      'from=0',
      'to=9',
      'from=9&to=9',
      `from=0&to=${bytes.length + 1}`,
      'from=-1&to=4',
      'from=a&to=4',
    ])
      expect([asked, (await get('member', `${path}/file?${asked}`)).status]).toEqual([asked, 416])
    expect((await get('foreign', `${path}/file?from=0&to=9`)).status).toBe(404)
  })

  test('a member gets the whole file, with headers that keep it from being anything but a paper', async () => {
    const response = await get('member', `${path}/file`)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
      'content-length': String(bytes.length),
    })
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('content-disposition')).toMatch(/^inline; .*filename\*=UTF-8''memo-digital/)
  })

  test('ranges are cut to the byte, wherever they begin', async () => {
    const whole = paperBytes('arabic-minutes-chromium.pdf')!
    for (const [range, start, end] of [
      ['bytes=0-0', 0, 1],
      ['bytes=65530-131080', 65_530, 131_081],
      [`bytes=${whole.length - 5}-`, whole.length - 5, whole.length],
      ['bytes=-7', whole.length - 7, whole.length],
      ['bytes=10-99999999', 10, whole.length],
    ] as [string, number, number][]) {
      const response = await get('member', `/papers/${long.versionId}/file`, { range })
      expect(response.status).toBe(206)
      expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${whole.length}`)
      expect(Buffer.from(await response.arrayBuffer()).equals(whole.subarray(start, end))).toBe(true)
    }
  })

  test('a range outside the file is refused with the size, and a stale If-Range gets the whole file', async () => {
    const outside = await get('member', `${path}/file`, { range: `bytes=${bytes.length}-` })
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    const stale = await get('member', `${path}/file`, { range: 'bytes=0-9', 'if-range': '"other"' })
    expect([stale.status, (await stale.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
  })

  test('outsiders find nothing, a recused member neither, and an auditor is told that papers are not for them', async () => {
    for (const to of [`${path}/file`, `${path}/pages.json?from=1&to=2`]) {
      expect((await get('foreign', to)).status).toBe(404)
      expect((await get('recused', to)).status).toBe(404)
      expect((await get('auditor', to)).status).toBe(403)
      expect((await get('nobody', to)).status).toBe(401)
    }
    const paper = { meetingId: pack.meetingId, paperId: attached.paperId }
    for (const { actor } of [foreign, recused])
      expect(await loadReader(ctx, actor, paper)).toMatchObject({ code: 'not_found' })
    expect(await savePosition(ctx, recused.actor, { versionId: attached.versionId, page: 1, offset: 0 })).toMatchObject(
      {
        code: 'not_found',
      },
    )
  })

  test('words come by range of pages, in reading order', async () => {
    const { pages } = await (await get('member', `${path}/pages.json?from=1&to=2`)).json()
    expect(pages.map((page: { page: number }) => page.page)).toEqual([1, 2])
    expect(pages[0].words.length).toBeGreaterThan(50)
    expect(pages[0].words[0]).toMatchObject({ text: expect.any(String), quads: expect.any(Array), line: 0 })
    expect((await get('member', `${path}/pages.json?from=2&to=1`)).status).toBe(400)
    expect((await get('member', `${path}/pages.json`)).status).toBe(400)
  })

  test('the reader opens where the member stopped, under the reference of the published agenda', async () => {
    must(await savePosition(ctx, member.actor, { versionId: attached.versionId, page: 2, offset: 0.25 }))
    const page = must(await loadReader(ctx, member.actor, { meetingId: pack.meetingId, paperId: attached.paperId }))
    expect(page.position).toEqual({ page: 2, offset: 0.25 })
    expect(page.paper).toMatchObject({ reference: '1.1', version: 1, released: true })
    expect(page.paper.sizes).toHaveLength(2)
    expect(page.contents.map((item) => item.papers.map((paper) => paper.id))).toEqual([
      [attached.paperId, long.paperId],
    ])
    expect(await savePosition(ctx, member.actor, { versionId: attached.versionId, page: 3, offset: 0 })).toMatchObject({
      code: 'input_malformed',
    })
  })
})

describe('an upload over HTTP', () => {
  const upload = (
    who: string,
    input: unknown,
    file: Uint8Array<ArrayBuffer>,
    order: 'input first' | 'file first' = 'input first',
  ) => {
    const form = new FormData()
    const words = () => form.append('input', JSON.stringify(input))
    if (order === 'input first') words()
    form.append('file', new Blob([file], { type: 'application/pdf' }), 'x.pdf')
    if (order === 'file first') words()
    return fetch(`${origin}/papers`, { method: 'POST', body: form, headers: { 'x-who': who } })
  }
  const asked = () => ({ requestId: requestId(ctx), itemId: pack.itemId, paperId: null, fileName: 'مذكرة ١.pdf' })

  test('tells each page it checks, then the result', async () => {
    const response = await upload('secretary', asked(), new Uint8Array(paperBytes('nested_outline.pdf')!))
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    expect(lines.filter((line) => line.stage === 'checking').map((line) => line.page)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
    expect(lines.at(-1).result).toMatchObject({ ok: true, value: { pages: 9, number: 1 } })
  })

  test('is refused with its status before a page is read: no right, no PDF, no order, too large', async () => {
    const good = new Uint8Array(paperBytes('sizes.pdf')!)
    expect((await upload('member', asked(), good)).status).toBe(403)
    expect((await upload('foreign', asked(), good)).status).toBe(404)
    expect((await upload('nobody', asked(), good)).status).toBe(401)
    expect((await upload('secretary', asked(), new Uint8Array(paperBytes('not-a-pdf.pdf')!))).status).toBe(415)
    expect((await upload('secretary', asked(), good, 'file first')).status).toBe(400)
    expect((await upload('secretary', { itemId: 'x' }, good)).status).toBe(400)
    ctx.settings.maxPaperBytes = 1000
    expect((await upload('secretary', asked(), good)).status).toBe(413)
    ctx.settings.maxPaperBytes = 200 * 1024 * 1024
  })
})

test('byte ranges follow RFC 9110', () => {
  expect(byteRange(undefined, 10)).toBeNull()
  expect(byteRange('bytes=0-3,5-6', 10)).toBeNull()
  expect(byteRange('bytes=5-2', 10)).toBeNull()
  expect(byteRange('bytes=-0', 10)).toBe('invalid')
  expect(byteRange('bytes=10-', 10)).toBe('invalid')
  expect(byteRange('bytes=-99', 10)).toEqual({ start: 0, end: 10 })
  expect(byteRange('items=0-1', 10)).toBeNull()
})
