import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { PaperId, VersionId } from '../../../app/wire/ids.ts'
import { changeNote } from '../../../app/wire/note-entries.ts'
import { annotationUpdate } from '../../../db/schema/annotations.ts'
import { type Layers, makeLayers } from '../../../server/annotations/layers.ts'
import { carriedInto } from '../../../server/annotations/queries.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { paperBytes } from '../../support/papers.ts'
import { attach, makePack, type Pack, publish } from '../documents/support.ts'
import { Copy, comment } from './support.ts'

const ctx = await testContext()
const [V1, V2] = ['memo-digital-government-v1.pdf', 'memo-digital-government-v2.pdf']

type Scene = Pack & { paperId: PaperId; old: VersionId; layers: Layers; huda: Member; salma: Member }
async function scene(): Promise<Scene> {
  const pack = await makePack(ctx)
  const { paperId, versionId } = must(await attach(ctx, pack, V1))
  await publish(ctx, pack)
  const [, , huda, salma] = pack.members as [Member, Member, Member, Member]
  return { ...pack, paperId, old: versionId, layers: makeLayers(ctx), huda, salma }
}
async function copyOf(at: Scene, who: Member, versionId: VersionId, audience: 'body' | 'private' = 'body') {
  const copy = new Copy(at.layers, who.actor)
  await copy.join(versionId, audience)
  return copy
}
const revise = async (at: Scene) => must(await attach(ctx, at, V2, { paperId: at.paperId }))
const mark = (id: string, author: Member, exact: string, more: Record<string, unknown> = {}) => ({
  ...comment(id, author.actor.personId),
  kind: 'highlight',
  at: undefined,
  quads: [[100, 700, 200, 700, 100, 690, 200, 690]],
  selector: { exact, prefix: '', suffix: '' },
  text: 'A remark',
  ...more,
})
const write = (copy: Copy, note: Record<string, unknown>) =>
  copy.send(() => copy.write(Object.fromEntries(Object.entries(note).filter(([, value]) => value !== undefined))))
const noteOf = (copy: Copy, id: string) => copy.read()[id] as Record<string, never> | undefined

const KEPT = 'وتسريع وتيرة التحول الرقمي'
const GONE = 'وبفضل الدعم غير المحدود'

