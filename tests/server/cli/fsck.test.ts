import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { itemAccess } from '../../../db/schema/access.ts'
import { ballot, vote } from '../../../db/schema/ballots.ts'
import { proxy } from '../../../db/schema/bodies.ts'
import { attendance } from '../../../db/schema/meetings.ts'
import { grantProxy } from '../../../server/bodies/grant-proxy.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { writeLedger } from '../../../server/cli/export.ts'
import { checkBody, checkHouse } from '../../../server/cli/fsck.ts'
import { castAs, type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()
const folder = mkdtempSync(join(tmpdir(), 'majlis-fsck-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function votedBody(closed = true) {
  const sitting = await makeSitting(ctx)
  const voteId = await openVoteIn(ctx, sitting)
  for (const voter of sitting.voters) must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId)).result)
  if (closed) await closeVoteIn(ctx, sitting, voteId)
  const body = (await bodyById(ctx.db, sitting.bodyId))!
  const rules = async () => [...new Set((await checkBody(ctx, body)).faults.map(({ rule }) => rule))]
  return { sitting, voteId, body, rules }
}

/** As the owner of the database could, and nobody else. */
async function pastTriggers(table: string, act: () => Promise<unknown>) {
  await ctx.pool.query(`alter table ${table} disable trigger all`)
  await act()
  await ctx.pool.query(`alter table ${table} enable trigger all`)
}

describe('fsck', () => {
  test('finds a house in order, open votes and all', async () => {
    await votedBody()
    await votedBody(false)
    const faults = (await checkHouse(ctx)).flatMap((body) => body.faults)
    expect(faults.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['verify:key.unconfirmed', 'warning'],
      ['verify:key.unconfirmed', 'warning'],
    ])
  })

  test('misses a ballot that was deleted from its table, and sees one that was altered', async () => {
    const { voteId, rules } = await votedBody()
    await pastTriggers('ballot', () => ctx.db.update(ballot).set({ choice: 'no' }).where(eq(ballot.voteId, voteId)))
    expect(await rules()).toContain('ballot.differs')
    await pastTriggers('ballot', () => ctx.db.delete(ballot).where(eq(ballot.voteId, voteId)))
    expect(await rules()).toContain('ballot.no_row')
  })

  test('sees a result, attendance or access that is not what the ledger and the rules give', async () => {
    const { sitting, voteId, rules } = await votedBody()
    await ctx.db.update(vote).set({ result: null }).where(eq(vote.id, voteId))
    await ctx.db.delete(attendance).where(eq(attendance.seatId, sitting.voters[0]!.seatId))
    const seat = sitting.members.find(({ role }) => role === 'auditor')!.seatId
    const row = and(eq(itemAccess.itemId, sitting.itemId), eq(itemAccess.seatId, seat))
    await ctx.db.update(itemAccess).set({ level: 'visible' }).where(row)
    expect(await rules()).toEqual(expect.arrayContaining(['vote.differs', 'attendance.differs', 'access.differs']))
  })

  test('sees a proxy that is not as the ledger has it, one that nobody gave, and one that is gone', async () => {
    const { sitting, rules } = await votedBody()
    const { bodyId, meetingId } = sitting
    const [, from, to] = sitting.voters as [Member, Member, Member]
    const place = { bodyId, seatId: from.seatId, personId: to.actor.personId, term: { meetingId } }
    const { mandateId } = must(await grantProxy(ctx, from.actor, { requestId: requestId(ctx), ...place }))
    expect(await rules()).toEqual(['verify:key.unconfirmed'])
    const row = eq(proxy.mandateId, mandateId)
    await ctx.db.update(proxy).set({ personId: sitting.chair.actor.personId }).where(row)
    expect(await rules()).toContain('proxy.differs')
    await ctx.db.update(proxy).set({ personId: to.actor.personId, endsAt: ctx.clock() }).where(row)
    expect(await rules()).toContain('proxy.differs')
    await ctx.db
      .update(proxy)
      .set({ mandateId: 'nobody-gave-it' as never, endsAt: null })
      .where(row)
    expect(await rules()).toEqual(expect.arrayContaining(['proxy.no_entry', 'proxy.no_row']))
  })

  test('sees an entry that somebody rewrote past the triggers, in the tables and in the export', async () => {
    const { sitting, rules } = await votedBody()
    await pastTriggers('ledger_entry', () =>
      ctx.pool.query(`update ledger_entry set payload = replace(payload, 'Sitting', 'Seating') where body_id = $1`, [
        sitting.bodyId,
      ]),
    )
    expect(await rules()).toEqual(expect.arrayContaining(['ledger.payload_differs', 'verify:payload.differs']))
  })
})

test('export writes the whole bundle under its name, or nothing', async () => {
  const { body } = await votedBody()
  const file = join(folder, 'out.tar')
  expect(await writeLedger(ctx, body.slug, file)).toBeGreaterThan(20)
  expect(readTar(new Uint8Array(readFileSync(file))).ok).toBe(true)
  expect(await writeLedger(ctx, 'no-such-body', file)).toBeNull()
  await expect(writeLedger(ctx, body.slug, join(folder, 'nowhere', 'out.tar'))).rejects.toThrow('ENOENT')
})
