import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { PaperId, PersonId, VersionId } from '../../../app/wire/ids.ts'
import { changeNote, entriesOf, writeNote } from '../../../app/wire/note-entries.ts'
import { MAX_UPDATE } from '../../../app/wire/socket.ts'
import { annotationLayer, annotationUpdate } from '../../../db/schema/annotations.ts'
import { paper, paperVersion } from '../../../db/schema/documents.ts'
import { enter, judgeUpdate, type LayerIndex } from '../../../server/annotations/judge-update.ts'
import { compactLayer, loadLayer } from '../../../server/annotations/layer-store.ts'
import { makeLayers } from '../../../server/annotations/layers.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { readingLate } from '../../support/late-reading.ts'
import { attach, makePack, type Pack, publish } from '../documents/support.ts'
import { Copy, comment, notesIn } from './support.ts'

const ctx = await testContext()

type Scene = Pack & { versionId: VersionId; huda: Member; salma: Member }
async function freshScene(): Promise<Scene> {
  const pack = await makePack(ctx)
  const { versionId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
  await publish(ctx, pack)
  return { ...pack, versionId, huda: pack.members[2] as Member, salma: pack.members[3] as Member }
}

const shared = await freshScene()
/** Another paper on the same item, so that each test has layers of its own. */
async function scene(): Promise<Scene> {
  const [version] = await ctx.db.select().from(paperVersion).where(eq(paperVersion.id, shared.versionId))
  const [first] = await ctx.db.select().from(paper).where(eq(paper.currentVersionId, shared.versionId))
  if (!version || !first) throw new Error('No paper')
  const versionId = ctx.id() as VersionId
  const paperId = ctx.id() as PaperId
  await ctx.db.insert(paper).values({ ...first, id: paperId, currentVersionId: versionId })
  await ctx.db.insert(paperVersion).values({ ...version, id: versionId, paperId })
  return { ...shared, versionId }
}

async function two(more: { audience?: 'body' | 'private'; fresh?: boolean } = {}) {
  const at = await (more.fresh ? freshScene() : scene())
  const layers = makeLayers(ctx)
  const huda = new Copy(layers, at.huda.actor)
  const salma = new Copy(layers, at.salma.actor)
  await huda.join(at.versionId, more.audience ?? 'body')
  await salma.join(at.versionId, more.audience ?? 'body')
  return { at, layers, huda, salma }
}
const me = (copy: Copy) => copy.actor.personId
const logOf = (layerId: string) => ctx.db.select().from(annotationUpdate).where(eq(annotationUpdate.layerId, layerId))

describe('a shared layer', () => {
  test('carries a note to the others, durable before it is acknowledged', async () => {
    const { huda, salma } = await two()
    const sent = huda.send(() => huda.write(comment('note-0001', me(huda))))
    expect(salma.ids()).toEqual([])
    expect(await sent).toEqual({ ok: true, value: null })
    expect(await logOf(huda.layerId)).toHaveLength(1)
    expect(salma.ids()).toEqual(['note-0001'])
  })

  test('is rebuilt from its log exactly, by a process that knows nothing of the first', async () => {
    const { at, huda, salma } = await two()
    must(await huda.send(() => huda.write(comment('note-0001', me(huda)))))
    must(await salma.send(() => salma.write(comment('note-0002', me(salma)))))
    must(await huda.send(() => changeNote(huda.notes, 'note-0001', { text: 'Other words' })))
    const later = new Copy(makeLayers(ctx), at.huda.actor)
    await later.join(at.versionId, 'body')
    expect(later.read()).toEqual(huda.read())
    expect(later.read()['note-0001']).toMatchObject({ text: 'Other words' })
  })

  test.each(['made', 'apart'])('reads and takes edits of notes from before they were one value: %s', async (shape) => {
    const { at, huda, salma } = await two()
    const note = comment('note-0001', me(huda))
    must(await huda.send(() => (shape === 'made' ? huda.writeMade(note) : huda.writeApart(note))))
    must(await huda.send(() => changeNote(huda.notes, 'note-0001', { text: 'Other words' })))
    const later = new Copy(makeLayers(ctx), at.huda.actor)
    await later.join(at.versionId, 'body')
    for (const copy of [salma, later]) expect(copy.read()).toEqual({ 'note-0001': { ...note, text: 'Other words' } })
    const forged = salma.send(() => changeNote(salma.notes, 'note-0001', { text: 'Not hers' }))
    expect(await forged).toMatchObject({ code: 'note_not_yours' })
  })

  test('takes a reply as an entry of its own author', async () => {
    const { huda, salma } = await two()
    must(await huda.send(() => huda.write(comment('note-0001', me(huda)))))
    const {
      page: _,
      at: __,
      selector: ___,
      ...reply
    } = comment('reply-001', me(salma), { kind: 'reply', to: 'note-0001' })
    must(await salma.send(() => salma.write(reply)))
    expect(huda.ids()).toEqual(['note-0001', 'reply-001'])
  })

  test('accepts the diff of a client that was away, though it carries the deletions of others', async () => {
    const { at, layers, huda, salma } = await two()
    for (const id of ['note-0001', 'note-0002']) must(await huda.send(() => huda.write(comment(id, me(huda)))))
    must(await huda.send(() => huda.notes.delete('note-0001')))
    layers.leave(salma.listener.id)
    const offline = salma.make(() => salma.write(comment('note-0009', me(salma))))
    expect(offline.length).toBeGreaterThan(0)
    must(await huda.send(() => huda.notes.delete('note-0002')))
    await salma.join(at.versionId, 'body')
    must(await salma.push(Y.encodeStateAsUpdate(salma.document, Y.encodeStateVector(huda.document))))
    expect(salma.ids()).toEqual(['note-0009'])
    expect(huda.ids()).toEqual(['note-0009'])
  })

  test('lets an author edit, delete and bring back their own note', async () => {
    const { huda, salma } = await two()
    const undo = new Y.UndoManager(huda.notes)
    must(await huda.send(() => huda.write(comment('note-0001', me(huda)))))
    must(await huda.push(huda.after(() => void undo.undo())))
    expect(salma.ids()).toEqual([])
    must(await huda.push(huda.after(() => void undo.redo())))
    expect(salma.ids()).toEqual(['note-0001'])
  })
})

test('whoever takes an id that was let go takes nothing of whose it was: neither its fields nor its writer', async () => {
  const { at, huda, salma } = await two()
  must(await huda.send(() => huda.write(comment('note-0001', me(huda)))))
  must(await huda.send(() => changeNote(huda.notes, 'note-0001', { text: 'Other words' })))
  must(await huda.send(() => huda.notes.delete('note-0001')))
  const thief = new Copy(huda.layers, at.salma.actor)
  await thief.join(at.versionId, 'body')
  const over = thief.make(() => thief.notes.set('note-0001', JSON.stringify(comment('note-0001', me(salma)))))
  expect(await thief.push(over)).toMatchObject({ code: 'note_malformed' })
  must(await salma.send(() => salma.write(comment('note-0001', me(salma)))))
  expect(huda.read()).toEqual({ 'note-0001': comment('note-0001', me(salma)) })
  // As another process reads it, which did not see who wrote what.
  const again = new Copy(makeLayers(ctx), at.huda.actor)
  Y.applyUpdate(again.document, Y.encodeStateAsUpdate(huda.document))
  again.document.clientID = huda.document.clientID
  await again.join(at.versionId, 'body')
  must(await again.send(() => again.write(comment('note-0002', me(huda)))))
})

test('nobody uses up the Yjs clients that everybody needs to write at all', () => {
  const shadow = new Y.Doc()
  entriesOf(shadow)
  const index: LayerIndex = { notes: new Map(), writers: new Map() }
  const one = (author: string, clients: number[]) => {
    const copy = new Y.Doc()
    const before = Y.encodeStateVector(shadow)
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(shadow))
    for (const client of clients) {
      copy.clientID = client
      writeNote(entriesOf(copy), comment(`note-of-${author}`, author))
    }
    const judged = judgeUpdate(shadow, Y.encodeStateAsUpdate(copy, before), author as PersonId, index, new Set())
    if (judged.ok) enter(index, judged.value)
    return judged
  }
  for (let n = 0; n < 100; n++)
    must(
      one(
        'huda',
        Array.from({ length: 10 }, (_, at) => 100 + n * 10 + at),
      ),
    )
  must(one('huda', [100]))
  must(one('salma', [5_000]))
  expect(one('huda', [6_000])).toMatchObject({ code: 'note_too_large' })
})

