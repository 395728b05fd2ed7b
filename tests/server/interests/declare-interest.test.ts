import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { ItemId, SeatId } from '../../../app/wire/ids.ts'
import { change, ledgerEntry } from '../../../db/schema/ledger.ts'
import { notice } from '../../../db/schema/meetings.ts'
import { levelFor, seatsSeeing } from '../../../server/access/queries.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { loadBuilder } from '../../../server/agenda/load-builder.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { interestsIn } from '../../../server/interests/queries.ts'
import { loadHome } from '../../../server/meetings/load-home.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { itemFields, makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { bodyId, members } = await makeBody(ctx)
const [chair, secretary, member, second, auditor] = members as [Member, Member, Member, Member, Member]
const officer = secretary.actor

async function publishedItem() {
  const meetingId = await makeMeeting(ctx, officer, bodyId)
  const itemId = await makeItem(ctx, officer, meetingId, 'Tender award')
  await makeItem(ctx, officer, meetingId, 'Other business')
  must(await publish(ctx, officer, meetingId))
  return { meetingId, itemId }
}

const declare = (who: Member, itemId: ItemId, seatId: SeatId = who.seatId, reason = 'My brother is a bidder') =>
  declareInterest(ctx, who.actor, { requestId: requestId(ctx), itemId, seatId, reason })

describe('declareInterest', () => {
  test('recuses the member, enters it, and the item is gone from their pack with its number kept by the others', async () => {
    const { meetingId, itemId } = await publishedItem()
    expect(must(await declare(member, itemId))).toEqual({ itemId, seatId: member.seatId })
    expect(await interestsIn(ctx.db, [itemId])).toEqual([{ itemId, seatId: member.seatId }])
    const [entry] = await ctx.db
      .select()
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.itemId, itemId), eq(ledgerEntry.type, 'interest.declared')))
    expect(JSON.parse(entry?.payload ?? '')).toMatchObject({
      meeting: meetingId,
      seat: member.seatId,
      reason: 'My brother is a bidder',
    })
    expect(await seatsSeeing(ctx.db, itemId)).not.toContain(member.seatId)
    const mine = must(await loadPack(ctx, member.actor, meetingId))
    expect(mine.items.map((item) => `${item.number} ${item.title.en}`)).toEqual(['2 Other business'])
    expect(JSON.stringify(mine)).not.toContain('Tender award')
    expect(JSON.stringify(await loadHome(ctx, member.actor))).not.toContain('Tender award')
    expect(must(await loadPack(ctx, second.actor, meetingId)).items).toHaveLength(2)
  })

  test('does not tell the recused seat of later changes to the item', async () => {
    const { itemId } = await publishedItem()
    await declare(member, itemId)
    const told = await ctx.db.select().from(change).where(eq(change.ref, itemId))
    expect(told.map((one) => [one.topic, one.audience]).at(-1)).toEqual(['access', [member.seatId]])
  })

  test('shows the title with its papers closed where the body hides no more than papers', async () => {
    const other = await makeBody(ctx, ['secretary', 'member'], { confirmation: 'none', conflictHides: 'papers' })
    const [clerk, person] = other.members as [Member, Member]
    const meetingId = await makeMeeting(ctx, clerk.actor, other.bodyId)
    const itemId = await makeItem(ctx, clerk.actor, meetingId, 'Tender award')
    must(await publish(ctx, clerk.actor, meetingId))
    must(await declare(person, itemId))
    const [item] = must(await loadPack(ctx, person.actor, meetingId)).items
    expect(item).toMatchObject({ open: false, purpose: null, decision: null, papers: [] })
    expect(item).toMatchObject({ title: { en: 'Tender award' }, interest: { reason: 'My brother is a bidder' } })
  })

  test('is recorded by the secretary for a member, who is told', async () => {
    const { meetingId, itemId } = await publishedItem()
    must(await declare(secretary, itemId, member.seatId))
    expect(await levelFor(ctx.db, member.actor, bodyId, itemId)).toBe('hidden')
    const told = await ctx.db.select().from(notice).where(eq(notice.kind, 'interest_recorded'))
    expect(told).toMatchObject([{ personId: member.actor.personId, itemId, meetingId }])
    const pack = must(await loadPack(ctx, member.actor, meetingId))
    expect(pack.notices.find((one) => one.kind === 'interest_recorded')).toMatchObject({ item: null })
  })

  test('masks the item in the builder from an officer who declared, and from then on refuses their edits of it', async () => {
    const { meetingId, itemId } = await publishedItem()
    must(await declare(chair, itemId))
    const builder = must(await loadBuilder(ctx, chair.actor, meetingId))
    expect(builder.items[0]).toMatchObject({ itemId, number: '1', fields: null })
    expect(JSON.stringify(builder)).not.toContain('Tender award')
    const edit = { requestId: requestId(ctx), itemId, version: 1, fields: itemFields('Rewritten') }
    expect(await editItem(ctx, chair.actor, edit)).toMatchObject({ code: 'not_found' })
    const removal = { requestId: requestId(ctx), itemIds: [itemId], restore: false }
    expect(await removeItems(ctx, chair.actor, removal)).toMatchObject({ code: 'not_found' })
    expect(must(await loadBuilder(ctx, officer, meetingId)).items[0]?.hiddenFrom).toMatchObject([
      { seatId: chair.seatId },
    ])
  })

  test('counts once, even when member and secretary do it together', async () => {
    const { itemId } = await publishedItem()
    const results = await Promise.all([declare(member, itemId), declare(secretary, itemId, member.seatId)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    const refusal = results.find((result) => !result.ok)
    expect(['interest_already', 'not_found']).toContain(refusal && !refusal.ok ? refusal.code : '')
    expect(await interestsIn(ctx.db, [itemId])).toHaveLength(1)
  })

  test('refuses a second time, another member’s seat, an auditor, a stranger and a draft', async () => {
    const { itemId } = await publishedItem()
    must(await declare(secretary, itemId, member.seatId))
    expect(await declare(secretary, itemId, member.seatId)).toMatchObject({ code: 'interest_already' })
    expect(await declare(member, itemId, second.seatId)).toMatchObject({ code: 'not_permitted' })
    expect(await declare(chair, itemId, second.seatId)).toMatchObject({ code: 'not_permitted' })
    expect(await declare(auditor, itemId)).toMatchObject({ code: 'not_permitted' })
    expect(await declare(secretary, itemId, auditor.seatId)).toMatchObject({ code: 'not_found' })
    const stranger = (await makeBody(ctx)).members[2] as Member
    expect(await declare(stranger, itemId)).toMatchObject({ code: 'not_found' })
    const draft = await makeItem(ctx, officer, await makeMeeting(ctx, officer, bodyId))
    expect(await declare(second, draft)).toMatchObject({ code: 'not_found' })
    expect(await declare(secretary, draft)).toMatchObject({ code: 'meeting_state' })
  })
})
