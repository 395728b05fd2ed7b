import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { copyLimit } from '../../../app/rules/classification.ts'
import { verifyAccessProof } from '../../../app/rules/verify/verify-access-proof.ts'
import { destroyRecords } from '../../../server/access-records/destroy-records.ts'
import { recordOpening, recordPages } from '../../../server/access-records/effects.ts'
import { loadOwnRecords } from '../../../server/access-records/load-own-records.ts'
import { loadPaperRecords } from '../../../server/access-records/load-paper-records.ts'
import { proveRecord } from '../../../server/access-records/prove-record.ts'
import { recordsOfPaper } from '../../../server/access-records/queries.ts'
import { sealRecords } from '../../../server/access-records/seal-records.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { itemById } from '../../../server/agenda/queries.ts'
import { exportNotes } from '../../../server/annotations/export/export-notes.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { setAccessPolicy } from '../../../server/bodies/set-access-policy.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { loadChanges } from '../../../server/documents/load-changes.ts'
import { loadReader } from '../../../server/documents/load-reader.ts'
import { takePackCopy } from '../../../server/documents/pack/take-pack-copy.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { entriesOf } from '../../../server/ledger/queries.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, fields, makePack, publish } from '../documents/support.ts'

const ctx = await testContext()
const HOUR = 3_600_000
const START = Date.parse('2026-03-01T08:10:00.000Z')
const at = (ms: number) => ctx.fixClock(new Date(START + ms))

async function makeStage(classification: 'internal' | 'confidential' | 'secret' = 'confidential') {
  at(-HOUR)
  const pack = await makePack(ctx)
  const { paperId, versionId } = must(await attach(ctx, pack, 'sizes.pdf'))
  const version = (await itemById(ctx.db, pack.itemId))?.version ?? 0
  const input = { requestId: requestId(ctx), itemId: pack.itemId, version, fields: { ...fields(), classification } }
  must(await editItem(ctx, pack.secretary, input))
  await publish(ctx, pack)
  at(0)
  const [chair, secretary, member, other, auditor] = pack.members as [Member, Member, Member, Member, Member]
  const of = { bodyId: pack.bodyId, paperId, versionId, classification }
  return { ...pack, paperId, versionId, chair, officer: secretary, member, other, auditor, of }
}
type Stage = Awaited<ReturnType<typeof makeStage>>

const open = async ({ meetingId, paperId }: Stage, who: Member) =>
  must(await loadReader(ctx, who.actor, { meetingId, paperId }))
const actsOf = async ({ paperId }: Stage) =>
  (await recordsOfPaper(ctx.db, paperId)).map(({ act, fromPage, toPage }) => (fromPage ? [act, fromPage, toPage] : act))
const mine = async (who: Member) => (await loadOwnRecords(ctx, who.actor)).records
const faultsOf = async ({ bodyId }: Stage) =>
  (await checkBody(ctx, (await bodyById(ctx.db, bodyId))!)).faults
    .map(({ rule }) => rule)
    .filter((rule) => rule.startsWith('access'))
const keepFor = async (stage: Stage, recordDays: number) =>
  must(
    await setAccessPolicy(ctx, stage.chair.actor, {
      requestId: requestId(ctx),
      bodyId: stage.bodyId,
      readingRecorded: true,
      recordDays,
    }),
  )
/** As somebody would who has the database and no scruples: past the guards. */
const tamper = async (statement: string) => {
  await ctx.db.execute(sql.raw('alter table access_record disable trigger user'))
  await ctx.db.execute(sql.raw(statement))
  await ctx.db.execute(sql.raw('alter table access_record enable trigger user'))
}