describe('what is refused, while the others go on', () => {
  const refused = async (code: string, spoil: (salma: Copy, huda: Copy) => Uint8Array, closed = ['refused']) => {
    const { huda, salma } = await two()
    must(await huda.send(() => huda.write(comment('note-0001', me(huda)))))
    const before = huda.read()
    const log = (await logOf(huda.layerId)).length
    const good = huda.make(() => huda.write(comment('note-0002', me(huda))))
    const bad = spoil(salma, huda)
    const [badAnswer, goodAnswer] = await Promise.all([salma.push(bad), huda.push(good)])
    expect(badAnswer).toMatchObject({ ok: false, code })
    expect(goodAnswer).toMatchObject({ ok: true })
    expect(salma.closed).toEqual(closed)
    expect(huda.closed).toEqual([])
    expect((await logOf(huda.layerId)).length).toBe(log + 1)
    expect(notesIn(await loadLayer(ctx, huda.layerId))).toEqual({
      ...before,
      'note-0002': comment('note-0002', me(huda)),
    })
  }

  test('a note under another name', () =>
    refused('note_forged_author', (salma, huda) => salma.make(() => salma.write(comment('note-0666', me(huda))))))
  test('another’s note rewritten in place', () =>
    refused('note_not_yours', (salma) =>
      salma.make(() => changeNote(salma.notes, 'note-0001', { text: 'Put into her mouth' })),
    ))
  test('another’s note replaced by one of one’s own', () =>
    refused('note_not_yours', (salma) => salma.make(() => salma.write(comment('note-0001', me(salma))))))
  test('another’s note deleted', () =>
    refused('note_not_yours', (salma) => salma.make(() => salma.notes.delete('note-0001'))))
  test('another’s note struck out of view', () =>
    refused('note_not_yours', (salma) => salma.make(() => changeNote(salma.notes, 'note-0001', { removed: true }))))
  test('another’s note rewritten under what it was first written as', async () => {
    await refused('note_not_yours', (salma) => {
      const forged = JSON.stringify(comment('note-0001', me(salma)))
      return salma.make(() => salma.notes.set('note-0001', forged))
    })
  })
  test('a field of a note that never was', () =>
    refused('note_malformed', (salma) =>
      salma.make(() => salma.notes.set('note-0003/text', 'Kept where nobody looks')),
    ))
  test.each(['author', 'html', 'text/more'])('a change of a field that notes do not change: %s', (field) =>
    refused('note_malformed', (salma, huda) =>
      salma.make(() => {
        salma.write(comment('note-0003', me(salma)))
        salma.notes.set(`note-0003/${field}`, me(huda))
      }),
    ),
  )
  test('a field that is no plain value', () =>
    refused('note_malformed', (salma) =>
      salma.make(() => {
        salma.write(comment('note-0003', me(salma)))
        salma.notes.set('note-0003/mentions', Y.Array.from(['x']))
      }),
    ))
  describe.each([
    ['', (salma: Copy, made: unknown) => void salma.notes.set('note-0003', made)],
    [' in a map of its own', (salma: Copy, made: unknown) => salma.writeMade({ id: 'note-0003' }, made)],
  ])('a note%s', (_where, write) => {
    test.each([['["note-0003"]'], ['{"id":"note-0003"'], ['"note-0003"'], ['null'], [7], [{ id: 'note-0003' }]])(
      'whose first writing is %j',
      (made) => refused('note_malformed', (salma) => salma.make(() => write(salma, made))),
    )
    test('with a field hidden in its first writing', () =>
      refused('note_malformed', (salma) => {
        const text = JSON.stringify(comment('note-0003', me(salma)))
        return salma.make(() => write(salma, `{"__proto__":{"author":"${me(salma)}"},${text.slice(1)}`))
      }))
    test.each([
      ['blanks', (text: string) => text.replace('{', `{${' '.repeat(5_000)}`)],
      ['words said twice', (text: string) => text.replace('{', `{"text":"${'x'.repeat(5_000)}",`)],
    ])('with %s beside it in its first writing', (_what, padded) =>
      refused('note_malformed', (salma) =>
        salma.make(() => write(salma, padded(JSON.stringify(comment('note-0003', me(salma)))))),
      ),
    )
  })
  test('a note whose fields are those of its prototype', () =>
    refused('note_malformed', (salma) =>
      salma.make(() => salma.notes.set('note-0003', new Y.Map([['__proto__', comment('note-0003', me(salma))]]))),
    ))
  test.each(['made', 'apart'])('a note from before they were one value that changes its author: %s', (shape) =>
    refused('note_forged_author', (salma, huda) =>
      salma.make(() => {
        const note = comment('note-0003', me(salma))
        shape === 'made' ? salma.writeMade(note) : salma.writeApart(note)
        changeNote(salma.notes, 'note-0003', { author: me(huda) })
      }),
    ),
  )
  test('garbage', () => refused('note_malformed', () => new Uint8Array([7, 1, 2, 3, 200, 255, 9])))
  test('an empty message', () => refused('note_malformed', () => new Uint8Array()))
  test('a note without its fields', () =>
    refused('note_malformed', (salma) =>
      salma.make(() => salma.write({ id: 'note-0003', author: me(salma), kind: 'comment' })),
    ))
  test('a note with a field nobody knows', () =>
    refused('note_malformed', (salma) =>
      salma.make(() => salma.write(comment('note-0003', me(salma), { html: '<b>' }))),
    ))
  test('a note that is no flat entry', () =>
    refused('note_malformed', (salma) =>
      salma.make(() => salma.writeApart(comment('note-0003', me(salma), { text: new Y.Text('x') }))),
    ))
  test('another map beside the notes', () =>
    refused('note_malformed', (salma) => salma.make(() => salma.document.getMap('other').set('x', 1))))
  test('a list inside the map of notes', () =>
    refused('note_malformed', (_salma) => {
      const foreign = new Y.Doc()
      foreign.getArray('notes').push(['x'])
      return Y.encodeStateAsUpdate(foreign)
    }))
  test('an update whose beginning is missing', () =>
    refused(
      'note_malformed',
      (salma) => {
        salma.make(() => salma.write(comment('note-0003', me(salma))))
        return salma.make(() => salma.write(comment('note-0004', me(salma))))
      },
      [],
    ))
  test('an update under another reader’s Yjs client id', () =>
    refused('note_forged_author', (salma, huda) => {
      const masked = new Y.Doc()
      Y.applyUpdate(masked, Y.encodeStateAsUpdate(huda.document))
      masked.clientID = huda.document.clientID
      const before = Y.encodeStateVector(salma.document)
      writeNote(entriesOf(masked), comment('note-0003', me(salma)))
      return Y.encodeStateAsUpdate(masked, before)
    }))
  test('a change of a note that another device of its author took back meanwhile is taken, and says nothing', async () => {
    const { at, layers, huda, salma } = await two()
    must(await huda.send(() => huda.write(comment('note-0001', me(huda)))))
    const late = new Copy(layers, at.huda.actor)
    await late.join(at.versionId, 'body')
    const change = late.make(() => changeNote(late.notes, 'note-0001', { text: 'Other words' }))
    const hers = salma.make(() => changeNote(salma.notes, 'note-0001', { text: 'Not hers' }))
    must(await huda.send(() => huda.notes.delete('note-0001')))
    must(await late.push(change))
    expect(await salma.push(hers)).toMatchObject({ code: 'note_malformed' })
    for (const copy of [huda, late]) expect(copy.read()).toEqual({})
    expect(notesIn(await loadLayer(ctx, huda.layerId))).toEqual({})
  })
  test('Yjs clients that say nothing', () =>
    // Ten clients, each with one struct without content, and nothing deleted.
    refused('note_malformed', () =>
      Uint8Array.from([10, ...Array.from({ length: 10 }, (_, n) => [1, 70 + n, 0, 0, 1]).flat(), 0]),
    ))
  test('too much at once', () => refused('note_too_large', () => new Uint8Array(MAX_UPDATE + 1), []))
})

