import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { snapshotDigest } from '../../../app/rules/agenda.ts'
import type { AgendaSnapshot } from '../../../app/wire/agenda-snapshot.ts'
import type { BodyId, MeetingId } from '../../../app/wire/ids.ts'
import { agendaSnapshot } from '../../../db/schema/agenda.ts'
import { change, ledgerEntry } from '../../../db/schema/ledger.ts'
import { meeting, notice } from '../../../db/schema/meetings.ts'
import { seatsSeeing } from '../../../server/access/queries.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { publishAgenda } from '../../../server/agenda/publish-agenda.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { meetingById } from '../../../server/meetings/queries.ts'
import { itemFields, makeItem, makeMeeting, publish, versionOf } from '../../support/agenda.ts'
import { both, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { bodyId, members } = await makeBody(ctx)
const [chair, secretary, member, second, auditor] = members as [Member, Member, Member, Member, Member]
const stranger = (await makeBody(ctx)).members[1] as Member
const officer = secretary.actor

const entries = async (body: BodyId, subject: MeetingId) => {
  const rows = await ctx.db
    .select()
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, body), eq(ledgerEntry.subject, subject)))
    .orderBy(asc(ledgerEntry.index))
  return rows.map(({ type, itemId, payload }) => ({ type, itemId, payload: JSON.parse(payload ?? '{}') }))
}

const noticesOf = (meetingId: MeetingId) => ctx.db.select().from(notice).where(eq(notice.meetingId, meetingId))

