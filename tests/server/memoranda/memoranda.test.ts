import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import type { MemorandumId } from '../../../app/wire/ids.ts'
import { unitPerson } from '../../../db/schema/memoranda.ts'
import { draftItems } from '../../../server/agenda/queries.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { papersOf, readableVersion } from '../../../server/documents/queries.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { headOf } from '../../../server/ledger/queries.ts'
import { callOff } from '../../../server/meetings/call-off.ts'
import { describeNotices } from '../../../server/meetings/describe-notices.ts'
import { unreadNotices } from '../../../server/meetings/queries.ts'
import { acceptMemorandum, returnMemorandum, withdrawMemorandum } from '../../../server/memoranda/answer-memorandum.ts'
import { fileMemorandum } from '../../../server/memoranda/file-memorandum.ts'
import { editUnit, setLodgement } from '../../../server/memoranda/keep-unit.ts'
import { loadBoard } from '../../../server/memoranda/load-board.ts'
import { loadMemorandum } from '../../../server/memoranda/load-memorandum.ts'
import { loadOwnMemoranda } from '../../../server/memoranda/load-own.ts'
import { stepsOf } from '../../../server/memoranda/queries.ts'
import { scheduleMemorandum, takeOffMemorandum } from '../../../server/memoranda/schedule-memorandum.ts'
import { memorandaOfItems } from '../../../server/memoranda/trail-queries.ts'
import { beginMemorandum, writeMemorandum } from '../../../server/memoranda/write-memorandum.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { makeMeeting, publish } from '../../support/agenda.ts'
import { both, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import {
  accepted,
  at,
  begin,
  fieldsOf,
  filed,
  lodge,
  makeUnit,
  placing,
  scheduled,
  standing,
} from '../../support/memoranda.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))

/** A body with an officer, a member, a unit, and a meeting that is still to come. */
async function scene() {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'auditor'])
  const [chair, secretary, member, other, auditor] = members as [Member, Member, Member, Member, Member]
  const unit = await makeUnit(ctx, secretary.actor, bodyId)
  const startsAt = new Date(Date.now() + 10 * 86_400_000)
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId, {
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
  })
  const { slug } = (await bodyById(ctx.db, bodyId))!
  return { bodyId, slug, chair, secretary, member, other, auditor, unit, meetingId }
}
const faultsOf = async (bodyId: Parameters<typeof bodyById>[1]) =>
  (await checkBody(ctx, (await bodyById(ctx.db, bodyId))!)).faults
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule)
const sizeOf = async (bodyId: Parameters<typeof headOf>[1]) => (await headOf(ctx.db, bodyId))?.size
const kindsTold = async ({ personId }: Actor) => (await unreadNotices(ctx.db, personId)).map(({ kind }) => kind)
const trailOf = async (id: MemorandumId) =>
  (await stepsOf(ctx.db, id)).map(({ act, ofVersion }) => `${act} ${ofVersion}`)
const page = async (actor: Actor, id: MemorandumId) => loadMemorandum(ctx, actor, id)

