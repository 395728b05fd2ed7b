import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { MeetingId } from '../../../app/wire/ids.ts'
import { notice } from '../../../db/schema/meetings.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { endInterest } from '../../../server/interests/end-interest.ts'
import { interestsIn } from '../../../server/interests/queries.ts'
import { registerInterest } from '../../../server/interests/register-interest.ts'
import { loadNotices } from '../../../server/meetings/load-notices.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { itemFields, makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { both, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { registerInput } from '../../support/interests.ts'
import { paperBytes } from '../../support/papers.ts'

const ctx = await testContext()
const newBody = async () => {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'auditor'])
  const [chair, secretary, member, second] = members as [Member, Member, Member, Member]
  const register = (who: Member, over = {}) => registerInterest(ctx, who.actor, registerInput(ctx, bodyId, over))
  return {
    bodyId,
    chair,
    secretary,
    member,
    second,
    register,
    meetingId: await makeMeeting(ctx, secretary.actor, bodyId),
  }
}
const suggestions = async (meetingId: MeetingId) =>
  (
    await ctx.db
      .select()
      .from(notice)
      .where(and(eq(notice.meetingId, meetingId), eq(notice.kind, 'interest_suggested')))
  ).map(({ personId, aboutId, itemId }) => ({ personId, aboutId, itemId }))

describe('at publication', () => {
  test.each([
    ['its title', { title: both('Award to شركة الخليج للمقاولات') }],
    ['its purpose', { purpose: both('Why Gulf Contracting was chosen') }],
    [
      'its decision',
      { decision: { ...both('The board awards the lot to GULF CONTRACTING.'), authoritative: 'ar' as const } },
    ],
  ])('an item that names a registered organisation in %s asks the member and tells the secretary', async (_, over) => {
    const { secretary, member, second, register, meetingId } = await newBody()
    must(await register(member))
    must(await register(second, { party: { ar: '', en: 'Palm Trading' } }))
    await makeItem(ctx, secretary.actor, meetingId, 'Minutes of the last meeting')
    const itemId = await makeItem(ctx, secretary.actor, meetingId, 'A lot', over)
    must(await publish(ctx, secretary.actor, meetingId))
    const aboutId = member.actor.personId
    const told = await suggestions(meetingId)
    expect(told).toHaveLength(2)
    for (const personId of [aboutId, secretary.actor.personId])
      expect(told).toContainEqual({ personId, aboutId, itemId })
    // Asked, and nothing else: the item is as open to them as before, and to nobody is it said that they are recused.
    expect(await interestsIn(ctx.db, [itemId])).toEqual([])
    const pack = must(await loadPack(ctx, member.actor, meetingId))
    expect(pack.items.map((item) => [item.open, item.suggested, item.interest])).toEqual([
      [true, false, null],
      [true, true, null],
    ])
    expect(pack.notices.find((one) => one.kind === 'interest_suggested')).toMatchObject({
      item: { number: '2' },
      about: null,
    })
    const [hers] = (await loadNotices(ctx, secretary.actor)).notices
    expect(hers).toMatchObject({ kind: 'interest_suggested', item: { number: '2' }, about: member.actor.name })
    expect(must(await loadPack(ctx, second.actor, meetingId)).items.some((item) => item.suggested)).toBe(false)
  })

  test('so does a paper by its title', async () => {
    const { secretary, member, register, meetingId } = await newBody()
    must(await register(member))
    const itemId = await makeItem(ctx, secretary.actor, meetingId, 'A lot')
    const file = { requestId: requestId(ctx), itemId, paperId: null, fileName: 'Gulf_Contracting offer.pdf' }
    must(await attachPaper(ctx, secretary.actor, file, paperBytes('helloworld-bad.pdf') as Uint8Array))
    must(await publish(ctx, secretary.actor, meetingId))
    expect(await suggestions(meetingId)).toHaveLength(2)
  })

  test('nobody is asked twice, and whoever declared is asked no more', async () => {
    const { secretary, member, second, register, meetingId } = await newBody()
    must(await register(member))
    must(await register(second))
    const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Gulf Contracting')
    must(await publish(ctx, secretary.actor, meetingId))
    expect(await suggestions(meetingId)).toHaveLength(4)
    must(
      await declareInterest(ctx, member.actor, {
        requestId: requestId(ctx),
        itemId,
        seatId: member.seatId,
        reason: 'Shares',
      }),
    )
    const fields = itemFields('Gulf Contracting again')
    must(await editItem(ctx, secretary.actor, { requestId: requestId(ctx), itemId, version: 1, fields }))
    must(await publish(ctx, secretary.actor, meetingId))
    expect(await suggestions(meetingId)).toHaveLength(4)
    const open = (await loadNotices(ctx, secretary.actor)).notices.filter((one) => one.kind === 'interest_suggested')
    expect(open.map((one) => one.about)).toEqual([second.actor.name])
    expect((await loadNotices(ctx, member.actor)).notices.filter((one) => one.kind === 'interest_suggested')).toEqual(
      [],
    )
  })

  test('an entry that ended, is out of its dates or names another is no reason to ask', async () => {
    const { secretary, member, second, register, meetingId } = await newBody()
    const { interestId } = must(await register(member))
    must(await endInterest(ctx, member.actor, { requestId: requestId(ctx), interestId }))
    must(await register(second, { until: '2000-01-01' }))
    must(await register(second, { party: { ar: 'الخليج للنقل', en: 'Gulf Transport' } }))
    await makeItem(ctx, secretary.actor, meetingId, 'Gulf Contracting')
    must(await publish(ctx, secretary.actor, meetingId))
    expect(await suggestions(meetingId)).toEqual([])
  })

  test('a secretary whom their own interest keeps from the item is told nothing of it', async () => {
    const { secretary, member, register, meetingId } = await newBody()
    must(await register(member))
    const itemId = await makeItem(ctx, secretary.actor, meetingId, 'A lot')
    must(await publish(ctx, secretary.actor, meetingId))
    must(
      await declareInterest(ctx, secretary.actor, {
        requestId: requestId(ctx),
        itemId,
        seatId: secretary.seatId,
        reason: 'A cousin',
      }),
    )
    must(await register(member, { party: { ar: '', en: 'A lot' } }))
    const told = await suggestions(meetingId)
    expect(told.map((one) => one.personId)).toEqual([member.actor.personId])
  })
})

test('an interest that is registered after agendas were told asks about what is still to be decided, and not about drafts', async () => {
  const { bodyId, secretary, member, register, meetingId } = await newBody()
  const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Gulf Contracting')
  must(await publish(ctx, secretary.actor, meetingId))
  const draft = await makeMeeting(ctx, secretary.actor, bodyId)
  await makeItem(ctx, secretary.actor, draft, 'Gulf Contracting')
  must(await register(member))
  expect((await suggestions(meetingId)).map((one) => one.itemId)).toEqual([itemId, itemId])
  expect(await suggestions(draft)).toEqual([])
})
