import { describe, expect, test } from 'vitest'
import type { Mark } from '../../../app/rules/consent.ts'
import type { ItemId } from '../../../app/wire/ids.ts'
import { openVote } from '../../../server/ballots/open-vote.ts'
import { setAccessPolicy } from '../../../server/bodies/set-access-policy.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { checkIn } from '../../../server/meetings/check-in.ts'
import { leave } from '../../../server/meetings/leave.ts'
import { loadConsole } from '../../../server/meetings/load-console.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { adoptConsent } from '../../../server/positions/adopt-consent.ts'
import { announceConsent } from '../../../server/positions/announce-consent.ts'
import { contestItem } from '../../../server/positions/contest-item.ts'
import { loadPositions } from '../../../server/positions/load-positions.ts'
import { markItems } from '../../../server/positions/mark-items.ts'
import { reopenConsent } from '../../../server/positions/reopen-consent.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { DECISION } from '../../support/sitting.ts'
import { verifiesClean } from '../../support/verifies-clean.ts'

const ctx = await testContext()
const START = new Date('2027-02-01T07:00:00.000Z')

/** Published and not yet open: three consent items, of which the last has no decision text, and one to discuss. */
async function makeStage(conflictHides: 'item' | 'nothing' = 'item') {
  ctx.fixClock(null)
  const roles = ['chair', 'secretary', 'member', 'member', 'auditor'] as const
  const { bodyId, members } = await makeBody(ctx, [...roles], { confirmation: 'none', conflictHides })
  const [chair, secretary, member, other, auditor] = members as [Member, Member, Member, Member, Member]
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const consent = (title: string, minutes: number, decided = true) =>
    makeItem(ctx, secretary.actor, meetingId, title, {
      type: 'consent',
      minutes,
      ...(decided && { decision: DECISION }),
    })
  const [first, second] = [await consent('Minutes of the last sitting', 5), await consent('A treaty', 15)]
  const bare = await consent('Without a text', 5, false)
  const talk = await makeItem(ctx, secretary.actor, meetingId, 'Talk', { type: 'decision', decision: DECISION })
  must(await publish(ctx, secretary.actor, meetingId))
  return { bodyId, meetingId, chair, secretary, member, other, auditor, first, second, bare, talk }
}
type Stage = Awaited<ReturnType<typeof makeStage>>

const mark = ({ meetingId }: Stage, who: Member, items: ItemId[], said: Mark | null, seat: Member = who) =>
  markItems(ctx, who.actor, {
    requestId: requestId(ctx),
    meetingId,
    seatId: seat.seatId,
    marks: items.map((itemId) => ({ itemId, mark: said })),
  })
const move = ({ meetingId, chair }: Stage, act: 'sitting.open' | 'sitting.suspend' | 'sitting.adjourn') =>
  moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act })
const enter = ({ meetingId }: Stage, who: Member) =>
  checkIn(ctx, who.actor, { requestId: requestId(ctx), meetingId, seatId: who.seatId, remote: false })
const contest = ({ meetingId }: Stage, who: Member, itemId: ItemId, seat: Member = who) =>
  contestItem(ctx, who.actor, { requestId: requestId(ctx), meetingId, itemId, seatId: seat.seatId })
const announce = ({ meetingId }: Stage, who: Member) =>
  announceConsent(ctx, who.actor, { requestId: requestId(ctx), meetingId, seconds: 30 })
const adopt = ({ meetingId }: Stage, who: Member, items: ItemId[]) =>
  adoptConsent(ctx, who.actor, { requestId: requestId(ctx), meetingId, items })
const consentOf = async ({ meetingId, chair }: Stage) => must(await loadSitting(ctx, chair.actor, meetingId)).consent

