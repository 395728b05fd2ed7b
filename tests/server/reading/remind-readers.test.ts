import { describe, expect, test } from 'vitest'
import type { PaperId, VersionId } from '../../../app/wire/ids.ts'
import { setAccessPolicy } from '../../../server/bodies/set-access-policy.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { loadNotices } from '../../../server/meetings/load-notices.ts'
import { loadCirculation } from '../../../server/reading/load-circulation.ts'
import { remindReaders } from '../../../server/reading/remind-readers.ts'
import { reportReading } from '../../../server/reading/report-reading.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, publish } from '../documents/support.ts'

const ctx = await testContext()

async function makeStage() {
  const pack = await makePack(ctx)
  const { paperId, versionId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
  await publish(ctx, pack)
  const [chair, secretary, member, other] = pack.members as [Member, Member, Member, Member]
  return { ...pack, paperId, versionId, chair, officer: secretary, member, other }
}
type Stage = Awaited<ReturnType<typeof makeStage>>

const remind = (stage: Stage, who: Member, over: { paperId?: PaperId; member?: Member; requestId?: string } = {}) =>
  remindReaders(ctx, who.actor, {
    requestId: over.requestId ?? requestId(ctx),
    meetingId: stage.meetingId,
    paperId: over.paperId ?? null,
    personId: over.member?.actor.personId ?? null,
  })
const open = async (member: Member, versionId: VersionId) => {
  const openedAt = new Date().toISOString()
  must(await reportReading(ctx, member.actor, { versionId, openedAt, seen: [], acknowledgedAt: null }))
}
const told = async (member: Member) =>
  (await loadNotices(ctx, member.actor)).notices.filter(({ kind }) => kind === 'papers_unopened')

describe('a reminder', () => {
  test('goes to those who have not opened their papers, and not to whoever sends it', async () => {
    const stage = await makeStage()
    await open(stage.member, stage.versionId)
    expect(must(await remind(stage, stage.officer))).toEqual({ reminded: 2, left: 0 })
    expect(await told(stage.other)).toMatchObject([{ to: `/m/${stage.meetingId}`, item: null }])
    expect(await told(stage.chair)).toHaveLength(1)
    expect(await told(stage.member)).toEqual([])
    expect(await told(stage.officer)).toEqual([])
  })

  test('that is asked for twice by one request is sent once', async () => {
    const stage = await makeStage()
    const id = requestId(ctx)
    const first = must(await remind(stage, stage.officer, { requestId: id }))
    expect(must(await remind(stage, stage.officer, { requestId: id }))).toEqual(first)
    expect(await told(stage.other)).toHaveLength(1)
  })

  test('is not sent again within hours, and those not reminded yet are', async () => {
    const stage = await makeStage()
    expect(must(await remind(stage, stage.officer, { member: stage.other }))).toEqual({ reminded: 1, left: 0 })
    expect(await remind(stage, stage.officer, { member: stage.other })).toMatchObject({ code: 'reminded_lately' })
    expect(must(await remind(stage, stage.officer))).toEqual({ reminded: 2, left: 1 })
    expect(await told(stage.other)).toHaveLength(1)
    const page = must(await loadCirculation(ctx, stage.officer.actor, stage.meetingId))
    const shown = page.readers.find(({ personId }) => personId === stage.other.actor.personId)
    expect(shown?.reminded).toMatchObject({ lately: true })
  })

  test('of one paper names its item to those who may see it, and is hidden from whoever may no longer', async () => {
    const stage = await makeStage()
    must(await remind(stage, stage.officer, { paperId: stage.paperId }))
    expect(await told(stage.other)).toMatchObject([{ item: { number: '1' } }])
    const { itemId } = stage
    const interest = { requestId: requestId(ctx), itemId, seatId: stage.other.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, stage.other.actor, interest))
    expect(await told(stage.other)).toMatchObject([{ item: null }])
  })

  test('is refused where everybody has opened everything, or nothing is recorded', async () => {
    const stage = await makeStage()
    for (const one of [stage.chair, stage.member, stage.other]) await open(one, stage.versionId)
    expect(await remind(stage, stage.officer)).toMatchObject({ code: 'nobody_to_remind' })
    const off = { requestId: requestId(ctx), bodyId: stage.bodyId, readingRecorded: false, recordDays: null }
    must(await setAccessPolicy(ctx, stage.chair.actor, off))
    expect(await remind(stage, stage.officer)).toMatchObject({ code: 'reading_not_recorded' })
  })

  test('is refused to members, to another body, and for a paper that is not of the meeting', async () => {
    const stage = await makeStage()
    const elsewhere = await makeStage()
    expect(await remind(stage, stage.member)).toMatchObject({ code: 'not_permitted' })
    expect(await remind(stage, elsewhere.officer)).toMatchObject({ code: 'not_found' })
    expect(await remind(stage, stage.officer, { paperId: elsewhere.paperId })).toMatchObject({ code: 'not_found' })
  })

  test('does not reach whoever may not read the paper', async () => {
    const stage = await makeStage()
    const { itemId } = stage
    const interest = { requestId: requestId(ctx), itemId, seatId: stage.other.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, stage.other.actor, interest))
    expect(must(await remind(stage, stage.officer))).toEqual({ reminded: 2, left: 0 })
    expect(await told(stage.other)).toEqual([])
  })
})