describe('a memorandum on its way to the agenda', () => {
  it('is filed, returned with reasons, mended, filed again, accepted, and becomes an item with its paper', async () => {
    const { bodyId, slug, secretary, unit, meetingId } = await scene()
    const id = await filed(ctx, unit, { meetingId })
    expect(await standing(ctx, id)).toMatchObject({ state: 'filed', filed: 1, number: 1 })
    expect(await kindsTold(secretary.actor)).toContain('memorandum_filed')

    must(await returnMemorandum(ctx, secretary.actor, { ...(await at(ctx, id)), reason: 'The costs are missing.' }))
    expect(await kindsTold(unit.actor)).toEqual(['memorandum_returned'])
    const mended = fieldsOf({ summary: both('Why, and what it costs'), fileId: await lodge(ctx, unit), meetingId })
    must(await fileMemorandum(ctx, unit.actor, { ...(await at(ctx, id)), fields: mended, lateReason: '' }))
    expect(await standing(ctx, id)).toMatchObject({ state: 'filed', filed: 2, number: 1 })

    must(
      await acceptMemorandum(ctx, secretary.actor, { ...(await at(ctx, id)), admitLate: false, words: 'Thank you.' }),
    )
    const input = { ...(await at(ctx, id)), meetingId, ...placing }
    const { itemId } = must(await scheduleMemorandum(ctx, secretary.actor, input))
    const item = (await draftItems(ctx.db, meetingId)).find((one) => one.id === itemId)
    expect(item).toMatchObject({ title: both('A port'), purpose: both('Why, and what it costs'), type: 'decision' })
    expect(item?.decision).toMatchObject(both('The port is built.'))
    const [paper] = await papersOf(ctx.db, [itemId], { draft: true })
    expect(paper?.version).toMatchObject({ id: mended.fileId, number: 1, pages: 1 })
    must(await readableVersion(ctx.db, secretary.actor, mended.fileId!))

    expect(await trailOf(id)).toEqual(['filed 1', 'returned 1', 'filed 2', 'accepted 2', 'scheduled 2'])
    const shown = must(await page(unit.actor, id))
    expect(shown.versions.map(({ summary }) => summary.en)).toEqual(['Why a port', 'Why, and what it costs'])
    expect(shown.steps.find(({ act }) => act === 'returned')?.words).toBe('The costs are missing.')
    const board = must(await loadBoard(ctx, secretary.actor, slug, { meeting: null }))
    expect(board.cards).toMatchObject([{ state: 'scheduled', version: 2, number: 1 }])
    expect(await faultsOf(bodyId)).toEqual([])
  })

  it('is numbered by year without gaps, and a draft that was discarded takes no number and leaves no entry', async () => {
    const { bodyId, unit } = await scene()
    const before = await sizeOf(bodyId)
    const draft = await begin(ctx, unit)
    must(await withdrawMemorandum(ctx, unit.actor, { ...(await at(ctx, draft)), reason: '' }))
    expect(await sizeOf(bodyId)).toBe(before)
    expect(await trailOf(draft)).toEqual([])
    const [first, second] = [await filed(ctx, unit), await filed(ctx, unit)]
    expect([(await standing(ctx, first)).number, (await standing(ctx, second)).number]).toEqual([1, 2])
    const own = await loadOwnMemoranda(ctx, unit.actor)
    expect(own.units[0]?.memoranda.map(({ number }) => number)).toEqual([2, 1])
    expect(await faultsOf(bodyId)).toEqual([])
  })

  it('is not filed while something is missing, with another unit’s file, or for a meeting of another body', async () => {
    const { bodyId, secretary, unit } = await scene()
    const elsewhere = await scene()
    const other = await makeUnit(ctx, secretary.actor, bodyId, 'Another')
    const id = await begin(ctx, unit)
    const file = async (over: object) =>
      fileMemorandum(ctx, unit.actor, { ...(await at(ctx, id)), fields: fieldsOf(over), lateReason: '' })
    const before: [unknown, unknown] = [await standing(ctx, id), await sizeOf(bodyId)]
    const fileId = await lodge(ctx, unit)
    expect(await file({})).toMatchObject({ code: 'memorandum_incomplete', params: { missing: 'paper' } })
    expect(await file({ fileId, title: { ar: '', en: 'x' } })).toMatchObject({ code: 'memorandum_incomplete' })
    expect(await file({ fileId: await lodge(ctx, other) })).toMatchObject({ code: 'not_found' })
    expect(await file({ fileId, meetingId: elsewhere.meetingId })).toMatchObject({ code: 'not_found' })
    const used = (await standing(ctx, await filed(ctx, unit))).fileId
    before[1] = await sizeOf(bodyId)
    expect(await file({ fileId: used })).toMatchObject({ code: 'not_found' })
    expect([await standing(ctx, id), await sizeOf(bodyId)]).toEqual(before)
  })

  it('is refused over somebody else’s edit, and kept as a draft without being whole', async () => {
    const { unit } = await scene()
    const id = await begin(ctx, unit)
    const read = await at(ctx, id)
    must(await writeMemorandum(ctx, unit.actor, { ...read, fields: fieldsOf({ title: { ar: '', en: '' } }) }))
    const again = { ...read, requestId: requestId(ctx), fields: fieldsOf() }
    expect(await writeMemorandum(ctx, unit.actor, again)).toMatchObject({ code: 'memorandum_stale' })
    expect((await standing(ctx, id)).title).toEqual({ ar: '', en: '' })
  })

  it('files once under one request, however often it is sent', async () => {
    const { bodyId, unit } = await scene()
    const id = await begin(ctx, unit)
    const fields = fieldsOf({ fileId: await lodge(ctx, unit) })
    const input = { ...(await at(ctx, id)), fields, lateReason: '' }
    const first = must(await fileMemorandum(ctx, unit.actor, input))
    const size = await sizeOf(bodyId)
    expect(must(await fileMemorandum(ctx, unit.actor, input))).toEqual(first)
    expect(await sizeOf(bodyId)).toBe(size)
  })
})

