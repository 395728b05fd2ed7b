import { describe, expect, test } from 'vitest'
import type { MeetingId } from '../../../app/wire/ids.ts'
import type { CreateMeeting } from '../../../app/wire/meetings.ts'
import type { GiveReply } from '../../../app/wire/replies.ts'
import { loadBuilder } from '../../../server/agenda/load-builder.ts'
import { editMeeting } from '../../../server/meetings/edit-meeting.ts'
import { loadConsole } from '../../../server/meetings/load-console.ts'
import { loadHome } from '../../../server/meetings/load-home.ts'
import { loadNotices } from '../../../server/meetings/load-notices.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { giveReply } from '../../../server/replies/give-reply.ts'
import { loadReplies } from '../../../server/replies/load-replies.ts'
import { remindUnanswered } from '../../../server/replies/remind-unanswered.ts'
import { makeItem, makeMeeting, meetingInput, publish, versionOf } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const SOON = { startsAt: '2027-01-04T07:00:00.000Z', endsAt: '2027-01-04T09:00:00.000Z' }

async function makeInvited(over: Partial<CreateMeeting> = {}) {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'auditor'])
  const [chair, secretary, member, other, auditor] = members as [Member, Member, Member, Member, Member]
  const facts = { ...SOON, kind: 'hybrid' as const, ...over }
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId, facts)
  await makeItem(ctx, secretary.actor, meetingId)
  must(await publish(ctx, secretary.actor, meetingId))
  return { bodyId, meetingId, facts, chair, secretary, member, other, auditor }
}
type Invited = Awaited<ReturnType<typeof makeInvited>>

const give = (meetingId: MeetingId, who: Member, over: Partial<GiveReply> & { seat?: Member } = {}) => {
  const { seat = who, ...said } = over
  const input = { requestId: requestId(ctx), meetingId, seatId: seat.seatId, answer: 'in_person' as const, reason: '' }
  return giveReply(ctx, who.actor, { ...input, ...said })
}
const remind = (meetingId: MeetingId, who: Member) =>
  remindUnanswered(ctx, who.actor, { requestId: requestId(ctx), meetingId })
const pageFor = async ({ meetingId }: Invited, who: Member) => must(await loadReplies(ctx, who.actor, meetingId))
const saidOf = async (invited: Invited, who: Member) => (await pageFor(invited, who)).mine?.seats[0]?.said ?? null
const toldOf = async (who: Member) =>
  (await loadNotices(ctx, who.actor)).notices.filter(({ kind }) => kind === 'reply_awaited')
/** The meeting is published again, on another day. */
async function moveDay({ meetingId, facts, secretary, bodyId }: Invited) {
  const later = { startsAt: '2027-01-11T07:00:00.000Z', endsAt: '2027-01-11T09:00:00.000Z' }
  const { bodyId: _, ...input } = { ...meetingInput(ctx, bodyId), ...facts, ...later }
  must(await editMeeting(ctx, secretary.actor, { ...input, meetingId, version: await versionOf(ctx, meetingId) }))
  must(await publish(ctx, secretary.actor, meetingId))
}

describe('a reply', () => {
  test('is given for one’s own seat, changed, and shown at home, in the pack and on its page', async () => {
    const invited = await makeInvited()
    const { meetingId, member } = invited
    expect(await saidOf(invited, member)).toBeNull()
    must(await give(meetingId, member, { answer: 'remote' }))
    expect(await saidOf(invited, member)).toMatchObject({ answer: 'remote', before: false, recorded: false })
    must(await give(meetingId, member, { answer: 'absent', reason: 'Abroad' }))
    const said = { answer: 'absent', reason: 'Abroad' }
    expect(must(await loadPack(ctx, member.actor, meetingId)).reply?.seats).toMatchObject([{ said }])
    const home = await loadHome(ctx, member.actor)
    expect(home.bodies[0]?.next?.reply?.seats).toMatchObject([{ said }])
    // Who comes after all gives no reason.
    must(await give(meetingId, member, { answer: 'in_person', reason: 'Abroad' }))
    expect(await saidOf(invited, member)).toMatchObject({ answer: 'in_person', reason: '' })
  })

  test('is no official act: nothing is entered in the ledger', async () => {
    const { meetingId, member, secretary } = await makeInvited()
    const size = async () => must(await loadConsole(ctx, secretary.actor, meetingId))
    await size()
    const { rows: before } = await ctx.pool.query('select count(*) from ledger_entry')
    must(await give(meetingId, member))
    const { rows: after } = await ctx.pool.query('select count(*) from ledger_entry')
    expect(after).toEqual(before)
  })

  test('is recorded by the secretary who was told by telephone, and the member sees that', async () => {
    const invited = await makeInvited()
    must(await give(invited.meetingId, invited.secretary, { seat: invited.other, answer: 'absent' }))
    expect(await saidOf(invited, invited.other)).toMatchObject({ answer: 'absent', recorded: true })
  })

  test('is refused for another’s seat, by an auditor, from elsewhere, and for a seat that is none', async () => {
    const { meetingId, chair, member, other, auditor, secretary } = await makeInvited()
    const elsewhere = await makeInvited()
    for (const one of [chair, member])
      expect(await give(meetingId, one, { seat: other })).toMatchObject({ code: 'not_permitted' })
    expect(await give(meetingId, auditor)).toMatchObject({ code: 'not_permitted' })
    expect(await give(meetingId, elsewhere.member)).toMatchObject({ code: 'not_found' })
    expect(await give(meetingId, secretary, { seat: elsewhere.member })).toMatchObject({ code: 'not_found' })
    expect(await give(meetingId, secretary, { seat: auditor })).toMatchObject({ code: 'not_found' })
    expect(await give('nowhere' as MeetingId, member)).toMatchObject({ code: 'not_found' })
  })

  test('is refused in a way the kind does not allow, for a draft, for a circulation, and once the sitting is open', async () => {
    const { meetingId, member, chair } = await makeInvited({ kind: 'in_person' })
    expect(await give(meetingId, member, { answer: 'remote' })).toMatchObject({ code: 'reply_kind' })
    const { bodyId, secretary } = await makeInvited()
    const draft = await makeMeeting(ctx, secretary.actor, bodyId)
    expect(await give(draft, secretary)).toMatchObject({ code: 'not_found' })
    const silent = await makeInvited({ kind: 'circulation' })
    expect(await give(silent.meetingId, silent.member)).toMatchObject({ code: 'meeting_kind' })
    expect((await pageFor(silent, silent.member)).mine).toBeNull()
    must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
    expect(await give(meetingId, member)).toMatchObject({ code: 'meeting_state' })
    expect(must(await loadPack(ctx, member.actor, meetingId)).reply).toBeNull()
    expect(must(await loadConsole(ctx, chair.actor, meetingId)).replies).toBeNull()
  })

  test('to another day is kept as said before the change, counts no more, and is asked again', async () => {
    const invited = await makeInvited()
    must(await give(invited.meetingId, invited.member))
    await moveDay(invited)
    expect(await saidOf(invited, invited.member)).toMatchObject({ answer: 'in_person', before: true })
    const { all } = await pageFor(invited, invited.secretary)
    expect(all?.counts).toMatchObject({ in_person: 0, unanswered: 4 })
    must(await give(invited.meetingId, invited.member))
    expect(await saidOf(invited, invited.member)).toMatchObject({ before: false })
  })
})