describe('a new version', () => {
  test('takes every note along: the shared ones, and each member’s own into that member’s own layer', async () => {
    const at = await scene()
    const [shared, own, hers] = [
      await copyOf(at, at.huda, at.old),
      await copyOf(at, at.huda, at.old, 'private'),
      await copyOf(at, at.salma, at.old, 'private'),
    ]
    must(await write(shared, mark('note-0001', at.huda, KEPT)))
    must(await write(shared, mark('note-0002', at.huda, GONE)))
    must(await write(own, mark('note-0003', at.huda, KEPT, { text: 'Ask before the vote' })))
    must(await write(hers, mark('note-0004', at.salma, KEPT)))
    const revised = await revise(at)
    expect(revised).toMatchObject({ number: 2, carried: { moved: 3, check: 0, orphan: 1 } })
    expect((await carriedInto(ctx.db, [revised.versionId])).get(revised.versionId)).toEqual(revised.carried)
    await publish(ctx, at)

    const now = await copyOf(at, at.salma, revised.versionId)
    expect(now.ids()).toEqual(['note-0001', 'note-0002'])
    expect(noteOf(now, 'note-0001')).toMatchObject({
      author: at.huda.actor.personId,
      createdAt: comment('x', '').createdAt,
      text: 'A remark',
      carried: { from: at.old, version: 1, page: 1, state: 'moved', box: [100, 690, 200, 700] },
    })
    expect(noteOf(now, 'note-0002')).toMatchObject({
      page: 1,
      quads: mark('x', at.huda, '').quads,
      carried: { state: 'orphan' },
    })
    expect((await copyOf(at, at.huda, revised.versionId, 'private')).ids()).toEqual(['note-0003'])
    expect((await copyOf(at, at.salma, revised.versionId, 'private')).ids()).toEqual(['note-0004'])
    // What was written on the old version is still there.
    expect((await copyOf(at, at.salma, at.old)).ids()).toEqual(['note-0001', 'note-0002'])
  })

  test('keeps drawn lines, comments and replies, which move as far as their words did', async () => {
    const at = await scene()
    const copy = await copyOf(at, at.huda, at.old)
    const selector = { exact: KEPT, prefix: '', suffix: '' }
    const by = at.huda.actor.personId
    must(await write(copy, comment('note-0001', by, { selector, at: [300, 500] })))
    must(
      await write(
        copy,
        mark('ink-00001', at.huda, KEPT, {
          kind: 'ink',
          quads: undefined,
          text: undefined,
          stroke: [300, 500, 0.5, 310, 500, 0.5],
          width: 2,
        }),
      ),
    )
    must(
      await write(copy, { id: 'reply-001', author: by, createdAt: 'x', kind: 'reply', to: 'note-0001', text: 'Yes' }),
    )
    const { versionId } = await revise(at)
    await publish(ctx, at)
    const now = await copyOf(at, at.salma, versionId)
    expect(now.ids()).toEqual(['ink-00001', 'note-0001', 'reply-001'])
    const [x, y] = (noteOf(now, 'note-0001') as unknown as { at: [number, number] }).at
    const { stroke } = noteOf(now, 'ink-00001') as unknown as { stroke: number[] }
    expect([x, y]).not.toEqual([300, 500])
    expect(stroke).toEqual([x, y, 0.5, x + 10, y, 0.5])
  })

  test('takes along what is written on the old one while it is uploaded, and after', async () => {
    const at = await scene()
    const early = await copyOf(at, at.huda, at.old)
    must(await write(early, mark('note-0001', at.huda, KEPT)))
    const writing = Array.from({ length: 12 }, (_, n) => write(early, mark(`during-${n + 10}`, at.huda, KEPT)))
    const [revised] = await Promise.all([revise(at), ...writing])
    await publish(ctx, at)
    const now = await copyOf(at, at.salma, revised.versionId)
    expect(now.ids()).toHaveLength(13)
    // The old version is still open in somebody's hands, and the new one in another's.
    must(await write(early, mark('late-0001', at.huda, KEPT)))
    await expect.poll(() => now.ids(), { timeout: 10_000 }).toContain('late-0001')
    expect(noteOf(now, 'late-0001')).toMatchObject({ carried: { state: 'moved' } })
    const again = await copyOf(at, at.salma, revised.versionId)
    expect(again.ids()).toHaveLength(14)
    const logged = await ctx.db.select().from(annotationUpdate)
    const carriedLogs = logged.filter(({ layerId, personId }) => layerId === now.layerId && personId === 'carried')
    expect(carriedLogs.length).toBeGreaterThanOrEqual(2)
  })

  test('leaves behind what its author took back, and does not bring back what was taken back in between', async () => {
    const at = await scene()
    const copy = await copyOf(at, at.huda, at.old)
    must(await write(copy, mark('note-0001', at.huda, KEPT, { removed: true })))
    must(await write(copy, mark('note-0002', at.huda, KEPT)))
    must(await write(copy, mark('note-0003', at.huda, GONE)))
    const second = await revise(at)
    await publish(ctx, at)
    const now = await copyOf(at, at.huda, second.versionId)
    expect(now.ids()).toEqual(['note-0002', 'note-0003'])
    must(await now.send(() => changeNote(now.notes, 'note-0002', { removed: true })))
    // An orphan is looked for again from where it last had a place, not from where it had none.
    const third = must(await attach(ctx, at, 'js-buttons.pdf', { paperId: at.paperId }))
    const fourth = await copyOf(at, { ...at.huda, actor: at.secretary }, third.versionId)
    expect(fourth.ids()).toEqual(['note-0003'])
    expect(noteOf(fourth, 'note-0003')).toMatchObject({ carried: { from: at.old, version: 1, state: 'orphan' } })
  })
})

