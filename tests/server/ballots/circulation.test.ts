import { and, asc, eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { MeetingId, VoteId } from '../../../app/wire/ids.ts'
import { agendaItem } from '../../../db/schema/agenda.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { meeting as meetings, notice } from '../../../db/schema/meetings.ts'
import { levelFor } from '../../../server/access/queries.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { itemById } from '../../../server/agenda/queries.ts'
import { closeDueVotes } from '../../../server/ballots/close-due-votes.ts'
import { closeVote } from '../../../server/ballots/close-vote.ts'
import { openCirculation } from '../../../server/ballots/open-circulation.ts'
import { openVote } from '../../../server/ballots/open-vote.ts'
import { voteById } from '../../../server/ballots/queries.ts'
import { remindCirculations } from '../../../server/ballots/remind-circulations.ts'
import { requestMeeting } from '../../../server/ballots/request-meeting.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { headOf } from '../../../server/ledger/queries.ts'
import { checkIn } from '../../../server/meetings/check-in.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { meetingById } from '../../../server/meetings/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { itemFields, makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { castAs, type Member, makeBody, must, requestId, SETUP } from '../../support/body.ts'
import { circulate, HOUR_MS, makeCirculation } from '../../support/circulation.ts'
import { testContext } from '../../support/context.ts'
import { adoptOwn } from '../../support/own-rule.ts'
import { DECISION, makeSitting, voteInput } from '../../support/sitting.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))

type Circulation = Awaited<ReturnType<typeof circulate>>
const WRITTEN = 'committee_by_circulation'

const moveTo = (deadline: Date, ms = 1) => ctx.fixClock(new Date(deadline.getTime() + ms))
const ask = (member: Member, voteId: VoteId, reason = 'It needs to be talked over.') =>
  requestMeeting(ctx, member.actor, { requestId: requestId(ctx), voteId, seatId: member.seatId, reason })
const cast = async (circulation: Circulation, member: Member, choice: string, voteId = circulation.voteId) =>
  (
    await castAs(ctx, member, circulation.deviceOf(member), voteId, {
      choice,
      ...(choice === 'yes' ? {} : { change: { reason: 'The price is too high.' } }),
    })
  ).result
const outcomeOf = async (voteId: VoteId) => (await voteById(ctx.db, voteId))?.result?.outcome
const stateOf = async (meetingId: MeetingId) => (await meetingById(ctx.db, meetingId))?.state
const told = (meetingId: MeetingId, kind: (typeof notice.$inferSelect)['kind']) =>
  ctx.db
    .select()
    .from(notice)
    .where(and(eq(notice.meetingId, meetingId), eq(notice.kind, kind)))

async function errorsIn({ bodyId }: Pick<Circulation, 'bodyId'>) {
  const { bytes } = must(await exportBundle(ctx, SETUP, bodyId))
  const report = await verifyBundle(must(readTar(bytes)).files, { verifySignature, verifyEd25519 })
  expect(report.votes.every(({ agrees }) => agrees !== false)).toBe(true)
  return report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

async function typesIn({ bodyId }: Pick<Circulation, 'bodyId'>, from: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ type: ledgerEntry.type })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.bodyId, bodyId))
    .orderBy(asc(ledgerEntry.index))
  return rows.slice(from).map(({ type }) => type)
}

