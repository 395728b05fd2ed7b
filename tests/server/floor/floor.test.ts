import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { remainingAt, usedAt } from '../../../app/rules/speech-clock.ts'
import type { MeetingId } from '../../../app/wire/ids.ts'
import { seat } from '../../../db/schema/bodies.ts'
import { setClearance } from '../../../server/bodies/set-clearance.ts'
import { askFloor } from '../../../server/floor/ask-floor.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { enrolDevice, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { acts, makeCirculated } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'
import { type FloorStage, floorActs, makeFloor } from '../../support/floor.ts'
import { closeVoteIn, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const { move, call, enter, leave } = acts(ctx)
const { ask, give, speak, withdraw, drop, reorder, pause, resume, extend, end, undo, set, floor, record } =
  floorActs(ctx)
const stranger = (await makeBody(ctx)).members[0] as Member

const START = new Date('2026-11-24T07:30:00.000Z').getTime()
/** The ledger's clock, in seconds after the start. */
const at = (seconds: number) => ctx.fixClock(new Date(START + seconds * 1000))
const refused = (code: string) => ({ ok: false, code })
const namesIn = async (who: Member, { meetingId }: FloorStage) =>
  (await floor(who, meetingId)).queue.map(({ seatId, kind }) => [seatId, kind])

async function stageAt(seconds = 0): Promise<FloorStage> {
  ctx.fixClock(null)
  const stage = await makeFloor(ctx)
  at(1_000_000 + seconds)
  return stage
}

describe('asking for the floor', () => {
  test('for one’s own seat, in the order of asking; a point of order goes first; the ledger keeps none of it', async () => {
    const stage = await makeFloor(ctx)
    const { member, other, deputy, meetingId } = stage
    must(await ask(member, meetingId))
    must(await ask(other, meetingId))
    must(await ask(deputy, meetingId, 'point_of_order'))
    expect(await namesIn(member, stage)).toEqual([
      [deputy.seatId, 'point_of_order'],
      [member.seatId, 'speak'],
      [other.seatId, 'speak'],
    ])
    expect(await record(meetingId)).toEqual([])
  })

  test('once a seat and kind; of two presses at the same time one is taken', async () => {
    const { member, meetingId } = await makeFloor(ctx)
    const answers = await Promise.all([ask(member, meetingId), ask(member, meetingId)])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers.find(({ ok }) => !ok)).toEqual(refused('floor_already_asked'))
    must(await ask(member, meetingId, 'point_of_order'))
  })

  test('the same press sent twice is one request', async () => {
    const stage = await makeFloor(ctx)
    const { member, meetingId } = stage
    const input = { requestId: requestId(ctx), meetingId, seatId: member.seatId, kind: 'speak' as const }
    const first = must(await askFloor(ctx, member.actor, input))
    expect(must(await askFloor(ctx, member.actor, input))).toEqual(first)
    expect(await namesIn(member, stage)).toHaveLength(1)
  })

  test('an officer asks for a member who has no device; a member for nobody else', async () => {
    const stage = await makeFloor(ctx)
    const { secretary, member, other, meetingId } = stage
    expect(await ask(member, meetingId, 'speak', other)).toMatchObject(refused('not_permitted'))
    must(await ask(secretary, meetingId, 'speak', other))
    expect(await namesIn(member, stage)).toEqual([[other.seatId, 'speak']])
  })

  test('is for those who are in the room', async () => {
    const { member, auditor, meetingId } = await makeFloor(ctx)
    must(await leave(member, meetingId))
    expect(await ask(member, meetingId)).toEqual(refused('not_checked_in'))
    expect(await ask(auditor, meetingId)).toMatchObject(refused('not_permitted'))
    expect(await ask(stranger, meetingId)).toEqual(refused('not_found'))
    expect(await ask(stranger, 'none' as MeetingId)).toEqual(refused('not_found'))
  })

  test('and for a sitting in session with an item under discussion', async () => {
    const { chair, member, meetingId } = await makeFloor(ctx)
    must(await move(chair, meetingId, 'sitting.suspend'))
    expect(await ask(member, meetingId)).toMatchObject(refused('meeting_state'))
    const early = await makeFloorWithoutItem()
    expect(await ask(early.member, early.meetingId)).toEqual(refused('floor_no_item'))
  })

  test('who is recused takes no part, not by a point of order either, and loses what they had asked for', async () => {
    const stage = await makeFloor(ctx)
    const { member, secretary, meetingId } = stage
    must(await ask(member, meetingId))
    must(await recuse(stage, member))
    expect(await namesIn(secretary, stage)).toEqual([])
    for (const kind of ['speak', 'point_of_order'] as const)
      expect(await ask(member, meetingId, kind)).toEqual(refused('floor_no_part'))
    expect(await ask(secretary, meetingId, 'speak', member)).toEqual(refused('floor_no_part'))
  })

  test('from whom the item is hidden, also that there is a floor to ask for is hidden', async () => {
    const stage = await makeFloor(ctx, 'item')
    const { chair, member, other, meetingId } = stage
    must(await recuse(stage, member))
    await speak(other, meetingId, chair)
    expect(await ask(member, meetingId)).toEqual(refused('floor_no_item'))
    const seen = await floor(member, meetingId)
    expect([seen.speaker, seen.queue, seen.spoken, seen.asking]).toEqual([null, [], [], []])
    expect((await floor(chair, meetingId)).speaker?.seatId).toBe(other.seatId)
  })

  test('a closed list takes replies and points of order, and is open again for the next item', async () => {
    const { chair, member, other, meetingId, second } = await makeFloor(ctx)
    must(await set(chair, meetingId, { listClosed: true }))
    expect(await ask(member, meetingId)).toEqual(refused('floor_list_closed'))
    expect(await ask(member, meetingId, 'right_of_reply')).toEqual(refused('floor_nothing_to_reply'))
    must(await ask(member, meetingId, 'point_of_order'))
    must(await call(chair, meetingId, second))
    await speak(other, meetingId, chair)
    must(await ask(member, meetingId, 'right_of_reply'))
    must(await ask(member, meetingId))
  })

  test('while a vote is open only a point of order is taken, and nobody goes on speaking', async () => {
    const stage = await makeFloor(ctx)
    const { chair, member, other, deputy, meetingId, second } = stage
    must(await call(chair, meetingId, second))
    for (const who of [chair, member, other, deputy]) await enrolDevice(ctx, who.actor)
    const waiting = must(await ask(deputy, meetingId)).askId
    await speak(member, meetingId, chair)
    const voting = { ...stage, itemId: second } as unknown as Sitting
    const voteId = await openVoteIn(ctx, voting)
    expect((await record(meetingId)).at(-1)).toMatchObject({ type: 'floor.ended', cause: 'vote' })
    expect(await ask(other, meetingId)).toEqual(refused('floor_voting'))
    expect(await give(chair, meetingId, waiting)).toEqual(refused('floor_voting'))
    await speak(other, meetingId, chair, 'point_of_order')
    await closeVoteIn(ctx, voting, voteId)
    must(await end(chair, meetingId, (await floor(chair, meetingId)).speaker?.speechId as never))
    must(await give(chair, meetingId, waiting))
  })

  test('what one may ask for is told with the reason why not', async () => {
    const { chair, member, other, meetingId } = await makeFloor(ctx)
    const kindsOf = async (who: Member) => (await floor(who, meetingId)).asking[0]?.kinds
    expect(await kindsOf(member)).toEqual({
      speak: null,
      point_of_order: null,
      right_of_reply: 'floor_nothing_to_reply',
    })
    await speak(other, meetingId, chair)
    expect(await kindsOf(other)).toMatchObject({
      speak: 'floor_already_asked',
      right_of_reply: 'floor_nothing_to_reply',
    })
    expect(await kindsOf(member)).toMatchObject({ right_of_reply: null })
  })
})

