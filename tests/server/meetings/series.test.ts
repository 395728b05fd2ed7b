import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { BodyId, MeetingId } from '../../../app/wire/ids.ts'
import type { CreateSeries } from '../../../app/wire/meetings.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { meeting, notice } from '../../../db/schema/meetings.ts'
import { createSeries } from '../../../server/meetings/create-series.ts'
import { editMeeting } from '../../../server/meetings/edit-meeting.ts'
import { editSeries } from '../../../server/meetings/edit-series.ts'
import { makeItem, makeMeeting, meetingInput, publish, versionOf } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const WEEKLY: CreateSeries['repeats'] = { pattern: 'week', end: { count: 4 }, skip: [] }

const series = (bodyId: BodyId, over: Partial<CreateSeries> = {}): CreateSeries => ({
  ...meetingInput(ctx, bodyId),
  title: { ar: 'الجلسة ١', en: 'Sitting 1' },
  repeats: WEEKLY,
  ...over,
})
const all = (bodyId: BodyId) =>
  ctx.db.select().from(meeting).where(eq(meeting.bodyId, bodyId)).orderBy(asc(meeting.number))
const setUp = async () => {
  const { bodyId, members } = await makeBody(ctx)
  const [chair, secretary, member] = members as [Member, Member, Member]
  return { bodyId, chair, secretary, member }
}

describe('a series', () => {
  test('is drafts at the same hours, numbered on, their titles too, under one id', async () => {
    const { bodyId, secretary } = await setUp()
    const made = must(await createSeries(ctx, secretary.actor, series(bodyId)))
    const rows = await all(bodyId)
    expect(made).toEqual({ meetingId: rows[0]?.id, meetings: 4 })
    expect(
      rows.map(({ number, state, title, startsAt }) => [number, state, title.ar, title.en, startsAt.toISOString()]),
    ).toEqual([
      [1, 'draft', 'الجلسة ١', 'Sitting 1', '2026-11-24T07:00:00.000Z'],
      [2, 'draft', 'الجلسة ٢', 'Sitting 2', '2026-12-01T07:00:00.000Z'],
      [3, 'draft', 'الجلسة ٣', 'Sitting 3', '2026-12-08T07:00:00.000Z'],
      [4, 'draft', 'الجلسة ٤', 'Sitting 4', '2026-12-15T07:00:00.000Z'],
    ])
    expect(new Set(rows.map(({ seriesId }) => seriesId)).size).toBe(1)
    expect(await ctx.db.select().from(notice).where(eq(notice.bodyId, bodyId))).toEqual([])
  })

  test('is made once by a repeated request', async () => {
    const { bodyId, secretary } = await setUp()
    const input = series(bodyId)
    const first = must(await createSeries(ctx, secretary.actor, input))
    expect(must(await createSeries(ctx, secretary.actor, input))).toEqual(first)
    expect(await all(bodyId)).toHaveLength(4)
  })

  test('of no day at all, by circulation, of bad times or by a member is refused, and nothing is made', async () => {
    const { bodyId, secretary, member } = await setUp()
    const make = (over: Partial<CreateSeries>, who = secretary) => createSeries(ctx, who.actor, series(bodyId, over))
    expect(await make({ repeats: { ...WEEKLY, end: { until: '2026-11-01' } } })).toMatchObject({ code: 'series_empty' })
    expect(await make({ kind: 'circulation' })).toMatchObject({ code: 'meeting_kind' })
    expect(await make({ endsAt: '2026-11-24T07:00:00.000Z' })).toMatchObject({ code: 'meeting_times' })
    expect(await make({}, member)).toMatchObject({ code: 'not_permitted' })
    const { secretary: other } = await setUp()
    expect(await make({}, other)).toMatchObject({ code: 'not_found' })
    expect(await all(bodyId)).toEqual([])
  })

  test('follows one of its meetings: later drafts take its hours and place, each on its own day', async () => {
    const { bodyId, secretary } = await setUp()
    must(await createSeries(ctx, secretary.actor, series(bodyId)))
    const [, second, third] = (await all(bodyId)).map(({ id }) => id) as [MeetingId, MeetingId, MeetingId]
    await makeItem(ctx, secretary.actor, third)
    must(await publish(ctx, secretary.actor, third))
    const facts = {
      ...meetingInput(ctx, bodyId),
      startsAt: '2026-12-02T11:00:00.000Z',
      endsAt: '2026-12-02T12:30:00.000Z',
    }
    const place = { ar: 'القاعة الكبرى', en: 'Great hall' }
    must(
      await editMeeting(ctx, secretary.actor, {
        ...facts,
        place,
        meetingId: second,
        version: await versionOf(ctx, second),
      }),
    )
    const input = { act: 'follow', requestId: requestId(ctx), meetingId: second } as const
    expect(must(await editSeries(ctx, secretary.actor, input))).toEqual({ meetings: 1 })
    const rows = await all(bodyId)
    expect(rows.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2026-11-24T07:00:00.000Z',
      '2026-12-02T11:00:00.000Z',
      '2026-12-08T07:00:00.000Z',
      '2026-12-15T11:00:00.000Z',
    ])
    expect(rows[3]).toMatchObject({ place, title: { en: 'Sitting 4' } })
  })

  test('is called off from a meeting on: drafts without a word, published ones as an official act', async () => {
    const { bodyId, secretary, member } = await setUp()
    must(await createSeries(ctx, secretary.actor, series(bodyId)))
    const [first, , third] = (await all(bodyId)).map(({ id }) => id) as [MeetingId, MeetingId, MeetingId]
    await makeItem(ctx, secretary.actor, third)
    must(await publish(ctx, secretary.actor, third))
    const input = { act: 'cancel', requestId: requestId(ctx), meetingId: first, reason: 'The term is over' } as const
    expect(await editSeries(ctx, member.actor, input)).toMatchObject({ code: 'not_permitted' })
    expect(must(await editSeries(ctx, secretary.actor, input))).toEqual({ meetings: 3 })
    expect((await all(bodyId)).map(({ state }) => state)).toEqual(['draft', 'cancelled', 'cancelled', 'cancelled'])
    const entries = await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId))
    expect(entries.filter(({ type }) => type === 'meeting.cancelled').map(({ subject }) => subject)).toEqual([third])
  })

  test('is none where a meeting was planned alone', async () => {
    const { bodyId, secretary } = await setUp()
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
    const input = { act: 'follow', requestId: requestId(ctx), meetingId } as const
    expect(await editSeries(ctx, secretary.actor, input)).toMatchObject({ code: 'series_none' })
    const none = { ...input, meetingId: 'none' as MeetingId }
    expect(await editSeries(ctx, secretary.actor, none)).toMatchObject({ code: 'not_found' })
  })
})
