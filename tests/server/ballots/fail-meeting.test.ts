import { asc, eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import type { Rule } from '../../../app/rules/engine-2/rule.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { MeetingId } from '../../../app/wire/ids.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { notice } from '../../../db/schema/meetings.ts'
import { failMeeting } from '../../../server/ballots/fail-meeting.ts'
import { openVote } from '../../../server/ballots/open-vote.ts'
import { voteById } from '../../../server/ballots/queries.ts'
import { allBodies } from '../../../server/bodies/queries.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { attendanceOf } from '../../../server/meetings/attendance-queries.ts'
import { editMeeting } from '../../../server/meetings/edit-meeting.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { meetingById } from '../../../server/meetings/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { makeItem, makeMeeting, meetingInput, publish, versionOf } from '../../support/agenda.ts'
import { castAs, type Device, enrolDevice, type Member, makeBody, must, requestId, SETUP } from '../../support/body.ts'
import { acts } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'
import { adoptOwn } from '../../support/own-rule.ts'
import { closeVoteIn, DECISION, type Sitting, voteInput } from '../../support/sitting.ts'

const ctx = await testContext()
const { move, enter, leave, call } = acts(ctx)
afterEach(() => ctx.fixClock(null))

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
/** More than half; a quarter once the meeting has failed. */
const QUORUM: Rule['quorum'] = {
  base: 'members',
  measure: 'seats',
  share: { numerator: '1', denominator: '2', comparison: 'more_than' },
  adjourned: { after: '1', share: { numerator: '1', denominator: '4', comparison: 'at_least' } },
}

/** Five voting members and a secretary, a rule of their own, and a sitting opened so many minutes after its hour. */
async function called({ minutes = 15 } = {}) {
  const roles = ['chair', 'secretary', 'member', 'member', 'member', 'member'] as const
  const { bodyId, members } = await makeBody(ctx, [...roles])
  const [chair, secretary] = members as [Member, Member]
  const voters = members.filter(({ role }) => role !== 'secretary')
  const devices = new Map<string, Device>()
  for (const voter of voters) devices.set(voter.seatId, await enrolDevice(ctx, voter.actor))
  const start = Math.ceil(Date.now() / 1000) * 1000 + HOUR
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId, times(start))
  const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Project', { type: 'decision', decision: DECISION })
  must(await publish(ctx, secretary.actor, meetingId))
  const deviceOf = (member: Member) => devices.get(member.seatId) as Device
  const sitting: Sitting = { bodyId, meetingId, itemId, members, chair, secretary, voters, deviceOf }
  const rule = await adoptOwn(ctx, sitting, { quorum: QUORUM })
  ctx.fixClock(new Date(start + minutes * 60_000))
  must(await move(chair, meetingId, 'sitting.open'))
  return { ...sitting, rule, start }
}

const times = (start: number) => ({
  startsAt: new Date(start).toISOString(),
  endsAt: new Date(start + 2 * HOUR).toISOString(),
})
const come = async (meetingId: MeetingId, members: Member[]) => {
  for (const member of members) must(await enter(member, meetingId))
}
const fail = (who: Member, meetingId: MeetingId, rule: string, id = requestId(ctx)) =>
  failMeeting(ctx, who.actor, { requestId: id, meetingId, rule })
const stateOf = async (meetingId: MeetingId) => (await meetingById(ctx.db, meetingId))?.state
const recorded = async (meetingId: MeetingId) =>
  (await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.subject, meetingId)).orderBy(asc(ledgerEntry.index)))
    .filter(({ type }) => type === 'quorum.failed')
    .map(({ payload }) => JSON.parse(payload ?? '{}'))

/** Published again for a week later, opened then. */
async function again({ bodyId, meetingId, secretary, chair }: Sitting, start: number) {
  const facts = { ...meetingInput(ctx, bodyId), ...times(start), meetingId, version: await versionOf(ctx, meetingId) }
  must(await editMeeting(ctx, secretary.actor, facts))
  must(await publish(ctx, secretary.actor, meetingId))
  ctx.fixClock(new Date(start + HOUR / 4))
  must(await move(chair, meetingId, 'sitting.open'))
}