describe('a restricted paper', () => {
  test('leaves a record when it is opened, once an hour, and of pages those that were not served within it', async () => {
    const stage = await makeStage()
    await open(stage, stage.member)
    await open(stage, stage.member)
    await recordPages(ctx, stage.member.actor, stage.of, 1, 2)
    await recordPages(ctx, stage.member.actor, stage.of, 1, 3)
    expect((await actsOf(stage)).reverse()).toEqual(['opened', ['pages', 1, 2], ['pages', 3, 3]])
    at(HOUR + 1)
    await open(stage, stage.member)
    expect(await actsOf(stage)).toHaveLength(4)
  })

  test('leaves none where it is internal, and its notes leave only there', async () => {
    const stage = await makeStage('internal')
    await open(stage, stage.member)
    expect(await actsOf(stage)).toEqual([])
    const ask = { layers: ['body' as const], form: 'xfdf' as const, language: 'en' as const }
    expect(await exportNotes(ctx, stage.member.actor, stage.versionId, ask)).toMatchObject({ code: 'export_no_notes' })
    const restricted = await makeStage()
    expect(await exportNotes(ctx, restricted.member.actor, restricted.versionId, ask)).toMatchObject({
      code: 'copy_not_allowed',
    })
  })

  test('leaves in a marked copy of the pack with a record, and where it is secret not at all', async () => {
    for (const [classification, acts] of [
      ['confidential', ['copied']],
      ['secret', []],
    ] as const) {
      const stage = await makeStage(classification)
      const input = { requestId: requestId(ctx), meetingId: stage.meetingId, language: 'en' as const }
      must(await takePackCopy(ctx, stage.member.actor, input))
      expect(await actsOf(stage)).toEqual(acts)
    }
    expect([copyLimit('public'), copyLimit('internal')]).toEqual(['free', 'free'])
  })
})

describe('what is recorded', () => {
  test('holds the earlier version that a comparison shows in full', async () => {
    const stage = await makeStage()
    const { versionId } = must(await attach(ctx, stage, 'memo-digital-government-v2.pdf', { paperId: stage.paperId }))
    await publish(ctx, stage)
    const { meetingId, paperId } = stage
    must(await loadChanges(ctx, stage.member.actor, { meetingId, paperId, version: 2, since: 1 }))
    const opened = (await recordsOfPaper(ctx.db, paperId)).map((record) => [record.act, record.versionId])
    expect(opened.sort()).toEqual([stage.versionId, versionId].map((id) => ['opened', id]).sort())
  })

  test('cannot be pushed off its page by whoever reads the records again and again', async () => {
    const stage = await makeStage()
    await open(stage, stage.member)
    const read = async () => {
      must(await loadPaperRecords(ctx, stage.officer.actor, { meetingId: stage.meetingId, paperId: stage.paperId }))
    }
    for (let time = 0; time < 5; time++) await read()
    expect((await actsOf(stage)).reverse()).toEqual(['opened', 'records_read'])
    at(HOUR + 1)
    await read()
    expect(await actsOf(stage)).toHaveLength(3)
  })
})