describe('the deadline of lodging', () => {
  it('asks for a reason once it has passed, and the secretariat admits it or returns it', async () => {
    const { bodyId, slug, secretary, unit, meetingId } = await scene()
    must(await setLodgement(ctx, secretary.actor, { requestId: requestId(ctx), bodyId, hours: 12 * 24 }))
    const own = await loadOwnMemoranda(ctx, unit.actor)
    expect(own.units[0]?.aims).toMatchObject([{ meetingId }])
    expect(Date.parse(own.units[0]?.aims[0]?.deadline ?? '')).toBeLessThan(Date.now())

    const id = await begin(ctx, unit)
    const fields = fieldsOf({ fileId: await lodge(ctx, unit), meetingId })
    const file = async (lateReason: string) =>
      fileMemorandum(ctx, unit.actor, { ...(await at(ctx, id)), fields, lateReason })
    expect(await file('')).toMatchObject({ code: 'memorandum_late_reason' })
    expect(must(await file('The law passed today.')).late).toBe(true)
    const [card] = must(await loadBoard(ctx, secretary.actor, slug, { meeting: meetingId })).cards
    expect(card).toMatchObject({ late: true, lateAdmitted: false, lateReason: 'The law passed today.' })

    const accept = async (admitLate: boolean) =>
      acceptMemorandum(ctx, secretary.actor, { ...(await at(ctx, id)), admitLate, words: '' })
    expect(await accept(false)).toMatchObject({ code: 'memorandum_late_undecided' })
    expect((await standing(ctx, id)).state).toBe('filed')
    must(await accept(true))
    expect(await standing(ctx, id)).toMatchObject({ state: 'accepted', lateAdmitted: true })
    expect(await faultsOf(bodyId)).toEqual([])
  })

  it('keeps nobody waiting where none is set, and a meeting that has passed takes nothing more', async () => {
    const { secretary, unit, bodyId, meetingId } = await scene()
    const id = await filed(ctx, unit, { meetingId })
    expect(must(await page(unit.actor, id)).versions[0]).toMatchObject({ late: false, deadline: null })
    const past = await makeMeeting(ctx, secretary.actor, bodyId, {
      startsAt: '2026-01-01T07:00:00.000Z',
      endsAt: '2026-01-01T09:00:00.000Z',
    })
    const begun = { requestId: requestId(ctx), unitId: unit.unitId, meetingId: past }
    expect(await beginMemorandum(ctx, unit.actor, begun)).toMatchObject({ code: 'memorandum_meeting_closed' })
  })
})