describe('a private layer', () => {
  test('is its owner’s alone: another member gets their own, empty one', async () => {
    const { at, layers, huda, salma } = await two({ audience: 'private' })
    must(await huda.send(() => huda.write(comment('note-0001', me(huda), { text: 'Ask before the vote' }))))
    expect(salma.layerId).not.toBe(huda.layerId)
    expect(salma.ids()).toEqual([])
    const again = new Copy(layers, at.salma.actor)
    const joined = await again.join(at.versionId, 'private')
    expect(Buffer.from(joined.update).includes('Ask before')).toBe(false)
  })

  test('is closed to whoever names it, and to whoever never joined', async () => {
    const { at, layers, huda, salma } = await two({ audience: 'private' })
    const update = salma.make(() => salma.write(comment('note-0001', me(salma))))
    expect(await layers.push(salma.listener.id, huda.layerId, update)).toMatchObject({ code: 'layer_closed' })
    const stranger = new Copy(layers, at.salma.actor)
    expect(await layers.push(stranger.listener.id, huda.layerId, update)).toMatchObject({ code: 'layer_closed' })
    expect(await logOf(huda.layerId)).toHaveLength(0)
  })

  test('follows its owner from one device to the other', async () => {
    const { at, layers, huda } = await two({ audience: 'private' })
    const tablet = new Copy(layers, at.huda.actor)
    await tablet.join(at.versionId, 'private')
    must(await huda.send(() => huda.write(comment('note-0001', me(huda)))))
    expect(tablet.ids()).toEqual(['note-0001'])
  })
})

