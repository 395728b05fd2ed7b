import { describe, expect, test } from 'vitest'
import type { MandateId, PersonId } from '../../../app/wire/ids.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { loadResult } from '../../../server/ballots/load-result.ts'
import { electorOf } from '../../../server/ballots/queries.ts'
import { deputiesIn } from '../../../server/bodies/deputy-queries.ts'
import { endDeputy } from '../../../server/bodies/end-deputy.ts'
import { grantProxy } from '../../../server/bodies/grant-proxy.ts'
import { nameDeputy } from '../../../server/bodies/name-deputy.ts'
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { startMandate } from '../../../server/bodies/start-mandate.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { loadReader } from '../../../server/documents/load-reader.ts'
import { askFloor } from '../../../server/floor/ask-floor.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { withdrawInterest } from '../../../server/interests/withdraw-interest.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { callOff } from '../../../server/meetings/call-off.ts'
import { checkIn } from '../../../server/meetings/check-in.ts'
import { leave } from '../../../server/meetings/leave.ts'
import { loadBodyPage } from '../../../server/meetings/load-body-page.ts'
import { loadHome } from '../../../server/meetings/load-home.ts'
import { loadNotices } from '../../../server/meetings/load-notices.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { giveReply } from '../../../server/replies/give-reply.ts'
import { loadReplies } from '../../../server/replies/load-replies.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import {
  type Device,
  enrolDevice,
  type Member,
  makePerson,
  must,
  requestId,
  SETUP,
  sealFor,
} from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { paperBytes } from '../../support/papers.ts'
import { closeVoteIn, DECISION, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'
import { verifiesClean } from '../../support/verifies-clean.ts'

const ctx = await testContext()
type Deputies = {
  who: 'none' | 'registered' | 'house'
  officers: boolean
  registered: { seat: string; person: string }[]
}
const HOUSE: Deputies = { who: 'house', officers: false, registered: [] }

const fresh = async (personId: PersonId): Promise<Actor> => (await actorOf(ctx, personId)) as Actor

/** A sitting under way; `absent` has left it, and `rami` has an account and no seat. */
async function makeStage(deputies: Deputies = HOUSE) {
  const sitting = await makeSitting(ctx)
  const [, absent, other] = sitting.voters as [Member, Member, Member]
  const policy = { publicLedger: false, witnesses: [], quorum: 0, deputies: deputies as never }
  must(await setLedgerPolicy(ctx, SETUP, sitting.bodyId, policy))
  must(
    await leave(ctx, absent.actor, { requestId: requestId(ctx), meetingId: sitting.meetingId, seatId: absent.seatId }),
  )
  return { sitting, absent, other, rami: await makePerson(ctx) }
}
type Stage = Awaited<ReturnType<typeof makeStage>>

const inputOf = (
  { sitting, absent, rami }: Stage,
  over: { seat?: Member; person?: PersonId; reason?: string } = {},
) => ({
  requestId: requestId(ctx),
  meetingId: sitting.meetingId,
  seatId: (over.seat ?? absent).seatId,
  personId: over.person ?? rami,
  reason: over.reason ?? '',
})
const name = (stage: Stage, by: Member = stage.absent, over: Parameters<typeof inputOf>[1] = {}) =>
  nameDeputy(ctx, by.actor, inputOf(stage, over))
const end = (actor: Actor, mandateId: MandateId) => endDeputy(ctx, actor, { requestId: requestId(ctx), mandateId })
const enter = (actor: Actor, { sitting, absent }: Stage) =>
  checkIn(ctx, actor, {
    requestId: requestId(ctx),
    meetingId: sitting.meetingId,
    seatId: absent.seatId,
    remote: false,
  })
const seatOf = async ({ sitting, absent }: Stage) =>
  must(await loadSitting(ctx, sitting.chair.actor, sitting.meetingId)).seats.find(
    ({ seatId }) => seatId === absent.seatId,
  )

/** Rami sits for the member, has a key and has checked in. */
async function substituted() {
  const stage = await makeStage()
  const { mandateId } = must(await name(stage))
  const actor = await fresh(stage.rami)
  const device = await enrolDevice(ctx, actor)
  must(await enter(actor, stage))
  return { ...stage, mandateId, deputy: actor, device }
}

async function castIn(
  stage: Stage,
  voteId: Parameters<typeof sealFor>[3],
  actor: Actor,
  device: Device,
  mandate: string,
) {
  const { absent } = stage
  const member = {
    ...absent,
    actor: { ...actor, mandates: [{ seatId: absent.seatId, mandateId: mandate, weight: '1' }] },
  }
  const { text, proof } = await sealFor(ctx, member as never, device, voteId)
  return castBallot(ctx, actor, { requestId: requestId(ctx), voteId, seatId: absent.seatId, ballot: text, proof })
}

describe('a deputy', () => {
  test('checks in, speaks and votes in the seat, which the quorum counts once, and the result says who sat for whom', async () => {
    const stage = await substituted()
    const { sitting, absent, deputy, device, mandateId } = stage
    const seat = await seatOf(stage)
    expect(seat).toMatchObject({ here: true, name: deputy.name, insteadOf: absent.actor.name })
    const { quorum } = must(await loadSitting(ctx, sitting.chair.actor, sitting.meetingId))
    expect(quorum).toMatchObject({ members: 3, present: 3 })
    const { meetingId, itemId } = sitting
    must(await callItem(ctx, sitting.chair.actor, { requestId: requestId(ctx), meetingId, itemId }))
    const ask = { requestId: requestId(ctx), meetingId, seatId: absent.seatId, kind: 'speak' as const }
    must(await askFloor(ctx, deputy, ask))
    expect(
      await askFloor(ctx, await fresh(absent.actor.personId), { ...ask, requestId: requestId(ctx) }),
    ).toMatchObject({
      code: 'not_permitted',
    })
    const voteId = await openVoteIn(ctx, sitting)
    expect((await electorOf(ctx.db, voteId, absent.seatId))?.mandates).toEqual([mandateId])
    must(await castIn(stage, voteId, deputy, device, mandateId))
    await closeVoteIn(ctx, sitting, voteId)
    const result = must(await loadResult(ctx, sitting.chair.actor, voteId))
    expect(result.seats.find(({ seatId }) => seatId === absent.seatId)).toMatchObject({
      choice: 'yes',
      name: absent.actor.name,
      deputy: deputy.name,
    })
    await verifiesClean(ctx, sitting.bodyId)
  })

  test('sees of the body what the seat sees of that meeting, and nothing else', async () => {
    const stage = await makeStage()
    const { sitting, absent } = stage
    const secretary = sitting.secretary.actor
    const papered = async (meetingId: typeof sitting.meetingId) => {
      const itemId = await makeItem(ctx, secretary, meetingId, 'Papered', { type: 'decision', decision: DECISION })
      const input = { requestId: requestId(ctx), itemId, paperId: null, fileName: 'paper.pdf' }
      const { paperId } = must(await attachPaper(ctx, secretary, input, paperBytes('helloworld-bad.pdf') as Uint8Array))
      must(await publish(ctx, secretary, meetingId))
      return { meetingId, paperId }
    }
    const coming = await makeMeeting(ctx, secretary, sitting.bodyId)
    const theirs = await papered(coming)
    const another = await papered(await makeMeeting(ctx, secretary, sitting.bodyId))
    const before = await fresh(stage.rami)
    expect(await loadPack(ctx, before, coming)).toMatchObject({ code: 'not_found' })
    must(await nameDeputy(ctx, absent.actor, { ...inputOf(stage), meetingId: coming }))
    const deputy = await fresh(stage.rami)
    expect(must(await loadPack(ctx, deputy, coming)).items).toHaveLength(1)
    must(await loadReader(ctx, deputy, theirs))
    expect((await loadHome(ctx, deputy)).deputies).toMatchObject([{ meetingId: coming, member: absent.actor.name }])
    expect((await loadNotices(ctx, deputy)).notices).toMatchObject([{ kind: 'deputy_named' }])
    for (const meetingId of [another.meetingId, sitting.meetingId])
      expect(await loadPack(ctx, deputy, meetingId)).toMatchObject({ code: 'not_found' })
    expect(await loadReader(ctx, deputy, another)).toMatchObject({ code: 'not_found' })
    expect(await loadReader(ctx, deputy, { ...another, meetingId: coming })).toMatchObject({ code: 'not_found' })
    const { slug } = must(await loadPack(ctx, absent.actor, coming)).body
    expect(await loadBodyPage(ctx, deputy, slug)).toMatchObject({ code: 'not_found' })
    expect(await enter(deputy, stage)).toMatchObject({ code: 'not_found' })
  })

  test('gives the seat back by the holder’s own check-in, which both entries record', async () => {
    const stage = await substituted()
    const holder = await fresh(stage.absent.actor.personId)
    expect(must(await loadSitting(ctx, holder, stage.sitting.meetingId)).lent).toHaveLength(1)
    must(await enter(holder, stage))
    expect(await deputiesIn(ctx.db, stage.sitting.meetingId)).toEqual([])
    expect(await seatOf(stage)).toMatchObject({ here: true, name: holder.name, insteadOf: null })
    expect(await enter(stage.deputy, stage)).toMatchObject({ code: 'mandate_over' })
    expect(await loadPack(ctx, await fresh(stage.rami), stage.sitting.meetingId)).toMatchObject({ code: 'not_found' })
    await verifiesClean(ctx, stage.sitting.bodyId)
  })

  test('gives it back themselves, or the secretary or the holder ends it; nobody else does, and nobody twice', async () => {
    for (const by of ['deputy', 'holder', 'secretary'] as const) {
      const stage = await substituted()
      const { sitting, mandateId } = stage
      expect(await end(stage.other.actor, mandateId)).toMatchObject({ code: 'not_permitted' })
      const holder = await fresh(stage.absent.actor.personId)
      const who = { deputy: stage.deputy, holder, secretary: sitting.secretary.actor }[by]
      must(await end(who, mandateId))
      expect(await seatOf(stage)).toMatchObject({ here: false, insteadOf: null })
      expect(await end(sitting.secretary.actor, mandateId)).toMatchObject({ code: 'deputy_ended' })
      await verifiesClean(ctx, sitting.bodyId)
    }
    const elsewhere = await makeStage()
    const { mandateId } = await substituted()
    expect(await end(elsewhere.absent.actor, mandateId)).toMatchObject({ code: 'not_found' })
    expect(await end(elsewhere.absent.actor, 'nothing' as MandateId)).toMatchObject({ code: 'not_found' })
  })

  test('is one until the sitting is adjourned', async () => {
    const stage = await substituted()
    const { sitting } = stage
    const { meetingId } = sitting
    must(await moveSitting(ctx, sitting.chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
    expect(await deputiesIn(ctx.db, meetingId)).toEqual([])
    expect((await fresh(stage.rami)).deputies).toEqual([])
    await verifiesClean(ctx, sitting.bodyId)
  })

  test('is none any more once the meeting is called off, and hears of it', async () => {
    const stage = await makeStage()
    const { sitting, absent } = stage
    const secretary = sitting.secretary.actor
    const meetingId = await makeMeeting(ctx, secretary, sitting.bodyId)
    await makeItem(ctx, secretary, meetingId)
    must(await publish(ctx, secretary, meetingId))
    must(await nameDeputy(ctx, absent.actor, { ...inputOf(stage), meetingId }))
    const off = { requestId: requestId(ctx), meetingId, act: 'meeting.cancel' as const, reason: 'No matter is ready' }
    must(await callOff(ctx, secretary, off))
    expect((await fresh(stage.rami)).deputies).toEqual([])
    await verifiesClean(ctx, sitting.bodyId)
  })

  test('ends with its holder’s mandate, when the seat goes to another', async () => {
    const stage = await substituted()
    const personId = await makePerson(ctx)
    must(await startMandate(ctx, SETUP, { bodyId: stage.sitting.bodyId, seatId: stage.absent.seatId, personId }))
    expect(await deputiesIn(ctx.db, stage.sitting.meetingId)).toEqual([])
  })

  test('neither comes nor goes while a vote of the meeting is open', async () => {
    const waiting = await makeStage()
    await openVoteIn(ctx, waiting.sitting)
    expect(await name(waiting)).toMatchObject({ code: 'deputy_vote_open' })
    const stage = await substituted()
    await openVoteIn(ctx, stage.sitting)
    const holder = await fresh(stage.absent.actor.personId)
    for (const actor of [stage.deputy, holder])
      expect(await end(actor, stage.mandateId)).toMatchObject({ code: 'deputy_vote_open' })
    expect(await enter(holder, stage)).toMatchObject({ code: 'deputy_vote_open' })
  })
})

describe('the interest of a deputy', () => {
  test('is their own: it recuses the seat while they sit in it, and no longer', async () => {
    const stage = await substituted()
    const { sitting, absent, deputy } = stage
    const at = { itemId: sitting.itemId, seatId: absent.seatId }
    must(await declareInterest(ctx, deputy, { requestId: requestId(ctx), ...at, reason: 'A cousin bids' }))
    expect(must(await loadPack(ctx, deputy, sitting.meetingId)).items).toHaveLength(0)
    const holder = await fresh(absent.actor.personId)
    const withdraw = { requestId: requestId(ctx), ...at, reason: 'Not mine' }
    expect(await withdrawInterest(ctx, holder, withdraw)).toMatchObject({ code: 'not_permitted' })
    must(await enter(holder, stage))
    expect(must(await loadPack(ctx, holder, sitting.meetingId)).items).toHaveLength(1)
    const voteId = await openVoteIn(ctx, sitting)
    expect((await electorOf(ctx.db, voteId, absent.seatId))?.seat).toBe(absent.seatId)
    await closeVoteIn(ctx, sitting, voteId)
    await verifiesClean(ctx, sitting.bodyId)
  })

  test('leaves the holder’s as it is: what keeps the member from an item keeps their deputy from it too', async () => {
    const stage = await makeStage()
    const { sitting, absent } = stage
    const at = { itemId: sitting.itemId, seatId: absent.seatId }
    must(await declareInterest(ctx, absent.actor, { requestId: requestId(ctx), ...at, reason: 'A cousin bids' }))
    must(await name(stage))
    const deputy = await fresh(stage.rami)
    expect(must(await loadPack(ctx, deputy, sitting.meetingId)).items).toHaveLength(0)
    const withdraw = { requestId: requestId(ctx), ...at, reason: 'Not his' }
    expect(await withdrawInterest(ctx, deputy, withdraw)).toMatchObject({ code: 'interest_of_another' })
    await verifiesClean(ctx, sitting.bodyId)
  })
})

describe('naming a deputy', () => {
  test('is the holder’s, or the secretary’s with a reason, and both are told', async () => {
    const stage = await makeStage()
    const { sitting, absent } = stage
    expect(await name(stage, sitting.secretary)).toMatchObject({ code: 'deputy_no_reason' })
    expect(await name(stage, stage.other)).toMatchObject({ code: 'not_permitted' })
    must(await name(stage, sitting.secretary, { reason: 'By letter of today' }))
    const told = async (personId: PersonId) => (await loadNotices(ctx, await fresh(personId))).notices[0]?.kind
    expect(await told(absent.actor.personId)).toBe('deputy_recorded')
    expect(await told(stage.rami)).toBe('deputy_named')
    await verifiesClean(ctx, sitting.bodyId)
  })

  test('is refused as the policy of the body has it', async () => {
    const none = await makeStage({ who: 'none', officers: false, registered: [] })
    expect(await name(none)).toMatchObject({ code: 'deputy_none' })
    const registered = await makeStage({ who: 'registered', officers: false, registered: [] })
    expect(await name(registered)).toMatchObject({ code: 'deputy_not_registered' })
    const stage = await makeStage()
    expect(await name(stage, stage.sitting.chair, { seat: stage.sitting.chair })).toMatchObject({
      code: 'deputy_officer_seat',
    })
  })

  test('is refused for oneself, a member with a vote, nobody, somebody who sits there, and a member who is there', async () => {
    const stage = await makeStage()
    const { absent, other } = stage
    expect(await name(stage, absent, { person: absent.actor.personId })).toMatchObject({ code: 'deputy_oneself' })
    expect(await name(stage, absent, { person: other.actor.personId })).toMatchObject({ code: 'deputy_seated' })
    expect(await name(stage, absent, { person: 'nobody' as PersonId })).toMatchObject({ code: 'not_found' })
    expect(await name(stage, other, { seat: other })).toMatchObject({ code: 'deputy_member_here' })
    must(await name(stage))
    expect(await name(stage)).toMatchObject({ code: 'deputy_stands' })
    const { meetingId } = stage.sitting
    must(await leave(ctx, other.actor, { requestId: requestId(ctx), meetingId, seatId: other.seatId }))
    expect(await name(stage, other, { seat: other })).toMatchObject({ code: 'deputy_twice' })
  })

  test('and a proxy of the same seat exclude each other', async () => {
    const stage = await makeStage()
    const { sitting, absent, other } = stage
    const proxy = () => ({
      requestId: requestId(ctx),
      bodyId: sitting.bodyId,
      seatId: absent.seatId,
      personId: other.actor.personId,
      term: { meetingId: sitting.meetingId },
    })
    must(await name(stage))
    expect(await grantProxy(ctx, await fresh(absent.actor.personId), proxy())).toMatchObject({
      code: 'proxy_deputy_stands',
    })
    const given = await makeStage()
    must(
      await grantProxy(ctx, given.absent.actor, {
        ...proxy(),
        bodyId: given.sitting.bodyId,
        seatId: given.absent.seatId,
        personId: given.other.actor.personId,
        term: { meetingId: given.sitting.meetingId },
      }),
    )
    expect(await name(given)).toMatchObject({ code: 'deputy_proxy_stands' })
  })

  test('is refused for a draft, a circulation, a meeting that is over, and one of another body', async () => {
    const stage = await makeStage()
    const { sitting, absent } = stage
    const at = (meetingId: typeof sitting.meetingId) => nameDeputy(ctx, absent.actor, { ...inputOf(stage), meetingId })
    const secretary = sitting.secretary.actor
    expect(await at(await makeMeeting(ctx, secretary, sitting.bodyId))).toMatchObject({ code: 'not_found' })
    const round = await makeMeeting(ctx, secretary, sitting.bodyId, { kind: 'circulation' })
    await makeItem(ctx, secretary, round, 'Ports', { type: 'decision', decision: DECISION })
    must(await publish(ctx, secretary, round))
    expect(await at(round)).toMatchObject({ code: 'meeting_kind' })
    const elsewhere: Sitting = (await makeStage()).sitting
    expect(await at(elsewhere.meetingId)).toMatchObject({ code: 'not_found' })
    const { meetingId } = sitting
    must(await moveSitting(ctx, sitting.chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
    expect(await name(stage)).toMatchObject({ code: 'meeting_state' })
  })

  test('answers the invitation for the seat, which its member then answers only by taking it back', async () => {
    const stage = await makeStage()
    const { sitting, absent } = stage
    const secretary = sitting.secretary.actor
    const meetingId = await makeMeeting(ctx, secretary, sitting.bodyId)
    await makeItem(ctx, secretary, meetingId)
    must(await publish(ctx, secretary, meetingId))
    const page = must(await loadReplies(ctx, absent.actor, meetingId))
    expect(page.deputies[0]?.people.map(({ personId }) => personId)).toContain(stage.rami)
    const { mandateId } = must(await nameDeputy(ctx, absent.actor, { ...inputOf(stage), meetingId }))
    const reply = {
      requestId: requestId(ctx),
      meetingId,
      seatId: absent.seatId,
      answer: 'in_person' as const,
      reason: '',
    }
    expect(await giveReply(ctx, absent.actor, reply)).toMatchObject({ code: 'reply_deputy' })
    const { all } = must(await loadReplies(ctx, secretary, meetingId))
    expect(all?.counts).toMatchObject({ deputy: 1, unanswered: 4 })
    must(await end(await fresh(absent.actor.personId), mandateId))
    must(await giveReply(ctx, absent.actor, { ...reply, requestId: requestId(ctx) }))
  })
})
