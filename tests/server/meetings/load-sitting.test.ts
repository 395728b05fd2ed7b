import { describe, expect, test } from 'vitest'
import type { MeetingId } from '../../../app/wire/ids.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { loadConsole } from '../../../server/meetings/load-console.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { makeMeeting } from '../../support/agenda.ts'
import { castAs, enrolDevice, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { acts, makeCirculated } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, DECISION, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const { move, call, enter, leave } = acts(ctx)
const ROLES = ['chair', 'secretary', 'member', 'member', 'auditor', 'member', 'adviser'] as const

const stageOf = (conflictHides: 'item' | 'papers' = 'item') => makeCirculated(ctx, [...ROLES], conflictHides)
const load = async (who: Member, meetingId: MeetingId) => must(await loadSitting(ctx, who.actor, meetingId))
const recuse = async ({ actor, seatId }: Member, itemId: Sitting['itemId']) =>
  must(await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId, reason: 'My brother bids' }))

describe('loadSitting', () => {
  test('before the opening: who sits, what is on the agenda, and that nothing may be done yet but by the chair', async () => {
    const { chair, member, meetingId } = await stageOf()
    const page = await load(member, meetingId)
    expect(page.meeting).toMatchObject({ state: 'circulated', openedAt: null, calledAt: null })
    expect(page.items.map(({ number, state }) => [number, state])).toEqual([
      ['1', 'rest'],
      ['2', 'rest'],
    ])
    expect(page.seats.map((seat) => seat.role)).toEqual(['chair', 'secretary', 'member', 'member', 'member', 'adviser'])
    expect(page.mine.map((seat) => seat.seatId)).toEqual([member.seatId])
    expect(Object.values(page.may)).not.toContain(true)
    expect((await load(chair, meetingId)).may).toMatchObject({ open: true, console: true, suspend: false, call: false })
  })

  test('counts the quorum of what is under discussion, and takes the recused out of it', async () => {
    const { chair, secretary, member, other, members, meetingId, second } = await stageOf()
    const third = members[5] as Member
    must(await move(chair, meetingId, 'sitting.open'))
    for (const who of [chair, member]) must(await enter(who, meetingId))
    must(await enter(other, meetingId, other, true))
    must(await enter(secretary, meetingId))
    expect((await load(chair, meetingId)).quorum).toEqual({
      members: 4,
      here: 3,
      recused: 0,
      present: 3,
      remote: 1,
      required: 3,
      met: true,
      adjourned: false,
    })
    await recuse(other, second)
    expect((await load(chair, meetingId)).quorum).toMatchObject({ present: 3, met: true })
    must(await call(chair, meetingId, second))
    expect((await load(chair, meetingId)).quorum).toMatchObject({
      here: 3,
      recused: 1,
      present: 2,
      remote: 0,
      met: false,
    })
    must(await enter(third, meetingId))
    must(await leave(member, meetingId))
    const { seats } = await load(chair, meetingId)
    const presence = (who: Member) => seats.find((seat) => seat.seatId === who.seatId)
    expect(presence(chair)).toMatchObject({ presence: 'present', left: false })
    expect(presence(member)).toMatchObject({ presence: 'away', left: true })
    expect(presence(other)).toMatchObject({ presence: 'recused', here: true })
    expect(presence(members[6] as Member)).toMatchObject({ presence: 'away', left: false, since: null })
  })

  test('whom an item is hidden from is told of no current item, no recusal and no vote', async () => {
    const stage = await stageOf()
    const { chair, member, other, meetingId, second } = stage
    must(await move(chair, meetingId, 'sitting.open'))
    for (const who of [chair, member, other, stage.members[5] as Member]) must(await enter(who, meetingId))
    await recuse(other, second)
    must(await call(chair, meetingId, second))
    const voteId = await openVoteIn(ctx, { ...stage, itemId: second } as unknown as Sitting)
    const page = await load(other, meetingId)
    expect(page.items.map((item) => item.number)).toEqual(['1'])
    expect(page).toMatchObject({ current: null, vote: null, results: [] })
    expect(page.meeting.calledAt).toBeNull()
    expect(page.seats.map((seat) => seat.presence)).not.toContain('recused')
    expect(page.quorum).toMatchObject({ recused: 0 })
    expect(JSON.stringify(page)).not.toContain(DECISION.en)
    expect(JSON.stringify(page)).not.toContain(voteId)
    expect(await load(member, meetingId)).toMatchObject({ current: second, vote: { voteId, mine: 'owed' } })
  })

  test('where only the papers are masked, the title and the recusal show and the words do not', async () => {
    const { chair, other, meetingId, second } = await stageOf('papers')
    must(await move(chair, meetingId, 'sitting.open'))
    await recuse(other, second)
    must(await call(chair, meetingId, second))
    const page = await load(other, meetingId)
    expect(page.current).toBe(second)
    expect(page.items[1]).toMatchObject({ open: false, state: 'current', decision: null, purpose: null, papers: [] })
    expect(page.mine[0]?.presence).toBe('recused')
  })

  test('progress follows the order of calling, and the results of closed votes stand below', async () => {
    const stage = await stageOf()
    const { chair, member, meetingId, first, second } = stage
    must(await move(chair, meetingId, 'sitting.open'))
    const voters = [chair, member, stage.members[5] as Member]
    const devices = []
    for (const who of voters) {
      must(await enter(who, meetingId))
      devices.push(await enrolDevice(ctx, who.actor))
    }
    must(await call(chair, meetingId, second))
    const sitting = { ...stage, itemId: second } as unknown as Sitting
    const voteId = await openVoteIn(ctx, sitting)
    must((await castAs(ctx, chair, devices[0] as never, voteId)).result)
    expect((await load(chair, meetingId)).vote).toMatchObject({
      cast: 1,
      electors: 4,
      mine: 'cast',
      question: DECISION,
    })
    expect((await load(stage.secretary, meetingId)).vote).toMatchObject({ mine: 'none' })
    await closeVoteIn(ctx, sitting, voteId)
    must(await call(chair, meetingId, first))
    const page = await load(member, meetingId)
    expect(page.items.map((item) => item.state)).toEqual(['current', 'done'])
    expect(page.vote).toBeNull()
    expect(page.results).toMatchObject([{ voteId, number: '2', outcome: 'carried', counts: { yes: '1', no: '0' } }])
    must(await move(chair, meetingId, 'sitting.adjourn'))
    expect((await load(member, meetingId)).items.map((item) => item.state)).toEqual(['done', 'done'])
  })

  test('does not exist for outsiders, for an unknown id, or before it is published; auditors read other things', async () => {
    const { bodyId, chair, secretary, members, meetingId } = await stageOf()
    const stranger = (await makeBody(ctx)).members[0] as Member
    const draft = await makeMeeting(ctx, secretary.actor, bodyId)
    const seen = async (who: Member, id: MeetingId) => loadSitting(ctx, who.actor, id)
    expect(await seen(stranger, meetingId)).toEqual({ ok: false, code: 'not_found' })
    expect(await seen(chair, 'none' as MeetingId)).toEqual({ ok: false, code: 'not_found' })
    expect(await seen(chair, draft)).toEqual({ ok: false, code: 'not_found' })
    expect(await seen(members[4] as Member, meetingId)).toMatchObject({ ok: false, code: 'not_permitted' })
  })
})

describe('loadConsole', () => {
  test('is for officers, and says whose ballot is awaited', async () => {
    const stage = await stageOf()
    const { chair, secretary, member, other, meetingId, second } = stage
    must(await move(chair, meetingId, 'sitting.open'))
    for (const who of [chair, member, other]) must(await enter(who, meetingId))
    const device = await enrolDevice(ctx, member.actor)
    expect(await loadConsole(ctx, member.actor, meetingId)).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(must(await loadConsole(ctx, secretary.actor, meetingId)).ballots).toMatchObject({ voted: [], awaited: [] })
    const voteId = await openVoteIn(ctx, { ...stage, itemId: second } as unknown as Sitting)
    must((await castAs(ctx, member, device, voteId, { choice: 'no' })).result)
    const page = must(await loadConsole(ctx, secretary.actor, meetingId))
    expect(page.ballots.voted).toEqual([member.seatId])
    expect(page.ballots.awaited.sort()).toEqual(
      [chair.seatId, other.seatId, (stage.members[5] as Member).seatId].sort(),
    )
    expect(JSON.stringify(page.ballots)).not.toContain('no"')
  })
})
