import { and, asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHistory } from '../../../app/rules/bundle/history.ts'
import { meterAt, quorumLog } from '../../../app/rules/quorum-log.ts'
import type { MeetingId, SeatId } from '../../../app/wire/ids.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { attendance } from '../../../db/schema/meetings.ts'
import { checkAttendance } from '../../../server/cli/fsck-state.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { withdrawInterest } from '../../../server/interests/withdraw-interest.ts'
import { roomActs } from '../../../server/ledger/sitting-acts.ts'
import { loadAttendance } from '../../../server/meetings/load-attendance.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { acts, type Circulated, makeCirculated } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { move, call, enter, leave, correct, defer, takeBack } = acts(ctx)
const stranger = (await makeBody(ctx)).members[0] as Member

async function opened(roles?: Parameters<typeof makeCirculated>[1]): Promise<Circulated> {
  const stage = await makeCirculated(ctx, roles)
  must(await move(stage.chair, stage.meetingId, 'sitting.open'))
  return stage
}
const presenceOf = async (meetingId: MeetingId, seatId: SeatId) =>
  (
    await ctx.db
      .select()
      .from(attendance)
      .where(and(eq(attendance.meetingId, meetingId), eq(attendance.seatId, seatId)))
  )[0]
const corrections = async (meetingId: MeetingId) =>
  (
    await ctx.db
      .select()
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.subject, meetingId), eq(ledgerEntry.type, 'attendance.corrected')))
      .orderBy(asc(ledgerEntry.index))
  ).map(({ payload }) => JSON.parse(payload ?? '{}'))
const historyOf = async ({ bodyId, meetingId }: Circulated) => readHistory(await roomActs(ctx.db, bodyId, meetingId))
const faults = async (stage: Circulated) => checkAttendance(ctx, stage.bodyId, await historyOf(stage))

describe('correctAttendance', () => {
  test('puts a member where they are, and the entries that were wrong stay', async () => {
    const stage = await opened()
    const { member, secretary, meetingId } = stage
    must(await enter(member, meetingId))
    const came = await presenceOf(meetingId, member.seatId)
    must(await correct(member, meetingId, 'remote'))
    expect(await presenceOf(meetingId, member.seatId)).toEqual({ ...came, remote: true })
    must(await correct(secretary, meetingId, 'room', member))
    expect(await presenceOf(meetingId, member.seatId)).toEqual(came)
    expect(await corrections(meetingId)).toMatchObject([
      { seat: member.seatId, presence: 'remote', by: 'self', actor: { person: member.actor.personId } },
      { seat: member.seatId, presence: 'room', by: 'officer', actor: { person: secretary.actor.personId } },
    ])
    expect(await faults(stage)).toEqual([])
  })

  test('undoes a check-in that was none: the seat has not come, or had left when it had', async () => {
    const stage = await opened()
    const { member, secretary, meetingId } = stage
    must(await enter(secretary, meetingId, member))
    must(await correct(secretary, meetingId, 'absent', member))
    expect(await presenceOf(meetingId, member.seatId)).toBeUndefined()
    must(await enter(member, meetingId, member, true))
    must(await leave(member, meetingId))
    const gone = await presenceOf(meetingId, member.seatId)
    must(await enter(secretary, meetingId, member))
    must(await correct(secretary, meetingId, 'absent', member))
    expect(await presenceOf(meetingId, member.seatId)).toEqual(gone)
    expect(await faults(stage)).toEqual([])
  })

  test('undoes a departure: the stay goes on as if they had not left', async () => {
    const stage = await opened()
    const { member, secretary, meetingId } = stage
    must(await enter(member, meetingId))
    const came = await presenceOf(meetingId, member.seatId)
    must(await leave(secretary, meetingId, member))
    must(await correct(member, meetingId, 'room'))
    expect(await presenceOf(meetingId, member.seatId)).toEqual(came)
    expect(await faults(stage)).toEqual([])
  })

  test('is refused where there is nothing to correct, where it says the same, and where the sitting is over', async () => {
    const { chair, member, other, meetingId } = await opened()
    for (const presence of ['room', 'remote', 'absent'] as const)
      expect(await correct(member, meetingId, presence)).toMatchObject({ ok: false, code: 'not_checked_in' })
    must(await enter(member, meetingId))
    expect(await correct(member, meetingId, 'room')).toMatchObject({ ok: false, code: 'attendance_same' })
    must(await enter(other, meetingId))
    must(await leave(other, meetingId))
    expect(await correct(other, meetingId, 'absent')).toMatchObject({ ok: false, code: 'not_checked_in' })
    must(await move(chair, meetingId, 'sitting.adjourn'))
    expect(await correct(member, meetingId, 'remote')).toMatchObject({ ok: false, code: 'meeting_state' })
    expect(await corrections(meetingId)).toEqual([])
  })

  test('is no member’s for another seat, and to an outsider there is no such meeting', async () => {
    const { member, other, meetingId } = await opened()
    must(await enter(other, meetingId))
    expect(await correct(member, meetingId, 'remote', other)).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(await correct(stranger, meetingId, 'remote', other)).toEqual({ ok: false, code: 'not_found' })
    expect(await correct(member, 'none' as MeetingId, 'remote')).toEqual({ ok: false, code: 'not_found' })
  })

  test('of two who correct the same at once one does', async () => {
    const { member, secretary, meetingId } = await opened()
    must(await enter(member, meetingId))
    const results = await Promise.all([
      correct(member, meetingId, 'remote'),
      correct(secretary, meetingId, 'remote', member),
    ])
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['attendance_same', 'ok'])
    expect(await corrections(meetingId)).toHaveLength(1)
  })
})