describe('what its author writes on the old version of a note that was carried', () => {
  const bothOpen = async () => {
    const at = await scene()
    const old = await copyOf(at, at.huda, at.old)
    must(await write(old, mark('note-0001', at.huda, KEPT)))
    must(await write(old, mark('note-0002', at.huda, GONE)))
    const { versionId } = await revise(at)
    await publish(ctx, at)
    return { at, old, versionId, now: await copyOf(at, at.huda, versionId) }
  }
  const set = (copy: Copy, id: string, fields: Record<string, unknown>) =>
    copy.send(() => changeNote(copy.notes, id, fields))
  const edit = { text: 'Other words', editedAt: '2026-12-02T08:00:00.000Z' }

  test('is said in the new one too, at its place there, and told to those who have it open', async () => {
    const { at, old, versionId, now } = await bothOpen()
    const before = noteOf(now, 'note-0001')
    must(await set(old, 'note-0001', edit))
    await expect.poll(() => noteOf(now, 'note-0001')?.text, { timeout: 10_000 }).toBe(edit.text)
    expect(noteOf(now, 'note-0001')).toEqual({ ...before, ...edit })
    expect((await carriedInto(ctx.db, [versionId])).get(versionId)).toEqual({ moved: 1, check: 0, orphan: 1 })
    // And again, after both were closed.
    must(await set(old, 'note-0001', { text: 'The last words' }))
    expect(noteOf(await copyOf(at, at.salma, versionId), 'note-0001')).toMatchObject({ text: 'The last words' })
  })

  test('does not change a note that its author has edited or decided on in the new one', async () => {
    const { at, old, versionId, now } = await bothOpen()
    must(await set(now, 'note-0001', { text: 'Said of the new version' }))
    const { carried } = noteOf(now, 'note-0002') as unknown as { carried: object }
    must(await set(now, 'note-0002', { carried: { ...carried, state: 'aside' } }))
    must(await set(old, 'note-0001', edit))
    must(await set(old, 'note-0002', edit))
    const after = await copyOf(at, at.salma, versionId)
    expect(noteOf(after, 'note-0001')).toMatchObject({ text: 'Said of the new version' })
    expect(noteOf(after, 'note-0002')).toMatchObject({ text: 'A remark', carried: { state: 'aside' } })
    expect(noteOf(old, 'note-0001')).toMatchObject(edit)
  })

  test('that it is taken back, and brought back, is done there too', async () => {
    const { at, old, versionId } = await bothOpen()
    must(await set(old, 'note-0001', { removed: true }))
    expect(noteOf(await copyOf(at, at.salma, versionId), 'note-0001')).toMatchObject({ removed: true })
    must(await old.send(() => old.notes.delete('note-0001/removed')))
    expect(noteOf(await copyOf(at, at.salma, versionId), 'note-0001')).toMatchObject({ removed: false })
  })

  test('goes on into the version after, through one in which nobody touched it', async () => {
    const { at, old, now } = await bothOpen()
    at.layers.leave(now.listener.id)
    must(await set(old, 'note-0001', edit))
    const bytes = Buffer.concat([paperBytes(V2) as Uint8Array, Buffer.from('\n% Once more')])
    const input = { requestId: requestId(ctx), itemId: at.itemId, paperId: at.paperId, fileName: V2 }
    const third = must(await attachPaper(ctx, at.secretary, input, bytes))
    await publish(ctx, at)
    expect(noteOf(await copyOf(at, at.huda, third.versionId), 'note-0001')).toMatchObject({
      ...edit,
      carried: { version: 2 },
    })
  })
})

