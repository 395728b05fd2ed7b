import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Classification } from '../../../app/rules/classification.ts'
import type { ItemId } from '../../../app/wire/ids.ts'
import { itemAccess } from '../../../db/schema/access.ts'
import { change } from '../../../db/schema/ledger.ts'
import { levelFor } from '../../../server/access/queries.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { itemById } from '../../../server/agenda/queries.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { setClearance } from '../../../server/bodies/set-clearance.ts'
import { checkAccess } from '../../../server/cli/fsck-files.ts'
import { excludeSeat } from '../../../server/exclusions/exclude-seat.ts'
import { loadAccessMatrix } from '../../../server/exclusions/load-access-matrix.ts'
import { readmitSeat } from '../../../server/exclusions/readmit-seat.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { entriesOf } from '../../../server/ledger/queries.ts'
import { loadNotices } from '../../../server/meetings/load-notices.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { itemFields, makeItem, publish } from '../../support/agenda.ts'
import { type Member, must, requestId, seatSomebody } from '../../support/body.ts'
import { makeCirculated } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'
import { makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()

type Of = { itemId: ItemId; seat: Member; reason?: string }
const exclude = (who: Member, { itemId, seat, reason = 'Asked to stay out' }: Of) =>
  excludeSeat(ctx, who.actor, { requestId: requestId(ctx), itemId, seatId: seat.seatId, reason })
const readmit = (who: Member, { itemId, seat, reason = 'No longer asked' }: Of) =>
  readmitSeat(ctx, who.actor, { requestId: requestId(ctx), itemId, seatId: seat.seatId, reason })
const clear = (who: Member, seat: Member, clearance: Classification) =>
  setClearance(ctx, who.actor, { requestId: requestId(ctx), bodyId: seat.bodyId, seatId: seat.seatId, clearance })
const levelOf = (who: Member, itemId: ItemId) => levelFor(ctx.db, who.actor, who.bodyId, itemId)
const classify = async (who: Member, itemId: ItemId, classification: Classification) => {
  const version = (await itemById(ctx.db, itemId))?.version ?? 0
  const fields = itemFields('Talk', { classification })
  return editItem(ctx, who.actor, { requestId: requestId(ctx), itemId, version, fields })
}
const faults = async (of: Member) => checkAccess(ctx, (await bodyById(ctx.db, of.bodyId))!)

describe('a seat that is excluded from an item', () => {
  test('sees it nowhere, is told that one was kept from it, and has it back when that is lifted', async () => {
    const { secretary, member, first, meetingId, bodyId } = await makeCirculated(ctx)
    must(await exclude(secretary, { itemId: first, seat: member }))
    expect(await levelOf(member, first)).toBe('hidden')
    // What closes the seat's open notes and screens.
    const words = await ctx.db.select().from(change).where(eq(change.ref, first))
    expect(words.filter(({ topic }) => topic === 'access').at(-1)?.audience).toEqual([member.seatId])
    const items = must(await loadPack(ctx, member.actor, meetingId)).items.map(({ itemId }) => itemId)
    expect(items).not.toContain(first)
    const told = (await loadNotices(ctx, member.actor)).notices.find(({ kind }) => kind === 'seat_excluded')
    expect(told).toMatchObject({ item: null })
    must(await readmit(secretary, { itemId: first, seat: member }))
    expect(await levelOf(member, first)).toBe('visible')
    const types = (await entriesOf(ctx.db, bodyId)).map(({ type }) => type)
    expect(types.filter((type) => type.startsWith('seat.') && type !== 'seat.created')).toEqual([
      'seat.excluded',
      'seat.readmitted',
    ])
    expect(await faults(member)).toEqual([])
  })

  test('is shut out of it by every other seat of its person too', async () => {
    const { secretary, member, first, bodyId } = await makeCirculated(ctx)
    await seatSomebody(ctx, bodyId, 'adviser', member.actor.personId)
    must(await exclude(secretary, { itemId: first, seat: member }))

    const both = await actorOf(ctx, member.actor.personId)
    expect(both?.mandates).toHaveLength(2)
    expect(await levelFor(ctx.db, both!, bodyId, first)).toBe('hidden')
  })

  test('keeps its vote: none is opened while it cannot read what is voted on', async () => {
    const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member'])
    const member = sitting.members[2] as Member
    must(await exclude(sitting.secretary, { itemId: sitting.itemId, seat: member }))
    await expect(openVoteIn(ctx, sitting)).rejects.toThrow('vote_electors_shut_out')
    must(await readmit(sitting.secretary, { itemId: sitting.itemId, seat: member }))
    await openVoteIn(ctx, sitting)
    const again = await exclude(sitting.secretary, { itemId: sitting.itemId, seat: member })
    expect(again).toMatchObject({ code: 'access_vote_open' })
    expect(await clear(sitting.secretary, member, 'public')).toMatchObject({ code: 'access_vote_open' })
    expect(await classify(sitting.secretary, sitting.itemId, 'secret')).toMatchObject({ ok: false })
  })

  test('is not one of a voter by way of another seat of theirs, before a vote or while it is open', async () => {
    const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member'])
    const voter = sitting.members[2] as Member
    const adviser = await seatSomebody(ctx, sitting.bodyId, 'adviser', voter.actor.personId)
    must(await exclude(sitting.secretary, { itemId: sitting.itemId, seat: adviser }))
    await expect(openVoteIn(ctx, sitting)).rejects.toThrow('vote_electors_shut_out')
    must(await readmit(sitting.secretary, { itemId: sitting.itemId, seat: adviser }))
    await openVoteIn(ctx, sitting)
    const again = await exclude(sitting.secretary, { itemId: sitting.itemId, seat: adviser })
    expect(again).toMatchObject({ code: 'access_vote_open' })
    expect(await levelFor(ctx.db, (await actorOf(ctx, voter.actor.personId))!, sitting.bodyId, sitting.itemId)).toBe(
      'visible',
    )
  })

  test('of a draft hears nothing, not even that there is something to hear', async () => {
    const { secretary, member, meetingId } = await makeCirculated(ctx)
    const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Still a draft')
    const heard = async () =>
      (await ctx.db.select().from(change).where(eq(change.ref, meetingId))).filter(({ topic }) => topic === 'notice')
    const before = (await heard()).length
    must(await exclude(secretary, { itemId, seat: member }))
    must(await readmit(secretary, { itemId, seat: member }))
    expect(await heard()).toHaveLength(before)
  })

  test('is not told its title when it leaves the agenda, nor is a seat that is not cleared for it', async () => {
    const { secretary, member, other, chair, second, meetingId } = await makeCirculated(ctx)
    must(await exclude(secretary, { itemId: second, seat: member }))
    must(await clear(secretary, other, 'public'))
    must(await removeItems(ctx, secretary.actor, { requestId: requestId(ctx), itemIds: [second], restore: false }))
    must(await publish(ctx, secretary.actor, meetingId))
    const changesFor = async (who: Member) =>
      (await loadNotices(ctx, who.actor)).notices.find(
        ({ kind, revision }) => kind === 'agenda_republished' && revision === 2,
      )?.changes
    const title = (await itemById(ctx.db, second))?.title.en as string
    expect(JSON.stringify(await changesFor(chair))).toContain(title)
    for (const who of [member, other]) {
      expect(await changesFor(who)).toBeTruthy()
      expect(JSON.stringify(await changesFor(who))).not.toContain(title)
    }
  })

  test('is so by an officer alone, never by itself, once, and of an item that the officer sees', async () => {
    const { secretary, chair, member, other, first } = await makeCirculated(ctx)
    expect(await exclude(member, { itemId: first, seat: other })).toMatchObject({ code: 'not_permitted' })
    expect(await exclude(secretary, { itemId: first, seat: secretary })).toMatchObject({ code: 'exclusion_own' })
    must(await exclude(secretary, { itemId: first, seat: chair }))
    expect(await exclude(chair, { itemId: first, seat: member })).toMatchObject({ code: 'not_found' })
    expect(await exclude(secretary, { itemId: first, seat: chair })).toMatchObject({ code: 'exclusion_already' })
    expect(await readmit(secretary, { itemId: first, seat: member })).toMatchObject({ code: 'exclusion_not_there' })
    const elsewhere = await makeCirculated(ctx)
    expect(await exclude(elsewhere.secretary, { itemId: first, seat: member })).toMatchObject({ code: 'not_found' })
    expect(await exclude(secretary, { itemId: first, seat: elsewhere.member })).toMatchObject({ code: 'not_found' })
  })
})

describe('the clearance of a seat', () => {
  test('hides what is classified above it at once, and opens it again', async () => {
    const { secretary, member, meetingId } = await makeCirculated(ctx)
    const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Secret', { classification: 'confidential' })
    must(await publish(ctx, secretary.actor, meetingId))
    expect(await levelOf(member, itemId)).toBe('visible')
    must(await clear(secretary, member, 'internal'))
    expect(await levelOf(member, itemId)).toBe('hidden')
    expect(await ctx.db.select().from(itemAccess).where(eq(itemAccess.itemId, itemId))).toContainEqual(
      expect.objectContaining({ seatId: member.seatId, level: 'hidden', reason: 'classification' }),
    )
    must(await clear(secretary, member, 'confidential'))
    expect(await levelOf(member, itemId)).toBe('visible')
    expect(await faults(member)).toEqual([])
  })

  test('follows a draft that closes a published item at once, and one that opens it only when it is published', async () => {
    const { secretary, member, first, meetingId } = await makeCirculated(ctx)
    must(await clear(secretary, member, 'internal'))
    must(await classify(secretary, first, 'secret'))
    expect(await levelOf(member, first)).toBe('hidden')
    must(await publish(ctx, secretary.actor, meetingId))
    must(await classify(secretary, first, 'public'))
    expect(await levelOf(member, first)).toBe('hidden')
    must(await publish(ctx, secretary.actor, meetingId))
    expect(await levelOf(member, first)).toBe('visible')
  })

  test('is set by officers, of seats that are not theirs, and an officer classifies nothing out of their own sight', async () => {
    const { secretary, chair, member, first, bodyId } = await makeCirculated(ctx)
    expect(await clear(member, secretary, 'public')).toMatchObject({ code: 'not_permitted' })
    expect(await clear(secretary, secretary, 'public')).toMatchObject({ code: 'clearance_own' })
    must(await clear(chair, secretary, 'internal'))
    expect(await classify(secretary, first, 'confidential')).toMatchObject({ code: 'classification_above_own' })
    const elsewhere = await makeCirculated(ctx)
    expect(await clear(elsewhere.secretary, member, 'public')).toMatchObject({ code: 'not_found' })
    const same = { requestId: requestId(ctx), bodyId, seatId: elsewhere.member.seatId, clearance: 'public' as const }
    expect(await setClearance(ctx, chair.actor, same)).toMatchObject({ code: 'not_found' })
  })
})

describe('the matrix of seats and items', () => {
  test('shows before publishing what publishing then does, cell by cell', async () => {
    const { secretary, member, other, first, second, meetingId } = await makeCirculated(ctx)
    const secret = await makeItem(ctx, secretary.actor, meetingId, 'Secret', { classification: 'secret' })
    must(await clear(secretary, member, 'confidential'))
    must(await exclude(secretary, { itemId: secret, seat: other }))
    must(await exclude(secretary, { itemId: second, seat: member }))
    must(await classify(secretary, first, 'public'))
    const before = must(await loadAccessMatrix(ctx, secretary.actor, meetingId))
    must(await publish(ctx, secretary.actor, meetingId))
    const rows = await ctx.db.select().from(itemAccess)
    let compared = 0
    for (const item of before.items)
      for (const [index, seat] of before.seats.entries()) {
        const row = rows.find((one) => one.itemId === item.itemId && one.seatId === seat.seatId)
        const { level, reason } = row!
        expect({ level, reason }).toEqual(item.cells?.[index]?.soon)
        compared++
      }
    expect(compared).toBe(15)
    const reasons = new Set(before.items.flatMap(({ cells }) => cells?.map(({ soon }) => soon.reason) ?? []))
    expect([...reasons].sort()).toEqual(['classification', 'excluded', 'role'])
  })

  test('gives an officer who is shut out of an item its number and nothing more', async () => {
    const { secretary, chair, first, meetingId } = await makeCirculated(ctx)
    must(await exclude(secretary, { itemId: first, seat: chair }))
    const [item] = must(await loadAccessMatrix(ctx, chair.actor, meetingId)).items
    expect(item).toMatchObject({ number: '1', title: null, classification: null, cells: null })
  })

  test('is the officers’ alone', async () => {
    const { member, meetingId } = await makeCirculated(ctx)
    expect(await loadAccessMatrix(ctx, member.actor, meetingId)).toMatchObject({ code: 'not_permitted' })
    const elsewhere = await makeCirculated(ctx)
    expect(await loadAccessMatrix(ctx, elsewhere.secretary.actor, meetingId)).toMatchObject({ code: 'not_found' })
  })
})