/** In session with everybody there; the clock stands. */
async function opened(before: (stage: Stage) => Promise<unknown> = async () => undefined) {
  const stage = await makeStage()
  await before(stage)
  must(await move(stage, 'sitting.open'))
  for (const one of [stage.chair, stage.member, stage.other]) must(await enter(stage, one))
  return stage
}
/** From a moment long after what was entered before. */
function wait(seconds: number): void {
  ctx.fixClock(new Date(START.getTime() + seconds * 1000))
}

describe('what is said of items beforehand', () => {
  test('is said of many by one press, changed, taken back, and shown to officers alone', async () => {
    const stage = await makeStage()
    must(await mark(stage, stage.member, [stage.first, stage.second], 'agree'))
    must(await mark(stage, stage.member, [stage.second], 'speak'))
    must(await mark(stage, stage.other, [stage.first], 'object'))
    const page = must(await loadPositions(ctx, stage.member.actor, stage.meetingId))
    expect(page.items.map(({ mine, contested, said }) => [mine, contested, said.length])).toEqual([
      ['agree', true, 0],
      ['speak', true, 0],
      [null, false, 0],
      [null, false, 0],
    ])
    const officers = must(await loadPositions(ctx, stage.secretary.actor, stage.meetingId))
    expect(officers.items[0]?.said.map(({ mark: said }) => said)).toEqual(['agree', 'object'])
    const { bodyId, member } = stage
    const shared = { requestId: requestId(ctx), bodyId, readingRecorded: true, recordDays: null, positionsShared: true }
    must(await setAccessPolicy(ctx, stage.chair.actor, shared))
    expect(must(await loadPositions(ctx, member.actor, stage.meetingId)).items[0]?.said).toHaveLength(2)
    must(await mark(stage, stage.other, [stage.first], null))
    expect(must(await loadPositions(ctx, stage.member.actor, stage.meetingId)).items[0]?.contested).toBe(false)
  })

  test('is refused without a vote, for another’s seat, from elsewhere, for what is no item of it, and once it is open', async () => {
    const stage = await makeStage()
    const { secretary, member, other, auditor, first } = stage
    expect(await mark(stage, secretary, [first], 'agree')).toMatchObject({ code: 'not_a_voting_seat' })
    expect(await mark(stage, member, [first], 'agree', other)).toMatchObject({ code: 'not_permitted' })
    expect(await mark(stage, auditor, [first], 'agree')).toMatchObject({ code: 'not_permitted' })
    const elsewhere = await makeStage()
    expect(await mark(stage, elsewhere.member, [first], 'agree')).toMatchObject({ code: 'not_found' })
    expect(await mark(stage, member, [elsewhere.first], 'agree')).toMatchObject({ code: 'not_found' })
    must(await move(stage, 'sitting.open'))
    expect(await mark(stage, member, [first], 'agree')).toMatchObject({ code: 'meeting_state' })
    expect(await loadPositions(ctx, auditor.actor, stage.meetingId)).toMatchObject({ code: 'not_permitted' })
  })

  test('is refused of an item from which the seat is recused', async () => {
    for (const [hides, code] of [
      ['nothing', 'position_recused'],
      ['item', 'not_found'],
    ] as const) {
      const stage = await makeStage(hides)
      const { member, first } = stage
      const interest = { requestId: requestId(ctx), itemId: first, seatId: member.seatId, reason: 'A cousin' }
      must(await declareInterest(ctx, member.actor, interest))
      expect(await mark(stage, member, [first], 'object')).toMatchObject({ code })
    }
  })

  test('takes an item out as the sitting opens, and is offered to the chair as a wish to speak', async () => {
    const stage = await opened(async (one) => {
      must(await mark(one, one.member, [one.second], 'speak'))
      must(await mark(one, one.other, [one.first], 'agree'))
      must(await mark(one, one.other, [one.talk], 'speak'))
    })
    const consent = await consentOf(stage)
    expect(consent?.items.map(({ against }) => against)).toEqual([null, 'consent_contested', 'consent_no_text'])
    expect(consent?.items[1]?.contestedBy).toEqual([stage.member.seatId])
    const { meetingId, chair, talk } = stage
    must(await callItem(ctx, chair.actor, { requestId: requestId(ctx), meetingId, itemId: talk }))
    expect(must(await loadConsole(ctx, chair.actor, meetingId)).wishes).toEqual([stage.other.seatId])
    await verifiesClean(ctx, stage.bodyId)
  })
})