describe('access to a layer', () => {
  const join = (at: Scene, actor: Member['actor']) => {
    const copy = new Copy(makeLayers(ctx), actor)
    return copy.layers.join(copy.listener, {
      versionId: at.versionId,
      audience: 'body',
      stateVector: Y.encodeStateVector(copy.document),
    })
  }

  test('is refused to outsiders, auditors and the recused', async () => {
    const at = await freshScene()
    const foreign = (await makeBody(ctx, ['chair'])).members[0] as Member
    expect(await join(at, foreign.actor)).toMatchObject({ code: 'not_found' })
    expect(await join(at, (at.members[4] as Member).actor)).toMatchObject({ code: 'not_permitted' })
    must(
      await declareInterest(ctx, at.huda.actor, {
        requestId: requestId(ctx),
        itemId: at.itemId,
        seatId: at.huda.seatId,
        reason: 'Owns shares.',
      }),
    )
    expect(await join(at, at.huda.actor)).toMatchObject({ code: 'not_found' })
  })

  test('ends while it is open when the member declares an interest: nothing more is told or taken', async () => {
    const { at, layers, huda, salma } = await two({ fresh: true })
    must(
      await declareInterest(ctx, at.huda.actor, {
        requestId: requestId(ctx),
        itemId: at.itemId,
        seatId: at.huda.seatId,
        reason: 'Owns shares.',
      }),
    )
    await layers.recheck(at.itemId, (person) => actorOf(ctx, person))
    expect([huda.closed, salma.closed]).toEqual([['access_ended'], []])
    expect(await huda.send(() => huda.write(comment('note-0001', me(huda))))).toMatchObject({ code: 'layer_closed' })
    must(await salma.send(() => salma.write(comment('note-0002', me(salma)))))
    expect(huda.ids()).toEqual(['note-0001'])
  })

  test('ends while they are joining: whoever declares an interest meanwhile is not let in', async () => {
    const at = await freshScene()
    const gate = Promise.withResolvers<void>()
    const layers = makeLayers(readingLate(ctx, annotationLayer, gate.promise))
    const huda = new Copy(layers, at.huda.actor)
    const joining = {
      versionId: at.versionId,
      audience: 'body' as const,
      stateVector: Y.encodeStateVector(huda.document),
    }
    const joined = layers.join(huda.listener, joining)
    // The door was asked, and the layer is being read.
    await expect.poll(() => layers.openItems()).toEqual([at.itemId])
    const interest = { itemId: at.itemId, seatId: at.huda.seatId, reason: 'Owns shares.' }
    must(await declareInterest(ctx, at.huda.actor, { requestId: requestId(ctx), ...interest }))
    await layers.recheck(at.itemId, (person) => actorOf(ctx, person))
    gate.resolve()
    expect(await joined).toMatchObject({ code: 'not_found' })
    expect(layers.has(huda.listener.id, `${at.versionId}:body`)).toBe(false)
  })

  test('to shared notes begins with the circulation; private ones are taken before', async () => {
    const pack = await makePack(ctx)
    const { versionId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
    const layers = makeLayers(ctx)
    for (const [audience, outcome] of [
      ['body', { code: 'layer_closed' }],
      ['private', { ok: true }],
    ] as const) {
      const copy = new Copy(layers, pack.secretary)
      await copy.join(versionId, audience)
      expect(await copy.send(() => copy.write(comment('note-0001', me(copy))))).toMatchObject(outcome)
    }
  })
})

test('what was under way behind an update that could not be written is sent again with it', async () => {
  const at = await scene()
  let gone = false
  const execute = () => Promise.reject(new Error('The database is gone'))
  const db = new Proxy(ctx.db, {
    get: (own, key) => (gone && key === 'execute' ? execute : Reflect.get(own, key, own)),
  })
  const huda = new Copy(makeLayers({ ...ctx, db }), at.huda.actor)
  await huda.join(at.versionId, 'body')
  const [first, second] = ['note-0001', 'note-0002'].map((id) => huda.make(() => huda.write(comment(id, me(huda)))))
  gone = true
  expect(await huda.push(first as Uint8Array)).toMatchObject({ code: 'failed' })
  gone = false
  expect(await huda.push(second as Uint8Array)).toMatchObject({ code: 'note_malformed' })
  expect(huda.closed).toEqual([])
  must(await huda.push(Y.mergeUpdates([first as Uint8Array, second as Uint8Array])))
  expect(notesIn(await loadLayer(ctx, huda.layerId))).toEqual(huda.read())
})

test('a long log is compacted into a snapshot that says the same, and stays writable', async () => {
  const { at, huda, salma } = await two()
  const pushes = []
  for (let n = 0; n < 520; n++)
    pushes.push(huda.send(() => huda.write(comment(`note-${String(n).padStart(4, '0')}`, me(huda)))))
  for (const answer of await Promise.all(pushes)) must(answer)
  must(await huda.send(() => huda.notes.delete('note-0000')))
  // Beside the writing, which does not wait for it.
  const stored = () => ctx.db.select().from(annotationLayer).where(eq(annotationLayer.id, huda.layerId))
  await expect.poll(async () => (await stored())[0]?.snapshotSeq, { timeout: 10_000 }).toBeGreaterThan(0)
  expect((await logOf(huda.layerId)).length).toBeLessThan(100)
  const later = new Copy(makeLayers(ctx), at.salma.actor)
  await later.join(at.versionId, 'body')
  expect(later.read()).toEqual(salma.read())
  expect(later.ids()).toHaveLength(519)
  const forged = later.make(() => later.notes.delete('note-0005'))
  expect(await later.push(forged)).toMatchObject({ code: 'note_not_yours' })
})

test('what is written together is told together: once to whoever reads, and the rest to each of its writers', async () => {
  const { at, layers, huda, salma } = await two()
  const reader = new Copy(layers, at.secretary)
  await reader.join(at.versionId, 'body')
  const told = new Map<Copy, number>()
  for (const copy of [huda, salma, reader]) {
    const { onUpdate } = copy.listener
    copy.listener.onUpdate = (layerId, update) => {
      told.set(copy, (told.get(copy) ?? 0) + 1)
      onUpdate(layerId, update)
    }
  }
  const forged = salma.make(() => salma.write(comment('note-0666', me(huda))))
  const pushes = [huda.send(() => huda.write(comment('note-0001', me(huda)))), huda.push(new Uint8Array([9, 9]))]
  const [good, bad] = await Promise.all(pushes)
  expect([good, bad]).toMatchObject([{ ok: true }, { code: 'note_malformed' }])
  expect([...told]).toEqual([
    [salma, 1],
    [reader, 1],
  ])
  await huda.join(at.versionId, 'body')
  const both = [
    huda.send(() => huda.write(comment('note-0002', me(huda)))),
    reader.send(() => reader.write(comment('note-0003', me(reader)))),
    salma.push(forged),
  ]
  expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: true }, { code: 'note_forged_author' }])
  expect([told.get(huda), told.get(reader)]).toEqual([1, 2])
  expect(reader.ids()).toEqual(['note-0001', 'note-0002', 'note-0003'])
  expect(huda.read()).toEqual(reader.read())
})

