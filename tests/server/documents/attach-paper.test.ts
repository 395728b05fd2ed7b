import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { paper, paperPage, paperVersion } from '../../../db/schema/documents.ts'
import { change, ledgerEntry } from '../../../db/schema/ledger.ts'
import { papersOf } from '../../../server/documents/queries.ts'
import { removePaper } from '../../../server/documents/remove-paper.ts'
import { renamePaper } from '../../../server/documents/rename-paper.ts'
import { both, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { paperBytes, paperText } from '../../support/papers.ts'
import { attach, makePack, publish } from './support.ts'

const ctx = await testContext()

type Expected = { outcome: 'accepted' | 'refused'; pages?: number; code?: string; active?: string[] }
const expected = JSON.parse(paperText('expected.json')) as Record<string, Expected>

/** Names of stored files of every body, without the key files and folders. */
function storedFiles(): string[] {
  const root = ctx.settings.blobDir
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile() && entry.name !== 'key')
    .map((entry) => join(entry.parentPath, entry.name))
}

const counts = async () => ({
  papers: (await ctx.db.select().from(paper)).length,
  versions: (await ctx.db.select().from(paperVersion)).length,
  pages: (await ctx.db.select({ page: paperPage.page }).from(paperPage)).length,
  files: storedFiles().length,
})

const shelf = await makePack(ctx)
describe('every paper of the vectors meets its expectation', () => {
  // Papers whose licence keeps them out of the project are skipped where they are not at hand.
  for (const [name, wanted] of Object.entries(expected))
    test.skipIf(!paperBytes(name))(
      `${name} is ${wanted.outcome}`,
      async () => {
        const before = await counts()
        const result = await attach(ctx, shelf, name)
        const after = await counts()
        if (wanted.outcome === 'refused') {
          expect(result).toMatchObject({ ok: false, code: wanted.code })
          expect(after).toEqual(before)
          return
        }
        const { pages, active, number } = must(result)
        expect({ pages, number }).toEqual({ pages: wanted.pages, number: 1 })
        if (wanted.active) expect(active).toEqual(expect.arrayContaining(wanted.active))
        expect(after).toEqual({
          papers: before.papers + 1,
          versions: before.versions + 1,
          pages: before.pages + pages,
          files: before.files + 1,
        })
      },
      120_000,
    )
})

test('what is stored can be read back, and lies encrypted on the disk', async () => {
  const pack = await makePack(ctx)
  const bytes = paperBytes('tracemonkey.pdf')!
  const files = storedFiles()
  must(await attach(ctx, pack, 'tracemonkey.pdf'))
  const [row] = await papersOf(ctx.db, [pack.itemId], { draft: true })
  const pieces = []
  for await (const piece of ctx.blobs.read(pack.bodyId, row?.version.blob ?? '')) pieces.push(piece)
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
  const [stored] = storedFiles().filter((file) => !files.includes(file))
  expect(readFileSync(stored ?? '').includes('%PDF')).toBe(false)
})

test('the same bytes again are refused, and the first upload stays whole', async () => {
  const pack = await makePack(ctx)
  const first = must(await attach(ctx, pack, 'sizes.pdf'))
  const before = await counts()
  expect(await attach(ctx, pack, 'sizes.pdf')).toMatchObject({ ok: false, code: 'paper_same' })
  expect(await attach(ctx, pack, 'sizes.pdf', { paperId: first.paperId })).toMatchObject({
    ok: false,
    code: 'paper_same',
  })
  expect(await counts()).toEqual(before)
  const [row] = await papersOf(ctx.db, [pack.itemId], { draft: true })
  expect(await ctx.blobs.size(pack.bodyId, row?.version.blob ?? '')).toBe(row?.version.bytes)
})

test('two uploads of the same bytes at once: one is kept and readable, the other refused', async () => {
  const pack = await makePack(ctx)
  const results = await Promise.all([attach(ctx, pack, 'rotation.pdf'), attach(ctx, pack, 'rotation.pdf')])
  expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['ok', 'paper_same'])
  const [row] = await papersOf(ctx.db, [pack.itemId], { draft: true })
  expect(await ctx.blobs.size(pack.bodyId, row?.version.blob ?? '')).toBe(row?.version.bytes)
})

