import { describe, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { ItemId } from '../../../app/wire/ids.ts'
import { levelFor } from '../../../server/access/queries.ts'
import { loadVote } from '../../../server/ballots/load-vote.ts'
import { loadDisplay } from '../../../server/displays/load-display.ts'
import { loadReader } from '../../../server/documents/load-reader.ts'
import { loadAccessMatrix } from '../../../server/exclusions/load-access-matrix.ts'
import { askFloor } from '../../../server/floor/ask-floor.ts'
import { giveFloor } from '../../../server/floor/give-floor.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { entriesOf } from '../../../server/ledger/queries.ts'
import { loadConsole } from '../../../server/meetings/load-console.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { loadStrip } from '../../../server/meetings/load-strip.ts'
import { withdrawCall } from '../../../server/meetings/withdraw-call.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { searchHouse } from '../../../server/search/search-house.ts'
import { castAs, type Member, must, requestId } from '../../support/body.ts'
import { type ClosedSitting, doingIn, makeClosedSitting, SECRET, WHY } from '../../support/closed.ts'
import { testContext } from '../../support/context.ts'
import { pairedScreen } from '../../support/displays.ts'
import { closeVoteIn, openVoteIn } from '../../support/sitting.ts'
import { verifiesClean } from '../../support/verifies-clean.ts'

const ctx = await testContext()
const sees = (who: Member, itemId: ItemId) => levelFor(ctx.db, who.actor, who.bodyId, itemId)
const sittingOf = async (who: Member, { meetingId }: ClosedSitting) =>
  must(await loadSitting(ctx, who.actor, meetingId))
const typesIn = async ({ bodyId }: ClosedSitting) => (await entriesOf(ctx.db, bodyId)).map(({ type }) => type)

describe('an item that the agenda marks closed', () => {
  test('is a number to whoever is no member, in the pack, in the search and in the matrix, and nothing else', async () => {
    const at = await makeClosedSitting(ctx, { open: false })
    for (const who of [at.observer, at.adviser]) {
      const pack = must(await loadPack(ctx, who.actor, at.meetingId))
      expect(pack.items.map(({ number }) => number)).toEqual(['1', '3'])
      expect(pack.shut).toEqual([{ number: '2', depth: 1, place: 1 }])
      expect(JSON.stringify(pack)).not.toMatch(new RegExp(`${SECRET}|${WHY}|${at.closedItem}`))
      expect(await loadReader(ctx, who.actor, at)).toMatchObject({ ok: false, code: 'not_found' })
    }
    const search = async (who: Member) =>
      JSON.stringify((await searchHouse(ctx, who.actor, { q: 'harbour', body: '' })).found)
    expect(await search(at.secretary)).toContain(SECRET)
    expect(await search(at.observer)).toBe('[]')
    for (const who of at.voters) expect(await sees(who, at.closedItem)).toBe('visible')
    expect(await sees(at.secretary, at.closedItem)).toBe('visible')
    // Auditors read titles and the ledger of what is open; of what is closed neither.
    expect(await sees(at.auditor, at.closedItem)).toBe('hidden')
    expect(await sees(at.auditor, at.first)).toBe('title')
    const matrix = must(await loadAccessMatrix(ctx, at.secretary.actor, at.meetingId))
    const row = matrix.items[1]
    const place = matrix.seats.findIndex(({ seatId }) => seatId === at.observer.seatId)
    expect(row?.cells?.[place]).toMatchObject({ now: { level: 'hidden', reason: 'closed' }, admitted: null })
  })

  test('is opened to whoever is admitted by name, and to them alone, until they are sent out', async () => {
    const at = await makeClosedSitting(ctx, { open: false })
    const { admit, sendOut } = doingIn(ctx, at)
    expect(await admit(at.voters[1] as Member)).toMatchObject({ code: 'closed_inside' })
    expect(await admit(at.observer, at.first)).toMatchObject({ code: 'closed_item_open' })
    expect(await sendOut(at.observer)).toMatchObject({ code: 'closed_not_admitted' })
    for (const who of [at.voters[1] as Member, at.observer, at.auditor])
      expect(await admit(at.adviser, at.closedItem, who)).toMatchObject({ code: 'not_permitted' })
    must(await admit(at.adviser))
    expect(await admit(at.adviser)).toMatchObject({ code: 'closed_admitted' })
    expect(await sees(at.adviser, at.closedItem)).toBe('visible')
    expect(await sees(at.observer, at.closedItem)).toBe('hidden')
    must(await admit(at.auditor))
    expect(await sees(at.auditor, at.closedItem)).toBe('title')
    must(await sendOut(at.adviser))
    expect(await sees(at.adviser, at.closedItem)).toBe('hidden')
    expect((await typesIn(at)).filter((type) => type.startsWith('seat.') && type !== 'seat.created')).toEqual([
      'seat.admitted',
      'seat.admitted',
      'seat.sent_out',
    ])
    await verifiesClean(ctx, at.bodyId)
  })

  test('closes the sitting as it is called, and the next open item lets everybody back', async () => {
    const at = await makeClosedSitting(ctx)
    const { call } = doingIn(ctx, at)
    must(await call(at.first))
    expect(await sittingOf(at.observer, at)).toMatchObject({ closed: null, current: at.first })
    must(await call(at.closedItem))
    const outside = await sittingOf(at.observer, at)
    expect(outside).toMatchObject({ current: null, vote: null, closed: { stays: false, reason: WHY, by: 'agenda' } })
    expect(outside.shut.map(({ number }) => number)).toEqual(['2'])
    // Its planned minutes say when they may come back.
    expect(Date.parse(outside.closed?.until ?? '') - Date.parse(outside.closed?.since ?? '')).toBe(20 * 60_000)
    expect(JSON.stringify(outside)).not.toMatch(new RegExp(`${SECRET}|${at.closedItem}`))
    expect(must(await loadStrip(ctx, at.observer.actor, at.meetingId))).toMatchObject({
      item: null,
      speaker: null,
      closed: { stays: false },
    })
    const inside = await sittingOf(at.voters[1] as Member, at)
    expect(inside).toMatchObject({ current: at.closedItem, closed: { stays: true } })
    must(await call(at.last))
    expect(await sittingOf(at.observer, at)).toMatchObject({ closed: null, current: at.last })
    expect((await typesIn(at)).slice(-5)).toEqual([
      'item.called',
      'sitting.closed',
      'item.called',
      'sitting.reopened',
      'item.called',
    ])
    await verifiesClean(ctx, at.bodyId)
  })

  test('goes back with a call by mistake: what was under discussion before says whether the sitting is closed', async () => {
    const at = await makeClosedSitting(ctx)
    const { call } = doingIn(ctx, at)
    const takeBack = async (itemId: ItemId) =>
      must(await withdrawCall(ctx, at.chair.actor, { requestId: requestId(ctx), meetingId: at.meetingId, itemId }))
    must(await call(at.first))
    must(await call(at.closedItem))
    await takeBack(at.closedItem)
    expect(await sittingOf(at.observer, at)).toMatchObject({ closed: null, current: at.first })
    must(await call(at.closedItem))
    must(await call(at.last))
    await takeBack(at.last)
    expect(await sittingOf(at.observer, at)).toMatchObject({ closed: { stays: false }, current: null })
    await verifiesClean(ctx, at.bodyId)
  })

  test('is voted on in its part alone, and nothing else is voted on there', async () => {
    const at = await makeClosedSitting(ctx)
    const { call } = doingIn(ctx, at)
    await expect(openVoteIn(ctx, at, { itemId: at.closedItem })).rejects.toThrow('vote_in_closed_part')
    must(await call(at.closedItem))
    await expect(openVoteIn(ctx, at, { itemId: at.first })).rejects.toThrow('vote_after_closed_part')
    const voteId = await openVoteIn(ctx, at, { itemId: at.closedItem })
    for (const who of [at.observer, at.adviser, at.auditor])
      expect(await loadVote(ctx, who.actor, voteId)).toMatchObject({ ok: false, code: 'not_found' })
    for (const voter of at.voters) must((await castAs(ctx, voter, at.deviceOf(voter), voteId)).result)
    await closeVoteIn(ctx, at, voteId)
    must(await call(at.last))
    expect((await sittingOf(at.observer, at)).results).toEqual([])
    expect((await sittingOf(at.voters[1] as Member, at)).results).toHaveLength(1)
    await verifiesClean(ctx, at.bodyId)
  })
})

describe('whoever presides', () => {
  test('closes and reopens the sitting, and is refused what is not so', async () => {
    const at = await makeClosedSitting(ctx)
    const { close, reopen, call, move } = doingIn(ctx, at)
    expect(await reopen()).toMatchObject({ code: 'sitting_not_closed' })
    for (const who of [at.secretary, at.voters[1] as Member, at.observer, at.auditor]) {
      expect(await close(who)).toMatchObject({ code: 'not_permitted' })
      expect(await reopen([], who)).toMatchObject({ code: 'not_permitted' })
    }
    must(await call(at.first))
    must(await move('sitting.suspend'))
    expect(await close()).toMatchObject({ code: 'meeting_state' })
    must(await move('sitting.resume'))
    must(await close(at.chair, { minutes: 15 }))
    expect(await close()).toMatchObject({ code: 'sitting_closed' })
    // It has closed the item under discussion with it.
    expect(await sees(at.observer, at.first)).toBe('hidden')
    expect(await sittingOf(at.observer, at)).toMatchObject({ current: null, closed: { by: 'chair', stays: false } })
    expect(await reopen([at.last])).toMatchObject({ code: 'not_found' })
    must(await reopen())
    // Nothing had been recorded of it: it is under discussion, and everybody's, as before.
    expect(await sittingOf(at.observer, at)).toMatchObject({ current: at.first, closed: null })
    expect((await typesIn(at)).slice(-3)).toEqual(['sitting.closed', 'item.disclosed', 'sitting.reopened'])
    await verifiesClean(ctx, at.bodyId)
  })

  test('keeps what was said closed, with its item, unless they open it', async () => {
    const at = await makeClosedSitting(ctx)
    const { close, reopen, call } = doingIn(ctx, at)
    must(await call(at.first))
    must(await close())
    await speak(at)
    const desk = must(await loadConsole(ctx, at.chair.actor, at.meetingId)).closedDesk
    expect(desk?.items.find(({ itemId }) => itemId === at.first)).toMatchObject({ speeches: 1, byItself: false })
    must(await reopen())
    expect(await sees(at.observer, at.first)).toBe('hidden')
    expect(await sittingOf(at.chair, at)).toMatchObject({ current: null, closed: null })
    await verifiesClean(ctx, at.bodyId)

    const again = await makeClosedSitting(ctx)
    const then = doingIn(ctx, again)
    must(await then.call(again.first))
    must(await then.close())
    await speak(again)
    must(await then.reopen([again.first]))
    const outside = await sittingOf(again.observer, again)
    expect(outside).toMatchObject({ current: again.first, closed: null })
    expect(outside.floor.speaker).toMatchObject({ seatId: again.voters[1]?.seatId })
    await verifiesClean(ctx, again.bodyId)
  })

  test('closes with the sitting whatever is called in it, and neither closes nor reopens it over an open vote', async () => {
    const at = await makeClosedSitting(ctx)
    const { close, reopen, call } = doingIn(ctx, at)
    must(await close())
    must(await call(at.last))
    expect(await sees(at.observer, at.last)).toBe('hidden')
    const voteId = await openVoteIn(ctx, at, { itemId: at.last })
    expect(await reopen()).toMatchObject({ code: 'vote_still_open' })
    await closeVoteIn(ctx, at, voteId)
    must(await reopen())
    must(await call(at.first))
    const open = await openVoteIn(ctx, at, { itemId: at.first })
    expect(await close()).toMatchObject({ code: 'vote_still_open' })
    await closeVoteIn(ctx, at, open)
    await verifiesClean(ctx, at.bodyId)
  })

  test('may adjourn in it: the part ends with the sitting', async () => {
    const at = await makeClosedSitting(ctx)
    const { call, move } = doingIn(ctx, at)
    must(await call(at.closedItem))
    must(await move('sitting.adjourn'))
    expect(await sittingOf(at.observer, at)).toMatchObject({ closed: null, current: null })
    expect(await sees(at.observer, at.closedItem)).toBe('hidden')
    await verifiesClean(ctx, at.bodyId)
  })
})

describe('outside a closed part', () => {
  test('nobody asks for the floor or is given it', async () => {
    const at = await makeClosedSitting(ctx)
    const { call } = doingIn(ctx, at)
    must(await call(at.first))
    const ask = (who: Member) =>
      askFloor(ctx, who.actor, {
        requestId: requestId(ctx),
        meetingId: at.meetingId,
        seatId: who.seatId,
        kind: 'speak',
      })
    must(await call(at.closedItem))
    expect(await ask(at.observer)).toMatchObject({ ok: false })
    expect((await sittingOf(at.observer, at)).floor).toMatchObject({ speaker: null, queue: [], asking: [] })
    must(await ask(at.voters[1] as Member))
  })

  test('nobody is given the link of a call elsewhere', async () => {
    const call = { way: 'link' as const, url: 'https://zoom.us/j/123456789' }
    const at = await makeClosedSitting(ctx, { call })
    const { call: calls } = doingIn(ctx, at)
    must(await calls(at.first))
    expect((await sittingOf(at.observer, at)).call).toMatchObject(call)
    must(await calls(at.closedItem))
    expect((await sittingOf(at.observer, at)).call).toEqual({ way: 'none', open: false })
    expect((await sittingOf(at.voters[1] as Member, at)).call).toMatchObject(call)
  })

  test('the wall says that a closed part is held, and nothing of it', async () => {
    const at = await makeClosedSitting(ctx)
    const { cookie } = await pairedScreen(ctx, at.chair.actor, at.meetingId)
    const { call, close } = doingIn(ctx, at)
    must(await call(at.closedItem))
    const wall = await loadDisplay(ctx, cookie)
    expect(wall).toMatchObject({ kind: 'room', item: null, room: null, speaker: null, vote: null, result: null })
    expect(JSON.stringify(wall)).not.toMatch(new RegExp(`${SECRET}|${WHY}|${at.closedItem}`))
    expect(wall).toMatchObject({ part: { since: expect.any(String) } })
    must(await call(at.last))
    expect(await loadDisplay(ctx, cookie)).toMatchObject({ part: null, item: { closed: false, number: '3' } })
    must(await close())
    expect(await loadDisplay(ctx, cookie)).toMatchObject({ item: null, part: { since: expect.any(String) } })
  })

  test('an auditor’s bundle verifies without what is closed, and an admitted one’s with it', async () => {
    const at = await makeClosedSitting(ctx)
    const { call, admit } = doingIn(ctx, at)
    must(await call(at.closedItem))
    const voteId = await openVoteIn(ctx, at, { itemId: at.closedItem })
    for (const voter of at.voters) must((await castAs(ctx, voter, at.deviceOf(voter), voteId)).result)
    await closeVoteIn(ctx, at, voteId)
    must(await call(at.last))
    const verified = async () => {
      const { bytes } = must(await exportBundle(ctx, at.auditor.actor, at.bodyId))
      const report = await verifyBundle(must(readTar(bytes)).files, { verifySignature, verifyEd25519 })
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
      return { text: Buffer.from(bytes).toString('latin1'), report }
    }
    const without = await verified()
    expect(without.text).not.toMatch(new RegExp(SECRET))
    expect(without.report.summary.withheld).toBeGreaterThan(5)
    expect(without.report.votes).toHaveLength(0)
    must(await admit(at.auditor))
    const whole = await verified()
    expect(whole.text).toMatch(new RegExp(SECRET))
    expect(whole.report.votes).toHaveLength(1)
  })
})

async function speak(at: ClosedSitting): Promise<void> {
  const { actor, seatId } = at.voters[1] as Member
  const { meetingId } = at
  const { askId } = must(await askFloor(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, kind: 'speak' }))
  must(await giveFloor(ctx, at.chair.actor, { requestId: requestId(ctx), meetingId, askId }))
}
