import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { change, ledgerEntry } from '../../../db/schema/ledger.ts'
import { createMeeting } from '../../../server/meetings/create-meeting.ts'
import { meetingById } from '../../../server/meetings/queries.ts'
import { meetingInput } from '../../support/agenda.ts'
import { type Member, makeAdministrator, makeBody, must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { bodyId, members } = await makeBody(ctx)
const [chair, secretary, member, , auditor] = members as [Member, Member, Member, Member, Member]

describe('createMeeting', () => {
  test('numbers the meetings of a body from one, as drafts', async () => {
    const first = must(await createMeeting(ctx, secretary.actor, meetingInput(ctx, bodyId)))
    const second = must(await createMeeting(ctx, chair.actor, meetingInput(ctx, bodyId)))
    expect([first.number, second.number]).toEqual([1, 2])
    expect(await meetingById(ctx.db, first.meetingId)).toMatchObject({ state: 'draft', version: 1, revision: 0 })
  })

  test('gives two secretaries who press at once two numbers', async () => {
    const both = await Promise.all([1, 2].map(() => createMeeting(ctx, secretary.actor, meetingInput(ctx, bodyId))))
    const [one, two] = both.map((result) => must(result).number)
    expect(one).not.toBe(two)
  })

  test('answers a repeated request with the first meeting', async () => {
    const input = meetingInput(ctx, bodyId)
    const first = must(await createMeeting(ctx, secretary.actor, input))
    expect(must(await createMeeting(ctx, secretary.actor, input))).toEqual(first)
    expect(await createMeeting(ctx, secretary.actor, { ...input, kind: 'virtual' })).toMatchObject({
      code: 'request_reused',
    })
  })

  test('is no official act, and only officers are told of a draft', async () => {
    const entries = await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId))
    const { meetingId } = must(await createMeeting(ctx, secretary.actor, meetingInput(ctx, bodyId)))
    expect(await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId))).toHaveLength(entries.length)
    const [told] = await ctx.db.select().from(change).where(eq(change.ref, meetingId))
    expect(told?.audience?.sort()).toEqual([chair.seatId, secretary.seatId].sort())
  })

  test.each([
    ['an end before the start', '2026-11-24T07:00:00Z', '2026-11-24T06:00:00Z'],
    ['an end at the start', '2026-11-24T07:00:00Z', '2026-11-24T07:00:00Z'],
    ['a sitting of more than a day', '2026-11-24T07:00:00Z', '2026-11-26T07:00:00Z'],
  ])('refuses %s', async (_, startsAt, endsAt) => {
    const input = { ...meetingInput(ctx, bodyId), startsAt, endsAt }
    expect(await createMeeting(ctx, secretary.actor, input)).toMatchObject({ code: 'meeting_times' })
  })

  test('refuses a meeting without a title in one of the languages', async () => {
    const input = { ...meetingInput(ctx, bodyId), title: { ar: 'جلسة', en: ' ' } }
    expect(await createMeeting(ctx, secretary.actor, input)).toMatchObject({ code: 'title_missing' })
  })

  test('refuses a member, an auditor, an administrator and an officer of another body', async () => {
    const other = await makeBody(ctx)
    const stranger = (other.members[1] as Member).actor
    const administrator = await makeAdministrator(ctx)
    const ask = (actor: typeof stranger) => createMeeting(ctx, actor, meetingInput(ctx, bodyId))
    expect(await ask(member.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await ask(auditor.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await ask(administrator)).toMatchObject({ code: 'not_found' })
    expect(await ask(stranger)).toMatchObject({ code: 'not_found' })
  })
})
