import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Classification } from '../../../app/rules/classification.ts'
import type { ItemId, VersionId } from '../../../app/wire/ids.ts'
import type { Audience } from '../../../app/wire/socket.ts'
import { paperVersion } from '../../../db/schema/documents.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { makeLayers } from '../../../server/annotations/layers.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { verify } from '../../../server/cli/verify.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { loadArchive } from '../../../server/moving/archive/load-archive.ts'
import { takeArchive } from '../../../server/moving/archive/take-archive.ts'
import { importPeople } from '../../../server/moving/import-people.ts'
import type { AnyActor } from '../../../server/policies/actor.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { type Member, must, requestId, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { approve, begin, circulate, minutedSitting, sign } from '../../support/minutes.ts'
import { paperBytes } from '../../support/papers.ts'
import { readZip } from '../../support/read-zip.ts'
import { DECISION } from '../../support/sitting.ts'
import { verifiesClean } from '../../support/verifies-clean.ts'
import { Copy, comment } from '../annotations/support.ts'

const ctx = await testContext()
const layers = makeLayers(ctx)

/** A body with a signed meeting and another that is prepared, papers of several classes, and notes. */
async function scene() {
  const sitting = await minutedSitting(ctx)
  must(await begin(ctx, sitting))
  must(await circulate(ctx, sitting))
  must(await approve(ctx, sitting))
  must(await sign(ctx, sitting, sitting.secretary))
  must(await sign(ctx, sitting, sitting.chair))
  const { bodyId, secretary, members } = sitting
  const { slug } = (await bodyById(ctx.db, bodyId)) as { slug: string }
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const item = (title: string, classification: Classification) =>
    makeItem(ctx, secretary.actor, meetingId, title, { classification, type: 'decision', decision: DECISION })
  const paper = async (itemId: ItemId, file: string, paperId: string | null = null) =>
    must(
      await attachPaper(
        ctx,
        secretary.actor,
        { requestId: requestId(ctx), itemId, paperId: paperId as never, fileName: file },
        paperBytes(file) as Uint8Array,
      ),
    )
  const open = await item('Harbour', 'internal')
  const shut = await item('Envoys', 'confidential')
  const masked = await item('Quarry', 'internal')
  const first = await paper(open, 'helloworld-bad.pdf')
  const second = await paper(open, 'ArabicCIDTrueType.pdf', first.paperId)
  await paper(shut, 'arabic-minutes-typst.pdf')
  await paper(masked, 'attachment.pdf')
  must(await publish(ctx, secretary.actor, meetingId))
  const write = async (who: Member, versionId: VersionId, audience: Audience, id: string) => {
    const copy = new Copy(layers, who.actor)
    await copy.join(versionId, audience)
    must(await copy.send(() => copy.write(comment(id, who.actor.personId))))
    layers.leave(copy.listener.id)
  }
  await write(members[2] as Member, second.versionId, 'body', 'note-of-the-body')
  await write(members[2] as Member, second.versionId, 'private', 'note-of-my-own')
  return { ...sitting, slug, meetingId, items: { open, shut, masked } }
}