describe('who sees what of memoranda', () => {
  it('keeps a draft from everybody but its unit, and a unit from everything of the body', async () => {
    const { slug, secretary, member, unit, bodyId, meetingId } = await scene()
    const stranger = await makeUnit(ctx, secretary.actor, bodyId, 'Stranger')
    const id = await begin(ctx, unit)
    for (const actor of [secretary.actor, member.actor, stranger.actor])
      expect(await page(actor, id)).toMatchObject({ code: 'not_found' })
    must(await page(unit.actor, id))
    expect(await loadBoard(ctx, unit.actor, slug, { meeting: null })).toMatchObject({ code: 'not_found' })
    expect(await loadBoard(ctx, member.actor, slug, { meeting: null })).toMatchObject({ code: 'not_permitted' })
    const own = await loadOwnMemoranda(ctx, unit.actor)
    // Of a meeting a unit knows the number and the day.
    expect(Object.keys(own.units[0]?.aims[0] ?? {}).sort()).toEqual(['deadline', 'meetingId', 'number', 'startsAt'])
    expect(own.units[0]?.aims[0]?.meetingId).toBe(meetingId)
  })

  it('shows the trail through the item alone: not before it is published, and to nobody from whom it is kept', async () => {
    const { bodyId, secretary, member, other, auditor, unit, meetingId } = await scene()
    const { memorandumId: id, itemId } = await scheduled(ctx, unit, secretary.actor, meetingId)
    expect(await page(member.actor, id)).toMatchObject({ code: 'not_found' })
    must(await publish(ctx, secretary.actor, meetingId))
    const shown = must(await page(member.actor, id))
    expect(shown.steps.map(({ act }) => act)).toEqual(['filed', 'accepted', 'scheduled'])
    expect(shown.acts).toEqual([])
    expect(shown.placed?.itemNumber).toBe('1')
    expect((await memorandaOfItems(ctx.db, [itemId])).get(itemId)).toBe(id)
    expect(await page(auditor.actor, id)).toMatchObject({ code: 'not_found' })

    const { actor, seatId } = other
    must(await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId, reason: 'A cousin bids' }))
    expect(await page(other.actor, id)).toMatchObject({ code: 'not_found' })
    // A recused officer loses it on the board too.
    const declared = { requestId: requestId(ctx), itemId, seatId: secretary.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, secretary.actor, declared))
    const slug = (await bodyById(ctx.db, bodyId))!.slug
    expect(must(await loadBoard(ctx, secretary.actor, slug, { meeting: null })).cards).toEqual([])
    expect(await page(secretary.actor, id)).toMatchObject({ code: 'not_found' })
    // Its unit goes on seeing its own words, and nothing of the item.
    expect(must(await page(unit.actor, id)).placed).toMatchObject({ itemNumber: null, to: null })
    expect(await faultsOf(bodyId)).toEqual([])
  })

  it('ends for whoever leaves the unit, and nothing is done by somebody else’s hand', async () => {
    const { secretary, member, unit, bodyId } = await scene()
    const id = await filed(ctx, unit)
    const accept = async (actor: Actor) =>
      acceptMemorandum(ctx, actor, { ...(await at(ctx, id)), admitLate: false, words: '' })
    expect(await accept(unit.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await accept(member.actor)).toMatchObject({ code: 'not_found' })
    const withdraw = { ...(await at(ctx, id)), reason: '' }
    expect(await withdrawMemorandum(ctx, secretary.actor, withdraw)).toMatchObject({ code: 'not_permitted' })
    const notices = await unreadNotices(ctx.db, secretary.actor.personId)
    expect(await describeNotices(ctx.db, secretary.actor, notices)).toMatchObject([
      { kind: 'memorandum_filed', to: `/memoranda/${id}`, memorandum: { number: 1 } },
    ])
    must(await returnMemorandum(ctx, secretary.actor, { ...(await at(ctx, id)), reason: 'Mend it.' }))
    const told = await unreadNotices(ctx.db, unit.actor.personId)
    expect(await describeNotices(ctx.db, unit.actor, told)).toHaveLength(1)
    const edit = { requestId: requestId(ctx), unitId: unit.unitId, version: 1, name: both('Ministry'), closed: false }
    must(await editUnit(ctx, secretary.actor, { ...edit, people: [] }))
    expect(await ctx.db.select().from(unitPerson).where(eq(unitPerson.unitId, unit.unitId))).toEqual([])
    expect(await page(unit.actor, id)).toMatchObject({ code: 'not_found' })
    expect(await describeNotices(ctx.db, unit.actor, told)).toEqual([])
    expect(await faultsOf(bodyId)).toEqual([])
  })

  it('lets the secretary alone keep units, by what they read, and a closed unit file nothing', async () => {
    const { chair, secretary, unit } = await scene()
    const edit = { requestId: requestId(ctx), unitId: unit.unitId, version: 1, name: both('New'), people: [] }
    expect(await editUnit(ctx, chair.actor, { ...edit, closed: false })).toMatchObject({ code: 'not_permitted' })
    expect(await editUnit(ctx, unit.actor, { ...edit, closed: false })).toMatchObject({ code: 'not_found' })
    const people = [unit.actor.personId]
    must(await editUnit(ctx, secretary.actor, { ...edit, people, closed: true }))
    const again = { ...edit, requestId: requestId(ctx), people, closed: false }
    expect(await editUnit(ctx, secretary.actor, again)).toMatchObject({ code: 'unit_stale' })
    const begun = { requestId: requestId(ctx), unitId: unit.unitId, meetingId: null }
    expect(await beginMemorandum(ctx, unit.actor, begun)).toMatchObject({ code: 'unit_closed' })
  })
})

