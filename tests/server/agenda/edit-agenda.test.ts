import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { numberItems } from '../../../app/rules/agenda.ts'
import type { ItemId, MeetingId, SeatId } from '../../../app/wire/ids.ts'
import { change } from '../../../db/schema/ledger.ts'
import { meeting } from '../../../db/schema/meetings.ts'
import { seatsSeeing } from '../../../server/access/queries.ts'
import { addItem } from '../../../server/agenda/add-item.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { moveItem } from '../../../server/agenda/move-item.ts'
import { draftItems, itemById } from '../../../server/agenda/queries.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { itemFields, makeItem, makeMeeting, versionOf } from '../../support/agenda.ts'
import { both, type Member, makeBody, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { bodyId, members } = await makeBody(ctx)
const [chair, secretary, member] = members as [Member, Member, Member]
const stranger = (await makeBody(ctx)).members[1] as Member
const officer = secretary.actor

async function agenda(meetingId: MeetingId): Promise<string[]> {
  const items = await draftItems(ctx.db, meetingId)
  return numberItems(items).map(({ item, number }) => `${number} ${item.title.en}`)
}

const move = (itemId: ItemId, parentId: ItemId | null, position: number, actor = officer) =>
  moveItem(ctx, actor, { requestId: requestId(ctx), itemId, parentId, position })
const remove = (itemId: ItemId, restore = false, actor = officer) =>
  removeItems(ctx, actor, { requestId: requestId(ctx), itemIds: [itemId], restore })
const edit = (itemId: ItemId, version: number, title = 'Edited', actor = officer) =>
  editItem(ctx, actor, { requestId: requestId(ctx), itemId, version, fields: itemFields(title) })
const add = (meetingId: MeetingId, over: object = {}, actor = officer, parentId: ItemId | null = null) =>
  addItem(ctx, actor, { requestId: requestId(ctx), meetingId, parentId, fields: itemFields('New', over) })

describe('addItem', () => {
  test('adds at the end of its parent, seen by officers alone', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const first = await makeItem(ctx, officer, meetingId, 'A')
    await makeItem(ctx, officer, meetingId, 'B')
    await makeItem(ctx, officer, meetingId, 'A1', { parentId: first })
    await makeItem(ctx, officer, meetingId, 'A2', { parentId: first })
    expect(await agenda(meetingId)).toEqual(['1 A', '1.1 A1', '1.2 A2', '2 B'])
    expect((await seatsSeeing(ctx.db, first)).sort()).toEqual([chair.seatId, secretary.seatId].sort())
    expect(await versionOf(ctx, meetingId)).toBe(5)
  })

  test('tells only officers that the draft changed', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    await makeItem(ctx, officer, meetingId)
    const told = await ctx.db.select().from(change).where(eq(change.ref, meetingId))
    expect(told.every((one) => one.audience && !one.audience.includes(member.seatId))).toBe(true)
  })

  test('refuses a place too deep, a parent that is not there, and a presenter of another body', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    let parentId = await makeItem(ctx, officer, meetingId)
    for (const title of ['two', 'three']) parentId = await makeItem(ctx, officer, meetingId, title, { parentId })
    expect(await add(meetingId, {}, officer, parentId)).toMatchObject({
      code: 'item_move_invalid',
      params: { reason: 'too_deep' },
    })
    expect(await add(meetingId, {}, officer, 'nowhere' as ItemId)).toMatchObject({ code: 'item_move_invalid' })
    expect(await add(meetingId, { presenterSeatId: stranger.seatId })).toMatchObject({ code: 'not_found' })
  })

  test('refuses a member, a stranger, and a sitting that has begun', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    expect(await add(meetingId, {}, member.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await add(meetingId, {}, stranger.actor)).toMatchObject({ code: 'not_found' })
    await ctx.db.update(meeting).set({ state: 'in_session' }).where(eq(meeting.id, meetingId))
    expect(await add(meetingId)).toMatchObject({ code: 'meeting_state' })
  })
})

