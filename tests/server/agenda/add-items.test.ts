import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { numberItems } from '../../../app/rules/agenda.ts'
import type { ItemFields } from '../../../app/wire/agenda.ts'
import type { ItemId, MeetingId } from '../../../app/wire/ids.ts'
import { meeting } from '../../../db/schema/meetings.ts'
import { addItems } from '../../../server/agenda/add-items.ts'
import { draftItems } from '../../../server/agenda/queries.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { itemFields, makeItem, makeMeeting, versionOf } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { bodyId, members } = await makeBody(ctx)
const [, secretary, member] = members as [Member, Member, Member]
const stranger = (await makeBody(ctx)).members[1] as Member
const officer = secretary.actor

type Line = [title: string, parent: number | null, over?: Partial<ItemFields>]
const add = (meetingId: MeetingId, lines: Line[], actor = officer, id = requestId(ctx)) =>
  addItems(ctx, actor, {
    requestId: id,
    meetingId,
    items: lines.map(([title, parent, over]) => ({ parent, fields: itemFields(title, over) })),
  })
const remove = (itemIds: ItemId[], restore = false, actor = officer) =>
  removeItems(ctx, actor, { requestId: requestId(ctx), itemIds, restore })
const agenda = async (meetingId: MeetingId) =>
  numberItems(await draftItems(ctx.db, meetingId)).map(({ item, number }) => `${number} ${item.title.en}`)
const TREE: Line[] = [
  ['A', null],
  ['A1', 0],
  ['A1a', 1],
  ['B', null],
  ['B1', 3],
]

describe('addItems', () => {
  test('adds a whole tree after what is there, as one edit of the agenda, and once however often it is asked', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    await makeItem(ctx, officer, meetingId, 'First')
    const version = await versionOf(ctx, meetingId)
    const id = requestId(ctx)
    const added = must(await add(meetingId, TREE, officer, id))
    expect(await add(meetingId, TREE, officer, id)).toMatchObject({ ok: true, value: { itemIds: added.itemIds } })
    expect(await agenda(meetingId)).toEqual(['1 First', '2 A', '2.1 A1', '2.1.1 A1a', '3 B', '3.1 B1'])
    expect(await versionOf(ctx, meetingId)).toBe(version + 1)
  })

  test('is undone and done again in one act, the tree as it was', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const { itemIds } = must(await add(meetingId, TREE))
    const before = await agenda(meetingId)
    expect(await remove(itemIds)).toMatchObject({ ok: true, value: { removed: true } })
    expect(await agenda(meetingId)).toEqual([])
    expect(await remove(itemIds, true)).toMatchObject({ ok: true, value: { removed: false } })
    expect(await agenda(meetingId)).toEqual(before)
  })

  test('comes back to the places that are asked for, though others were moved meanwhile', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const [a, , , b] = must(await add(meetingId, TREE)).itemIds as [ItemId, ItemId, ItemId, ItemId]
    must(await add(meetingId, [['C', null]]))
    must(await remove([a, b]))
    const places = [
      { parentId: null, position: 1 },
      { parentId: null, position: 0 },
    ]
    must(await removeItems(ctx, officer, { requestId: requestId(ctx), itemIds: [a, b], restore: true, places }))
    expect(await agenda(meetingId)).toEqual(['1 B', '1.1 B1', '2 C', '3 A', '3.1 A1', '3.1.1 A1a'])
  })

  test('adds nothing where one line cannot stand', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const refusals: [Line[], object][] = [
      [
        [
          ['A', null],
          ['B', 1],
        ],
        { code: 'item_move_invalid', params: { reason: 'unknown_parent' } },
      ],
      [[...TREE, ['deep', 2]], { code: 'item_move_invalid', params: { reason: 'too_deep' } }],
      [
        [
          ['A', null],
          ['B', null, { presenterSeatId: stranger.seatId }],
        ],
        { code: 'not_found' },
      ],
    ]
    for (const [lines, refusal] of refusals) expect(await add(meetingId, lines)).toMatchObject(refusal)
    expect(await agenda(meetingId)).toEqual([])
  })

  test('refuses a member, a stranger, and a sitting that has begun', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    expect(await add(meetingId, TREE, member.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await add(meetingId, TREE, stranger.actor)).toMatchObject({ code: 'not_found' })
    await ctx.db.update(meeting).set({ state: 'in_session' }).where(eq(meeting.id, meetingId))
    expect(await add(meetingId, TREE)).toMatchObject({ code: 'meeting_state' })
  })
})

describe('removeItems of several', () => {
  test('removes none where one is of another agenda', async () => {
    const [one, other] = [await makeMeeting(ctx, officer, bodyId), await makeMeeting(ctx, officer, bodyId)]
    const here = must(await add(one, [['A', null]])).itemIds
    const there = must(await add(other, [['B', null]])).itemIds
    expect(await remove([...here, ...there])).toMatchObject({ code: 'not_found' })
    expect(await agenda(one)).toEqual(['1 A'])
    expect(await agenda(other)).toEqual(['1 B'])
  })
})