describe('the list', () => {
  test('a request is withdrawn by its own member, and dropped by an officer', async () => {
    const stage = await makeFloor(ctx)
    const { chair, member, other, meetingId } = stage
    const mine = must(await ask(member, meetingId)).askId
    expect(await withdraw(other, meetingId, mine)).toEqual(refused('not_found'))
    expect(await drop(other, meetingId, mine)).toMatchObject(refused('not_permitted'))
    must(await withdraw(member, meetingId, mine))
    expect(await withdraw(member, meetingId, mine)).toEqual(refused('floor_not_waiting'))
    const again = must(await ask(member, meetingId)).askId
    must(await drop(chair, meetingId, again))
    expect(await give(chair, meetingId, again)).toEqual(refused('floor_not_waiting'))
    expect(await drop(chair, meetingId, 'none' as never)).toEqual(refused('not_found'))
    expect(await namesIn(chair, stage)).toEqual([])
  })

  test('an officer moves a request; later ones come behind', async () => {
    const stage = await makeFloor(ctx)
    const { chair, member, other, deputy, adviser, meetingId } = stage
    const [, , third] = [
      must(await ask(member, meetingId)),
      must(await ask(other, meetingId)),
      must(await ask(deputy, meetingId)),
    ]
    expect(await reorder(member, meetingId, third.askId, 'up')).toMatchObject(refused('not_permitted'))
    must(await reorder(chair, meetingId, third.askId, 'up'))
    must(await ask(adviser, meetingId))
    const seats = async () => (await floor(chair, meetingId)).queue.map(({ seatId }) => seatId)
    expect(await seats()).toEqual([member, deputy, other, adviser].map(({ seatId }) => seatId))
    must(await reorder(chair, meetingId, third.askId, 'first'))
    must(await reorder(chair, meetingId, third.askId, 'first'))
    expect(await seats()).toEqual([deputy, member, other, adviser].map(({ seatId }) => seatId))
    must(await give(chair, meetingId, third.askId))
    expect(await reorder(chair, meetingId, third.askId, 'up')).toEqual(refused('floor_not_waiting'))
  })

  test('waits on its item: another item begins with an empty list, and the first finds its own again', async () => {
    const stage = await makeFloor(ctx)
    const { chair, member, meetingId, first, second } = stage
    const { askId } = must(await ask(member, meetingId))
    must(await call(chair, meetingId, second))
    expect(await namesIn(chair, stage)).toEqual([])
    expect(await give(chair, meetingId, askId)).toEqual(refused('not_found'))
    must(await ask(member, meetingId))
    must(await call(chair, meetingId, first))
    expect((await floor(chair, meetingId)).queue.map((one) => one.askId)).toEqual([askId])
  })

  test('whoever leaves the sitting is off it', async () => {
    const stage = await makeFloor(ctx)
    const { chair, member, meetingId } = stage
    must(await ask(member, meetingId))
    must(await leave(member, meetingId))
    must(await enter(member, meetingId))
    expect(await namesIn(chair, stage)).toEqual([])
  })
})

