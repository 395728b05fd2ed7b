import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { ItemId, MeetingId, SeatId } from '../../../app/wire/ids.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { attendance, meeting } from '../../../db/schema/meetings.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { makeItem, makeMeeting } from '../../support/agenda.ts'
import { enrolDevice, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { acts, type Circulated, makeCirculated } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const { move, call, enter, leave } = acts(ctx)
const stranger = (await makeBody(ctx)).members[0] as Member

async function opened(): Promise<Circulated> {
  const stage = await makeCirculated(ctx)
  must(await move(stage.chair, stage.meetingId, 'sitting.open'))
  return stage
}
const rowOf = async (id: MeetingId) => (await ctx.db.select().from(meeting).where(eq(meeting.id, id)))[0]
const presenceOf = async (meetingId: MeetingId, seatId: SeatId) =>
  (
    await ctx.db
      .select()
      .from(attendance)
      .where(and(eq(attendance.meetingId, meetingId), eq(attendance.seatId, seatId)))
  )[0]
const entries = async (meetingId: MeetingId) =>
  (await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.subject, meetingId)).orderBy(asc(ledgerEntry.index)))
    .filter((entry) => /^(sitting|item\.called|attendance)/.test(entry.type))
    .map((entry) => ({ ...JSON.parse(entry.payload ?? '{}'), type: entry.type, itemId: entry.itemId }))

describe('moveSitting', () => {
  test('opens, suspends, resumes and adjourns, each an entry of the ledger by whoever presides', async () => {
    const { chair, meetingId } = await makeCirculated(ctx)
    const states: string[] = []
    for (const act of ['sitting.open', 'sitting.suspend', 'sitting.resume', 'sitting.adjourn'] as const)
      states.push(must(await move(chair, meetingId, act)).state)
    expect(states).toEqual(['in_session', 'suspended', 'in_session', 'adjourned'])
    const recorded = await entries(meetingId)
    expect(recorded.map((entry) => entry.type)).toEqual([
      'sitting.opened',
      'sitting.suspended',
      'sitting.resumed',
      'sitting.adjourned',
    ])
    expect(recorded[0]).toMatchObject({
      meeting: meetingId,
      actor: { person: chair.actor.personId, seat: chair.seatId },
    })
    const row = await rowOf(meetingId)
    expect(row).toMatchObject({ state: 'adjourned', currentItemId: null })
    expect(row?.openedAt?.getTime()).toBeLessThanOrEqual(row?.closedAt?.getTime() ?? 0)
  })

  test('is refused in any state from which the act does not lead on', async () => {
    const { chair, meetingId } = await makeCirculated(ctx)
    const refused = async (act: Parameters<typeof move>[2]) =>
      expect(await move(chair, meetingId, act)).toMatchObject({ ok: false, code: 'meeting_state' })
    for (const act of ['sitting.suspend', 'sitting.resume', 'sitting.adjourn'] as const) await refused(act)
    must(await move(chair, meetingId, 'sitting.open'))
    for (const act of ['sitting.open', 'sitting.resume'] as const) await refused(act)
    must(await move(chair, meetingId, 'sitting.adjourn'))
    for (const act of ['sitting.open', 'sitting.suspend', 'sitting.resume', 'sitting.adjourn'] as const)
      await refused(act)
    expect(await entries(meetingId)).toHaveLength(2)
  })

  test('a draft that nobody was told of cannot be opened', async () => {
    const { bodyId, chair, secretary } = await makeCirculated(ctx)
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
    expect(await move(chair, meetingId, 'sitting.open')).toMatchObject({ ok: false, code: 'meeting_state' })
  })

  test('is not for members, nor for the secretary; to an outsider there is no such meeting', async () => {
    const { secretary, member, meetingId, members } = await makeCirculated(ctx)
    for (const who of [secretary, member, members[4] as Member])
      expect(await move(who, meetingId, 'sitting.open')).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(await move(stranger, meetingId, 'sitting.open')).toEqual({ ok: false, code: 'not_found' })
    expect(await move(stranger, 'none' as MeetingId, 'sitting.open')).toEqual({ ok: false, code: 'not_found' })
    expect(await entries(meetingId)).toEqual([])
  })

  test('adjourning waits for an open vote to close; suspending does not', async () => {
    const stage = await opened()
    const { chair, meetingId, second } = stage
    for (const who of [stage.chair, stage.member, stage.other]) must(await enter(who, meetingId))
    for (const who of [stage.chair, stage.member, stage.other]) await enrolDevice(ctx, who.actor)
    const sitting = { ...stage, itemId: second } as unknown as Sitting
    const voteId = await openVoteIn(ctx, sitting)
    expect(await move(chair, meetingId, 'sitting.adjourn')).toMatchObject({ ok: false, code: 'vote_still_open' })
    must(await move(chair, meetingId, 'sitting.suspend'))
    expect(await move(chair, meetingId, 'sitting.adjourn')).toMatchObject({ ok: false, code: 'vote_still_open' })
    await closeVoteIn(ctx, sitting, voteId)
    must(await move(chair, meetingId, 'sitting.adjourn'))
  })

  test('of two who open at once one does, and the other is told how it stands', async () => {
    const { chair, other: deputy, meetingId } = await makeCirculated(ctx, ['chair', 'secretary', 'member', 'deputy'])
    const results = await Promise.all([move(chair, meetingId, 'sitting.open'), move(deputy, meetingId, 'sitting.open')])
    expect(results.map((result) => result.ok).sort()).toEqual([false, true])
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'meeting_state' })
    expect(await entries(meetingId)).toHaveLength(1)
  })

  test('the same press sent twice is one act with one answer', async () => {
    const { chair, meetingId } = await makeCirculated(ctx)
    const id = requestId(ctx)
    const [first, again] = await Promise.all([
      move(chair, meetingId, 'sitting.open', id),
      move(chair, meetingId, 'sitting.open', id),
    ])
    expect(first).toEqual({ ok: true, value: { state: 'in_session' } })
    expect(again).toEqual(first)
    expect(await entries(meetingId)).toHaveLength(1)
    expect(await move(chair, meetingId, 'sitting.suspend', id)).toEqual({ ok: false, code: 'request_reused' })
  })
})