describe('publishAgenda', () => {
  test('freezes the agenda, circulates the meeting and tells every attending member but the publisher', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const first = await makeItem(ctx, officer, meetingId, 'First')
    await makeItem(ctx, officer, meetingId, 'Below', { parentId: first })
    const published = must(await publish(ctx, officer, meetingId))
    expect(published).toMatchObject({ revision: 1, items: 2, told: 3 })
    expect(await meetingById(ctx.db, meetingId)).toMatchObject({ state: 'circulated', revision: 1 })
    const [row] = await ctx.db.select().from(agendaSnapshot).where(eq(agendaSnapshot.meetingId, meetingId))
    const snapshot = JSON.parse(row?.canonical ?? '') as AgendaSnapshot
    expect(snapshotDigest(snapshot)).toEqual({ canonical: row?.canonical, digest: published.digest })
    expect(snapshot.items.map(({ number, title }) => `${number} ${title.en}`)).toEqual(['1 First', '1.1 Below'])
    const told = await noticesOf(meetingId)
    expect(told.map((one) => one.personId).sort()).toEqual(
      [chair, member, second].map((one) => one.actor.personId).sort(),
    )
    expect(told.every((one) => one.kind === 'agenda_published' && one.revision === 1 && !one.readAt)).toBe(true)
    expect((await seatsSeeing(ctx.db, first)).sort()).toEqual(members.map((one) => one.seatId).sort())
  })

  test('enters the agenda by digests and each item by itself, so that one item can be withheld', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const itemId = await makeItem(ctx, officer, meetingId, 'Decide', {
      type: 'decision',
      decision: { ...both('Resolved'), authoritative: 'ar' },
    })
    await makeItem(ctx, officer, meetingId, 'Talk')
    must(await publish(ctx, officer, meetingId))
    const [agenda, item, other] = await entries(bodyId, meetingId)
    expect([agenda?.type, item?.type, other?.type]).toEqual(['agenda.published', 'item.published', 'item.published'])
    expect([agenda?.itemId, item?.itemId]).toEqual([null, itemId])
    const { actor: _, salt: __, ...content } = item?.payload ?? {}
    expect(agenda?.payload.items[0]).toEqual({ item: itemId, number: '1', digest: snapshotDigest(content).digest })
    expect(content).toMatchObject({ title: both('Decide'), decision: { ...both('Resolved'), authoritative: 'ar' } })
    expect(JSON.stringify(agenda?.payload)).not.toContain('Decide')
    expect(content.blind).toMatch(/^[0-9a-f]{64}$/)
    expect(content.blind).not.toBe(other?.payload.blind)
  })

  test('publishes again as a new revision, keeps the old one, and takes back what left the agenda', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const kept = await makeItem(ctx, officer, meetingId, 'Kept')
    const gone = await makeItem(ctx, officer, meetingId, 'Gone')
    must(await publish(ctx, officer, meetingId))
    must(await removeItems(ctx, officer, { requestId: requestId(ctx), itemIds: [gone], restore: false }))
    expect(await seatsSeeing(ctx.db, gone)).toContain(member.seatId)
    expect(must(await publish(ctx, chair.actor, meetingId))).toMatchObject({ revision: 2, items: 1 })
    expect(await seatsSeeing(ctx.db, gone)).not.toContain(member.seatId)
    expect(await seatsSeeing(ctx.db, kept)).toContain(member.seatId)
    const snapshots = await ctx.db.select().from(agendaSnapshot).where(eq(agendaSnapshot.meetingId, meetingId))
    expect(snapshots.map((one) => one.revision).sort()).toEqual([1, 2])
    const told = (await noticesOf(meetingId)).filter((one) => one.kind === 'agenda_republished')
    expect(told.map((one) => one.revision)).toEqual([2, 2, 2])
  })

  test('an edit between reading and publishing makes the publication stale', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const itemId = await makeItem(ctx, officer, meetingId)
    const version = await versionOf(ctx, meetingId)
    must(await editItem(ctx, chair.actor, { requestId: requestId(ctx), itemId, version: 1, fields: itemFields('His') }))
    const input = { requestId: requestId(ctx), meetingId, version }
    expect(await publishAgenda(ctx, officer, input)).toMatchObject({ code: 'agenda_stale', params: { version: '3' } })
    expect(await entries(bodyId, meetingId)).toEqual([])
    expect(await noticesOf(meetingId)).toEqual([])
  })

  test('two publications at once leave one revision', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    await makeItem(ctx, officer, meetingId)
    const version = await versionOf(ctx, meetingId)
    const ask = (who: Member) => publishAgenda(ctx, who.actor, { requestId: requestId(ctx), meetingId, version })
    const results = await Promise.all([ask(secretary), ask(chair)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'agenda_stale' })
    expect((await meetingById(ctx.db, meetingId))?.revision).toBe(1)
  })

  test('answers a repeated request with the first publication', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    await makeItem(ctx, officer, meetingId)
    const input = { requestId: requestId(ctx), meetingId, version: await versionOf(ctx, meetingId) }
    const first = must(await publishAgenda(ctx, officer, input))
    expect(must(await publishAgenda(ctx, officer, input))).toEqual(first)
    expect(await noticesOf(meetingId)).toHaveLength(3)
  })

  test('refuses an empty agenda, and one with a decision that is not written in both languages', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    expect(await publish(ctx, officer, meetingId)).toMatchObject({ code: 'agenda_empty' })
    const decision = { ar: 'قرار', en: '', authoritative: 'ar' as const }
    await makeItem(ctx, officer, meetingId, 'Decide', { type: 'decision', decision })
    expect(await publish(ctx, officer, meetingId)).toMatchObject({
      code: 'agenda_incomplete',
      params: { count: '1', problem: 'decision_en_missing', number: '1' },
    })
  })

  test('refuses a member, an auditor, a stranger, and a sitting that has begun', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    await makeItem(ctx, officer, meetingId)
    expect(await publish(ctx, member.actor, meetingId)).toMatchObject({ code: 'not_permitted' })
    expect(await publish(ctx, auditor.actor, meetingId)).toMatchObject({ code: 'not_permitted' })
    expect(await publish(ctx, stranger.actor, meetingId)).toMatchObject({ code: 'not_found' })
    expect(await publish(ctx, officer, 'nothing' as MeetingId)).toMatchObject({ code: 'not_found' })
    await ctx.db.update(meeting).set({ state: 'in_session' }).where(eq(meeting.id, meetingId))
    expect(await publish(ctx, officer, meetingId)).toMatchObject({ code: 'meeting_state' })
  })

  test('tells every screen of the body that the agenda changed', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    await makeItem(ctx, officer, meetingId)
    await publish(ctx, officer, meetingId)
    const told = await ctx.db.select().from(change).where(eq(change.ref, meetingId))
    const everyone = told.filter((one) => one.audience === null && one.itemId === null).map((one) => one.topic)
    expect(everyone.sort()).toEqual(['agenda', 'meeting', 'notice'])
  })
})