describe('the list of replies', () => {
  test('is the officers’ alone, with reasons, counts and the outlook of the quorum', async () => {
    const invited = await makeInvited()
    const { meetingId, chair, secretary, member, other, auditor } = invited
    must(await give(meetingId, member, { answer: 'absent', reason: 'Abroad' }))
    must(await give(meetingId, other, { answer: 'absent' }))
    must(await give(meetingId, secretary))
    const { all } = await pageFor(invited, chair)
    expect(all?.counts).toEqual({ in_person: 1, remote: 0, deputy: 0, absent: 2, unanswered: 1 })
    expect(all?.outlook).toMatchObject({ required: 2, declined: 2, verdict: 'lacking' })
    expect(all?.rows.map(({ said }) => said?.reason ?? null)).toEqual([null, '', 'Abroad', ''])
    expect(must(await loadConsole(ctx, chair.actor, meetingId)).replies).toEqual(all)
    expect(must(await loadBuilder(ctx, secretary.actor, meetingId)).replies).toEqual(all)
    expect((await pageFor(invited, member)).all).toBeNull()
    expect(await loadReplies(ctx, auditor.actor, meetingId)).toMatchObject({ code: 'not_permitted' })
    const elsewhere = await makeInvited()
    expect(await loadReplies(ctx, elsewhere.chair.actor, meetingId)).toMatchObject({ code: 'not_found' })
  })
})

describe('a reminder to answer', () => {
  test('goes to those who have not answered, once, and leads to the page of replies', async () => {
    const { meetingId, secretary, chair, member, other } = await makeInvited()
    must(await give(meetingId, member))
    expect(must(await remind(meetingId, secretary))).toEqual({ reminded: 2 })
    expect(await toldOf(other)).toMatchObject([{ to: `/m/${meetingId}/reply` }])
    expect(await toldOf(chair)).toHaveLength(1)
    for (const one of [member, secretary]) expect(await toldOf(one)).toEqual([])
    expect(await remind(meetingId, secretary)).toMatchObject({ code: 'reminded_lately' })
    expect(await toldOf(other)).toHaveLength(1)
  })

  test('reaches whoever had answered before the day was changed', async () => {
    const invited = await makeInvited()
    for (const one of [invited.chair, invited.member, invited.other]) must(await give(invited.meetingId, one))
    expect(await remind(invited.meetingId, invited.secretary)).toMatchObject({ code: 'nobody_unanswered' })
    await moveDay(invited)
    expect(must(await remind(invited.meetingId, invited.secretary))).toEqual({ reminded: 3 })
  })

  test('is refused to members, to another body, for a circulation, for a draft, and once the sitting is open', async () => {
    const { meetingId, member, secretary, chair, bodyId } = await makeInvited()
    const elsewhere = await makeInvited({ kind: 'circulation' })
    expect(await remind(meetingId, member)).toMatchObject({ code: 'not_permitted' })
    expect(await remind(meetingId, elsewhere.secretary)).toMatchObject({ code: 'not_found' })
    expect(await remind(elsewhere.meetingId, elsewhere.secretary)).toMatchObject({ code: 'meeting_kind' })
    const draft = await makeMeeting(ctx, secretary.actor, bodyId)
    expect(await remind(draft, secretary)).toMatchObject({ code: 'not_found' })
    must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
    expect(await remind(meetingId, secretary)).toMatchObject({ code: 'meeting_state' })
  })
})