async function take(actor: AnyActor, slug: string) {
  const taken = must(await takeArchive(ctx, actor, { slug, requestId: requestId(ctx) }))
  const pieces: Buffer[] = []
  for await (const piece of taken.stream) pieces.push(piece as Buffer)
  const bytes = Buffer.concat(pieces)
  expect(bytes.length).toBe(taken.size)
  const files = readZip(bytes)
  const text = (path: string) => new TextDecoder().decode(files.get(path) as Uint8Array)
  return { files, text, manifest: JSON.parse(text('manifest.json')), all: bytes.toString('utf8') }
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const recuse = (who: Member, itemId: ItemId) =>
  declareInterest(ctx, who.actor, { requestId: requestId(ctx), itemId, seatId: who.seatId, reason: 'A cousin digs' })

describe('everything of a body', () => {
  test('is in one archive whose every file is what the manifest says', async () => {
    const { slug, secretary, bodyId } = await scene()
    const { files, text, manifest } = await take(secretary.actor, slug)
    const listed = new Map(
      (manifest.files as { path: string; bytes: number; sha256: string }[]).map((one) => [one.path, one]),
    )
    expect([...files.keys()].sort()).toEqual([...listed.keys(), 'SHA256SUMS', 'manifest.json'].sort())
    for (const [path, { bytes, sha256: hash }] of listed)
      expect([path, files.get(path)?.length, sha256(files.get(path) as Uint8Array)]).toEqual([path, bytes, hash])
    const sums = text('SHA256SUMS').trim().split('\n')
    expect(sums).toHaveLength(files.size - 1)
    for (const line of sums) expect(sha256(files.get(line.slice(66)) as Uint8Array)).toBe(line.slice(0, 64))
    const papers = [...files.keys()].filter((path) => path.includes('/papers/'))
    expect(papers.map((path) => path.split('/').at(-1)?.slice(0, 6)).sort()).toEqual(['1.1-v1', '1.1-v2', '3.1-v1'])
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'README.txt',
        'body.json',
        'members.csv',
        'rules.json',
        'decisions.csv',
        'decisions.json',
        'ledger.tar',
        'meetings/0001/minutes-ar.pdf',
        'meetings/0001/minutes-en.pdf',
        'meetings/0001/published-1.json',
        'meetings/0002/meeting.json',
        'meetings/0002/notes.json',
      ]),
    )
    await verifiesClean(ctx, bodyId)
  })

  test('is recorded before it leaves, and its ledger has that entry and verifies by itself', async () => {
    const { slug, secretary, bodyId } = await scene()
    const { files, manifest } = await take(secretary.actor, slug)
    const entries = await ctx.db
      .select()
      .from(ledgerEntry)
      .where(eq(ledgerEntry.bodyId, bodyId))
      .orderBy(ledgerEntry.index)
    const entry = entries.at(-1)
    expect(entry).toMatchObject({ type: 'archive.taken', index: manifest.entry })
    expect(JSON.parse(entry?.payload ?? '')).toMatchObject({
      meetings: '2',
      papers: '3',
      actor: { person: secretary.actor.personId },
    })
    expect(manifest.ledger_size).toBe(entries.length)
    const file = join(mkdtempSync(join(tmpdir(), 'majlis-archive-')), 'ledger.tar')
    writeFileSync(file, files.get('ledger.tar') as Uint8Array)
    const said: string[] = []
    const out = {
      stdout: { write: (text: string) => said.push(text) },
      stderr: { write: (text: string) => said.push(text) },
    }
    expect([await verify([file], out), said.join('')]).toEqual([0, expect.any(String)])
  })

  test('is asked for twice with one request and entered once', async () => {
    const { slug, secretary, bodyId } = await scene()
    const input = { slug, requestId: requestId(ctx) }
    for (let times = 0; times < 2; times++) {
      const { stream } = must(await takeArchive(ctx, secretary.actor, input))
      stream.resume()
      await new Promise((resolve) => stream.on('end', resolve))
    }
    const entries = await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId))
    expect(entries.filter(({ type }) => type === 'archive.taken')).toHaveLength(1)
  })

  test('names its members in a table that a house takes in and finds nothing to change by', async () => {
    const { slug, secretary } = await scene()
    const { files } = await take(secretary.actor, slug)
    const newBodies = {
      accent: 'cabinet',
      plan: 'table',
      zone: 'Asia/Bahrain',
      settings: { confirmation: 'none', conflictHides: 'item' },
    } as const
    const read = await importPeople(
      ctx,
      SETUP,
      { requestId: requestId(ctx), newBodies },
      files.get('members.csv') as Uint8Array,
    )
    expect(must(read)).toMatchObject({ problemCount: 0, digest: null, total: 6 })
  })
})

