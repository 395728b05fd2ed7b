import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { NoticeId } from '../../../app/wire/ids.ts'
import { meeting, notice } from '../../../db/schema/meetings.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { loadBuilder } from '../../../server/agenda/load-builder.ts'
import { loadBodyPage } from '../../../server/meetings/load-body-page.ts'
import { loadHome } from '../../../server/meetings/load-home.ts'
import { loadNotices } from '../../../server/meetings/load-notices.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { markNoticesRead } from '../../../server/meetings/mark-notices-read.ts'
import { itemFields, makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { both, type Member, makeAdministrator, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
ctx.fixClock(new Date('2026-11-22T06:00:00Z'))
const house = await makeBody(ctx)
const [, secretary, member, , auditor] = house.members as [Member, Member, Member, Member, Member]
const { bodyId } = house
const slug = must(await loadBuilderBody()).slug
const officer = secretary.actor

async function loadBuilderBody() {
  const meetingId = await makeMeeting(ctx, (house.members[1] as Member).actor, bodyId)
  const builder = must(await loadBuilder(ctx, (house.members[1] as Member).actor, meetingId))
  await ctx.db.delete(meeting).where(eq(meeting.id, meetingId))
  return { ok: true as const, value: builder.body }
}

describe('a draft', () => {
  test('does not exist for members: not in the pack, not at home, not on the body’s page', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    await makeItem(ctx, officer, meetingId, 'Secret plan')
    expect(await loadPack(ctx, member.actor, meetingId)).toMatchObject({ code: 'not_found' })
    expect(await loadBuilder(ctx, member.actor, meetingId)).toMatchObject({ code: 'not_permitted' })
    const seen = JSON.stringify([await loadHome(ctx, member.actor), await loadBodyPage(ctx, member.actor, slug)])
    expect(seen).not.toContain(meetingId)
    expect(must(await loadPack(ctx, officer, meetingId))).toMatchObject({ published: null, items: [] })
    expect(must(await loadBodyPage(ctx, officer, slug)).coming).toMatchObject([{ meetingId, draft: true }])
    expect((await loadHome(ctx, officer)).bodies[0]).toMatchObject({ next: null, drafts: [{ meetingId }] })
  })

  test('edits of a published agenda stay with the officers until it is published again', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    const itemId = await makeItem(ctx, officer, meetingId, 'As told')
    must(await publish(ctx, officer, meetingId))
    must(await editItem(ctx, officer, { requestId: requestId(ctx), itemId, version: 1, fields: itemFields('Anew') }))
    await makeItem(ctx, officer, meetingId, 'Added')
    expect(must(await loadPack(ctx, member.actor, meetingId)).items).toMatchObject([{ title: both('As told') }])
    const builder = must(await loadBuilder(ctx, officer, meetingId))
    expect(builder.changes?.items).toMatchObject([
      { kind: 'changed', number: '1', fields: ['title'] },
      { kind: 'added', number: '2' },
    ])
    must(await publish(ctx, officer, meetingId))
    const pack = must(await loadPack(ctx, member.actor, meetingId))
    expect(pack.items.map((item) => item.title.en)).toEqual(['Anew', 'Added'])
    expect(pack.notices.map((one) => [one.kind, one.changes?.items.length])).toEqual([
      ['agenda_published', undefined],
      ['agenda_republished', 2],
    ])
  })
})

describe('loadHome', () => {
  test('gives the next sitting of each body, the open one first, and nothing of another body', async () => {
    const other = await makeBody(ctx)
    const clerk = (other.members[1] as Member).actor
    const foreign = await makeMeeting(ctx, clerk, other.bodyId)
    await makeItem(ctx, clerk, foreign, 'Foreign matter')
    must(await publish(ctx, clerk, foreign))
    const mine = await loadHome(ctx, member.actor)
    expect(mine.bodies.map((body) => body.bodyId)).toEqual([bodyId])
    expect(JSON.stringify(mine)).not.toContain('Foreign')
    const theirs = await loadHome(ctx, (other.members[2] as Member).actor)
    expect(theirs.bodies[0]?.next).toMatchObject({ meetingId: foreign, open: false, items: 1 })
    await ctx.db.update(meeting).set({ state: 'in_session' }).where(eq(meeting.id, foreign))
    expect((await loadHome(ctx, (other.members[2] as Member).actor)).bodies[0]?.next).toMatchObject({ open: true })
  })

  test('is calm and empty for an administrator without a seat', async () => {
    const home = await loadHome(ctx, await makeAdministrator(ctx))
    expect(home).toMatchObject({ administrator: true, bodies: [], votes: [], notices: [] })
  })

  test('shows an auditor the way to the ledger and no sitting', async () => {
    const [card] = (await loadHome(ctx, auditor.actor)).bodies
    expect(card).toMatchObject({ next: null, later: [], drafts: [], may: { ledger: true, attend: false } })
  })
})

describe('loadBodyPage', () => {
  test('is not found by people of another body, and by its auditor is read without leave to open packs', async () => {
    const stranger = (await makeBody(ctx)).members[0] as Member
    expect(await loadBodyPage(ctx, stranger.actor, slug)).toMatchObject({ code: 'not_found' })
    expect(await loadBodyPage(ctx, member.actor, 'no-such-body')).toMatchObject({ code: 'not_found' })
    expect(must(await loadBodyPage(ctx, auditor.actor, slug)).may).toMatchObject({
      create: false,
      read: false,
      ledger: true,
    })
    expect(must(await loadBodyPage(ctx, member.actor, slug)).seats).toHaveLength(5)
  })
})

describe('markNoticesRead', () => {
  test('marks one’s own notices and leaves those of others', async () => {
    const meetingId = await makeMeeting(ctx, officer, bodyId)
    await makeItem(ctx, officer, meetingId)
    must(await publish(ctx, officer, meetingId))
    const all = await ctx.db.select().from(notice).where(eq(notice.meetingId, meetingId))
    const noticeIds = all.map((one) => one.id as NoticeId)
    const read = await markNoticesRead(ctx, member.actor, { requestId: requestId(ctx), noticeIds })
    expect(read).toEqual({ ok: true, value: { read: 1 } })
    const again = await markNoticesRead(ctx, member.actor, { requestId: requestId(ctx), noticeIds })
    expect(again).toEqual({ ok: true, value: { read: 0 } })
    const left = await ctx.db.select().from(notice).where(eq(notice.meetingId, meetingId))
    expect(left.filter((one) => one.readAt === null)).toHaveLength(all.length - 1)
    const listed = (await loadNotices(ctx, member.actor)).notices.filter((one) => one.meetingId === meetingId)
    expect(listed).toMatchObject([{ read: true, kind: 'agenda_published' }])
  })
})
