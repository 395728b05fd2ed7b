import { describe, expect, test } from 'vitest'
import type { VersionId } from '../../../app/wire/ids.ts'
import { setAccessPolicy } from '../../../server/bodies/set-access-policy.ts'
import { loadReader } from '../../../server/documents/load-reader.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { entriesOf } from '../../../server/ledger/queries.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { reportReading } from '../../../server/reading/report-reading.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, type Pack, publish } from '../documents/support.ts'

const ctx = await testContext()

async function makeStage() {
  const pack = await makePack(ctx)
  const { paperId, versionId } = must(await attach(ctx, pack, 'sizes.pdf'))
  await publish(ctx, pack)
  const [chair, secretary, member, other, auditor] = pack.members as [Member, Member, Member, Member, Member]
  return { ...pack, paperId, versionId, chair, secretarySeat: secretary, member, other, auditor }
}

const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
const report = (versionId: VersionId, pages: number[] = [], over: object = {}) => ({
  versionId,
  openedAt: later(0),
  seen: pages.map((page) => ({ page, at: later(1) })),
  acknowledgedAt: null,
  ...over,
})
const paperOf = async (pack: Pick<Pack, 'meetingId'>, member: Member) =>
  must(await loadPack(ctx, member.actor, pack.meetingId)).items[0]?.papers[0]

const turn = (stage: { bodyId: Member['bodyId'] }, who: Member, readingRecorded: boolean) =>
  setAccessPolicy(ctx, who.actor, {
    requestId: requestId(ctx),
    bodyId: stage.bodyId,
    readingRecorded,
    recordDays: null,
  })

describe('a report of reading', () => {
  test('is merged with those before it, in any order, and the same twice is the same once', async () => {
    const { versionId, member, ...pack } = await makeStage()
    const first = report(versionId, [2, 1, 2])
    const second = report(versionId, [3, 1])
    for (const one of [second, first, first, second]) must(await reportReading(ctx, member.actor, one))
    expect(await paperOf(pack, member)).toMatchObject({ reading: { pages: 3, acknowledgedAt: null } })
  })

  test('keeps the first word that the paper was read, whichever comes first', async () => {
    const { versionId, member } = await makeStage()
    const early = later(0)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const late = new Date().toISOString()
    must(await reportReading(ctx, member.actor, report(versionId, [], { acknowledgedAt: late })))
    const again = must(await reportReading(ctx, member.actor, report(versionId, [], { acknowledgedAt: early })))
    expect(again.reading?.acknowledgedAt).toBe(early)
    const third = must(await reportReading(ctx, member.actor, report(versionId)))
    expect(third.reading?.acknowledgedAt).toBe(early)
  })

  test('never says that a paper was read before it was released, or later than now', async () => {
    const { versionId, member } = await makeStage()
    const acknowledged = async (at: string) =>
      must(await reportReading(ctx, member.actor, report(versionId, [], { openedAt: at, acknowledgedAt: at }))).reading
    const future = await acknowledged('2126-01-01T00:00:00.000Z')
    expect(Date.parse(future?.acknowledgedAt as string)).toBeLessThanOrEqual(Date.now())
    const past = await acknowledged('1999-01-01T00:00:00.000Z')
    expect(Date.parse(past?.acknowledgedAt as string)).toBeGreaterThan(Date.now() - 600_000)
  })

  test('of a page that is not there is refused, and changes nothing', async () => {
    const { versionId, member, ...pack } = await makeStage()
    expect(await reportReading(ctx, member.actor, report(versionId, [400]))).toMatchObject({ code: 'input_malformed' })
    expect(await paperOf(pack, member)).toMatchObject({ reading: null })
  })

  test('is refused to whoever may not read the paper', async () => {
    const { versionId, auditor, member, itemId } = await makeStage()
    expect(await reportReading(ctx, auditor.actor, report(versionId))).toMatchObject({ code: 'not_permitted' })
    const interest = { requestId: requestId(ctx), itemId, seatId: member.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, member.actor, interest))
    expect(await reportReading(ctx, member.actor, report(versionId))).toMatchObject({ code: 'not_found' })
  })

  test('of a version that members were not given is taken and not kept', async () => {
    const { versionId: released, ...pack } = await makeStage()
    const { versionId } = must(await attach(ctx, pack, 'js-buttons.pdf', { paperId: pack.paperId }))
    expect(versionId).not.toBe(released)
    expect(must(await reportReading(ctx, pack.secretary, report(versionId, [1])))).toEqual({ reading: null })
  })
})

describe('a body that does not record reading', () => {
  test('keeps nothing, says so to its members, and has the decision in its ledger', async () => {
    const { versionId, member, chair, ...pack } = await makeStage()
    must(await turn(pack, chair, false))
    expect(must(await reportReading(ctx, member.actor, report(versionId, [1])))).toEqual({ reading: null })
    expect(must(await loadPack(ctx, member.actor, pack.meetingId))).toMatchObject({ recorded: false })
    const read = await loadReader(ctx, member.actor, { meetingId: pack.meetingId, paperId: pack.paperId })
    expect(must(read).reading).toBeNull()
    must(await turn(pack, chair, true))
    expect(must(await loadPack(ctx, member.actor, pack.meetingId))).toMatchObject({ recorded: true })
    expect(await paperOf(pack, member)).toMatchObject({ reading: null })

    const said = (await entriesOf(ctx.db, pack.bodyId)).filter(({ type }) => type === 'access_policy.set')
    expect(said.map(({ payload }) => JSON.parse(payload as string).reading)).toEqual([false, true])
  })

  test('enters no decision that changes nothing', async () => {
    const { chair, ...pack } = await makeStage()
    must(await turn(pack, chair, true))
    const types = (await entriesOf(ctx.db, pack.bodyId)).map(({ type }) => type)
    expect(types).not.toContain('access_policy.set')
  })

  test('is refused to a member, and unknown to another body', async () => {
    const { member, ...pack } = await makeStage()
    const stranger = await makeStage()
    expect(await turn(pack, member, false)).toMatchObject({ code: 'not_permitted' })
    expect(await turn(pack, stranger.chair, false)).toMatchObject({ code: 'not_found' })
  })
})