describe('the page of attendance and quorum', () => {
  test('says who came during which item, and the quorum at each call and change', async () => {
    const { chair, secretary, member, other, meetingId, first, second, members } = await opened()
    must(await enter(chair, meetingId))
    must(await call(chair, meetingId, first))
    must(await enter(member, meetingId, member, true))
    must(await call(chair, meetingId, second))
    must(await enter(other, meetingId))
    must(
      await declareInterest(ctx, member.actor, {
        requestId: requestId(ctx),
        itemId: second,
        seatId: member.seatId,
        reason: 'A cousin',
      }),
    )
    must(await leave(other, meetingId))
    for (const who of [chair, members[4] as Member]) {
      const page = must(await loadAttendance(ctx, who.actor, meetingId))
      expect(
        page.seats.map(({ stays }) =>
          stays.map(({ fromItem, toItem, remote }) => [fromItem?.number, toItem?.number, remote]),
        ),
      ).toEqual([[[undefined, undefined, false]], [['1', undefined, true]], [['2', '2', false]]])
      expect(
        page.quorum.map(({ item, lines }) => [
          item?.number,
          lines.map(({ cause, meter }) => [cause, meter.present, meter.required, meter.met]),
        ]),
      ).toEqual([
        [
          undefined,
          [
            ['opened', 0, 2, false],
            ['came', 1, 2, false],
          ],
        ],
        [
          '1',
          [
            ['called', 1, 2, false],
            ['came', 2, 2, true],
          ],
        ],
        [
          '2',
          [
            ['called', 2, 2, true],
            ['came', 3, 2, true],
            ['recused', 2, 2, true],
            ['left', 1, 2, false],
          ],
        ],
      ])
    }
    // The recused member's item is hidden from them; the secretary reads on.
    expect(await loadAttendance(ctx, member.actor, meetingId)).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(must(await loadAttendance(ctx, secretary.actor, meetingId)).quorum).toHaveLength(3)
    expect(await loadAttendance(ctx, stranger.actor, meetingId)).toEqual({ ok: false, code: 'not_found' })
    expect(await loadAttendance(ctx, chair.actor, 'none' as MeetingId)).toEqual({ ok: false, code: 'not_found' })
  })

  test('says nothing under an item that is hidden from its reader', async () => {
    const { chair, secretary, member, meetingId, first } = await opened()
    must(
      await declareInterest(ctx, chair.actor, {
        requestId: requestId(ctx),
        itemId: first,
        seatId: chair.seatId,
        reason: 'A brother',
      }),
    )
    must(await call(secretary, meetingId, first))
    must(await enter(member, meetingId))
    const page = must(await loadAttendance(ctx, chair.actor, meetingId))
    expect(page.quorum.map(({ item }) => item)).toEqual([null])
    expect(page.seats.flatMap(({ stays }) => stays.map(({ fromItem }) => fromItem))).toEqual([null])
    expect(JSON.stringify(page)).not.toContain(first)
  })
})

test('worked out again from the ledger, the quorum is the live meter’s after any acts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(8), fc.nat(3), fc.boolean()), { minLength: 1, maxLength: 14 }),
      async (steps) => {
        const stage = await opened(['chair', 'secretary', 'member', 'member', 'member', 'auditor'])
        const { chair, secretary, meetingId, first, second, members } = stage
        const seats = [members[0], members[2], members[3], members[4]] as Member[]
        for (const [act, which, flag] of steps) {
          const seat = seats[which] as Member
          const item = flag ? first : second
          // Whatever is refused changes nothing.
          if (act === 0) await call(secretary, meetingId, item)
          else if (act === 1) await enter(secretary, meetingId, seat, flag)
          else if (act === 2) await leave(secretary, meetingId, seat)
          else if (act === 3) await correct(secretary, meetingId, flag ? 'room' : 'remote', seat)
          else if (act === 4) await correct(secretary, meetingId, 'absent', seat)
          else if (act === 5) await defer(secretary, meetingId, item)
          else if (act === 6) await takeBack(secretary, meetingId, item)
          else if (act === 7)
            await declareInterest(ctx, seat.actor, {
              requestId: requestId(ctx),
              itemId: item,
              seatId: seat.seatId,
              reason: 'Kin',
            })
          else
            await withdrawInterest(ctx, seat.actor, {
              requestId: requestId(ctx),
              itemId: item,
              seatId: seat.seatId,
              reason: 'None',
            })
          const live = must(await loadSitting(ctx, secretary.actor, meetingId))
          const history = await historyOf(stage)
          expect(meterAt(history, meetingId, live.current, Number.MAX_SAFE_INTEGER, [])).toEqual(live.quorum)
          const last = quorumLog(history, meetingId).at(-1)
          expect([last?.item, last?.meter]).toEqual([live.current, live.quorum])
          expect(await faults(stage)).toEqual([])
        }
        must(await move(chair, meetingId, 'sitting.adjourn'))
      },
    ),
    { numRuns: 12 },
  )
})
