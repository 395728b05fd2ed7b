import { expect, test } from 'vitest'
import type { VersionId } from '../../../app/wire/ids.ts'
import { setAccessPolicy } from '../../../server/bodies/set-access-policy.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { loadCirculation } from '../../../server/reading/load-circulation.ts'
import { reportReading } from '../../../server/reading/report-reading.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, publish } from '../documents/support.ts'

const ctx = await testContext()

async function makeStage() {
  const pack = await makePack(ctx)
  const { paperId, versionId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
  await publish(ctx, pack)
  const [chair, secretary, member, other, auditor] = pack.members as [Member, Member, Member, Member, Member]
  return { ...pack, paperId, versionId, chair, officer: secretary, member, other, auditor }
}
type Stage = Awaited<ReturnType<typeof makeStage>>

const report = (member: Member, versionId: VersionId, pages: number[], said = false) => {
  const now = new Date().toISOString()
  const seen = pages.map((page) => ({ page, at: now }))
  return reportReading(ctx, member.actor, { versionId, openedAt: now, seen, acknowledgedAt: said ? now : null })
}
const page = async (stage: Stage, who: Member) => must(await loadCirculation(ctx, who.actor, stage.meetingId))
const cellOf = async (stage: Stage, who: Member, of: Member) =>
  (await page(stage, who)).readers.find(({ personId }) => personId === of.actor.personId)?.cells[0]
const recuse = async (stage: Stage, who: Member) =>
  must(
    await declareInterest(ctx, who.actor, {
      requestId: requestId(ctx),
      itemId: stage.itemId,
      seatId: who.seatId,
      reason: 'A cousin bids',
    }),
  )

test('the secretary sees who has opened, read and acknowledged a paper, and auditors are nobody’s readers', async () => {
  const stage = await makeStage()
  must(await report(stage.member, stage.versionId, [1]))
  must(await report(stage.other, stage.versionId, [], true))
  expect((await page(stage, stage.officer)).readers.map(({ personId }) => personId)).toEqual(
    [stage.chair, stage.officer, stage.member, stage.other].map(({ actor }) => actor.personId),
  )
  expect(await cellOf(stage, stage.officer, stage.chair)).toMatchObject({ state: 'not_opened', lastReadAt: null })
  expect(await cellOf(stage, stage.officer, stage.member)).toMatchObject({ state: 'read', pages: 1 })
  expect(await cellOf(stage, stage.officer, stage.other)).toMatchObject({ state: 'acknowledged', pages: 0 })
})

test('a newer version is unopened by whoever read the one before, and their cell says which that was', async () => {
  const stage = await makeStage()
  must(await report(stage.member, stage.versionId, [1], true))
  must(await attach(ctx, stage, 'js-buttons.pdf', { paperId: stage.paperId }))
  await publish(ctx, stage)
  expect(await cellOf(stage, stage.officer, stage.member)).toMatchObject({ state: 'not_opened', older: 1 })
})

test('a recused member’s cell says why it is empty, and tells nothing of what they read before', async () => {
  const stage = await makeStage()
  must(await report(stage.member, stage.versionId, [1], true))
  await recuse(stage, stage.member)
  expect(await cellOf(stage, stage.officer, stage.member)).toEqual({ kept: 'interest' })
})

test('an officer who is recused from an item learns nothing of its papers here', async () => {
  const stage = await makeStage()
  await recuse(stage, stage.chair)
  const { papers, readers } = await page(stage, stage.chair)
  expect(papers).toEqual([])
  expect(readers.every(({ cells }) => cells.length === 0)).toBe(true)
})

test('where nothing is recorded nothing is told, not even of before', async () => {
  const stage = await makeStage()
  must(await report(stage.member, stage.versionId, [1], true))
  const off = { requestId: requestId(ctx), bodyId: stage.bodyId, readingRecorded: false, recordDays: null }
  must(await setAccessPolicy(ctx, stage.chair.actor, off))
  const shown = await page(stage, stage.officer)
  expect(shown.recorded).toBe(false)
  expect(JSON.stringify(shown)).not.toContain('acknowledged"')
})

test('it is the officers’ alone, and to others the meeting is what it was', async () => {
  const stage = await makeStage()
  const ask = (who: Member) => loadCirculation(ctx, who.actor, stage.meetingId)
  expect(await ask(stage.member)).toMatchObject({ code: 'not_permitted' })
  expect(await ask(stage.auditor)).toMatchObject({ code: 'not_permitted' })
  expect(await ask((await makeStage()).officer)).toMatchObject({ code: 'not_found' })
})