describe('what stays', () => {
  test('papers that leave in no copy, named with the reason; whoever runs the machine has them', async () => {
    const { slug, secretary } = await scene()
    const { manifest, files } = await take(secretary.actor, slug)
    expect(manifest.left_out).toContainEqual({
      what: 'paper',
      why: 'classified',
      count: 1,
      meeting: 2,
      name: expect.any(Object),
    })
    const closed = sha256(paperBytes('arabic-minutes-typst.pdf') as Uint8Array)
    expect(manifest.files.map((one: { sha256: string }) => one.sha256)).not.toContain(closed)
    expect(files.size).toBeGreaterThan(10)
    const house = await take(SETUP, slug)
    expect(house.manifest.files.map((one: { sha256: string }) => one.sha256)).toContain(closed)
    expect(house.manifest.made_by).toBeNull()
  })

  test('what a recused officer is kept from: not its title, not its paper, not its words anywhere', async () => {
    const { slug, secretary, items } = await scene()
    const before = await take(secretary.actor, slug)
    expect(before.all).toContain('Quarry')
    must(await recuse(secretary, items.masked))
    const { all, manifest, files } = await take(secretary.actor, slug)
    expect(all).not.toContain('Quarry')
    expect(manifest.left_out).toEqual(
      expect.arrayContaining([
        { what: 'item', why: 'hidden', count: 1 },
        { what: 'agenda', why: 'hidden', count: 1, meeting: 2 },
      ]),
    )
    const masked = sha256(paperBytes('attachment.pdf') as Uint8Array)
    expect(all).not.toContain(masked)
    expect([...files.keys()].filter((path) => path.includes('/papers/'))).toHaveLength(2)
    expect(
      manifest.left_out.some(({ what, why }: { what: string; why: string }) => what === 'entry' && why === 'hidden'),
    ).toBe(true)
  })

  test("members' private notes, passwords, addresses and keys", async () => {
    const { slug, secretary } = await scene()
    const { all, text } = await take(secretary.actor, slug)
    expect(text('meetings/0002/notes.json')).toContain('note-of-the-body')
    expect(all).not.toContain('note-of-my-own')
    for (const secret of ['password_hash', 'passwordHash', 'wrapped', 'token_hash', '$argon2'])
      expect(all).not.toContain(secret)
  })

  test('what is not approved yet, and what was destroyed', async () => {
    const { slug, secretary, items } = await scene()
    await ctx.db.update(paperVersion).set({ blob: '' }).where(eq(paperVersion.fileName, 'attachment.pdf'))
    const page = must(await loadArchive(ctx, secretary.actor, slug))
    expect(page.leftOut.map(({ what, why, count }) => [what, why, count])).toEqual(
      expect.arrayContaining([
        ['paper', 'destroyed', 1],
        ['paper', 'classified', 1],
      ]),
    )
    expect(items.open).toBeTruthy()
  })
})

test.each(['member', 'delegate', 'auditor'] as const)('a %s takes no archive, and sees none', async (role) => {
  const { slug, members } = await scene()
  const { actor } = members.find((one) => one.role === role) as Member
  const refused = { ok: false, code: 'not_permitted' }
  expect(await takeArchive(ctx, actor, { slug, requestId: requestId(ctx) })).toMatchObject(refused)
  expect(await loadArchive(ctx, actor, slug)).toMatchObject(refused)
})

test('to an outsider the body is not there', async () => {
  const { slug } = await scene()
  const other = await scene()
  expect(await takeArchive(ctx, other.secretary.actor, { slug, requestId: requestId(ctx) })).toMatchObject({
    code: 'not_found',
  })
  expect(await takeArchive(ctx, other.secretary.actor, { slug: 'nothing', requestId: requestId(ctx) })).toMatchObject({
    code: 'not_found',
  })
})

test('stored files are read one after the other, in small pieces, as fast as they are taken', async () => {
  const { slug, secretary } = await scene()
  let [open, most, largest] = [0, 0, 0]
  const blobs = {
    ...ctx.blobs,
    async *read(...asked: Parameters<typeof ctx.blobs.read>) {
      most = Math.max(most, ++open)
      for await (const piece of ctx.blobs.read(...asked)) {
        largest = Math.max(largest, piece.length)
        yield piece
      }
      open--
    },
  }
  const taken = must(await takeArchive({ ...ctx, blobs }, secretary.actor, { slug, requestId: requestId(ctx) }))
  // Nothing is read before somebody takes it.
  expect(most).toBe(0)
  for await (const _ of taken.stream);
  expect([most, open]).toEqual([1, 0])
  expect(largest).toBeLessThanOrEqual(65_536)
})

test('a stored file that is not what was entered breaks the archive off', async () => {
  const { slug, secretary } = await scene()
  await ctx.db
    .update(paperVersion)
    .set({ sha256: 'f'.repeat(64) })
    .where(eq(paperVersion.fileName, 'helloworld-bad.pdf'))
  const { stream } = must(await takeArchive(ctx, secretary.actor, { slug, requestId: requestId(ctx) }))
  const read = async () => {
    for await (const _ of stream);
  }
  await expect(read()).rejects.toMatchObject({ code: 'archive_differs' })
})