describe('consent items', () => {
  test('are announced and adopted in one act: each decision stands without a vote, and the minutes saved are the plan’s', async () => {
    const stage = await opened()
    const { chair, first, second, meetingId } = stage
    wait(0)
    expect(must(await announce(stage, chair)).items).toEqual([first, second])
    wait(31)
    must(await adopt(stage, chair, [second, first]))
    const consent = await consentOf(stage)
    expect(consent?.items.map(({ adoptedAt, minutes }) => [adoptedAt !== null, minutes])).toEqual([
      [true, 5],
      [true, 15],
      [false, 5],
    ])
    expect(consent?.call).toBeNull()
    const sitting = must(await loadSitting(ctx, chair.actor, meetingId))
    expect(sitting.items.map(({ state }) => state)).toEqual(['done', 'done', 'rest', 'rest'])
    await verifiesClean(ctx, stage.bodyId)
    const vote = { requestId: requestId(ctx), meetingId, itemId: first, rule: 'simple_majority', seconds: 60 }
    expect(await openVote(ctx, chair.actor, { ...vote, base: null, abstain: null, live: null })).toMatchObject({
      code: 'consent_adopted',
    })
    expect(await adopt(stage, chair, [first])).toMatchObject({ code: 'consent_not_announced' })
    expect(await announce(stage, chair)).toMatchObject({ code: 'consent_nothing' })
    expect(await contest(stage, stage.member, first)).toMatchObject({ code: 'consent_adopted' })
  })

  test('are not adopted before the moment is over, nor unseen when one was taken out meanwhile', async () => {
    const stage = await opened()
    const { chair, member, first, second } = stage
    wait(0)
    expect(await adopt(stage, chair, [first, second])).toMatchObject({ code: 'consent_not_announced' })
    must(await announce(stage, chair))
    wait(29)
    expect(await adopt(stage, chair, [first, second])).toMatchObject({ code: 'consent_moment' })
    must(await contest(stage, member, second))
    expect(await contest(stage, member, second)).toMatchObject({ code: 'consent_contested' })
    wait(31)
    expect(await adopt(stage, chair, [first, second])).toMatchObject({ code: 'consent_changed' })
    must(await adopt(stage, chair, [first]))
    await verifiesClean(ctx, stage.bodyId)
  })

  test('are adopted by whoever presides alone, in session, and with a quorum for each', async () => {
    const stage = await opened()
    const { chair, secretary, member, other, first, second, meetingId } = stage
    wait(0)
    for (const one of [secretary, member]) expect(await announce(stage, one)).toMatchObject({ code: 'not_permitted' })
    expect(await announce(stage, (await makeStage()).chair)).toMatchObject({ code: 'not_found' })
    wait(0)
    must(await announce(stage, chair))
    wait(31)
    expect(await adopt(stage, member, [first, second])).toMatchObject({ code: 'not_permitted' })
    for (const one of [member, other])
      must(await leave(ctx, one.actor, { requestId: requestId(ctx), meetingId, seatId: one.seatId }))
    expect(await adopt(stage, chair, [first, second])).toMatchObject({ code: 'consent_no_quorum' })
    expect(await announce(stage, chair)).toMatchObject({ code: 'consent_no_quorum' })
    must(await move(stage, 'sitting.suspend'))
    expect(await announce(stage, chair)).toMatchObject({ code: 'meeting_state' })
    expect(await adopt(stage, chair, [first, second])).toMatchObject({ code: 'meeting_state' })
  })

  test('lack a quorum where recusals leave too few for one of them', async () => {
    const stage = await opened(async ({ member, other, second }) => {
      for (const one of [member, other]) {
        const interest = { requestId: requestId(ctx), itemId: second, seatId: one.seatId, reason: 'A cousin' }
        must(await declareInterest(ctx, one.actor, interest))
      }
    })
    wait(0)
    expect(await announce(stage, stage.chair)).toMatchObject({ code: 'consent_no_quorum', params: { number: '2' } })
  })

  test('are taken out by members who are there and vote, and by nobody else', async () => {
    const stage = await opened()
    const { secretary, member, other, first, talk, meetingId } = stage
    expect(await contest(stage, secretary, first)).toMatchObject({ code: 'not_a_voting_seat' })
    expect(await contest(stage, member, first, other)).toMatchObject({ code: 'not_permitted' })
    expect(await contest(stage, member, talk)).toMatchObject({ code: 'consent_not_a' })
    expect(await contest(stage, (await makeStage()).member, first)).toMatchObject({ code: 'not_found' })
    must(await leave(ctx, member.actor, { requestId: requestId(ctx), meetingId, seatId: member.seatId }))
    expect(await contest(stage, member, first)).toMatchObject({ code: 'not_checked_in' })
  })
})

