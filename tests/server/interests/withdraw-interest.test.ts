import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { ItemId, SeatId } from '../../../app/wire/ids.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { notice } from '../../../db/schema/meetings.ts'
import { levelFor } from '../../../server/access/queries.ts'
import { correctInterest } from '../../../server/interests/correct-interest.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { declaredIn } from '../../../server/interests/queries.ts'
import { withdrawInterest } from '../../../server/interests/withdraw-interest.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { castAs, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()
const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'auditor'])
const [chair, secretary, member, second, auditor] = members as [Member, Member, Member, Member, Member]

async function publishedItem() {
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Tender award')
  must(await publish(ctx, secretary.actor, meetingId))
  return { meetingId, itemId }
}

const act =
  (command: typeof declareInterest) =>
  (who: Member, itemId: ItemId, seatId: SeatId = who.seatId, reason = 'My brother is a bidder') =>
    command(ctx, who.actor, { requestId: requestId(ctx), itemId, seatId, reason })
const [declare, withdraw, correct] = [act(declareInterest), act(withdrawInterest), act(correctInterest)]

const entriesOf = async (itemId: ItemId) =>
  (await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.itemId, itemId)).orderBy(ledgerEntry.index))
    .filter(({ type }) => type.startsWith('interest.'))
    .map(({ type, payload }) => [type, (JSON.parse(payload ?? '') as { reason: string }).reason])
const noticesAbout = (itemId: ItemId) => ctx.db.select().from(notice).where(eq(notice.itemId, itemId))

describe('withdrawInterest', () => {
  test('by the member opens the item again, and is entered beside the declaration', async () => {
    const { meetingId, itemId } = await publishedItem()
    must(await declare(member, itemId))
    expect(must(await loadPack(ctx, member.actor, meetingId))).toMatchObject({
      items: [],
      interests: [{ itemId, number: '1', title: null, own: true, mayChange: true, reason: 'My brother is a bidder' }],
    })
    must(await withdraw(member, itemId, member.seatId, 'My brother’s firm left the tender'))
    expect(await levelFor(ctx.db, member.actor, bodyId, itemId)).toBe('visible')
    expect(must(await loadPack(ctx, member.actor, meetingId))).toMatchObject({
      items: [{ itemId, open: true }],
      interests: [],
    })
    expect(await entriesOf(itemId)).toEqual([
      ['interest.declared', 'My brother is a bidder'],
      ['interest.withdrawn', 'My brother’s firm left the tender'],
    ])
    expect(await noticesAbout(itemId)).toEqual([])
    must(await declare(member, itemId, member.seatId, 'It is back in'))
    expect(await declaredIn(ctx.db, [itemId])).toMatchObject([{ reason: 'It is back in', seatId: member.seatId }])
  })

  test('by the secretary tells the member, whoever had declared it', async () => {
    const { meetingId, itemId } = await publishedItem()
    must(await declare(member, itemId))
    must(await withdraw(secretary, itemId, member.seatId, 'Recorded for the wrong item'))
    expect(await noticesAbout(itemId)).toMatchObject([
      { personId: member.actor.personId, kind: 'interest_withdrawn', meetingId },
    ])
    const [told] = must(await loadPack(ctx, member.actor, meetingId)).notices.filter(
      (one) => one.kind === 'interest_withdrawn',
    )
    expect(told).toMatchObject({ item: { number: '1', title: { en: 'Tender award' } } })
  })

  test('is refused to everybody else, and where nothing was declared', async () => {
    const { itemId } = await publishedItem()
    expect(await withdraw(member, itemId)).toEqual({ ok: false, code: 'interest_not_declared' })
    expect(await correct(member, itemId)).toEqual({ ok: false, code: 'interest_not_declared' })
    must(await declare(member, itemId))
    for (const change of [withdraw, correct]) {
      for (const who of [chair, second, auditor])
        expect([who.role, await change(who, itemId, member.seatId)]).toMatchObject([
          who.role,
          { code: 'not_permitted' },
        ])
      const stranger = (await makeBody(ctx)).members[1] as Member
      expect(await change(stranger, itemId, member.seatId)).toMatchObject({ code: 'not_found' })
      // A secretary whose own interest hides the item changes nobody's in it.
      const masked = await publishedItem()
      must(await declare(member, masked.itemId))
      must(await declare(secretary, masked.itemId))
      expect(await change(secretary, masked.itemId, member.seatId)).toMatchObject({ code: 'not_found' })
      must(await change(secretary, masked.itemId))
    }
    expect(await declaredIn(ctx.db, [itemId])).toHaveLength(1)
  })

  test('is refused from the moment a vote on the item is opened, and for ever after', async () => {
    const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member'])
    const voter = sitting.voters[1] as Member
    must(await declare(voter, sitting.itemId))
    must(await withdraw(voter, sitting.itemId))
    must(await declare(voter, sitting.itemId))
    const voteId = await openVoteIn(ctx, sitting)
    const refused = { ok: false, code: 'interest_vote_opened' }
    const everybody = async () => {
      for (const change of [withdraw, correct]) {
        expect(await change(voter, sitting.itemId)).toEqual(refused)
        expect(await change(sitting.secretary, sitting.itemId, voter.seatId)).toEqual(refused)
      }
    }
    await everybody()
    expect((await castAs(ctx, voter, sitting.deviceOf(voter), voteId)).result).toMatchObject({ code: 'ballot_recused' })
    await closeVoteIn(ctx, sitting, voteId)
    await everybody()
    expect(must(await loadPack(ctx, voter.actor, sitting.meetingId)).interests).toMatchObject([{ mayChange: false }])
    expect(await declaredIn(ctx.db, [sitting.itemId])).toHaveLength(1)
  })

  test('and a vote that is opened in the same moment come one after the other', async () => {
    const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member'])
    const voter = sitting.voters[1] as Member
    must(await declare(voter, sitting.itemId))
    const [withdrawn, voteId] = await Promise.all([withdraw(voter, sitting.itemId), openVoteIn(ctx, sitting)])
    const cast = (await castAs(ctx, voter, sitting.deviceOf(voter), voteId)).result
    expect(cast.ok).toBe(withdrawn.ok)
    if (!withdrawn.ok) expect(withdrawn.code).toBe('interest_vote_opened')
  })
})

describe('correctInterest', () => {
  test('says it anew without opening the item in between, and both are in the ledger', async () => {
    const { meetingId, itemId } = await publishedItem()
    must(await declare(member, itemId))
    must(await correct(member, itemId, member.seatId, 'My cousin is a bidder'))
    expect(await levelFor(ctx.db, member.actor, bodyId, itemId)).toBe('hidden')
    expect(must(await loadPack(ctx, member.actor, meetingId)).interests).toMatchObject([
      { reason: 'My cousin is a bidder' },
    ])
    expect(await entriesOf(itemId)).toEqual([
      ['interest.declared', 'My brother is a bidder'],
      ['interest.withdrawn', ''],
      ['interest.declared', 'My cousin is a bidder'],
    ])
    expect(await noticesAbout(itemId)).toEqual([])
  })

  test('by the secretary tells the member', async () => {
    const { itemId } = await publishedItem()
    must(await declare(member, itemId))
    must(await correct(secretary, itemId, member.seatId, 'A cousin, as he said by telephone'))
    expect(await noticesAbout(itemId)).toMatchObject([{ personId: member.actor.personId, kind: 'interest_recorded' }])
  })
})