describe('opening a circulation', () => {
  it('opens a vote on every decision to the published end, with every elector counted as present', async () => {
    const made = await makeCirculation(ctx, { items: 2 })
    const size = (await headOf(ctx.db, made.bodyId))?.size ?? 0
    const input = { requestId: requestId(ctx), meetingId: made.meetingId, rule: WRITTEN }
    const { votes } = must(await openCirculation(ctx, made.secretary.actor, input))
    expect(must(await openCirculation(ctx, made.secretary.actor, input)).votes).toEqual(votes)
    expect(await typesIn(made, size)).toEqual(['circulation.opened', 'vote.opened', 'vote.opened'])
    for (const voteId of votes) {
      const vote = await voteById(ctx.db, voteId)
      expect(vote).toMatchObject({ deadline: made.deadline, circulates: true, state: 'open' })
      expect(vote?.terms.quorum.present).toBe('3')
    }
    expect(await stateOf(made.meetingId)).toBe('in_circulation')
    // Everybody who attends but the secretary, who opened it.
    expect(await told(made.meetingId, 'circulation_opened')).toHaveLength(4)
  })

  it('is refused, with the code of what is wrong, and changes nothing', async () => {
    const made = await makeCirculation(ctx)
    const [, member] = made.voters as [Member, Member]
    const outsider = (await makeBody(ctx)).members[0] as Member
    const sitting = await makeSitting(ctx)
    const lastly = await adoptOwn(ctx, made, { chair: 'last' })
    const casting = await adoptOwn(ctx, made, { tie: 'chair_casting_vote' })
    const draft = await makeMeeting(ctx, made.secretary.actor, made.bodyId)
    const size = (await headOf(ctx.db, made.bodyId))?.size
    const open = (by: Member, over: object = {}) =>
      openCirculation(ctx, by.actor, { requestId: requestId(ctx), meetingId: made.meetingId, rule: WRITTEN, ...over })
    expect(await open(member)).toMatchObject({ code: 'not_permitted' })
    expect(await open(outsider)).toMatchObject({ code: 'not_found' })
    expect(await open(made.secretary, { meetingId: 'none' })).toMatchObject({ code: 'not_found' })
    expect(await open(made.secretary, { rule: 'nobodys' })).toMatchObject({ code: 'rule_unknown' })
    for (const rule of ['parliament_chamber', 'exchange_board', lastly, casting])
      expect(await open(made.secretary, { rule })).toMatchObject({ code: 'circulation_rule' })
    expect(await open(made.secretary, { meetingId: draft })).toMatchObject({ code: 'meeting_state' })
    expect(await open(sitting.secretary, { meetingId: sitting.meetingId })).toMatchObject({ code: 'meeting_state' })
    moveTo(made.deadline, -30_000)
    expect(await open(made.secretary)).toMatchObject({ code: 'circulation_deadline' })
    moveTo(made.deadline)
    expect(await open(made.secretary)).toMatchObject({ code: 'circulation_deadline' })
    expect((await headOf(ctx.db, made.bodyId))?.size).toBe(size)
    expect(await stateOf(made.meetingId)).toBe('circulated')
  })

  it('needs a decision to put to the members', async () => {
    const { secretary, meetingId, itemId } = await makeCirculation(ctx)
    const version = (await itemById(ctx.db, itemId))?.version ?? 0
    must(
      await editItem(ctx, secretary.actor, { requestId: requestId(ctx), itemId, version, fields: itemFields('Talk') }),
    )
    must(await publish(ctx, secretary.actor, meetingId))
    const input = { requestId: requestId(ctx), meetingId, rule: WRITTEN }
    expect(await openCirculation(ctx, secretary.actor, input)).toMatchObject({ code: 'vote_no_decision' })
    expect(await stateOf(meetingId)).toBe('circulated')
  })

  it('keeps sittings and circulations apart', async () => {
    const made = await makeCirculation(ctx)
    const move = { requestId: requestId(ctx), meetingId: made.meetingId, act: 'sitting.open' as const }
    expect(await moveSitting(ctx, made.chair.actor, move)).toMatchObject({ code: 'meeting_kind' })
    const input = { requestId: requestId(ctx), meetingId: made.meetingId, rule: WRITTEN }
    must(await openCirculation(ctx, made.chair.actor, input))
    expect(await openVote(ctx, made.chair.actor, voteInput(ctx, made))).toMatchObject({ code: 'meeting_kind' })
    const ordinary = await makeMeeting(ctx, made.secretary.actor, made.bodyId)
    await makeItem(ctx, made.secretary.actor, ordinary)
    must(await publish(ctx, made.secretary.actor, ordinary))
    expect(
      await openCirculation(ctx, made.chair.actor, { ...input, requestId: requestId(ctx), meetingId: ordinary }),
    ).toMatchObject({ code: 'meeting_kind' })
  })
})