describe('callItem', () => {
  test('makes an item the current one, once, by any officer', async () => {
    const { secretary, meetingId, first, second } = await opened()
    must(await call(secretary, meetingId, first))
    must(await call(secretary, meetingId, first))
    must(await call(secretary, meetingId, second))
    expect(await rowOf(meetingId)).toMatchObject({ currentItemId: second })
    const called = (await entries(meetingId)).filter((entry) => entry.type === 'item.called')
    expect(called.map((entry) => entry.itemId)).toEqual([first, second])
  })

  test('is refused before the opening, while suspended, and to members and outsiders', async () => {
    const { chair, member, meetingId, first } = await makeCirculated(ctx)
    expect(await call(chair, meetingId, first)).toMatchObject({ ok: false, code: 'meeting_state' })
    must(await move(chair, meetingId, 'sitting.open'))
    expect(await call(member, meetingId, first)).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(await call(stranger, meetingId, first)).toEqual({ ok: false, code: 'not_found' })
    must(await move(chair, meetingId, 'sitting.suspend'))
    expect(await call(chair, meetingId, first)).toMatchObject({ ok: false, code: 'meeting_state' })
  })

  test('knows only items of this meeting that were published', async () => {
    const stage = await opened()
    const elsewhere = await makeCirculated(ctx)
    const draft = await makeMeeting(ctx, stage.secretary.actor, stage.bodyId)
    const unpublished = await makeItem(ctx, stage.secretary.actor, draft)
    for (const itemId of [elsewhere.first, unpublished, 'none' as ItemId])
      expect(await call(stage.chair, stage.meetingId, itemId)).toMatchObject({ ok: false, code: 'not_found' })
  })

  test('does not know an item that an interest hides from the officer', async () => {
    const { chair, secretary, meetingId, first } = await opened()
    const interest = { requestId: requestId(ctx), itemId: first, seatId: chair.seatId, reason: 'A brother' }
    must(await declareInterest(ctx, chair.actor, interest))
    expect(await call(chair, meetingId, first)).toEqual({ ok: false, code: 'not_found' })
    must(await call(secretary, meetingId, first))
  })

  test('screens stay on the item that is being voted on', async () => {
    const stage = await opened()
    for (const who of [stage.chair, stage.member, stage.other]) must(await enter(who, stage.meetingId))
    await openVoteIn(ctx, { ...stage, itemId: stage.second } as unknown as Sitting)
    expect(await call(stage.chair, stage.meetingId, stage.first)).toMatchObject({ ok: false, code: 'vote_still_open' })
  })
})