describe('editItem', () => {
  test('rewrites the words and keeps no empty decision', async () => {
    const itemId = await makeItem(ctx, officer, await makeMeeting(ctx, officer, bodyId))
    const fields = itemFields('New words', {
      presenterSeatId: member.seatId as SeatId,
      decision: { ar: '', en: '', authoritative: 'ar' },
    })
    const edited = await editItem(ctx, officer, { requestId: requestId(ctx), itemId, version: 1, fields })
    expect(edited).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await itemById(ctx.db, itemId)).toMatchObject({ title: both('New words'), decision: null, version: 2 })
  })

  test('lets one of two editors through, and the other keeps what was typed', async () => {
    const itemId = await makeItem(ctx, officer, await makeMeeting(ctx, officer, bodyId))
    const results = await Promise.all([edit(itemId, 1, 'Hers'), edit(itemId, 1, 'His', chair.actor)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'item_stale', params: { version: '2' } })
    expect((await itemById(ctx.db, itemId))?.version).toBe(2)
  })

  test('refuses a member, a stranger, and an item that was removed', async () => {
    const itemId = await makeItem(ctx, officer, await makeMeeting(ctx, officer, bodyId))
    expect(await edit(itemId, 1, 'x', member.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await edit(itemId, 1, 'x', stranger.actor)).toMatchObject({ code: 'not_found' })
    expect(await edit('nothing' as ItemId, 1)).toMatchObject({ code: 'not_found' })
    await remove(itemId)
    expect(await edit(itemId, 1)).toMatchObject({ code: 'not_found' })
  })
})

describe('moveItem', () => {
  test('moves an item with all below it, and numbers follow', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const a = await makeItem(ctx, officer, meetingId, 'A')
    const b = await makeItem(ctx, officer, meetingId, 'B')
    await makeItem(ctx, officer, meetingId, 'A1', { parentId: a })
    expect(await move(a, b, 0)).toMatchObject({ ok: true })
    expect(await agenda(meetingId)).toEqual(['1 B', '1.1 A', '1.1.1 A1'])
    await move(a, null, 0)
    expect(await agenda(meetingId)).toEqual(['1 A', '1.1 A1', '2 B'])
  })

  test('refuses to put an item below itself, and leaves the agenda as it was', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const a = await makeItem(ctx, officer, meetingId, 'A')
    const a1 = await makeItem(ctx, officer, meetingId, 'A1', { parentId: a })
    expect(await move(a, a1, 0)).toMatchObject({ code: 'item_move_invalid', params: { reason: 'into_itself' } })
    expect(await move(a, null, 0, member.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await move(a, null, 0, stranger.actor)).toMatchObject({ code: 'not_found' })
    expect(await agenda(meetingId)).toEqual(['1 A', '1.1 A1'])
  })

  test('two moves at once leave one tree with every item in it', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const ids = []
    for (const title of ['A', 'B', 'C', 'D']) ids.push(await makeItem(ctx, officer, meetingId, title))
    const [a, b, , d] = ids as [ItemId, ItemId, ItemId, ItemId]
    const results = await Promise.all([move(a, b, 0), move(b, a, 0, chair.actor), move(d, null, 0)])
    expect(results.filter((result) => !result.ok)).toMatchObject([{ code: 'item_move_invalid' }])
    expect(await agenda(meetingId)).toHaveLength(4)
    expect(new Set(await agenda(meetingId)).size).toBe(4)
  })
})

describe('removeItems', () => {
  test('takes what is below with it, and undo brings all of it back to the same place', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const a = await makeItem(ctx, officer, meetingId, 'A')
    await makeItem(ctx, officer, meetingId, 'A1', { parentId: a })
    await makeItem(ctx, officer, meetingId, 'B')
    const before = await agenda(meetingId)
    expect(await remove(a)).toMatchObject({ ok: true, value: { removed: true } })
    expect(await agenda(meetingId)).toEqual(['1 B'])
    expect(await remove(a, true)).toMatchObject({ ok: true, value: { removed: false } })
    expect(await agenda(meetingId)).toEqual(before)
  })

  test('comes back at the end when its parent is gone, and doing it twice changes nothing', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const a = await makeItem(ctx, officer, meetingId, 'A')
    const a1 = await makeItem(ctx, officer, meetingId, 'A1', { parentId: a })
    await makeItem(ctx, officer, meetingId, 'B')
    await remove(a1)
    await remove(a1)
    await remove(a)
    await remove(a1, true)
    await remove(a1, true)
    expect(await agenda(meetingId)).toEqual(['1 B', '2 A1'])
  })

  test('refuses a member and a stranger', async () => {
    const itemId = await makeItem(ctx, officer, await makeMeeting(ctx, officer, bodyId))
    expect(await remove(itemId, false, member.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await remove(itemId, false, stranger.actor)).toMatchObject({ code: 'not_found' })
    expect(await remove('nothing' as ItemId)).toMatchObject({ code: 'not_found' })
  })
})