describe('a written procedure', () => {
  it('is decided at the deadline by the ballots that came, and verifies from its export alone', async () => {
    const circulation = await circulate(ctx, WRITTEN, { items: 2 })
    const [chair, one, two] = circulation.voters as [Member, Member, Member]
    const [first, second] = circulation.votes as [VoteId, VoteId]
    must(await cast(circulation, one, 'yes', first))
    must(await cast(circulation, two, 'yes', first))
    must(await cast(circulation, chair, 'no', second))
    expect(await closeVote(ctx, chair.actor, { requestId: requestId(ctx), voteId: first })).toMatchObject({
      code: 'vote_still_open',
    })
    expect(await closeVote(ctx, { system: 'deadline' }, { voteId: first })).toMatchObject({ code: 'vote_still_open' })
    moveTo(circulation.deadline)
    expect(await cast(circulation, chair, 'yes', first)).toMatchObject({ code: 'ballot_late' })
    // Two processes at once, and again: it is done once.
    await Promise.all([closeDueVotes(ctx), closeDueVotes(ctx)])
    await closeDueVotes(ctx)
    expect(await outcomeOf(first)).toBe('carried')
    expect(await outcomeOf(second)).toBe('not_carried')
    expect(await stateOf(circulation.meetingId)).toBe('closed')
    expect(await told(circulation.meetingId, 'circulation_closed')).toHaveLength(5)
    expect(await told(circulation.meetingId, 'circulation_to_sitting')).toHaveLength(0)
    const types = await typesIn(circulation, 0)
    expect(types.filter((type) => type === 'circulation.closed')).toHaveLength(1)
    expect(types.at(-1)).toBe('circulation.closed')
    expect(await errorsIn(circulation)).toEqual([])
  })

  it('ends when a member asks for a meeting, and the matter goes to the next draft agenda', async () => {
    const circulation = await circulate(ctx, WRITTEN, { items: 2 })
    const [, one, two] = circulation.voters as [Member, Member, Member]
    const [first, second] = circulation.votes as [VoteId, VoteId]
    const next = await makeMeeting(ctx, circulation.secretary.actor, circulation.bodyId)
    must(await cast(circulation, two, 'yes', first))
    const input = { requestId: requestId(ctx), voteId: first, seatId: one.seatId, reason: 'Costs are not clear.' }
    must(await requestMeeting(ctx, one.actor, input))
    must(await requestMeeting(ctx, one.actor, input))
    expect(await ask(two, first)).toMatchObject({ code: 'meeting_requested' })
    await Promise.all([closeDueVotes(ctx), closeDueVotes(ctx)])
    expect(await outcomeOf(first)).toBe('objected')
    expect(await outcomeOf(second)).toBeUndefined()
    expect(await stateOf(circulation.meetingId)).toBe('in_circulation')
    const carried = await ctx.db.select().from(agendaItem).where(eq(agendaItem.carriedFrom, circulation.itemId))
    expect(carried).toMatchObject([{ meetingId: next, decision: DECISION, publishedRevision: null }])
    expect(carried[0]?.purpose.en).toContain('Referred from circulation')
    const officers = await told(circulation.meetingId, 'circulation_to_sitting')
    expect(new Set(officers.map(({ personId }) => personId))).toEqual(
      new Set([circulation.chair.actor.personId, circulation.secretary.actor.personId]),
    )
    expect(await ask(two, first)).toMatchObject({ code: 'vote_not_open' })
    moveTo(circulation.deadline)
    await closeDueVotes(ctx)
    expect(await stateOf(circulation.meetingId)).toBe('closed')
    expect(await errorsIn(circulation)).toEqual([])
  })

  it('takes its recusals along to the sitting: the item is masked from its draft on, and the ledger says why', async () => {
    const circulation = await circulate(ctx, WRITTEN)
    const { bodyId, itemId, chair, secretary, voters } = circulation
    const [, one, two] = voters as [Member, Member, Member]
    const interest = { requestId: requestId(ctx), itemId, seatId: one.seatId, reason: 'A family company.' }
    must(await declareInterest(ctx, one.actor, interest))
    must(await ask(two, circulation.voteId))
    await closeDueVotes(ctx)
    const [carried] = await ctx.db.select().from(agendaItem).where(eq(agendaItem.carriedFrom, itemId))
    const { id, meetingId } = carried as typeof agendaItem.$inferSelect
    expect(await levelFor(ctx.db, one.actor, bodyId, id)).toBe('hidden')
    expect(await levelFor(ctx.db, secretary.actor, bodyId, id)).toBe('visible')
    const before = (await headOf(ctx.db, bodyId))?.size ?? 0
    must(await publish(ctx, secretary.actor, meetingId))
    must(await publish(ctx, secretary.actor, meetingId))
    const entered = await ctx.db
      .select()
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.bodyId, bodyId), eq(ledgerEntry.type, 'interest.declared')))
      .orderBy(asc(ledgerEntry.index))
    const said = entered.filter(({ index }) => index >= before)
    expect(said.map(({ payload }) => JSON.parse(payload ?? ''))).toMatchObject([
      {
        meeting: meetingId,
        item: id,
        seat: one.seatId,
        reason: 'A family company.',
        carried_from: itemId,
        actor: { person: secretary.actor.personId },
      },
    ])
    must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
    for (const { actor, seatId } of voters)
      must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
    const sitting = { ...circulation, meetingId, itemId: id }
    const { voteId } = must(await openVote(ctx, chair.actor, voteInput(ctx, sitting)))
    expect((await voteById(ctx.db, voteId))?.terms.recused).toMatchObject([{ seat: one.seatId }])
    expect(await errorsIn(circulation)).toEqual([])
  })

  it('hears a request from a member with a vote on the matter, in time, and from nobody else', async () => {
    const circulation = await circulate(ctx, WRITTEN)
    const { voteId, bodyId, meetingId, itemId } = circulation
    const [, one, two] = circulation.voters as [Member, Member, Member]
    const adviser = circulation.members.find(({ role }) => role === 'adviser') as Member
    const auditor = circulation.members.find(({ role }) => role === 'auditor') as Member
    const outsider = (await makeBody(ctx)).members[0] as Member
    const interest = { requestId: requestId(ctx), meetingId, itemId, seatId: one.seatId, reason: 'A family company.' }
    must(await declareInterest(ctx, one.actor, interest))
    const size = (await headOf(ctx.db, bodyId))?.size
    expect(await ask(one, voteId)).toMatchObject({ code: 'ballot_recused' })
    expect(await cast(circulation, one, 'no')).toMatchObject({ code: 'ballot_recused' })
    expect(await ask(adviser, voteId)).toMatchObject({ code: 'not_a_voting_seat' })
    expect(await ask(auditor, voteId)).toMatchObject({ code: 'not_permitted' })
    expect(await ask(outsider, voteId)).toMatchObject({ code: 'not_found' })
    expect(await ask({ ...one, seatId: two.seatId }, voteId)).toMatchObject({ code: 'not_found' })
    expect(await ask(two, 'none' as VoteId)).toMatchObject({ code: 'not_found' })
    moveTo(circulation.deadline)
    expect(await ask(two, voteId)).toMatchObject({ code: 'vote_not_open' })
    expect((await headOf(ctx.db, bodyId))?.size).toBe(size)
    expect(await errorsIn(circulation)).toEqual([])
  })
})

