import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { ItemId, MeetingId } from '../../../app/wire/ids.ts'
import { ledgerEntry, ledgerHead } from '../../../db/schema/ledger.ts'
import { meeting } from '../../../db/schema/meetings.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { enrolDevice, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { acts, type Circulated, makeCirculated } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'
import { floorActs, makeFloor } from '../../support/floor.ts'
import { closeVoteIn, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const { move, call, enter, defer, takeBack, suspend } = acts(ctx)
const stranger = (await makeBody(ctx)).members[0] as Member

async function opened(): Promise<Circulated> {
  const stage = await makeCirculated(ctx)
  must(await move(stage.chair, stage.meetingId, 'sitting.open'))
  return stage
}
/** With enough members and devices for a vote. */
async function manned(): Promise<Circulated & { sitting: Sitting }> {
  const stage = await opened()
  for (const who of [stage.chair, stage.member, stage.other]) {
    must(await enter(who, stage.meetingId))
    await enrolDevice(ctx, who.actor)
  }
  return { ...stage, sitting: { ...stage, itemId: stage.second } as unknown as Sitting }
}
const rowOf = async (id: MeetingId) => (await ctx.db.select().from(meeting).where(eq(meeting.id, id)))[0]
const entries = async (meetingId: MeetingId, type: string) =>
  (
    await ctx.db
      .select()
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.subject, meetingId), eq(ledgerEntry.type, type)))
      .orderBy(asc(ledgerEntry.index))
  ).map(({ payload, itemId, index }) => ({ ...JSON.parse(payload ?? '{}'), itemId, index }))
const statesOf = async (who: Member, meetingId: MeetingId) =>
  must(await loadSitting(ctx, who.actor, meetingId)).items.map(({ state }) => state)
async function findings({ bodyId }: Circulated): Promise<string[]> {
  const files = await wholeBundle(ctx, bodyId)
  if (!files) throw new Error('No bundle')
  const { findings } = await verifyBundle(files, { verifySignature, verifyEd25519 })
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

describe('deferItem', () => {
  test('takes the item off the table, marks it for everyone, and a call takes it up again', async () => {
    const stage = await opened()
    const { secretary, member, meetingId, first, second } = stage
    must(await call(secretary, meetingId, first))
    must(await defer(secretary, meetingId, first))
    expect(await rowOf(meetingId)).toMatchObject({ currentItemId: null, itemCalledAt: null })
    expect(await statesOf(member, meetingId)).toEqual(['deferred', 'rest'])
    expect(await entries(meetingId, 'item.deferred')).toMatchObject([
      { item: first, itemId: first, actor: { person: secretary.actor.personId } },
    ])
    must(await call(secretary, meetingId, second))
    must(await call(secretary, meetingId, first))
    expect(await statesOf(member, meetingId)).toEqual(['current', 'done'])
    expect(await findings(stage)).toEqual([])
  })

  test('of an item that is still to come, and back in the order without being called', async () => {
    const stage = await opened()
    const { chair, member, meetingId, first, second } = stage
    must(await call(chair, meetingId, first))
    must(await defer(chair, meetingId, second))
    expect(await rowOf(meetingId)).toMatchObject({ currentItemId: first })
    expect(await statesOf(member, meetingId)).toEqual(['current', 'deferred'])
    must(await defer(chair, meetingId, second, false))
    expect(await statesOf(member, meetingId)).toEqual(['current', 'rest'])
    expect(await entries(meetingId, 'item.restored')).toHaveLength(1)
    expect(await findings(stage)).toEqual([])
  })

  test('is refused twice, back when it was not put off, and while the sitting does not run', async () => {
    const { chair, meetingId, first } = await opened()
    expect(await defer(chair, meetingId, first, false)).toMatchObject({ ok: false, code: 'item_not_deferred' })
    must(await defer(chair, meetingId, first))
    expect(await defer(chair, meetingId, first)).toMatchObject({ ok: false, code: 'item_deferred' })
    must(await suspend(chair, meetingId))
    expect(await defer(chair, meetingId, first, false)).toMatchObject({ ok: false, code: 'meeting_state' })
    expect(await entries(meetingId, 'item.deferred')).toHaveLength(1)
  })

  test('is not of an item that is being voted on, nor of one that was decided', async () => {
    const { chair, meetingId, second, sitting } = await manned()
    must(await call(chair, meetingId, second))
    const voteId = await openVoteIn(ctx, sitting)
    expect(await defer(chair, meetingId, second)).toMatchObject({ ok: false, code: 'vote_still_open' })
    await closeVoteIn(ctx, sitting, voteId)
    expect(await defer(chair, meetingId, second)).toMatchObject({ ok: false, code: 'item_decided' })
  })

  test('is an officer’s who sees the item, of this meeting', async () => {
    const { chair, secretary, member, meetingId, first } = await opened()
    const elsewhere = await makeCirculated(ctx)
    expect(await defer(member, meetingId, first)).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(await defer(stranger, meetingId, first)).toEqual({ ok: false, code: 'not_found' })
    for (const itemId of [elsewhere.first, 'none' as ItemId])
      expect(await defer(chair, meetingId, itemId)).toEqual({ ok: false, code: 'not_found' })
    const interest = { requestId: requestId(ctx), itemId: first, seatId: chair.seatId, reason: 'A brother' }
    must(await declareInterest(ctx, chair.actor, interest))
    expect(await defer(chair, meetingId, first)).toEqual({ ok: false, code: 'not_found' })
    must(await defer(secretary, meetingId, first))
  })

  test('of two who defer the same at once one does', async () => {
    const { chair, secretary, meetingId, first } = await opened()
    const results = await Promise.all([defer(chair, meetingId, first), defer(secretary, meetingId, first)])
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['item_deferred', 'ok'])
  })
})

