// A ledger's key passed on, and a ledger recovered after an older copy of its database was put back: held against what auditors
// and members kept from before, with the command line they would use.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyReceipt } from '../../../app/rules/verify/verify-receipt.ts'
import type { BodyId, VoteId } from '../../../app/wire/ids.ts'
import { ballot } from '../../../db/schema/ballots.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { checkHouse } from '../../../server/cli/fsck.ts'
import { recover } from '../../../server/cli/ledger.ts'
import { verify } from '../../../server/cli/verify.ts'
import { checkpointsOf } from '../../../server/ledger/cosignatures.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { findRolledBack } from '../../../server/ledger/find-rolled-back.ts'
import { loadAudit } from '../../../server/ledger/load-audit.ts'
import { headOf, type LedgerHead } from '../../../server/ledger/queries.ts'
import { receiptFor } from '../../../server/ledger/receipt.ts'
import { recoverLedger } from '../../../server/ledger/recover-ledger.ts'
import { rotateKey } from '../../../server/ledger/rotate-key.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { castAs, makeAdministrator, must, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { restorableHouse } from '../../support/restorable.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const house = await restorableHouse()
const folder = mkdtempSync(join(tmpdir(), 'majlis-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
let written = 0
const write = (text: string | Uint8Array, ending = '') => {
  const file = join(folder, `${++written}${ending}`)
  writeFileSync(file, text)
  return file
}

const head = async (on: Ctx, bodyId: BodyId) => (await headOf(on.db, bodyId)) as LedgerHead

async function exported(on: Ctx, bodyId: BodyId): Promise<string> {
  return write(must(await exportBundle(on, SETUP, bodyId)).bytes, '.tar')
}

/** Exit code and findings that are not of the demonstration's making. */
async function verified(...args: string[]) {
  let said = ''
  const out = {
    stdout: { write: (text: string) => (said += text) },
    stderr: { write: (text: string) => (said += text) },
  }
  const code = await verify([...args, '--json'], out)
  const { findings } = JSON.parse(said) as { findings: { rule: string; severity: string; params: object }[] }
  return { code, findings: findings.filter(({ rule }) => !['key.unconfirmed', 'notes.key_not_pinned'].includes(rule)) }
}

async function castOne(on: Ctx, sitting: Sitting): Promise<{ voteId: VoteId; receipt: string }> {
  const voteId = await openVoteIn(on, sitting)
  must((await castAs(on, sitting.chair, sitting.deviceOf(sitting.chair), voteId)).result)
  return { voteId, receipt: JSON.stringify(await receiptOf(on, sitting, voteId)) }
}

async function receiptOf(on: Ctx, { bodyId }: Sitting, voteId: VoteId) {
  const [row] = await on.db.select().from(ballot).where(eq(ballot.voteId, voteId))
  return receiptFor(on.db, { bodyId, ...(row as NonNullable<typeof row>) })
}

describe('a rotated key', () => {
  it('is followed by the verifier from the old one pinned; receipts of before are what they were', async () => {
    const sitting = await makeSitting(ctx)
    const { voteId, receipt } = await castOne(ctx, sitting)
    const before = await head(ctx, sitting.bodyId)
    const earlier = write((await checkpointsOf(ctx.db, sitting.bodyId)).at(-1)?.note ?? '')
    const rotated = must(await rotateKey(ctx, SETUP, sitting.bodyId))
    const after = await head(ctx, sitting.bodyId)
    expect(rotated).toMatchObject({ old: before.vkey, new: after.vkey, entry: before.size })
    expect([after.origin, after.vkey]).toEqual([before.origin, expect.not.stringMatching(before.vkey)])
    await closeVoteIn(ctx, sitting, voteId)

    expect(JSON.stringify(await receiptOf(ctx, sitting, voteId))).toBe(receipt)
    expect((await verifyReceipt(receipt, verifyEd25519, { vkey: before.vkey }))?.holds).toBe(true)
    const tar = await exported(ctx, sitting.bodyId)
    for (const vkey of [before.vkey, after.vkey]) {
      const report = await verified(tar, '--key', vkey, '--since', earlier, '--receipt', write(receipt, '.json'))
      expect(report).toMatchObject({ code: 0, findings: [{ rule: 'ledger_key.rotated', severity: 'info' }] })
    }
    const reports = await checkHouse(ctx)
    expect(reports.flatMap(({ faults }) => faults).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('signs the checkpoint of its own entry together with the old one, and the next alone', async () => {
    const sitting = await makeSitting(ctx)
    const { entry } = must(await rotateKey(ctx, SETUP, sitting.bodyId))
    await openVoteIn(ctx, sitting)
    const notes = (await checkpointsOf(ctx.db, sitting.bodyId)).filter(({ size }) => size > entry)
    expect(notes.map(({ note }) => note.match(/^— /gm)?.length)).toEqual([2, 1])
  })

  it('is told in the timeline, and is for whoever runs the house', async () => {
    const sitting = await makeSitting(ctx)
    expect(await rotateKey(ctx, sitting.chair.actor, sitting.bodyId)).toMatchObject({ code: 'not_permitted' })
    must(await rotateKey(ctx, await makeAdministrator(ctx), sitting.bodyId))
    const slug = (await bodyById(ctx.db, sitting.bodyId))?.slug as string
    const page = must(await loadAudit(ctx, sitting.secretary.actor, slug, 'all'))
    expect(page.timeline.at(-1)).toMatchObject({ type: 'ledger_key.rotated', absent: null })
  })
})

describe('a ledger whose database was put back to an older copy', () => {
  it('is recovered by two officers, goes on, and says to everybody what was lost', async () => {
    const sitting = await makeSitting(house.ctx)
    const { bodyId } = sitting
    const backup = await house.backup()
    const kept = (await head(house.ctx, bodyId)).size
    const early = write((await checkpointsOf(house.ctx.db, bodyId)).at(-1)?.note ?? '')
    const { voteId, receipt } = await castOne(house.ctx, sitting)
    await closeVoteIn(house.ctx, sitting, voteId)
    const before = await head(house.ctx, bodyId)
    const last = write((await checkpointsOf(house.ctx.db, bodyId)).at(-1)?.note ?? '')
    await house.restore(backup)
    const lost = before.size - kept

    const { ctx: restored } = house
    const officers: [Actor, Actor] = [sitting.chair.actor, sitting.secretary.actor]
    const recovered = must(await recoverLedger(restored, officers, bodyId))
    expect(recovered).toMatchObject({ entry: kept, origin: `${before.origin}/2`, kept: before.size, lost })
    expect(await findRolledBack(restored)).toEqual([])
    expect(await recoverLedger(restored, officers, bodyId)).toMatchObject({ code: 'ledger_in_order' })

    const again = await castOne(restored, sitting)
    await closeVoteIn(restored, sitting, again.voteId)
    expect((await head(restored, bodyId)).origin).toBe(`${before.origin}/2`)
    const tar = await exported(restored, bodyId)
    const told = {
      rule: 'ledger.recovered',
      severity: 'warning',
      params: { kept: String(before.size), lost: String(lost) },
    }
    for (const key of [before.vkey, recovered.vkey]) {
      expect(await verified(tar, '--key', key)).toMatchObject({ code: 0, findings: [told] })
      const since = await verified(tar, '--key', key, '--since', last)
      const range = { size: String(before.size), from: String(kept), to: String(before.size - 1) }
      expect(since).toMatchObject({ code: 0, findings: [told, { rule: 'tree.entries_lost', params: range }] })
      expect((await verified(tar, '--key', key, '--since', early)).findings).toHaveLength(1)
      const proof = await verified(tar, '--key', key, '--receipt', write(receipt, '.json'))
      expect(proof).toMatchObject({ code: 0, findings: [told, { rule: 'receipt.entry_lost' }] })
    }
    const [report] = await checkHouse(restored)
    expect(report?.faults.filter(({ severity }) => severity === 'error')).toEqual([])
    const slug = (await bodyById(restored.db, bodyId))?.slug as string
    const { timeline } = must(await loadAudit(restored, sitting.secretary.actor, slug, 'all'))
    expect(timeline.find(({ type }) => type === 'ledger.recovered')).toMatchObject({
      texts: { kept: String(before.size), size: String(kept) },
      words: { first: sitting.chair.actor.name, second: sitting.secretary.actor.name },
    })
  })

  it('is not recovered by one officer twice, by a member, an outsider, or for a body in order', async () => {
    const sitting = await makeSitting(house.ctx)
    const other = await makeSitting(house.ctx)
    const { bodyId, chair, secretary, voters } = sitting
    const ask = (...officers: [Actor, Actor]) => recoverLedger(house.ctx, officers, bodyId)
    expect(await ask(chair.actor, secretary.actor)).toMatchObject({ code: 'ledger_in_order' })
    const backup = await house.backup()
    must(await rotateKey(house.ctx, SETUP, bodyId))
    await house.restore(backup)
    expect(await ask(chair.actor, chair.actor)).toMatchObject({ code: 'ledger_one_officer' })
    expect(await ask(chair.actor, (voters[1] as typeof chair).actor)).toMatchObject({ code: 'not_permitted' })
    expect(await ask(chair.actor, other.secretary.actor)).toMatchObject({ code: 'not_found' })
    expect((await findRolledBack(house.ctx)).map((each) => each.bodyId)).toEqual([bodyId])
  })

  it('asks both officers for their passwords, and takes neither’s word without', async () => {
    const sitting = await makeSitting(house.ctx)
    const body = await bodyById(house.ctx.db, sitting.bodyId)
    const out = {
      said: '',
      stdout: { write: (text: string) => (out.said += text) },
      stderr: { write: (text: string) => (out.said += text) },
    }
    const backup = await house.backup()
    must(await rotateKey(house.ctx, SETUP, sitting.bodyId))
    await house.restore(backup)
    const asked: string[] = []
    const ask = async (label: string) => {
      asked.push(label)
      return 'nobody'
    }
    expect(await recover(house.ctx, body as NonNullable<typeof body>, out, ask)).toBe(1)
    expect(asked).toEqual(['First officer, user name', 'First officer, password'])
    expect(out.said).toContain('no such user name and password')
  })
})
