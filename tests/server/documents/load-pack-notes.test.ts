// The notes of a whole pack, as each reader has them: nobody sees what is not theirs, and what they had in sight is read.
import { expect, test } from 'vitest'
import type { VersionId } from '../../../app/wire/ids.ts'
import type { Audience } from '../../../app/wire/socket.ts'
import { makeLayers } from '../../../server/annotations/layers.ts'
import { markNotesSeen } from '../../../server/annotations/mark-notes-seen.ts'
import { loadPackNotes } from '../../../server/documents/load-pack-notes.ts'
import { keepGroup } from '../../../server/groups/keep-group.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { AT, Copy, comment } from '../annotations/support.ts'
import { attach, makePack, publish } from './support.ts'

const ctx = await testContext()

async function scene() {
  const pack = await makePack(ctx)
  const first = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
  const second = must(await attach(ctx, pack, 'ArabicCIDTrueType.pdf'))
  await publish(ctx, pack)
  const [huda, salma, auditor] = [pack.members[2], pack.members[3], pack.members[4]] as [Member, Member, Member]
  const chair = pack.members.find(({ role }) => role === 'chair') as Member
  const layers = makeLayers(ctx)
  const write = async (who: Member, versionId: VersionId, audience: Audience, id: string, more = {}) => {
    const copy = new Copy(layers, who.actor)
    await copy.join(versionId, audience)
    must(await copy.send(() => copy.write(comment(id, who.actor.personId, more))))
    layers.leave(copy.listener.id)
  }
  const seenBy = async (who: Member) => must(await loadPackNotes(ctx, who.actor, pack.meetingId)).notes
  const see = (who: Member, versionId: VersionId, notes: string[]) =>
    markNotesSeen(ctx, who.actor, { versionId, notes })
  return { pack, first, second, huda, salma, auditor, chair, layers, write, seenBy, see }
}
const ids = (notes: { id: string }[]) => notes.map(({ id }) => id)

test('a reader’s list is the body’s notes, their own, and their groups’, over every paper in its order', async () => {
  const { pack, first, second, huda, salma, chair, write, seenBy } = await scene()
  const groupId = must(
    await keepGroup(ctx, pack.secretary, {
      requestId: requestId(ctx),
      bodyId: pack.bodyId,
      groupId: null,
      name: { ar: 'مكتب الرئيس', en: 'The chair’s office' },
      seats: [chair.seatId, huda.seatId],
    }),
  ).groupId
  await write(huda, second.versionId, 'body', 'note-second')
  await write(huda, first.versionId, 'body', 'note-low', { at: [1, 100] })
  await write(salma, first.versionId, 'body', 'note-high', { at: [1, 700] })
  await write(huda, first.versionId, 'private', 'note-private', { at: [1, 50] })
  await write(huda, first.versionId, `group:${groupId}`, 'note-group', { at: [1, 40] })
  expect(ids(await seenBy(huda))).toEqual(['note-high', 'note-low', 'note-private', 'note-group', 'note-second'])
  expect(ids(await seenBy(chair))).toEqual(['note-high', 'note-low', 'note-group', 'note-second'])
  expect(ids(await seenBy(salma))).toEqual(['note-high', 'note-low', 'note-second'])
  const [listed] = await seenBy(chair)
  expect(listed).toMatchObject({ paperId: first.paperId, page: 1, audience: 'body', kind: 'comment', quote: 'word' })
})

test('what is struck out is not listed, and replies stand with what they answer', async () => {
  const { first, huda, salma, layers, write, seenBy } = await scene()
  await write(huda, first.versionId, 'body', 'note-0001')
  await write(huda, first.versionId, 'body', 'note-gone', { removed: true })
  const copy = new Copy(layers, salma.actor)
  await copy.join(first.versionId, 'body')
  const reply = {
    id: 'reply-001',
    author: salma.actor.personId,
    createdAt: AT,
    kind: 'reply',
    to: 'note-0001',
    text: 'x',
  }
  must(await copy.send(() => copy.write(reply)))
  const notes = await seenBy(huda)
  expect(ids(notes)).toEqual(['note-0001'])
  expect(notes[0]).toMatchObject({ unread: true, replies: [{ id: 'reply-001', unread: true }] })
})

test('others’ notes are unread until they were in sight; one’s own never are', async () => {
  const { first, huda, salma, write, seenBy, see } = await scene()
  await write(huda, first.versionId, 'body', 'note-0001')
  await write(huda, first.versionId, 'body', 'note-0002')
  const unread = async (who: Member) => (await seenBy(who)).filter((note) => note.unread).map(({ id }) => id)
  expect([await unread(huda), await unread(salma)]).toEqual([[], ['note-0001', 'note-0002']])
  expect(await see(salma, first.versionId, ['note-0001', 'note-nobody-wrote'])).toEqual({
    ok: true,
    value: { seen: 1 },
  })
  expect(await see(salma, first.versionId, ['note-0001'])).toMatchObject({ ok: true })
  expect(await unread(salma)).toEqual(['note-0002'])
  expect(await see(huda, first.versionId, ['note-0001'])).toEqual({ ok: true, value: { seen: 0 } })
})

test('a declared interest takes the item’s notes out of the list, one’s own too, and their marks are refused', async () => {
  const { pack, first, huda, write, seenBy, see } = await scene()
  await write(huda, first.versionId, 'private', 'note-0001')
  const input = { requestId: requestId(ctx), itemId: pack.itemId, seatId: huda.seatId, reason: 'Owns shares.' }
  must(await declareInterest(ctx, huda.actor, input))
  expect(await seenBy(huda)).toEqual([])
  expect(await see(huda, first.versionId, ['note-0001'])).toMatchObject({ code: 'not_found' })
})

test('outsiders and auditors have no list, and members none of a meeting that nobody was told of', async () => {
  const { pack, first, auditor, see } = await scene()
  const foreign = (await makeBody(ctx, ['chair'])).members[0] as Member
  expect(await loadPackNotes(ctx, foreign.actor, pack.meetingId)).toMatchObject({ code: 'not_found' })
  expect(await loadPackNotes(ctx, auditor.actor, pack.meetingId)).toMatchObject({ code: 'not_permitted' })
  expect(await see(foreign, first.versionId, ['note-0001'])).toMatchObject({ code: 'not_found' })
  expect(await see(auditor, first.versionId, ['note-0001'])).toMatchObject({ code: 'not_permitted' })
  const draft = await makePack(ctx)
  const member = draft.members[2] as Member
  expect(await loadPackNotes(ctx, member.actor, draft.meetingId)).toMatchObject({ code: 'not_found' })
})