test('when the last reader has left, the log is compacted, and the next one is sent what is stored', async () => {
  const { at, layers, huda, salma } = await two()
  must(await huda.send(() => huda.write(comment('note-0001', me(huda)))))
  for (const { listener } of [huda, salma]) layers.leave(listener.id)
  const stored = async () =>
    (await ctx.db.select().from(annotationLayer).where(eq(annotationLayer.id, huda.layerId)))[0]?.snapshot
  await expect.poll(stored).not.toBeNull()
  expect(await logOf(huda.layerId)).toHaveLength(0)
  const later = new Copy(makeLayers(ctx), at.salma.actor)
  expect(Buffer.from((await later.join(at.versionId, 'body')).update).equals((await stored()) as Buffer)).toBe(true)
  must(await later.send(() => later.write(comment('note-0002', me(later)))))
  expect(await later.send(() => later.notes.delete('note-0001'))).toMatchObject({ code: 'note_not_yours' })
})

test('a log that another process writes into is left as it is', async () => {
  const { at, layers, huda, salma } = await two()
  const other = new Copy(makeLayers(ctx), at.salma.actor)
  await other.join(at.versionId, 'body')
  must(await huda.send(() => huda.write(comment('note-0001', me(huda)))))
  must(await other.send(() => other.write(comment('note-0002', me(other)))))
  must(await huda.send(() => huda.write(comment('note-0003', me(huda)))))
  const document = await loadLayer(ctx, huda.layerId)
  const last = Math.max(...(await logOf(huda.layerId)).map(({ seq }) => seq))
  expect(await compactLayer(ctx, huda.layerId, huda.document, { from: 0, last, count: 2 })).toBe(false)
  for (const { listener } of [huda, salma]) layers.leave(listener.id)
  await layers.close()
  expect(notesIn(await loadLayer(ctx, huda.layerId))).toEqual(notesIn(document))
  expect(Object.keys(notesIn(document)).sort()).toEqual(['note-0001', 'note-0002', 'note-0003'])
})

test('ten people writing at once lose nothing', async () => {
  const at = await scene()
  const layers = makeLayers(ctx)
  const people = [at.huda, at.salma, at.members[0], at.members[1]] as Member[]
  const copies = await Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      const copy = new Copy(layers, (people[n % people.length] as Member).actor)
      await copy.join(at.versionId, 'body')
      return copy
    }),
  )
  const answers = await Promise.all(
    copies.flatMap((copy, who) =>
      Array.from({ length: 20 }, (_, n) =>
        copy.send(() => copy.write(comment(`note-${who}-${String(n).padStart(4, '0')}`, me(copy)))),
      ),
    ),
  )
  for (const answer of answers) must(answer)
  for (const copy of copies) expect(copy.ids()).toHaveLength(200)
})