describe('what a reader may say of a carried note', () => {
  const carried = async () => {
    const { at, versionId } = await shared()
    return { at, versionId, copy: await copyOf(at, at.huda, versionId) }
  }
  let made: Promise<{ at: Scene; versionId: VersionId }> | null = null
  const shared = () => {
    made ??= make()
    return made
  }
  const make = async () => {
    const at = await scene()
    must(await write(await copyOf(at, at.huda, at.old), mark('note-0001', at.huda, GONE)))
    const { versionId } = await revise(at)
    await publish(ctx, at)
    return { at, versionId }
  }
  const say = (copy: Copy, change: Record<string, unknown>) =>
    copy.send(() => {
      const carried = { ...(noteOf(copy, 'note-0001')?.carried as unknown as object), ...change }
      changeNote(copy.notes, 'note-0001', { carried })
    })

  test('its author keeps it or sets it aside, and it stays so', async () => {
    const { at, versionId, copy } = await carried()
    must(await say(copy, { state: 'aside' }))
    expect(noteOf(await copyOf(at, at.salma, versionId), 'note-0001')).toMatchObject({ carried: { state: 'aside' } })
    must(await say(copy, { state: 'kept' }))
  })

  test('another is refused', async () => {
    const { at, versionId } = await carried()
    expect(await say(await copyOf(at, at.salma, versionId), { state: 'kept' })).toMatchObject({
      code: 'note_not_yours',
    })
  })

  test.each([
    ['that it came from elsewhere', { from: 'another-version' }],
    ['that it moved by itself', { state: 'moved' }],
    ['another score', { score: 1 }],
  ])('its author does not say %s', async (_what, change) => {
    const { copy } = await carried()
    expect(await say(copy, change)).toMatchObject({ code: 'note_malformed' })
  })

  test('nobody says that a note of their own was carried', async () => {
    const { at, copy } = await carried()
    const { carried: from } = noteOf(copy, 'note-0001') as unknown as { carried: object }
    expect(await write(copy, mark('note-0002', at.huda, KEPT, { carried: from }))).toMatchObject({
      code: 'note_malformed',
    })
  })

  test('nobody writes under the carrier’s Yjs client', async () => {
    const { at, versionId } = await carried()
    const copy = await copyOf(at, at.salma, versionId)
    copy.document.clientID = 1
    expect(await write(copy, mark('note-0002', at.salma, KEPT))).toMatchObject({ code: 'note_forged_author' })
  })
})