test('a repeated request gets its first answer and leaves one version', async () => {
  const pack = await makePack(ctx)
  const same = requestId(ctx)
  const first = must(await attach(ctx, pack, 'attachment.pdf', { requestId: same }))
  const before = await counts()
  expect(must(await attach(ctx, pack, 'attachment.pdf', { requestId: same }))).toEqual(first)
  expect(await counts()).toEqual(before)
})

test('a new version is the next number; members go on with the released one until the next publication', async () => {
  const pack = await makePack(ctx)
  const first = must(await attach(ctx, pack, 'memo-digital-government-v1.pdf'))
  await publish(ctx, pack)
  const second = must(await attach(ctx, pack, 'memo-digital-government-v2.pdf', { paperId: first.paperId }))
  expect(second).toMatchObject({ paperId: first.paperId, number: 2 })
  const seen = async (draft: boolean) =>
    (await papersOf(ctx.db, [pack.itemId], { draft })).map((one) => one.version.number)
  expect([await seen(true), await seen(false)]).toEqual([[2], [1]])
  await publish(ctx, pack)
  expect(await seen(false)).toEqual([2])
  const released = await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.subject, first.paperId))
  expect(released.map((entry) => [entry.type, JSON.parse(entry.payload ?? '').version])).toEqual([
    ['paper.released', '1'],
    ['paper.released', '2'],
  ])
})

test('only officers are told of a paper before it is released', async () => {
  const pack = await makePack(ctx)
  must(await attach(ctx, pack, 'scan-bad.pdf'))
  const told = await ctx.db.select().from(change).where(eq(change.ref, pack.itemId))
  const audience = told.filter((row) => row.topic === 'paper').flatMap((row) => row.audience ?? ['everybody'])
  const officers = pack.members
    .filter((member) => ['chair', 'secretary'].includes(member.role))
    .map((member) => member.seatId)
  expect(new Set(audience)).toEqual(new Set(officers))
})

test('members, auditors and outsiders attach, rename and remove nothing', async () => {
  const pack = await makePack(ctx)
  const { paperId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
  const before = await counts()
  const { members } = await makeBody(ctx, ['secretary'])
  const stranger = (members[0] as Member).actor
  const cases: [Member | undefined, string][] = [
    [pack.members[2], 'not_permitted'],
    [pack.members[4], 'not_permitted'],
  ]
  for (const [member, code] of [...cases, [{ actor: stranger } as Member, 'not_found'] as const]) {
    const { actor } = member as Member
    expect(await attach(ctx, pack, 'sizes.pdf', { actor })).toMatchObject({ ok: false, code })
    expect(await removePaper(ctx, actor, { requestId: requestId(ctx), paperId })).toMatchObject({ ok: false, code })
    expect(await renamePaper(ctx, actor, { requestId: requestId(ctx), paperId, title: both('X') })).toMatchObject({
      ok: false,
      code,
    })
  }
  expect(await counts()).toEqual(before)
})

test('a removed paper is gone from the lists, and a renamed one has its new title', async () => {
  const pack = await makePack(ctx)
  const { paperId } = must(await attach(ctx, pack, 'nested_outline.pdf'))
  must(await renamePaper(ctx, pack.secretary, { requestId: requestId(ctx), paperId, title: both('Outline') }))
  const [row] = await papersOf(ctx.db, [pack.itemId], { draft: true })
  expect(row?.title).toEqual(both('Outline'))
  must(await removePaper(ctx, pack.secretary, { requestId: requestId(ctx), paperId }))
  expect(await papersOf(ctx.db, [pack.itemId], { draft: true })).toEqual([])
  expect(await removePaper(ctx, pack.secretary, { requestId: requestId(ctx), paperId })).toMatchObject({
    code: 'not_found',
  })
})