describe('an adoption that is taken back', () => {
  const reopen = ({ meetingId, member }: Stage, who: Member, itemId: ItemId, seat: Member = member) =>
    reopenConsent(ctx, who.actor, { requestId: requestId(ctx), meetingId, itemId, seatId: seat.seatId })
  const adopted = async () => {
    const stage = await opened()
    wait(0)
    must(await announce(stage, stage.chair))
    wait(60)
    must(await adopt(stage, stage.chair, [stage.first, stage.second]))
    return stage
  }

  test('is discussed and voted on like any other, and is not adopted again; the others stand', async () => {
    const stage = await adopted()
    const { chair, first, second, meetingId } = stage
    must(await reopen(stage, chair, first))
    const items = (await consentOf(stage))?.items
    expect(items?.map(({ itemId, adoptedAt, against }) => [itemId, adoptedAt !== null, against]).slice(0, 2)).toEqual([
      [first, false, 'consent_contested'],
      [second, true, 'consent_adopted'],
    ])
    expect(await announce(stage, chair)).toMatchObject({ code: 'consent_nothing' })
    must(await callItem(ctx, chair.actor, { requestId: requestId(ctx), meetingId, itemId: first }))
    const vote = {
      requestId: requestId(ctx),
      meetingId,
      rule: 'simple_majority',
      base: null,
      abstain: null,
      live: null,
      seconds: 60,
    }
    must(await openVote(ctx, chair.actor, { ...vote, itemId: first }))
    expect(await reopen(stage, chair, second)).toMatchObject({ code: 'vote_still_open' })
    await verifiesClean(ctx, stage.bodyId)
  })

  test('is refused of what is not adopted, to who does not preside, for who is not there, and after the sitting', async () => {
    const stage = await adopted()
    const { chair, secretary, member, other, auditor, first, talk } = stage
    expect(await reopen(stage, chair, talk)).toMatchObject({ code: 'consent_not_adopted' })
    expect(await reopen(stage, chair, first, secretary)).toMatchObject({ code: 'not_a_voting_seat' })
    for (const who of [secretary, member, auditor])
      expect(await reopen(stage, who, first)).toMatchObject({ code: 'not_permitted' })
    must(await leave(ctx, other.actor, { requestId: requestId(ctx), meetingId: stage.meetingId, seatId: other.seatId }))
    expect(await reopen(stage, chair, first, other)).toMatchObject({ code: 'not_checked_in' })
    must(await move(stage, 'sitting.suspend'))
    expect(await reopen(stage, chair, first)).toMatchObject({ code: 'meeting_state' })
    must(await move(stage, 'sitting.adjourn'))
    expect(await reopen(stage, chair, first)).toMatchObject({ code: 'meeting_state' })
    await verifiesClean(ctx, stage.bodyId)
  })
})