describe('an id that somebody else took', () => {
  const author = (who: Member) => who.actor.personId
  const said = (copy: Copy) =>
    Object.values(copy.read())
      .map((note) => [note.author, note.text])
      .sort()

  test('in the new version keeps no note of the old one back', async () => {
    const at = await scene()
    const old = await copyOf(at, at.huda, at.old)
    const revised = await revise(at)
    await publish(ctx, at)
    const thief = await copyOf(at, at.salma, revised.versionId)
    must(await write(thief, mark('note-0001', at.salma, KEPT, { text: 'Squatted' })))
    must(await write(old, mark('note-0001', at.huda, KEPT, { text: 'Her own words' })))

    const now = await copyOf(at, at.huda, revised.versionId)
    const both = [
      [author(at.huda), 'Her own words'],
      [author(at.salma), 'Squatted'],
    ].sort()
    expect(said(now)).toEqual(both)
    // Once, and followed as any other; also into the version after that.
    must(await old.send(() => changeNote(old.notes, 'note-0001', { text: 'Better words' })))
    const later = await copyOf(at, at.huda, revised.versionId)
    const better = both.map(([who, text]) => [who, text === 'Her own words' ? 'Better words' : text])
    expect(said(later)).toEqual(better)
    const third = must(await attach(ctx, at, 'js-buttons.pdf', { paperId: at.paperId }))
    await publish(ctx, at)
    expect(said(await copyOf(at, at.huda, third.versionId))).toEqual(better)
  })

  test('of a note that its author deleted puts no words into the author’s mouth', async () => {
    const at = await scene()
    const [hers, thief] = [await copyOf(at, at.huda, at.old), await copyOf(at, at.salma, at.old)]
    must(await write(hers, mark('note-0001', at.huda, KEPT, { text: 'Her own words' })))
    const revised = await revise(at)
    await publish(ctx, at)
    must(await hers.send(() => hers.notes.delete('note-0001')))
    must(await write(thief, mark('note-0001', at.salma, KEPT, { text: 'I resign' })))
    const now = await copyOf(at, at.huda, revised.versionId)
    expect(said(now)).not.toContainEqual([author(at.huda), 'I resign'])
    expect(said(now)).toContainEqual([author(at.salma), 'I resign'])
  })

  test('and let go of with a field left under it puts no words into the mouth of whose note comes there', async () => {
    const at = await scene()
    const old = await copyOf(at, at.huda, at.old)
    const { versionId } = await revise(at)
    await publish(ctx, at)
    const thief = await copyOf(at, at.salma, versionId)
    must(await write(thief, mark('note-0001', at.salma, KEPT)))
    must(
      await thief.send(() => {
        changeNote(thief.notes, 'note-0001', { text: 'I resign' })
        thief.notes.delete('note-0001')
      }),
    )
    must(await write(old, mark('note-0001', at.huda, KEPT, { text: 'Her own words' })))
    expect(said(await copyOf(at, at.huda, versionId))).toEqual([[author(at.huda), 'Her own words']])
    // And it follows its original as any other.
    must(await old.send(() => changeNote(old.notes, 'note-0001', { text: 'Better words' })))
    expect(said(await copyOf(at, at.huda, versionId))).toEqual([[author(at.huda), 'Better words']])
  })

  test.each([
    ['a field that is no note’s', (copy: Copy) => changeNote(copy.notes, 'note-0001', { text: 5 })],
    ['a field that is no plain value', (copy: Copy) => copy.notes.set('note-0001/text', new Y.Map())],
  ])('and let go of with %s leaves the layer as it was to everybody', async (_what, spoil) => {
    const at = await scene()
    const old = await copyOf(at, at.huda, at.old)
    const { versionId } = await revise(at)
    await publish(ctx, at)
    const now = await copyOf(at, at.huda, versionId)
    must(await write(now, mark('note-0001', at.huda, KEPT)))
    must(await now.send(() => void now.notes.delete('note-0001')))
    await now.send(() => void spoil(now))
    must(await write(old, mark('note-0001', at.huda, KEPT, { text: 'Her own words' })))
    must(await write(await copyOf(at, at.salma, versionId), mark('note-0002', at.salma, KEPT)))
    const later = await copyOf({ ...at, layers: makeLayers(ctx) }, at.salma, versionId)
    must(await write(later, mark('note-0003', at.salma, KEPT)))
    expect(noteOf(later, 'note-0001')).toMatchObject({ text: 'Her own words' })
  })
})

test.each([
  ['a comment', 'a mark without words', comment('note-0001', ''), { text: '' }],
  ['a line', 'a mark with words', { kind: 'ink', stroke: [300, 500, 0.5], width: 2 }, { text: 'Words' }],
])('%s whose original becomes %s stays what it is, and its layer opens', async (_one, _other, first, second) => {
  const at = await scene()
  const old = await copyOf(at, at.huda, at.old)
  const given = { id: 'note-0001', author: at.huda.actor.personId, selector: mark('x', at.huda, KEPT).selector }
  const { createdAt, page } = comment('x', '')
  must(await write(old, { createdAt, page, ...first, ...given }))
  const { versionId } = await revise(at)
  await publish(ctx, at)
  const before = noteOf(await copyOf(at, at.salma, versionId), 'note-0001')
  must(await old.send(() => void old.notes.delete('note-0001')))
  must(
    await old.send(() => {
      const { at: _at, ...another } = mark('note-0001', at.huda, KEPT, second)
      old.write(another)
    }),
  )
  await copyOf(at, at.salma, versionId)
  const later = await copyOf({ ...at, layers: makeLayers(ctx) }, at.salma, versionId)
  must(await write(later, mark('note-0003', at.salma, KEPT)))
  expect(noteOf(later, 'note-0001')).toEqual(before)
})