describe('turns by bloc', () => {
  test('are shared by the seats of the blocs, and a bloc that was heard waits for the others', async () => {
    const { chair, member, other, deputy, meetingId } = await makeFloor(ctx)
    for (const [who, bloc] of [
      [chair, 'rest'],
      [member, 'north'],
      [other, 'north'],
      [deputy, 'south'],
    ] as const)
      await ctx.db.update(seat).set({ bloc }).where(eq(seat.id, who.seatId))
    must(await set(chair, meetingId, { order: 'bloc' }))
    for (const who of [member, other, deputy]) must(await ask(who, meetingId))
    const seats = async () => (await floor(chair, meetingId)).queue.map(({ seatId }) => seatId)
    expect(await seats()).toEqual([member, deputy, other].map(({ seatId }) => seatId))
    await give(chair, meetingId, (await floor(chair, meetingId)).queue[0]?.askId as never)
    expect(await seats()).toEqual([deputy, other].map(({ seatId }) => seatId))
    // Taken up again after a mistake, it is the same turn.
    const { askId } = (await floor(chair, meetingId)).queue[1] as never
    const mistaken = must(await give(chair, meetingId, askId))
    must(await undo(chair, meetingId, mistaken.speechId))
    expect(await seats()).toEqual([deputy, other].map(({ seatId }) => seatId))
    must(await set(chair, meetingId, { order: 'request' }))
    expect(await seats()).toEqual([other, deputy].map(({ seatId }) => seatId))
  })
})