describe('checkIn and leave', () => {
  test('a member enters on their own device, leaves, and comes back, each recorded', async () => {
    const { member, meetingId } = await opened()
    must(await enter(member, meetingId, member, true))
    expect(await presenceOf(meetingId, member.seatId)).toMatchObject({ remote: true, leftAt: null })
    must(await leave(member, meetingId))
    expect((await presenceOf(meetingId, member.seatId))?.leftAt).toBeInstanceOf(Date)
    must(await enter(member, meetingId))
    expect(await presenceOf(meetingId, member.seatId)).toMatchObject({ remote: false, leftAt: null })
    expect((await entries(meetingId)).slice(1)).toMatchObject([
      { type: 'attendance.checked_in', seat: member.seatId, remote: true, by: 'self' },
      { type: 'attendance.left', seat: member.seatId, by: 'self' },
      { type: 'attendance.checked_in', seat: member.seatId, remote: false, by: 'self' },
    ])
  })

  test('an officer records another seat, and the record says so', async () => {
    const { secretary, member, meetingId } = await opened()
    must(await enter(secretary, meetingId, member))
    must(await leave(secretary, meetingId, member))
    const recorded = (await entries(meetingId)).slice(1)
    expect(recorded).toMatchObject([
      { by: 'officer', seat: member.seatId, actor: { person: secretary.actor.personId, seat: secretary.seatId } },
      { by: 'officer', seat: member.seatId },
    ])
    expect(await presenceOf(meetingId, member.seatId)).toMatchObject({ personId: member.actor.personId })
  })

  test('a member does neither for another seat, and nobody does for a seat that attends nothing', async () => {
    const { secretary, member, other, meetingId, members } = await opened()
    expect(await enter(member, meetingId, other)).toMatchObject({ ok: false, code: 'not_permitted' })
    must(await enter(other, meetingId))
    expect(await leave(member, meetingId, other)).toMatchObject({ ok: false, code: 'not_permitted' })
    const auditor = members[4] as Member
    expect(await enter(auditor, meetingId)).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(await enter(secretary, meetingId, auditor)).toMatchObject({ ok: false, code: 'not_found' })
    expect(await enter(secretary, meetingId, stranger)).toMatchObject({ ok: false, code: 'not_found' })
    expect(await enter(stranger, meetingId)).toEqual({ ok: false, code: 'not_found' })
    expect(await leave(stranger, meetingId)).toEqual({ ok: false, code: 'not_found' })
  })

  test('twice is refused, and so is leaving without having come', async () => {
    const { member, other, meetingId } = await opened()
    must(await enter(member, meetingId))
    expect(await enter(member, meetingId)).toMatchObject({ ok: false, code: 'already_checked_in' })
    expect(await leave(other, meetingId)).toMatchObject({ ok: false, code: 'not_checked_in' })
    must(await leave(member, meetingId))
    expect(await leave(member, meetingId)).toMatchObject({ ok: false, code: 'not_checked_in' })
  })

  test('only while the sitting is open or suspended', async () => {
    const { chair, member, meetingId } = await makeCirculated(ctx)
    expect(await enter(member, meetingId)).toMatchObject({ ok: false, code: 'meeting_state' })
    must(await move(chair, meetingId, 'sitting.open'))
    must(await move(chair, meetingId, 'sitting.suspend'))
    must(await enter(member, meetingId))
    must(await move(chair, meetingId, 'sitting.adjourn'))
    expect(await leave(member, meetingId)).toMatchObject({ ok: false, code: 'meeting_state' })
  })

  test('of two presses at once one is recorded', async () => {
    const { secretary, member, meetingId } = await opened()
    const results = await Promise.all([enter(member, meetingId), enter(secretary, meetingId, member)])
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['already_checked_in', 'ok'])
    expect(await entries(meetingId)).toHaveLength(2)
  })
})