describe('what was placed', () => {
  it('is taken off once its item is out of the draft, and placed elsewhere with the same paper', async () => {
    const { bodyId, secretary, unit, meetingId } = await scene()
    const { memorandumId: id, itemId } = await scheduled(ctx, unit, secretary.actor, meetingId)
    const off = async () =>
      takeOffMemorandum(ctx, secretary.actor, { ...(await at(ctx, id)), reason: 'Not this time.' })
    expect(await off()).toMatchObject({ code: 'memorandum_item_stands' })
    must(await removeItems(ctx, secretary.actor, { requestId: requestId(ctx), itemIds: [itemId], restore: false }))
    must(await off())
    expect(await standing(ctx, id)).toMatchObject({ state: 'accepted', itemId: null })
    const next = { ...(await at(ctx, id)), meetingId, ...placing }
    const placed = must(await scheduleMemorandum(ctx, secretary.actor, next))
    expect(await papersOf(ctx.db, [placed.itemId], { draft: true })).toHaveLength(1)
    expect(await papersOf(ctx.db, [itemId], { draft: true })).toHaveLength(0)
    expect(await faultsOf(bodyId)).toEqual([])
  })

  it('stays with an item that members were told of, and comes back from a meeting that is cancelled', async () => {
    const { bodyId, secretary, member, unit, meetingId } = await scene()
    const { memorandumId: id } = await scheduled(ctx, unit, secretary.actor, meetingId)
    must(await publish(ctx, secretary.actor, meetingId))
    const off = async () => takeOffMemorandum(ctx, secretary.actor, { ...(await at(ctx, id)), reason: 'Cancelled.' })
    expect(await off()).toMatchObject({ code: 'memorandum_item_published' })
    must(
      await callOff(ctx, secretary.actor, {
        requestId: requestId(ctx),
        meetingId,
        act: 'meeting.cancel',
        reason: 'A flood',
      }),
    )
    must(await off())
    const later = new Date(Date.now() + 20 * 86_400_000).toISOString()
    const next = await makeMeeting(ctx, secretary.actor, bodyId, {
      startsAt: later,
      endsAt: new Date(Date.parse(later) + 3_600_000).toISOString(),
    })
    const input = { ...(await at(ctx, id)), meetingId: next, ...placing }
    const { itemId } = must(await scheduleMemorandum(ctx, secretary.actor, input))
    // Members had the paper with the meeting that was cancelled: the new item has a copy of its own, with its words.
    const [paper] = await papersOf(ctx.db, [itemId], { draft: true })
    must(await publish(ctx, secretary.actor, next))
    must(await readableVersion(ctx.db, member.actor, paper!.version.id))
    expect(await faultsOf(bodyId)).toEqual([])
  })

  it('goes nowhere but into a meeting of the body that is being prepared', async () => {
    const { secretary, unit, meetingId } = await scene()
    const elsewhere = await scene()
    const id = await accepted(ctx, unit, secretary.actor)
    const place = async (to: typeof meetingId) =>
      scheduleMemorandum(ctx, secretary.actor, { ...(await at(ctx, id)), meetingId: to, ...placing })
    expect(await place(elsewhere.meetingId)).toMatchObject({ code: 'not_found' })
    must(
      await callOff(ctx, secretary.actor, { requestId: requestId(ctx), meetingId, act: 'meeting.cancel', reason: 'x' }),
    )
    expect(await place(meetingId)).toMatchObject({ code: 'memorandum_meeting_closed' })
    expect((await standing(ctx, id)).state).toBe('accepted')
  })
})