describe('the floor', () => {
  test('is given by an officer: a clock of the set length, and an entry of the ledger at the beginning and the end', async () => {
    const { chair, secretary, member, meetingId, first } = await stageAt()
    must(await set(chair, meetingId, { seconds: { speak: 180, point_of_order: 60, right_of_reply: 120 } }))
    const { askId } = must(await ask(member, meetingId))
    expect(await give(member, meetingId, askId)).toMatchObject(refused('not_permitted'))
    const { speechId } = must(await give(secretary, meetingId, askId))
    at(1_000_045)
    const { speaker } = await floor(member, meetingId)
    expect(speaker).toMatchObject({ seatId: member.seatId, kind: 'speak', name: member.actor.name, speechId })
    expect(remainingAt(speaker?.clock as never, ctx.clock().getTime())).toBe(135_000)
    expect(must(await end(member, meetingId, speechId))).toEqual({ seconds: 45 })
    const about = { meeting: meetingId, item: first, speech: speechId, seat: member.seatId, kind: 'speak' }
    expect(await record(meetingId)).toMatchObject([
      { type: 'floor.given', ...about, allowance: '180', itemId: first },
      { type: 'floor.ended', ...about, seconds: '45', by: 'self', cause: 'finished', itemId: first },
    ])
    expect((await floor(member, meetingId)).spoken).toEqual([{ seatId: member.seatId, bloc: null, ms: 45_000 }])
  })

  test('pauses, goes on and is extended; only what was spoken counts', async () => {
    const { chair, member, other, meetingId } = await stageAt()
    must(await set(chair, meetingId))
    const speechId = await speak(member, meetingId, chair)
    at(1_000_030)
    must(await pause(chair, meetingId, speechId))
    at(1_000_090)
    must(await pause(chair, meetingId, speechId))
    must(await extend(chair, meetingId, speechId))
    const paused = (await floor(other, meetingId)).speaker?.clock as never
    expect([usedAt(paused, ctx.clock().getTime()), remainingAt(paused, ctx.clock().getTime())]).toEqual([
      30_000, 210_000,
    ])
    at(1_000_100)
    must(await resume(chair, meetingId, speechId))
    must(await resume(chair, meetingId, speechId))
    at(1_000_110)
    for (const act of [pause, resume, extend])
      expect(await act(member, meetingId, speechId)).toMatchObject(refused('not_permitted'))
    expect(await end(other, meetingId, speechId)).toMatchObject(refused('not_permitted'))
    must(await end(chair, meetingId, speechId))
    expect((await record(meetingId)).at(-1)).toMatchObject({ seconds: '40', by: 'officer' })
    for (const act of [pause, resume, extend, end, undo])
      expect(await act(chair, meetingId, speechId)).toEqual(refused('floor_not_speaking'))
    for (const act of [pause, end]) expect(await act(chair, meetingId, 'none' as never)).toEqual(refused('not_found'))
  })

  test('giving it to the next ends the speech before', async () => {
    const { chair, member, other, meetingId } = await stageAt()
    await speak(member, meetingId, chair)
    at(1_000_020)
    await speak(other, meetingId, chair)
    expect((await record(meetingId)).map(({ type, seat, cause }) => [type, seat, cause])).toEqual([
      ['floor.given', member.seatId, undefined],
      ['floor.ended', member.seatId, 'next'],
      ['floor.given', other.seatId, undefined],
    ])
  })

  test('a point of order interrupts: the speech stands meanwhile, comes back with its clock standing, and goes on', async () => {
    const { chair, member, other, deputy, meetingId } = await stageAt()
    must(await set(chair, meetingId))
    const speech = await speak(member, meetingId, chair)
    at(1_000_010)
    const order = await speak(other, meetingId, chair, 'point_of_order')
    const waiting = must(await ask(deputy, meetingId)).askId
    at(1_000_040)
    const during = await floor(member, meetingId)
    expect([during.speaker?.speechId, during.interrupted.map(({ speechId }) => speechId)]).toEqual([order, [speech]])
    expect(await give(chair, meetingId, waiting)).toEqual(refused('floor_interrupted'))
    expect(await pause(chair, meetingId, speech)).toEqual(refused('floor_not_speaking'))
    must(await end(chair, meetingId, order))
    at(1_000_060)
    const back = (await floor(member, meetingId)).speaker
    expect(back?.speechId).toBe(speech)
    expect(usedAt(back?.clock as never, ctx.clock().getTime())).toBe(10_000)
    must(await resume(chair, meetingId, speech))
    at(1_000_065)
    must(await end(member, meetingId, speech))
    expect((await record(meetingId)).map(({ type, kind, seconds }) => [type, kind, seconds])).toEqual([
      ['floor.given', 'speak', undefined],
      ['floor.given', 'point_of_order', undefined],
      ['floor.ended', 'point_of_order', '30'],
      ['floor.ended', 'speak', '15'],
    ])
  })

  test('a second point of order ends the first, and the speech behind both still comes back', async () => {
    const { chair, member, other, deputy, meetingId } = await makeFloor(ctx)
    const speech = await speak(member, meetingId, chair)
    await speak(other, meetingId, chair, 'point_of_order')
    const second = await speak(deputy, meetingId, chair, 'point_of_order')
    must(await end(deputy, meetingId, second))
    expect((await floor(chair, meetingId)).speaker?.speechId).toBe(speech)
  })

  test('given by mistake it is taken back within seconds: the request waits again, and whoever lost the floor speaks on', async () => {
    const stage = await stageAt()
    const { chair, member, other, meetingId } = stage
    must(await set(chair, meetingId))
    await speak(member, meetingId, chair)
    const { askId } = must(await ask(other, meetingId))
    at(1_000_050)
    const { speechId } = must(await give(chair, meetingId, askId))
    at(1_000_055)
    expect(await undo(other, meetingId, speechId)).toMatchObject(refused('not_permitted'))
    must(await undo(chair, meetingId, speechId))
    const now = await floor(chair, meetingId)
    expect(now.queue.map((one) => one.askId)).toEqual([askId])
    expect(now.speaker?.seatId).toBe(member.seatId)
    expect(remainingAt(now.speaker?.clock as never, ctx.clock().getTime())).toBe(130_000)
    expect(
      (await record(meetingId)).map(({ type, seat, cause, seconds, continues }) => [
        type,
        seat,
        cause,
        seconds,
        continues !== undefined,
      ]),
    ).toEqual([
      ['floor.given', member.seatId, undefined, undefined, false],
      ['floor.ended', member.seatId, 'next', '50', false],
      ['floor.given', other.seatId, undefined, undefined, false],
      ['floor.ended', other.seatId, 'mistake', '5', false],
      ['floor.given', member.seatId, undefined, undefined, true],
    ])
    must(await give(chair, meetingId, askId))
  })

  test('a mistaken point of order costs the interrupted speech nothing but the seconds it stood', async () => {
    const { chair, member, other, meetingId } = await stageAt()
    const speech = await speak(member, meetingId, chair)
    at(1_000_010)
    const order = await speak(other, meetingId, chair, 'point_of_order')
    at(1_000_013)
    must(await undo(chair, meetingId, order))
    at(1_000_020)
    const { speaker } = await floor(chair, meetingId)
    expect(speaker?.speechId).toBe(speech)
    expect(usedAt(speaker?.clock as never, ctx.clock().getTime())).toBe(17_000)
  })

  test('later it is not taken back but ended', async () => {
    const { chair, member, meetingId } = await stageAt()
    const speechId = await speak(member, meetingId, chair)
    at(1_000_014)
    expect(await undo(chair, meetingId, speechId)).toEqual(refused('floor_undo_late'))
  })

  test('is lost by whoever may see less from now on than the item; what they asked for on it goes with it', async () => {
    const stage = await makeFloor(ctx)
    const { chair, member, other, bodyId, meetingId } = stage
    await speak(member, meetingId, chair)
    must(await ask(member, meetingId, 'point_of_order'))
    must(await ask(other, meetingId))
    const { seatId } = member
    must(await setClearance(ctx, chair.actor, { requestId: requestId(ctx), bodyId, seatId, clearance: 'public' }))
    expect((await record(meetingId)).flatMap(({ cause, by }) => (cause ? [[cause, by]] : []))).toEqual([
      ['recused', 'officer'],
    ])
    expect((await floor(chair, meetingId)).speaker).toBeNull()
    expect(await namesIn(chair, stage)).toEqual([[other.seatId, 'speak']])
  })

  test('is lost by whoever leaves, by whoever is recused, with another item and with the sitting', async () => {
    const stage = await makeFloor(ctx)
    const { chair, secretary, member, other, deputy, meetingId, second } = stage
    const causes = async () => (await record(meetingId)).flatMap(({ cause, by }) => (cause ? [[cause, by]] : []))
    await speak(member, meetingId, chair)
    must(await leave(secretary, meetingId, member))
    await speak(other, meetingId, chair)
    must(await recuse(stage, other))
    const interrupted = await speak(deputy, meetingId, chair)
    await speak(chair, meetingId, chair, 'point_of_order')
    must(await call(chair, meetingId, second))
    await speak(deputy, meetingId, chair)
    must(await move(chair, meetingId, 'sitting.adjourn'))
    expect(await causes()).toEqual([
      ['left', 'officer'],
      ['recused', 'self'],
      ['item', 'officer'],
      ['item', 'officer'],
      ['sitting', 'officer'],
    ])
    expect(await end(chair, meetingId, interrupted)).toMatchObject(refused('meeting_state'))
    const after = await floor(chair, meetingId)
    expect([after.speaker, after.queue]).toEqual([null, []])
  })

  test('stands while the sitting is suspended', async () => {
    const { chair, member, meetingId } = await stageAt()
    const speechId = await speak(member, meetingId, chair)
    at(1_000_010)
    must(await move(chair, meetingId, 'sitting.suspend'))
    at(1_000_400)
    expect(await resume(chair, meetingId, speechId)).toMatchObject(refused('meeting_state'))
    must(await move(chair, meetingId, 'sitting.resume'))
    must(await resume(chair, meetingId, speechId))
    must(await end(chair, meetingId, speechId))
    expect((await record(meetingId)).at(-1)).toMatchObject({ seconds: '10' })
  })

  test('of two officers who give it at once each gives it once, and one speaks', async () => {
    const { chair, secretary, member, other, meetingId } = await makeFloor(ctx)
    const [a, b] = [must(await ask(member, meetingId)), must(await ask(other, meetingId))]
    const answers = await Promise.all([
      give(chair, meetingId, a.askId),
      give(secretary, meetingId, b.askId),
      give(chair, meetingId, b.askId),
      give(secretary, meetingId, a.askId),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    for (const answer of answers) if (!answer.ok) expect(answer).toEqual(refused('floor_not_waiting'))
    const kept = await record(meetingId)
    expect(kept.filter(({ type }) => type === 'floor.given')).toHaveLength(2)
    expect(kept.filter(({ type }) => type === 'floor.ended')).toHaveLength(1)
    expect((await floor(chair, meetingId)).speaker).not.toBeNull()
  })

  test('of the speaker who has finished and the officer who ends it, one does', async () => {
    const { chair, member, meetingId } = await makeFloor(ctx)
    const speechId = await speak(member, meetingId, chair)
    const answers = await Promise.all([end(member, meetingId, speechId), end(chair, meetingId, speechId)])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers.find(({ ok }) => !ok)).toEqual(refused('floor_not_speaking'))
    expect(await record(meetingId)).toHaveLength(2)
  })

  test('what is set is an officer’s', async () => {
    const { member, meetingId } = await makeFloor(ctx)
    expect(await set(member, meetingId)).toMatchObject(refused('not_permitted'))
    expect((await floor(member, meetingId)).settings).toMatchObject({ order: 'request', listClosed: false })
  })
})

const recuse = ({ first }: FloorStage, { actor, seatId }: Member) =>
  declareInterest(ctx, actor, { requestId: requestId(ctx), itemId: first, seatId, reason: 'A cousin bids' })

async function makeFloorWithoutItem() {
  const stage = await makeCirculated(ctx)
  must(await move(stage.chair, stage.meetingId, 'sitting.open'))
  must(await enter(stage.member, stage.meetingId))
  return stage
}
