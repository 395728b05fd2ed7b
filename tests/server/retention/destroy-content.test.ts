// Content that is older than its retention: it is gone everywhere it was kept, and everybody can still check what rested on it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { agendaItem, agendaSnapshot } from '../../../db/schema/agenda.ts'
import { annotationLayer, annotationUpdate } from '../../../db/schema/annotations.ts'
import { paper, paperPage, paperVersion } from '../../../db/schema/documents.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { DESTROYED_TITLE } from '../../../server/agenda/effects.ts'
import { setRetention } from '../../../server/bodies/set-retention.ts'
import { checkHouse } from '../../../server/cli/fsck.ts'
import { verify } from '../../../server/cli/verify.ts'
import { readableVersion } from '../../../server/documents/queries.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { destroyContent } from '../../../server/retention/destroy-content.ts'
import { castAs, makeAdministrator, must, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'
import { attach } from '../documents/support.ts'

const ctx = await testContext()
const folder = mkdtempSync(join(tmpdir(), 'majlis-retention-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => ctx.fixClock(null))

const AUTHORITY = { ar: 'نظام حفظ الوثائق، المادة ٧', en: 'Records Act, article 7' }
const LONG_AGO = new Date('2011-03-01T08:00:00Z')
const PAPER = 'arabic-minutes-typst.pdf'

/** A sitting with a paper and a decided vote, all of it in 2011. */
async function oldSitting(): Promise<Sitting & { versionId: string; blob: string }> {
  ctx.fixClock(LONG_AGO)
  const sitting = await makeSitting(ctx)
  const pack = { ...sitting, secretary: sitting.secretary.actor }
  const { versionId } = must(await attach(ctx, pack, PAPER))
  await ctx.db
    .insert(annotationLayer)
    .values({ id: `layer-${versionId}`, versionId, itemId: sitting.itemId, audience: 'body', snapshot: null })
  await ctx.db.insert(annotationUpdate).values({
    layerId: `layer-${versionId}`,
    update: Uint8Array.of(1),
    personId: sitting.chair.actor.personId,
    at: LONG_AGO,
  })
  const voteId = await openVoteIn(ctx, sitting)
  must((await castAs(ctx, sitting.chair, sitting.deviceOf(sitting.chair), voteId)).result)
  await closeVoteIn(ctx, sitting, voteId)
  const [row] = await ctx.db.select().from(paperVersion).where(eq(paperVersion.id, versionId))
  ctx.fixClock(null)
  return { ...sitting, versionId, blob: row?.blob ?? '' }
}

async function verified({ bodyId }: Sitting) {
  const tar = join(folder, `${bodyId}.tar`)
  writeFileSync(tar, must(await exportBundle(ctx, SETUP, bodyId)).bytes)
  let said = ''
  const out = {
    stdout: { write: (text: string) => (said += text) },
    stderr: { write: (text: string) => (said += text) },
  }
  const code = await verify([tar, '--json'], out)
  const { findings, summary } = JSON.parse(said)
  const rules = (findings as { rule: string; severity: string }[]).filter(({ severity }) => severity !== 'info')
  return { code, rules: rules.map(({ rule }) => rule), findings, destroyed: summary.destroyed }
}

describe('content older than its retention', () => {
  it('is destroyed wherever it was, named with its authority, and the vote still verifies', async () => {
    const sitting = await oldSitting()
    const { bodyId, meetingId, itemId, versionId, blob, chair } = sitting
    const before = await verified(sitting)
    must(await setRetention(ctx, SETUP, bodyId, { items: 10, papers: 10, authority: AUTHORITY }))
    const destroyed = must(await destroyContent(ctx, SETUP, bodyId))
    expect(destroyed).toMatchObject({ entries: 2, papers: 1 })

    const entries = await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId))
    expect(
      entries
        .filter(({ payload }) => payload === null)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['item.published', 'paper.released'])
    const act = JSON.parse(entries.find(({ type }) => type === 'content.destroyed')?.payload ?? '{}')
    expect(act).toMatchObject({
      authority: AUTHORITY,
      rules: [
        { kind: 'items', years: '10' },
        { kind: 'papers', years: '10' },
      ],
    })
    expect(act.papers).toHaveLength(1)

    const [version] = await ctx.db
      .select()
      .from(paperVersion)
      .where(eq(paperVersion.id, versionId as never))
    expect(version).toMatchObject({ blob: '', fileName: '', outline: [], sha256: act.papers[0].sha256 })
    await expect(ctx.blobs.size(bodyId, blob)).rejects.toMatchObject({ code: 'blob_missing' })
    expect(
      await ctx.db
        .select()
        .from(paperPage)
        .where(eq(paperPage.versionId, versionId as never)),
    ).toEqual([])
    expect(
      await ctx.db
        .select()
        .from(annotationLayer)
        .where(eq(annotationLayer.versionId, versionId as never)),
    ).toEqual([])
    expect(
      await ctx.db
        .select()
        .from(annotationUpdate)
        .where(eq(annotationUpdate.layerId, `layer-${versionId}`)),
    ).toEqual([])
    expect(await readableVersion(ctx.db, chair.actor, versionId as never)).toMatchObject({ code: 'paper_destroyed' })
    const [item] = await ctx.db.select().from(agendaItem).where(eq(agendaItem.id, itemId))
    expect(item).toMatchObject({ title: DESTROYED_TITLE, decision: null })
    const [title] = await ctx.db.select({ title: paper.title }).from(paper).where(eq(paper.itemId, itemId))
    expect(title).toEqual({ title: DESTROYED_TITLE })
    const [snapshot] = await ctx.db.select().from(agendaSnapshot).where(eq(agendaSnapshot.meetingId, meetingId))
    expect(snapshot?.canonical).not.toContain('Project')

    const after = await verified(sitting)
    expect(after).toMatchObject({ code: 0, destroyed: 2, rules: before.rules })
    expect(after.findings).toContainEqual(
      expect.objectContaining({ rule: 'content.destroyed', severity: 'info', entry: destroyed.entry }),
    )
    const report = (await checkHouse(ctx)).find(({ body }) => body === bodyId)
    expect(report?.faults.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await destroyContent(ctx, SETUP, bodyId)).toMatchObject({ code: 'retention_nothing_due' })
  })

  it('is kept by each kind for its own years, and what is younger stays', async () => {
    const sitting = await oldSitting()
    const young = await makeSitting(ctx)
    must(await setRetention(ctx, SETUP, sitting.bodyId, { papers: 10, authority: AUTHORITY }))
    must(await setRetention(ctx, SETUP, young.bodyId, { items: 1, papers: 1, authority: AUTHORITY }))
    expect(must(await destroyContent(ctx, SETUP, sitting.bodyId))).toMatchObject({ entries: 1, papers: 1 })
    expect(await destroyContent(ctx, SETUP, young.bodyId)).toMatchObject({ code: 'retention_nothing_due' })
    const [item] = await ctx.db.select().from(agendaItem).where(eq(agendaItem.id, sitting.itemId))
    expect(item?.title.en).toBe('Project')
    expect((await verified(sitting)).code).toBe(0)
  })

  it('is kept for ever where nothing is set, and is destroyed by nobody but who runs the house', async () => {
    const sitting = await oldSitting()
    const { bodyId, chair } = sitting
    expect(await destroyContent(ctx, SETUP, bodyId)).toMatchObject({ code: 'retention_unset' })
    expect(await destroyContent(ctx, chair.actor, bodyId)).toMatchObject({ code: 'not_permitted' })
    const set = { items: 10, authority: AUTHORITY }
    expect(await setRetention(ctx, chair.actor, bodyId, set)).toMatchObject({ code: 'not_permitted' })
    const administrator = await makeAdministrator(ctx)
    for (const wrong of [{ authority: AUTHORITY }, { items: 10, authority: { ar: '', en: 'Records Act' } }])
      expect(await setRetention(ctx, administrator, bodyId, wrong)).toMatchObject({ code: 'retention_incomplete' })
    must(await setRetention(ctx, administrator, bodyId, set))
    expect((await verified(sitting)).destroyed).toBe(0)
  })

  it('that an act of retention does not name is found by the verifier', async () => {
    const sitting = await oldSitting()
    await ctx.db.execute(
      sql`update ledger_entry set payload = null where body_id = ${sitting.bodyId} and type = 'item.published'`,
    )
    expect(await verified(sitting)).toMatchObject({
      code: 1,
      rules: expect.arrayContaining(['content.destroyed_unnamed']),
    })
  })

  it('is never what a vote rests on: the database itself refuses', async () => {
    const { bodyId } = await oldSitting()
    for (const { type } of await ctx.db.selectDistinct({ type: ledgerEntry.type }).from(ledgerEntry)) {
      if (type === 'item.published' || type === 'paper.released') continue
      const tried = ctx.db.execute(
        sql`update ledger_entry set payload = null where body_id = ${bodyId} and type = ${type}`,
      )
      const cause = await tried.then(
        ({ rowCount }) => (rowCount === 0 ? 'none' : 'done'),
        (error) => String(error.cause ?? error),
      )
      expect([type, cause === 'none' || cause.includes('ledger_immutable')]).toEqual([type, true])
    }
  })
})