describe('a silence procedure', () => {
  it('is adopted at the deadline where nobody objected', async () => {
    const circulation = await circulate(ctx, 'silence')
    moveTo(circulation.deadline, 0)
    await closeDueVotes(ctx)
    expect(await outcomeOf(circulation.voteId)).toBeUndefined()
    moveTo(circulation.deadline)
    await Promise.all([closeDueVotes(ctx), closeDueVotes(ctx)])
    expect(await outcomeOf(circulation.voteId)).toBe('carried')
    expect(await stateOf(circulation.meetingId)).toBe('closed')
    expect(await errorsIn(circulation)).toEqual([])
  })

  it('ends with one objection, and a sitting is made for the matter where none is being prepared', async () => {
    const circulation = await circulate(ctx, 'silence')
    const [, one] = circulation.voters as [Member, Member]
    await closeDueVotes(ctx)
    expect(await outcomeOf(circulation.voteId)).toBeUndefined()
    must(await cast(circulation, one, 'no'))
    await Promise.all([closeDueVotes(ctx), closeDueVotes(ctx)])
    expect(await outcomeOf(circulation.voteId)).toBe('objected')
    expect(await stateOf(circulation.meetingId)).toBe('closed')
    const drafts = await ctx.db
      .select()
      .from(meetings)
      .where(and(eq(meetings.bodyId, circulation.bodyId), eq(meetings.state, 'draft')))
    expect(drafts).toHaveLength(1)
    const carried = await ctx.db.select().from(agendaItem).where(eq(agendaItem.carriedFrom, circulation.itemId))
    expect(carried).toMatchObject([{ meetingId: drafts[0]?.id }])
    expect(await errorsIn(circulation)).toEqual([])
  })

  it('takes no objection after the deadline, and none from who is recused', async () => {
    const circulation = await circulate(ctx, 'silence')
    const { meetingId, itemId } = circulation
    const [, one, two] = circulation.voters as [Member, Member, Member]
    const interest = { requestId: requestId(ctx), meetingId, itemId, seatId: one.seatId, reason: 'A family company.' }
    must(await declareInterest(ctx, one.actor, interest))
    expect(await cast(circulation, one, 'no')).toMatchObject({ code: 'ballot_recused' })
    moveTo(circulation.deadline)
    expect(await cast(circulation, two, 'no')).toMatchObject({ code: 'ballot_late' })
    await closeDueVotes(ctx)
    expect(await outcomeOf(circulation.voteId)).toBe('carried')
    expect(await errorsIn(circulation)).toEqual([])
  })
})

