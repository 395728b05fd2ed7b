import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { MeetingId } from '../../../app/wire/ids.ts'
import { meeting } from '../../../db/schema/meetings.ts'
import { editMeeting } from '../../../server/meetings/edit-meeting.ts'
import { meetingById } from '../../../server/meetings/queries.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { makeItem, makeMeeting, meetingInput, publish, versionOf } from '../../support/agenda.ts'
import { both, type Member, makeBody, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { bodyId, members } = await makeBody(ctx)
const [chair, secretary, member] = members as [Member, Member, Member]

const edit = async (actor: Actor, meetingId: MeetingId, over: object = {}) => {
  const { bodyId: _, ...facts } = meetingInput(ctx, bodyId)
  const version = await versionOf(ctx, meetingId)
  return editMeeting(ctx, actor, { ...facts, meetingId, version, requestId: requestId(ctx), ...over })
}

describe('editMeeting', () => {
  test('rewrites title, kind, place and times and raises the version', async () => {
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
    const edited = await edit(chair.actor, meetingId, { title: both('Renamed'), kind: 'hybrid' })
    expect(edited).toEqual({ ok: true, value: { version: 2 } })
    expect(await meetingById(ctx.db, meetingId)).toMatchObject({ title: both('Renamed'), kind: 'hybrid', version: 2 })
  })

  test('lets one of two editors through and tells the other', async () => {
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
    const version = await versionOf(ctx, meetingId)
    const results = await Promise.all([
      edit(secretary.actor, meetingId, { version, title: both('Hers') }),
      edit(chair.actor, meetingId, { version, title: both('His') }),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'agenda_stale', params: { version: '2' } })
  })

  test('refuses bad times, a member, a stranger and a meeting that does not exist', async () => {
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
    const stranger = (await makeBody(ctx)).members[1] as Member
    expect(await edit(secretary.actor, meetingId, { endsAt: '2026-11-24T07:00:00Z' })).toMatchObject({
      code: 'meeting_times',
    })
    expect(await edit(member.actor, meetingId)).toMatchObject({ code: 'not_permitted' })
    expect(await edit(stranger.actor, meetingId)).toMatchObject({ code: 'not_found' })
    expect(await edit(secretary.actor, 'nothing' as MeetingId)).toMatchObject({ code: 'not_found' })
  })

  test('is refused once the sitting is open', async () => {
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
    await makeItem(ctx, secretary.actor, meetingId)
    await publish(ctx, secretary.actor, meetingId)
    expect(await edit(secretary.actor, meetingId)).toMatchObject({ ok: true })
    await ctx.db.update(meeting).set({ state: 'in_session' }).where(eq(meeting.id, meetingId))
    expect(await edit(secretary.actor, meetingId)).toMatchObject({
      code: 'meeting_state',
      params: { state: 'in_session', act: 'meeting.edit' },
    })
  })
})