describe('withdrawCall', () => {
  test('brings back what was under discussion, since when it was, and both entries stay', async () => {
    const stage = await opened()
    const { chair, secretary, member, meetingId, first, second } = stage
    must(await call(chair, meetingId, first))
    const before = await rowOf(meetingId)
    must(await call(chair, meetingId, second))
    expect(must(await loadSitting(ctx, chair.actor, meetingId)).undo).toMatchObject({ to: first })
    expect(must(await takeBack(secretary, meetingId, second))).toEqual({ itemId: first })
    expect(await rowOf(meetingId)).toEqual(before)
    expect(await statesOf(member, meetingId)).toEqual(['current', 'rest'])
    const called = await entries(meetingId, 'item.called')
    expect(await entries(meetingId, 'item.call_withdrawn')).toMatchObject([
      { item: second, itemId: second, call: String(called[1]?.index) },
    ])
    expect(must(await loadSitting(ctx, chair.actor, meetingId)).spells.map(({ item, to }) => [item, to])).toEqual([
      [first, null],
    ])
    expect(await findings(stage)).toEqual([])
  })

  test('of the first call leaves no item under discussion', async () => {
    const { chair, meetingId, first } = await opened()
    must(await call(chair, meetingId, first))
    expect(must(await takeBack(chair, meetingId, first))).toEqual({ itemId: null })
    expect(await rowOf(meetingId)).toMatchObject({ currentItemId: null, itemCalledAt: null })
  })

  test('is refused once time has passed, once a vote was opened, and of an item that is not the current one', async () => {
    const { chair, meetingId, first, second, sitting } = await manned()
    expect(await takeBack(chair, meetingId, first)).toMatchObject({ ok: false, code: 'item_not_current' })
    must(await call(chair, meetingId, first))
    expect(await takeBack(chair, meetingId, second)).toMatchObject({ ok: false, code: 'item_not_current' })
    must(await call(chair, meetingId, second))
    const voteId = await openVoteIn(ctx, sitting)
    expect(await takeBack(chair, meetingId, second)).toMatchObject({ ok: false, code: 'call_stands' })
    await closeVoteIn(ctx, sitting, voteId)
    expect(await takeBack(chair, meetingId, second)).toMatchObject({ ok: false, code: 'call_stands' })
    expect(must(await loadSitting(ctx, chair.actor, meetingId)).undo).toBeNull()
    expect(await entries(meetingId, 'item.call_withdrawn')).toEqual([])
  })

  test('is refused once somebody had the floor, and not where that was a mistake', async () => {
    const { chair, member, other, meetingId, second } = await makeFloor(ctx)
    const { speak, undo } = floorActs(ctx)
    must(await call(chair, meetingId, second))
    must(await undo(chair, meetingId, await speak(member, meetingId, chair)))
    must(await takeBack(chair, meetingId, second))
    must(await call(chair, meetingId, second))
    await speak(other, meetingId, chair)
    expect(await takeBack(chair, meetingId, second)).toMatchObject({ ok: false, code: 'call_stands' })
    must(await defer(chair, meetingId, second))
    expect(await entries(meetingId, 'floor.ended')).toMatchObject([{ cause: 'mistake' }, { cause: 'item' }])
  })

  test('is refused two minutes later', async () => {
    const { chair, bodyId, meetingId, first } = await opened()
    must(await call(chair, meetingId, first))
    // The next act comes two minutes later: an entry's moment is never before the last one's.
    await ctx.db
      .update(ledgerHead)
      .set({ lastAt: new Date(Date.now() + 121_000) })
      .where(eq(ledgerHead.bodyId, bodyId))
    expect(await takeBack(chair, meetingId, first)).toMatchObject({ ok: false, code: 'call_stands' })
  })

  test('is an officer’s, in a sitting that runs', async () => {
    const { chair, member, meetingId, first } = await opened()
    must(await call(chair, meetingId, first))
    expect(await takeBack(member, meetingId, first)).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(await takeBack(stranger, meetingId, first)).toEqual({ ok: false, code: 'not_found' })
    must(await suspend(chair, meetingId))
    expect(await takeBack(chair, meetingId, first)).toMatchObject({ ok: false, code: 'meeting_state' })
  })

  test('of two who take back the same at once one does', async () => {
    const { chair, secretary, meetingId, first } = await opened()
    must(await call(chair, meetingId, first))
    const results = await Promise.all([takeBack(chair, meetingId, first), takeBack(secretary, meetingId, first)])
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['item_not_current', 'ok'])
  })
})

describe('a suspension', () => {
  test('says to everyone when it is meant to end, until the sitting goes on', async () => {
    const stage = await opened()
    const { chair, member, meetingId } = stage
    must(await suspend(chair, meetingId, 15))
    const { meeting: told } = must(await loadSitting(ctx, member.actor, meetingId))
    const [said] = await entries(meetingId, 'sitting.suspended')
    expect(told.resumesAt).toBe(said.resumes_at)
    const minutes = (Date.parse(said.resumes_at) - Date.now()) / 60_000
    expect(Math.round(minutes)).toBe(15)
    must(await move(chair, meetingId, 'sitting.resume'))
    expect(must(await loadSitting(ctx, member.actor, meetingId)).meeting.resumesAt).toBeNull()
    must(await suspend(chair, meetingId))
    expect(must(await loadSitting(ctx, member.actor, meetingId)).meeting.resumesAt).toBeNull()
    expect((await entries(meetingId, 'sitting.suspended'))[1]).not.toHaveProperty('resumes_at')
    expect(await findings(stage)).toEqual([])
  })
})
