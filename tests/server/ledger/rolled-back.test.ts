// A database that was restored from an older copy: nothing is signed on it, nothing acknowledged, and it is said.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { ok } from '../../../app/rules/result.ts'
import type { BodyId } from '../../../app/wire/ids.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { createBody } from '../../../server/bodies/create-body.ts'
import { checkHouse } from '../../../server/cli/fsck.ts'
import { commit } from '../../../server/ledger/commit.ts'
import { findRolledBack } from '../../../server/ledger/find-rolled-back.ts'
import { headOf } from '../../../server/ledger/queries.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { both, makeBody, must, SETUP } from '../../support/body.ts'
import { restorableHouse } from '../../support/restorable.ts'

const house = await restorableHouse()
const crashing = await restorableHouse()
const SETTINGS = { confirmation: 'none', conflictHides: 'item' } as const
const enter = (ctx: Ctx, bodyId: BodyId, meeting: string) =>
  commit(ctx, { bodies: bodyId, actor: SETUP, act: 'test' }, async (work) =>
    ok(work.append({ type: 'sitting.opened', payload: { meeting } })),
  )
const sizeOf = async (ctx: Ctx, bodyId: BodyId) =>
  (await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId))).length

const refusal = (how: string, kept: number, size: number) => ({
  ok: false,
  code: 'ledger_rolled_back',
  params: { how, kept: String(kept), size: String(size) },
})

describe('a database restored from an older copy', () => {
  it('refuses every act of the body with a code, enters nothing, and is reported', async () => {
    const { bodyId } = await makeBody(house.ctx)
    const size = await sizeOf(house.ctx, bodyId)
    const backup = await house.backup()
    must(await enter(house.ctx, bodyId, 'm-1'))
    await house.restore(backup)
    expect(await enter(house.ctx, bodyId, 'm-2')).toEqual(refusal('smaller', size + 1, size))
    expect(await sizeOf(house.ctx, bodyId)).toBe(size)
    expect(await findRolledBack(house.ctx)).toMatchObject([{ bodyId, how: 'smaller' }])
    const [report] = await checkHouse(house.ctx)
    expect(report?.faults.map(({ rule }) => rule)).toEqual(['ledger.rolled_back'])
  })

  it('is found out by every process that shares the store', async () => {
    const { bodyId } = await makeBody(house.ctx)
    const backup = await house.backup()
    const another = await house.another()
    must(await enter(another, bodyId, 'm-1'))
    await another.checkpoints.settled()
    expect(await house.ctx.checkpoints.read((await headOf(house.ctx.db, bodyId))?.origin ?? '')).not.toBeNull()
    await house.restore(backup)
    for (const ctx of [house.ctx, await house.another()])
      expect(await enter(ctx, bodyId, 'm-2')).toMatchObject({ ok: false, code: 'ledger_rolled_back' })
  })

  it('that grew past the kept checkpoint elsewhere is another tree, and refused as such', async () => {
    const { bodyId } = await makeBody(house.ctx)
    const size = await sizeOf(house.ctx, bodyId)
    const backup = await house.backup()
    must(await enter(house.ctx, bodyId, 'm-1'))
    await house.restore(backup)
    // A process that does not share the store signs on; the shared store still knows the tree of before.
    const astray = {
      ...house.ctx,
      checkpoints: { read: async () => null, keep: async () => {}, settled: async () => {} },
    }
    must(await enter(astray, bodyId, 'm-2'))
    must(await enter(astray, bodyId, 'm-3'))
    expect(await enter(house.ctx, bodyId, 'm-4')).toEqual(refusal('different', size + 1, size + 2))
  })

  it('refuses all that came in one batch, whatever each of them was', async () => {
    const { bodyId } = await makeBody(house.ctx)
    const backup = await house.backup()
    must(await enter(house.ctx, bodyId, 'm-1'))
    await house.restore(backup)
    const quiet = commit(house.ctx, { bodies: bodyId, actor: SETUP, act: 'test' }, async () => ok('quiet'))
    const answers = await Promise.all([quiet, ...['a', 'b', 'c'].map((name) => enter(house.ctx, bodyId, name))])
    expect(answers.slice(1).map((answer) => answer.ok)).toEqual([false, false, false])
  })

  it('gives a body that is made anew under the same name another origin: no origin is ever begun twice', async () => {
    const backup = await house.backup()
    const input = {
      slug: 'twice',
      name: both('twice'),
      accent: 'cabinet',
      plan: 'table',
      zone: 'Asia/Bahrain',
    } as const
    const first = must(await createBody(house.ctx, SETUP, { ...input, settings: SETTINGS }))
    const origin = (await headOf(house.ctx.db, first.bodyId))?.origin
    await house.restore(backup)
    const second = must(await createBody(house.ctx, SETUP, { ...input, settings: SETTINGS }))
    expect((await headOf(house.ctx.db, second.bodyId))?.origin).toBe(`${origin}/2`)
  })
})

describe('a store that is behind', () => {
  it('after a crash between the database and the store is normal, and is moved up by the next act', async () => {
    const { bodyId } = await makeBody(crashing.ctx)
    const { origin = '' } = (await headOf(crashing.ctx.db, bodyId)) ?? {}
    await crashing.ctx.checkpoints.settled()
    const behind = await crashing.ctx.checkpoints.read(origin)
    // The process ends after its commit is durable and before its checkpoint is written.
    const dying = {
      ...crashing.ctx,
      checkpoints: { ...crashing.ctx.checkpoints, keep: () => new Promise<void>(() => {}) },
    }
    must(await enter(dying, bodyId, 'm-1'))
    expect(await crashing.ctx.checkpoints.read(origin)).toEqual(behind)
    expect(await findRolledBack(crashing.ctx)).toEqual([])
    const index = must(await enter(crashing.ctx, bodyId, 'm-2'))
    await crashing.ctx.checkpoints.settled()
    expect((await crashing.ctx.checkpoints.read(origin))?.size).toBe(index + 1)
  })

  it('because it cannot be written stops no act', async () => {
    const { bodyId } = await makeBody(crashing.ctx)
    const full = {
      ...crashing.ctx,
      checkpoints: { ...crashing.ctx.checkpoints, keep: async () => Promise.reject(new Error('full')) },
    }
    expect(await enter(full, bodyId, 'm-1')).toMatchObject({ ok: true })
  })

  it('and damaged is a fault of the machine: no act is signed on trust', async () => {
    const { bodyId } = await makeBody(crashing.ctx)
    const { origin = '', size = 0 } = (await headOf(crashing.ctx.db, bodyId)) ?? {}
    await crashing.ctx.checkpoints.settled()
    const folder = join(crashing.settings.checkpointDir, encodeURIComponent(origin))
    writeFileSync(join(folder, String(size)), 'not a note\n')
    await expect(enter(crashing.ctx, bodyId, 'm-1')).rejects.toMatchObject({ code: 'checkpoint_store_damaged' })
    expect(await sizeOf(crashing.ctx, bodyId)).toBe(size)
    rmSync(folder, { recursive: true })
  })
})