describe('the records of an hour', () => {
  test('come under one root once it is over, in one entry, and each proves itself to its own member alone', async () => {
    const stage = await makeStage()
    for (const who of [stage.member, stage.other, stage.officer]) await open(stage, who)
    await sealRecords(ctx)
    const [record] = await mine(stage.member)
    expect(record).toMatchObject({ act: 'opened', entry: null })
    expect(await proveRecord(ctx, stage.member.actor, record!.id)).toMatchObject({ code: 'access_record_unsealed' })
    at(HOUR)
    await sealRecords(ctx)
    await sealRecords(ctx)
    const seals = (await entriesOf(ctx.db, stage.bodyId)).filter(({ type }) => type === 'access.sealed')
    expect(seals.map(({ payload }) => JSON.parse(payload as string))).toMatchObject([
      { count: '3', until: '2026-03-01T09:00:00.000Z', actor: { system: 'deadline' } },
    ])
    const proof = must(await proveRecord(ctx, stage.member.actor, record!.id))
    const verify = (given: object) => verifyAccessProof(JSON.stringify({ ...proof, ...given }), verifyEd25519)
    expect(await verify({})).toMatchObject({ holds: true })
    expect(await verifyAccessProof(JSON.stringify(proof), verifyEd25519, { vkey: proof.ledger_key })).toMatchObject({
      holds: true,
    })
    const other = `${'0'.repeat(63)}1`
    const altered: [string, object][] = [
      ['root', { record: proof.record.replace('"opened"', '"copied"') }],
      ['root', { place: '2' }],
      ['root', { path: [...proof.path, other] }],
      ['entry', { root: other }],
      ['entry', { count: '4' }],
      ['entry', { payload: proof.payload.replace('"count":"3"', '"count":"4"') }],
      ['entry', { entry: '1' }],
      ['inclusion', { leaf: proof.leaf.replace('access.sealed', 'access.sealer') }],
      ['record', { record: proof.record.replace('/v1', '/v2') }],
    ]
    for (const [check, change] of altered) {
      const report = await verify(change)
      expect(report?.checks).toContainEqual({ check, holds: false })
    }
    expect(await verifyAccessProof('{"type":"another"}', verifyEd25519)).toBeNull()
    expect(proof.entry).toBe(String(seals[0]?.index))
    expect(await proveRecord(ctx, stage.other.actor, record!.id)).toMatchObject({ code: 'not_found' })
    expect(await faultsOf(stage)).toEqual([])
  })

  test('cannot be changed or removed through the database’s own guards', async () => {
    const stage = await makeStage()
    await open(stage, stage.member)
    at(HOUR)
    await sealRecords(ctx)
    const where = `where body_id = '${stage.bodyId}'`
    for (const statement of [
      `update access_record set person_id = 'nobody' ${where}`,
      `update access_record set entry = null, place = null ${where}`,
      `update access_record set hash = repeat('0', 64) ${where}`,
      `delete from access_record ${where}`,
      `update access_seal set root = repeat('0', 64) ${where}`,
    ])
      await expect(ctx.db.execute(sql.raw(statement))).rejects.toThrow()
    expect(await faultsOf(stage)).toEqual([])
  })

  test('are found out by fsck when one was altered, removed, or let go too early', async () => {
    const where = ({ bodyId }: Stage) => `where body_id = '${bodyId}' and place = 0`
    const cases: [string, (stage: Stage) => string][] = [
      ['access_records.altered', (stage) => `update access_record set person_id = 'nobody' ${where(stage)}`],
      ['access_records.differ', (stage) => `delete from access_record ${where(stage)}`],
      ['access_records.differ', (stage) => `update access_record set hash = repeat('0', 64) ${where(stage)}`],
      [
        'access_records.destroyed_early',
        (stage) =>
          `update access_record set person_id = null, salt = null, destroyed_at = at + interval '2 hours' ${where(stage)}`,
      ],
    ]
    for (const [rule, statement] of cases) {
      const stage = await makeStage()
      await open(stage, stage.member)
      await open(stage, stage.other)
      at(HOUR)
      await sealRecords(ctx)
      await tamper(statement(stage))
      expect(await faultsOf(stage)).toContain(rule)
    }
  })

  test('go when they are older than the body keeps them, and the root still stands', async () => {
    const stage = await makeStage()
    await open(stage, stage.member)
    await keepFor(stage, 30)
    at(HOUR)
    await sealRecords(ctx)
    at(29 * 24 * HOUR)
    await destroyRecords(ctx)
    expect(await mine(stage.member)).toHaveLength(1)
    at(31 * 24 * HOUR)
    expect(await destroyRecords(ctx)).toBeGreaterThan(0)
    expect(await mine(stage.member)).toEqual([])
    expect(await recordsOfPaper(ctx.db, stage.paperId)).toEqual([])
    expect(await faultsOf(stage)).toEqual([])
  })
})

describe('who reads records', () => {
  test('is told to the record itself, and officers and auditors read a paper’s', async () => {
    const stage = await makeStage()
    await open(stage, stage.member)
    const ask = (who: Member) => loadPaperRecords(ctx, who.actor, stage)
    expect(
      must(await ask(stage.auditor))
        .records.map(({ act }) => act)
        .sort(),
    ).toEqual(['opened', 'records_read'])
    expect(await mine(stage.auditor)).toMatchObject([{ act: 'records_read' }])
    expect(await ask(stage.member)).toMatchObject({ code: 'not_permitted' })
    expect(await ask((await makeStage()).officer)).toMatchObject({ code: 'not_found' })
  })

  test('an officer recused from the item reads nothing of its papers, and a member no title that is hidden now', async () => {
    const stage = await makeStage()
    await open(stage, stage.chair)
    const { itemId } = stage
    const interest = { requestId: requestId(ctx), itemId, seatId: stage.chair.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, stage.chair.actor, interest))
    expect(await loadPaperRecords(ctx, stage.chair.actor, stage)).toMatchObject({ code: 'not_found' })
    expect(await mine(stage.chair)).toMatchObject([{ act: 'opened', paper: null }])
  })

  test('an internal paper is opened without a word', async () => {
    const stage = await makeStage('internal')
    await recordOpening(ctx, stage.member.actor, stage.of)
    expect(await mine(stage.member)).toEqual([])
  })
})
