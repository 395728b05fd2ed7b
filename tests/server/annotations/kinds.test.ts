// Every kind of note is taken as it is drawn and refused when it is not one; a mention reaches whoever may read the paper.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { changeNote } from '../../../app/wire/note-entries.ts'
import { notice } from '../../../db/schema/meetings.ts'
import { makeLayers } from '../../../server/annotations/layers.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { describeNotices } from '../../../server/meetings/describe-notices.ts'
import { noticesOf } from '../../../server/meetings/queries.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, publish } from '../documents/support.ts'
import { AT, Copy, comment } from './support.ts'

const ctx = await testContext()

async function open(audience: 'body' | 'private' = 'body') {
  const pack = await makePack(ctx)
  const { versionId, paperId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
  await publish(ctx, pack)
  const [huda, salma, auditor] = [pack.members[2], pack.members[3], pack.members[4]] as [Member, Member, Member]
  const copy = new Copy(makeLayers(ctx), huda.actor)
  await copy.join(versionId, audience)
  const mentions = async (member: Member) =>
    (await noticesOf(ctx.db, member.actor.personId)).filter(({ kind }) => kind === 'note_mention')
  return { pack, versionId, paperId, huda, salma, auditor, copy, me: huda.actor.personId, mentions }
}

const selector = { exact: 'word', prefix: 'a ', suffix: ' line' }
const common = (id: string, author: string) => ({ id, author, createdAt: AT, page: 1, selector })
const quads = [[10, 30, 60, 30, 10, 20, 60, 20]]

describe('kinds of notes', () => {
  test('marks over words, lines, words on the page and comments are all kept as they were made', async () => {
    const { copy, me, versionId, huda } = await open()
    const made = [
      ...(['highlight', 'underline', 'strike'] as const).map((kind) => ({
        ...common(`note-${kind}`, me),
        kind,
        quads,
        text: '',
      })),
      { ...common('note-ink-1', me), kind: 'ink', stroke: [1, 2, 0.5, 3, 4, 0.5], width: 2.25 },
      { ...common('note-text-1', me), kind: 'freetext', box: [10, 20, 200, 60], size: 12, text: 'على الهامش' },
      comment('note-comment', me),
    ]
    for (const note of made) must(await copy.send(() => copy.write(note)))
    const later = new Copy(makeLayers(ctx), huda.actor)
    await later.join(versionId, 'body')
    expect(Object.values(later.read()).sort(byId)).toEqual([...made].sort(byId))
  })

  const broken: [string, Record<string, unknown>][] = [
    ['a mark without quads', { kind: 'underline', quads: [], text: '' }],
    ['a mark with a quad of seven numbers', { kind: 'strike', quads: [[1, 2, 3, 4, 5, 6, 7]], text: '' }],
    ['a mark that quotes nothing', { kind: 'strike', quads, text: '', selector: undefined }],
    ['words on the page without a box', { kind: 'freetext', size: 12, text: 'x' }],
    ['words on the page in an unreadable size', { kind: 'freetext', box: [1, 2, 3, 4], size: 1, text: 'x' }],
    ['words on the page that say nothing', { kind: 'freetext', box: [1, 2, 3, 4], size: 12, text: '' }],
    ['a field hidden in the quote', { kind: 'highlight', quads, text: '', selector: { ...selector, html: '<b>' } }],
    ['a place that is no number', { kind: 'comment', at: [Number.NaN, 1], text: 'x' }],
    ['a kind nobody knows', { kind: 'stamp', text: 'x' }],
    ['where the server alone says it came from', { kind: 'highlight', quads, text: '', carried: { from: 'x' } }],
  ]
  const shared = open()
  test.each(broken)('%s is refused', async (_name, fields) => {
    const { huda, me, versionId } = await shared
    const copy = new Copy(makeLayers(ctx), huda.actor)
    await copy.join(versionId, 'body')
    const note = { ...common('note-0001', me), ...fields }
    expect(await copy.send(() => copy.write(note))).toMatchObject({ ok: false, code: 'note_malformed' })
  })

  test('a mark does not become another kind', async () => {
    const { copy, me } = await open()
    must(await copy.send(() => copy.write({ ...common('note-0001', me), kind: 'underline', quads, text: '' })))
    const turned = copy.send(() => changeNote(copy.notes, 'note-0001', { kind: 'strike' }))
    expect(await turned).toMatchObject({ ok: false, code: 'note_malformed' })
  })
})

describe('a mention', () => {
  test('in a shared note or a reply tells that member, once, with the place', async () => {
    const { copy, me, salma, mentions, paperId, pack } = await open()
    const named = [salma.actor.personId]
    must(await copy.send(() => copy.write(comment('note-0001', me, { mentions: named }))))
    must(await copy.send(() => changeNote(copy.notes, 'note-0001', { text: 'Other words' })))
    const { page: _, at: __, selector: ___, ...reply } = comment('reply-001', me, { kind: 'reply', to: 'note-0001' })
    must(await copy.send(() => copy.write({ ...reply, mentions: named })))
    const told = await mentions(salma)
    expect(told.map(({ place }) => place).sort((a, b) => ((a?.saidIn ?? '') < (b?.saidIn ?? '') ? -1 : 1))).toEqual([
      { paperId, page: 1, noteId: 'note-0001', saidIn: 'note-0001' },
      { paperId, page: 1, noteId: 'note-0001', saidIn: 'reply-001' },
    ])
    const actor = must({ ok: true, value: await actorOf(ctx, salma.actor.personId) } as const)
    const [described] = await describeNotices(ctx.db, actor as Member['actor'], told)
    expect(described).toMatchObject({
      to: `/m/${pack.meetingId}/papers/${paperId}?page=1&note=note-0001`,
      about: pack.members[2]?.actor.name,
    })
  })

  test('brought back by undo is not told again', async () => {
    const { copy, me, salma, mentions } = await open()
    const note = comment('note-0001', me, { mentions: [salma.actor.personId] })
    must(await copy.send(() => copy.write(note)))
    must(await copy.send(() => copy.notes.delete('note-0001')))
    must(await copy.send(() => copy.write(note)))
    expect(await mentions(salma)).toHaveLength(1)
  })

  test('in a private note tells nobody, and of oneself neither', async () => {
    const own = await open('private')
    must(
      await own.copy.send(() => own.copy.write(comment('note-0001', own.me, { mentions: [own.salma.actor.personId] }))),
    )
    expect(await own.mentions(own.salma)).toEqual([])
    const shared = await open()
    must(await shared.copy.send(() => shared.copy.write(comment('note-0001', shared.me, { mentions: [shared.me] }))))
    expect(await shared.mentions(shared.huda)).toEqual([])
  })

  test('does not reach a member whose interest hides the item, and what was told before is told no more', async () => {
    const { copy, me, salma, mentions, pack } = await open()
    must(await copy.send(() => copy.write(comment('note-0001', me, { mentions: [salma.actor.personId] }))))
    const declared = { requestId: requestId(ctx), itemId: pack.itemId, seatId: salma.seatId, reason: 'Owns shares.' }
    must(await declareInterest(ctx, salma.actor, declared))
    must(await copy.send(() => copy.write(comment('note-0002', me, { mentions: [salma.actor.personId] }))))
    const told = await mentions(salma)
    expect(told.map(({ place }) => place?.noteId)).toEqual(['note-0001'])
    const actor = (await actorOf(ctx, salma.actor.personId)) as Member['actor']
    expect(await describeNotices(ctx.db, actor, told)).toEqual([])
  })

  test('of an outsider, or of somebody who cannot open papers, is refused and nobody is told', async () => {
    const { huda, me, auditor, versionId } = await open()
    const foreign = (await makeBody(ctx, ['member'])).members[0] as Member
    for (const stranger of [foreign, auditor]) {
      const copy = new Copy(makeLayers(ctx), huda.actor)
      await copy.join(versionId, 'body')
      const note = comment('note-0001', me, { mentions: [stranger.actor.personId] })
      expect(await copy.send(() => copy.write(note))).toMatchObject({ ok: false, code: 'note_forged_mention' })
      const told = await ctx.db.select().from(notice).where(eq(notice.personId, stranger.actor.personId))
      expect(told.filter(({ kind }) => kind === 'note_mention')).toEqual([])
    }
  })

  test('that is forged leaves the batch of the others whole', async () => {
    const { copy, me, salma, versionId } = await open()
    const other = new Copy(copy.layers, salma.actor)
    await other.join(versionId, 'body')
    const forged = copy.send(() => copy.write(comment('note-0001', me, { mentions: ['nobody-at-all'] })))
    const honest = other.send(() => other.write(comment('note-0002', salma.actor.personId)))
    expect(await forged).toMatchObject({ ok: false, code: 'note_forged_mention' })
    expect(await honest).toMatchObject({ ok: true })
  })
})

const byId = (a: unknown, b: unknown) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1)
