import { expect, test } from 'vitest'
import type { VersionId } from '../../../app/wire/ids.ts'
import { dropAside } from '../../../server/annotations/drop-aside.ts'
import { loadAside } from '../../../server/annotations/load-aside.ts'
import { setAside } from '../../../server/annotations/set-aside.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { loadHome } from '../../../server/meetings/load-home.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, publish } from '../documents/support.ts'
import { comment } from './support.ts'

const ctx = await testContext()
const pack = await makePack(ctx)
const { versionId } = must(await attach(ctx, pack, 'memo-digital-government-v1.pdf'))
await publish(ctx, pack)
const [, , member, other] = pack.members as [Member, Member, Member, Member]
const noted = (id: string, author: string, text: string, version: string = versionId) => ({
  versionId: version as VersionId,
  audience: 'body' as const,
  reason: 'layer_closed',
  note: comment(id, author as never, { text }) as never,
})

test('a note that found no place is its author’s alone, as it was written last, and can be let go', async () => {
  const mine = member.actor.personId
  must(await setAside(ctx, member.actor, { notes: [noted('note-one', mine, 'First words')] }))
  must(await setAside(ctx, member.actor, { notes: [noted('note-one', mine, 'Last words')] }))
  const notes = must(await loadAside(ctx, member.actor))
  expect(notes).toMatchObject([{ noteId: 'note-one', text: 'Last words', reason: 'layer_closed', page: 1 }])
  expect(notes[0]?.paper).not.toBeNull()
  expect(await loadHome(ctx, member.actor)).toMatchObject({ aside: 1 })
  expect(await loadHome(ctx, other.actor)).toMatchObject({ aside: 0 })
  expect(must(await loadAside(ctx, other.actor))).toEqual([])
  expect(await dropAside(ctx, other.actor, { noteId: 'note-one' })).toMatchObject({ ok: false, code: 'not_found' })
  must(await dropAside(ctx, member.actor, { noteId: 'note-one' }))
  expect(must(await loadAside(ctx, member.actor))).toEqual([])
})

test('a note under somebody else’s name is not taken', async () => {
  const notes = [noted('note-forged', other.actor.personId, 'Not mine')]
  expect(must(await setAside(ctx, member.actor, { notes }))).toEqual({ kept: 0 })
  expect(must(await loadAside(ctx, member.actor))).toEqual([])
})

test('nothing of a paper stays with it, whose author may not read that paper any more', async () => {
  const mine = member.actor.personId
  must(await setAside(ctx, member.actor, { notes: [noted('note-two', mine, 'My own words')] }))
  const input = { requestId: requestId(ctx), itemId: pack.itemId, seatId: member.seatId, reason: 'A cousin bids' }
  must(await declareInterest(ctx, member.actor, input))
  const notes = must(await loadAside(ctx, member.actor))
  expect(notes).toMatchObject([{ noteId: 'note-two', text: 'My own words', paper: null }])
  expect(JSON.stringify(notes)).not.toContain('selector')
})