describe('reminders', () => {
  it('come at half time and a day before the deadline, once each, to those who have not replied', async () => {
    const circulation = await circulate(ctx, WRITTEN, { hours: 96 })
    const { meetingId, deadline } = circulation
    const [chair, one, two] = circulation.voters as [Member, Member, Member]
    must(await cast(circulation, one, 'yes'))
    expect(await remindCirculations(ctx)).toBe(0)
    moveTo(deadline, -47 * HOUR_MS)
    await Promise.all([remindCirculations(ctx), remindCirculations(ctx)])
    const half = await told(meetingId, 'circulation_half')
    expect(half.map(({ personId }) => personId).sort()).toEqual([chair, two].map((m) => m.actor.personId).sort())
    expect(await remindCirculations(ctx)).toBe(0)
    must(await cast(circulation, chair, 'yes'))
    moveTo(deadline, -23 * HOUR_MS)
    expect(await remindCirculations(ctx)).toBe(1)
    expect(await remindCirculations(ctx)).toBe(0)
    const lastDay = await told(meetingId, 'circulation_last_day')
    expect(lastDay.map(({ personId }) => personId)).toEqual([two.actor.personId])
    moveTo(deadline)
    expect(await remindCirculations(ctx)).toBe(0)
    await closeDueVotes(ctx)
  })

  it('do not go to who is recused, nor twice after a pause', async () => {
    const circulation = await circulate(ctx, 'silence', { hours: 96 })
    const { meetingId, itemId, deadline } = circulation
    const [, one] = circulation.voters as [Member, Member]
    const interest = { requestId: requestId(ctx), meetingId, itemId, seatId: one.seatId, reason: 'A family company.' }
    must(await declareInterest(ctx, one.actor, interest))
    moveTo(deadline, -HOUR_MS)
    expect(await remindCirculations(ctx)).toBe(2)
    expect(await told(meetingId, 'circulation_half')).toHaveLength(0)
    moveTo(deadline)
    await closeDueVotes(ctx)
  })
})