async function errorsIn({ bodyId }: Sitting) {
  const { bytes } = must(await exportBundle(ctx, SETUP, bodyId))
  const report = await verifyBundle(must(readTar(bytes)).files, { verifySignature, verifyEd25519 })
  return report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

describe('a meeting that failed for want of a quorum', () => {
  test('is recorded by the secretary with who had come, and put off; everybody is told', async () => {
    const { meetingId, chair, secretary, voters, rule, itemId } = await called()
    await come(meetingId, [chair, voters[1] as Member, secretary])
    must(await call(chair, meetingId, itemId))
    expect(await fail(secretary, meetingId, rule)).toEqual({
      ok: true,
      value: { base: '5', required: '3', present: '2' },
    })
    const [entry, ...more] = await recorded(meetingId)
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      meeting: meetingId,
      present: [chair.seatId, secretary.seatId, voters[1]?.seatId].sort(),
      quorum: { base: '5', required: '3', present: '2' },
      rule: { id: rule, quorum: QUORUM },
      actor: { person: secretary.actor.personId },
    })
    expect(await meetingById(ctx.db, meetingId)).toMatchObject({
      state: 'postponed',
      currentItemId: null,
      openedAt: null,
    })
    expect(await attendanceOf(ctx.db, meetingId)).toEqual([])
    const told = await ctx.db.select().from(notice).where(eq(notice.meetingId, meetingId))
    expect(told.filter(({ kind }) => kind === 'quorum_failed')).toHaveLength(5)
  })

  test('and held again, decides with the lower quorum; the ledger alone says why', async () => {
    const stage = await called()
    const { bodyId, meetingId, itemId, chair, secretary, voters, rule, start } = stage
    const two = [chair, voters[1] as Member]
    await come(meetingId, two)
    must(await call(chair, meetingId, itemId))
    const open = () => openVote(ctx, chair.actor, voteInput(ctx, stage, { rule }))
    expect(await open()).toEqual({ ok: false, code: 'vote_no_quorum', params: { present: '2', required: '3' } })
    must(await fail(chair, meetingId, rule))
    await again(stage, start + WEEK)
    await come(meetingId, two)
    const page = must(await loadSitting(ctx, chair.actor, meetingId))
    expect(page.quorum).toMatchObject({ present: 2, required: 2, met: true, adjourned: true })
    expect(page.failures).toMatchObject([{ present: 2, required: 3 }])
    expect(page.items.every(({ state }) => state !== 'done')).toBe(true)
    // A rule with another quorum is not lowered.
    expect(await openVote(ctx, chair.actor, voteInput(ctx, stage))).toMatchObject({ code: 'vote_no_quorum' })
    const { voteId } = must(await open())
    const { terms } = (await voteById(ctx.db, voteId)) ?? {}
    expect(terms).toMatchObject({ failed_meetings: '1', quorum: { base: '5', required: '2', present: '2' } })
    for (const member of two) must((await castAs(ctx, member, stage.deviceOf(member), voteId)).result)
    await closeVoteIn(ctx, stage, voteId)
    const { result } = (await voteById(ctx.db, voteId)) ?? {}
    expect(result).toMatchObject({ outcome: 'carried', quorum: { required: '2', adjourned: true } })
    expect(await errorsIn(stage)).toEqual([])
    const body = (await allBodies(ctx.db)).find(({ id }) => id === bodyId)
    expect(body && (await checkBody(ctx, body)).faults.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await fail(secretary, meetingId, rule)).toMatchObject({ code: 'quorum_failed_after_vote' })
  })

  test('is refused while the quorum is there, and recorded once enough have left', async () => {
    const { meetingId, chair, voters, rule } = await called()
    await come(meetingId, voters.slice(0, 3))
    expect(await fail(chair, meetingId, rule)).toEqual({
      ok: false,
      code: 'quorum_there',
      params: { present: '3', required: '3' },
    })
    must(await leave(voters[2] as Member, meetingId))
    must(await fail(chair, meetingId, rule))
  })

  test('is refused before the hour for which members were called', async () => {
    const { meetingId, chair, rule, start } = await called({ minutes: -30 })
    expect(await fail(chair, meetingId, rule)).toEqual({ ok: false, code: 'quorum_failed_early' })
    expect(must(await loadSitting(ctx, chair.actor, meetingId)).may.fail).toBe(false)
    ctx.fixClock(new Date(start))
    expect(must(await loadSitting(ctx, chair.actor, meetingId)).may.fail).toBe(true)
    must(await fail(chair, meetingId, rule))
  })

  test('is refused once a vote was opened, and in any other state', async () => {
    const stage = await called()
    const { meetingId, chair, voters, rule, itemId } = stage
    await come(meetingId, voters.slice(0, 3))
    must(await call(chair, meetingId, itemId))
    const { voteId } = must(await openVote(ctx, chair.actor, voteInput(ctx, stage, { rule })))
    await closeVoteIn(ctx, stage, voteId)
    must(await leave(voters[2] as Member, meetingId))
    expect(await fail(chair, meetingId, rule)).toEqual({ ok: false, code: 'quorum_failed_after_vote' })
    must(await move(chair, meetingId, 'sitting.adjourn'))
    expect(await fail(chair, meetingId, rule)).toMatchObject({ ok: false, code: 'meeting_state' })
    expect(await recorded(meetingId)).toEqual([])
  })

  test('is not a member’s to record, and to an outsider there is no such meeting', async () => {
    const { meetingId, voters, chair, rule } = await called()
    const { chair: stranger } = await called()
    expect(await fail(voters[1] as Member, meetingId, rule)).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(await fail(stranger, meetingId, rule)).toEqual({ ok: false, code: 'not_found' })
    expect(await fail(chair, meetingId, 'rule-9')).toEqual({
      ok: false,
      code: 'rule_unknown',
      params: { rule: 'rule-9' },
    })
    expect(await stateOf(meetingId)).toBe('in_session')
  })

  test('is published again only for later', async () => {
    const { bodyId, meetingId, chair, secretary, rule, start } = await called()
    must(await fail(chair, meetingId, rule))
    expect(await publish(ctx, secretary.actor, meetingId)).toEqual({ ok: false, code: 'meeting_not_later' })
    const version = await versionOf(ctx, meetingId)
    const facts = { ...meetingInput(ctx, bodyId), ...times(start + WEEK), meetingId, version }
    must(await editMeeting(ctx, secretary.actor, facts))
    must(await publish(ctx, secretary.actor, meetingId))
    expect(await stateOf(meetingId)).toBe('circulated')
  })

  test('pressed twice, or by two officers at once, is one failure', async () => {
    const { meetingId, chair, secretary, rule } = await called()
    const id = requestId(ctx)
    const [first, repeated, other] = await Promise.all([
      fail(chair, meetingId, rule, id),
      fail(chair, meetingId, rule, id),
      fail(secretary, meetingId, rule),
    ])
    expect(repeated).toEqual(first)
    expect([first, other].map((result) => result.ok).sort()).toEqual([false, true])
    expect(await recorded(meetingId)).toHaveLength(1)
  })
})
