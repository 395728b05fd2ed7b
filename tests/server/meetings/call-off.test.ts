import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { MeetingId } from '../../../app/wire/ids.ts'
import type { CallOff } from '../../../app/wire/meetings.ts'
import { change, ledgerEntry } from '../../../db/schema/ledger.ts'
import { meeting, notice } from '../../../db/schema/meetings.ts'
import { publishAgenda } from '../../../server/agenda/publish-agenda.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { archiveMeeting } from '../../../server/meetings/archive-meeting.ts'
import { callOff } from '../../../server/meetings/call-off.ts'
import { editMeeting } from '../../../server/meetings/edit-meeting.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { meetingById } from '../../../server/meetings/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { makeItem, makeMeeting, meetingInput, publish, versionOf } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId, SETUP } from '../../support/body.ts'
import { acts, makeCirculated } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { move } = acts(ctx)
const REASON = 'The hall is closed'

const off = (who: Member, meetingId: MeetingId, act: CallOff['act'], id = requestId(ctx)) =>
  callOff(ctx, who.actor, { requestId: id, meetingId, act, reason: REASON })
const stateOf = async (meetingId: MeetingId) => (await meetingById(ctx.db, meetingId))?.state
const typesOf = async (meetingId: MeetingId) =>
  (
    await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.subject, meetingId)).orderBy(asc(ledgerEntry.index))
  ).map(({ type }) => type)
const toldOf = async (meetingId: MeetingId) =>
  (await ctx.db.select().from(notice).where(eq(notice.meetingId, meetingId))).filter(({ kind }) =>
    kind.startsWith('meeting_'),
  )

async function setDate(who: Member, meetingId: MeetingId, startsAt: string, endsAt: string) {
  const facts = { ...meetingInput(ctx, who.bodyId), startsAt, endsAt, meetingId }
  must(await editMeeting(ctx, who.actor, { ...facts, version: await versionOf(ctx, meetingId) }))
}

describe('postponing', () => {
  test('is an official act with its reason, of which everybody who attends is told', async () => {
    const { secretary, chair, member, other, meetingId } = await makeCirculated(ctx)
    const id = requestId(ctx)
    expect(must(await off(secretary, meetingId, 'meeting.postpone', id))).toEqual({ state: 'postponed' })
    expect(must(await off(secretary, meetingId, 'meeting.postpone', id))).toEqual({ state: 'postponed' })
    expect((await typesOf(meetingId)).filter((type) => type === 'meeting.postponed')).toHaveLength(1)
    const told = await toldOf(meetingId)
    expect(told.map(({ personId }) => personId).sort()).toEqual(
      [chair, member, other].map(({ actor }) => actor.personId).sort(),
    )
    expect(told.every(({ kind, revision }) => kind === 'meeting_postponed' && revision === 1)).toBe(true)
    expect(must(await loadPack(ctx, member.actor, meetingId)).meeting).toMatchObject({
      state: 'postponed',
      offReason: REASON,
    })
  })

  test('is over when the agenda is published again for another time, and not for the same', async () => {
    const { secretary, chair, member, meetingId, bodyId } = await makeCirculated(ctx)
    must(await off(chair, meetingId, 'meeting.postpone'))
    expect(await publish(ctx, secretary.actor, meetingId)).toEqual({ ok: false, code: 'meeting_same_date' })
    expect(await move(chair, meetingId, 'sitting.open')).toMatchObject({ code: 'meeting_state' })
    await setDate(secretary, meetingId, '2026-12-08T07:00:00.000Z', '2026-12-08T09:00:00.000Z')
    must(await publish(ctx, secretary.actor, meetingId))
    expect(await stateOf(meetingId)).toBe('circulated')
    expect(must(await loadPack(ctx, member.actor, meetingId)).meeting.offReason).toBeNull()
    must(await move(chair, meetingId, 'sitting.open'))
    const { bytes } = must(await exportBundle(ctx, SETUP, bodyId))
    const report = await verifyBundle(must(readTar(bytes)).files, { verifySignature, verifyEd25519 })
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('refuses a publication that was read before it', async () => {
    const { secretary, chair, meetingId } = await makeCirculated(ctx)
    const version = await versionOf(ctx, meetingId)
    must(await off(chair, meetingId, 'meeting.postpone'))
    const input = { requestId: requestId(ctx), meetingId, version }
    expect(await publishAgenda(ctx, secretary.actor, input)).toMatchObject({ code: 'agenda_stale' })
  })
})

describe('cancelling', () => {
  test('ends a meeting: it is neither published nor opened nor cancelled again', async () => {
    const { secretary, chair, meetingId } = await makeCirculated(ctx)
    must(await off(secretary, meetingId, 'meeting.cancel'))
    expect(await stateOf(meetingId)).toBe('cancelled')
    expect(await publish(ctx, secretary.actor, meetingId)).toMatchObject({ code: 'meeting_state' })
    expect(await move(chair, meetingId, 'sitting.open')).toMatchObject({ code: 'meeting_state' })
    expect(await off(secretary, meetingId, 'meeting.cancel')).toMatchObject({ code: 'meeting_state' })
    expect((await typesOf(meetingId)).at(-1)).toBe('meeting.cancelled')
  })

  test('of a draft tells nobody and leaves no entry: its officers’ screens alone hear of it', async () => {
    const { bodyId, members } = await makeBody(ctx)
    const [chair, secretary] = members as [Member, Member]
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
    await makeItem(ctx, secretary.actor, meetingId)
    must(await off(secretary, meetingId, 'meeting.cancel'))
    expect([await stateOf(meetingId), await typesOf(meetingId), await toldOf(meetingId)]).toEqual(['cancelled', [], []])
    const told = (await ctx.db.select().from(change).where(eq(change.ref, meetingId))).at(-1)
    expect(told?.audience?.sort()).toEqual([chair.seatId, secretary.seatId].sort())
  })

  test('is refused while the sitting is open, and to whoever prepares no meetings', async () => {
    const { chair, member, members, meetingId } = await makeCirculated(ctx)
    const auditor = members.find(({ role }) => role === 'auditor') as Member
    for (const who of [member, auditor])
      expect(await off(who, meetingId, 'meeting.cancel')).toMatchObject({ code: 'not_permitted' })
    const { members: others } = await makeBody(ctx)
    expect(await off(others[0] as Member, meetingId, 'meeting.cancel')).toMatchObject({ code: 'not_found' })
    expect(await off(chair, 'no-such-meeting' as MeetingId, 'meeting.cancel')).toMatchObject({ code: 'not_found' })
    must(await move(chair, meetingId, 'sitting.open'))
    for (const act of ['meeting.cancel', 'meeting.postpone'] as const)
      expect(await off(chair, meetingId, act)).toMatchObject({ code: 'meeting_state' })
  })

  test('and opening at the same moment: one of them comes first, and the other is refused', async () => {
    const { secretary, chair, meetingId } = await makeCirculated(ctx)
    const results = await Promise.all([
      off(secretary, meetingId, 'meeting.cancel'),
      move(chair, meetingId, 'sitting.open'),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(['cancelled', 'in_session']).toContain(await stateOf(meetingId))
  })
})

describe('archiving', () => {
  test('is an official act once the minutes are approved, and not before', async () => {
    const { secretary, member, chair, meetingId } = await makeCirculated(ctx)
    const archive = (who: Member) => archiveMeeting(ctx, who.actor, { requestId: requestId(ctx), meetingId })
    expect(await archive(member)).toMatchObject({ code: 'not_permitted' })
    expect(await archive(secretary)).toMatchObject({ code: 'meeting_state' })
    await ctx.db.update(meeting).set({ state: 'approved' }).where(eq(meeting.id, meetingId))
    expect(must(await archive(secretary))).toEqual({ state: 'archived' })
    expect((await typesOf(meetingId)).at(-1)).toBe('meeting.archived')
    expect(await archive(chair)).toMatchObject({ code: 'meeting_state' })
    expect(
      await archiveMeeting(ctx, chair.actor, { requestId: requestId(ctx), meetingId: 'none' as MeetingId }),
    ).toMatchObject({ code: 'not_found' })
  })
})
