import { asc, eq, sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../../app/rules/bytes.ts'
import { parseCanonical } from '../../../app/rules/canonical.ts'
import { openCheckpoint } from '../../../app/rules/checkpoint.ts'
import { leafHash, rootOf } from '../../../app/rules/merkle.ts'
import { ok, refuse } from '../../../app/rules/result.ts'
import { sha256 } from '../../../app/rules/sha256.ts'
import { noteKey } from '../../../app/rules/signed-note.ts'
import type { BodyId } from '../../../app/wire/ids.ts'
import { change, checkpoint, ledgerEntry, ledgerHead } from '../../../db/schema/ledger.ts'
import { type Ask, commit } from '../../../server/ledger/commit.ts'
import type { Work } from '../../../server/ledger/work.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { both, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))

async function body(): Promise<{ bodyId: BodyId; actor: Actor }> {
  const { bodyId, members } = await makeBody(ctx)
  return { bodyId, actor: members[0]?.actor as Actor }
}

const entriesOf = (bodyId: BodyId) =>
  ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId)).orderBy(asc(ledgerEntry.index))
const headOf = async (bodyId: BodyId) =>
  (await ctx.db.select().from(ledgerHead).where(eq(ledgerHead.bodyId, bodyId)))[0]
const changesOf = (bodyId: BodyId) =>
  ctx.db.select().from(change).where(eq(change.bodyId, bodyId)).orderBy(asc(change.cursor))

/** The smallest official act there is. */
const enter = (work: Work, meeting: string, bodyId?: BodyId) =>
  work.append({ type: 'sitting.opened', payload: { meeting } }, { subject: meeting }, bodyId)

const act = (over: Partial<Ask> & Pick<Ask, 'bodies' | 'actor'>): Ask => ({
  act: 'test',
  requestId: requestId(ctx),
  ...over,
})

async function expectWhole(bodyId: BodyId): Promise<void> {
  const entries = await entriesOf(bodyId)
  expect(entries.map((entry) => entry.index)).toEqual(entries.map((_, place) => place))
  const head = await headOf(bodyId)
  expect(head?.size).toBe(entries.length)
  const times = entries.map((entry) => entry.at.getTime())
  expect(times).toEqual([...times].sort((a, b) => a - b))
  const notes = await ctx.db.select().from(checkpoint).where(eq(checkpoint.bodyId, bodyId))
  const leaves = entries.map((entry) => leafHash(utf8(entry.leaf)))
  const log = { origin: head?.origin ?? '', keys: [noteKey(head?.origin ?? '', head?.publicKey ?? new Uint8Array())] }
  for (const { size, note } of notes) {
    const opened = must(await openCheckpoint(note, log, verifyEd25519))
    expect(opened.checkpoint.size).toBe(size)
    expect(toHex(opened.checkpoint.root)).toBe(toHex(rootOf(leaves.slice(0, size))))
  }
  expect(notes.some((note) => note.size === entries.length)).toBe(true)
}

describe('an entry', () => {
  it('is a canonical leaf that names the hash of a salted payload with its actor', async () => {
    const { bodyId, actor } = await body()
    const answer = await commit(ctx, act({ bodies: bodyId, actor }), async (work) => ok(enter(work, 'm-1')))
    const entry = (await entriesOf(bodyId))[must(answer)]
    const leaf = must(parseCanonical(entry?.leaf ?? ''))
    expect(leaf).toEqual({
      type: 'sitting.opened',
      v: '1',
      body: bodyId,
      seq: String(entry?.index),
      at: entry?.at.toISOString(),
      payload_sha256: toHex(sha256(utf8(entry?.payload ?? ''))),
    })
    expect(must(parseCanonical(entry?.payload ?? ''))).toMatchObject({
      meeting: 'm-1',
      salt: expect.stringMatching(/^[0-9a-f]{32}$/),
      actor: { person: actor.personId, seat: actor.mandates[0]?.seatId },
    })
    await expectWhole(bodyId)
  })

  it('is never earlier than the one before it, though the clock goes back', async () => {
    const { bodyId, actor } = await body()
    ctx.fixClock(new Date('2031-01-01T00:00:00Z'))
    await commit(ctx, act({ bodies: bodyId, actor }), async (work) => ok(enter(work, 'm-1')))
    ctx.fixClock(new Date('2030-01-01T00:00:00Z'))
    await commit(ctx, act({ bodies: bodyId, actor }), async (work) => ok(enter(work, 'm-2')))
    expect((await entriesOf(bodyId)).at(-1)?.at.toISOString()).toBe('2031-01-01T00:00:00.000Z')
  })

  it('of a payload that is not of its event’s shape is a bug, and enters nothing', async () => {
    const { bodyId, actor } = await body()
    const before = await entriesOf(bodyId)
    const wrong = { type: 'sitting.opened', payload: { meeting: 'm', extra: 1 } } as never
    await expect(commit(ctx, act({ bodies: bodyId, actor }), async (work) => ok(work.append(wrong)))).rejects.toThrow()
    expect(await entriesOf(bodyId)).toEqual(before)
  })
})

describe('a request', () => {
  it('that is repeated gets its first answer and does nothing again', async () => {
    const { bodyId, actor } = await body()
    const ask = act({ bodies: bodyId, actor, input: { b: 1, a: [2] } })
    let runs = 0
    const run = async (work: Work) => ok({ entry: enter(work, `m-${++runs}`), runs })
    const first = await commit(ctx, ask, run)
    expect(await commit(ctx, ask, run)).toEqual(first)
    expect(await commit(ctx, { ...ask, input: { a: [2], b: 1 } }, run)).toEqual(first)
    expect(runs).toBe(1)
    await expectWhole(bodyId)
  })

  it('that is repeated at the same moment, in one batch, is done once', async () => {
    const { bodyId, actor } = await body()
    const ask = act({ bodies: bodyId, actor })
    const size = (await entriesOf(bodyId)).length
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => commit(ctx, ask, async (work) => ok({ entry: enter(work, 'm') }))),
    )
    for (const answer of answers) expect(answer).toEqual({ ok: true, value: { entry: size } })
    expect(await entriesOf(bodyId)).toHaveLength(size + 1)
  })

  it('may be answered by nothing at all, and is answered so again', async () => {
    const { bodyId, actor } = await body()
    const ask = act({ bodies: bodyId, actor })
    expect(await commit(ctx, ask, async () => ok(null))).toEqual(ok(null))
    expect(await commit(ctx, ask, async () => ok('something'))).toEqual(ok(null))
  })

  it('with the same id and other words, or another act, is refused', async () => {
    const { bodyId, actor } = await body()
    const ask = act({ bodies: bodyId, actor, input: { a: 1 } })
    const run = async (work: Work) => ok(enter(work, 'm'))
    must(await commit(ctx, ask, run))
    expect(await commit(ctx, { ...ask, input: { a: 2 } }, run)).toEqual(refuse('request_reused'))
    expect(await commit(ctx, { ...ask, act: 'other' }, run)).toEqual(refuse('request_reused'))
  })

  it('of somebody else may have the same id', async () => {
    const { bodyId, members } = await makeBody(ctx)
    const [one, two] = members.map((member) => member.actor) as [Actor, Actor]
    const ask = act({ bodies: bodyId, actor: one })
    const first = must(await commit(ctx, ask, async (work) => ok(enter(work, 'm-1'))))
    expect(must(await commit(ctx, { ...ask, actor: two }, async (work) => ok(enter(work, 'm-2'))))).toBe(first + 1)
  })

  it('that was refused may be asked again with the same id', async () => {
    const { bodyId, actor } = await body()
    const ask = act({ bodies: bodyId, actor })
    expect(await commit(ctx, ask, async () => refuse('not_permitted'))).toEqual(refuse('not_permitted'))
    expect(await commit(ctx, ask, async (work) => ok(enter(work, 'm')))).toMatchObject({ ok: true })
  })
})

describe('a refusal', () => {
  it('leaves neither rows, nor entries, nor words to screens behind', async () => {
    const { bodyId, actor } = await body()
    const [entries, changes] = [await entriesOf(bodyId), await changesOf(bodyId)]
    const result = await commit(ctx, act({ bodies: bodyId, actor }), async (work) => {
      enter(work, 'm')
      work.change('meeting', 'm')
      await work.tx.execute(sql`update body set zone = 'Etc/UTC' where id = ${bodyId}`)
      return refuse('not_permitted')
    })
    expect(result).toEqual(refuse('not_permitted'))
    expect(await entriesOf(bodyId)).toEqual(entries)
    expect(await changesOf(bodyId)).toEqual(changes)
    const { rows } = await ctx.db.execute(sql`select zone from body where id = ${bodyId}`)
    expect(rows).toEqual([{ zone: 'Asia/Bahrain' }])
  })

  it('or a failure among neighbours takes nothing from them and leaves no gap', async () => {
    const { bodyId, actor } = await body()
    const size = (await entriesOf(bodyId)).length
    const asks = Array.from({ length: 9 }, (_, place) =>
      commit(ctx, act({ bodies: bodyId, actor }), async (work) => {
        const entry = enter(work, `m-${place}`)
        work.change('meeting', `m-${place}`)
        if (place % 3 === 1) return refuse('not_permitted')
        if (place % 3 === 2) await work.tx.execute(sql`select 1 / 0`)
        return ok(entry)
      }).then(
        (result) => (result.ok ? result.value : result.code),
        () => 'thrown',
      ),
    )
    expect(await Promise.all(asks)).toEqual([0, 3, 6].flatMap((place) => [size + place / 3, 'not_permitted', 'thrown']))
    expect((await entriesOf(bodyId)).slice(size).map((entry) => entry.subject)).toEqual(['m-0', 'm-3', 'm-6'])
    const cursors = (await changesOf(bodyId)).map((row) => row.cursor)
    expect(cursors).toEqual(cursors.map((_, place) => place + 1))
    await expectWhole(bodyId)
  })
})

describe('words to live screens', () => {
  it('are said once a batch about one thing, and numbered without a gap', async () => {
    const { bodyId, actor } = await body()
    const before = (await changesOf(bodyId)).length
    await Promise.all(
      Array.from({ length: 6 }, () =>
        commit(ctx, act({ bodies: bodyId, actor }), async (work) => {
          work.change('meeting', 'm')
          work.change('meeting', 'm')
          return ok(null)
        }),
      ),
    )
    const changes = await changesOf(bodyId)
    // The first command runs alone; those that came meanwhile share the second batch.
    expect(changes.length - before).toBe(2)
    expect(changes.map((row) => row.cursor)).toEqual(changes.map((_, place) => place + 1))
    expect((await headOf(bodyId))?.cursor).toBe(changes.length)
  })

  it('to chosen seats and to everyone are different words', async () => {
    const { bodyId, actor } = await body()
    const seat = actor.mandates[0]?.seatId as never
    const before = (await changesOf(bodyId)).length
    await commit(ctx, act({ bodies: bodyId, actor }), async (work) => {
      work.change('notice', 'm', [seat])
      work.change('notice', 'm')
      work.change('notice', 'm', { item: 'i' as never })
      return ok(null)
    })
    expect((await changesOf(bodyId)).slice(before)).toMatchObject([
      { audience: [seat], itemId: null },
      { audience: null, itemId: null },
      { audience: null, itemId: 'i' },
    ])
  })
})

describe('an act in two bodies', () => {
  it('is one commit with an entry in each, or none in either', async () => {
    const [one, two] = [await body(), await body()]
    const bodies = [two.bodyId, one.bodyId]
    const both = await commit(ctx, act({ bodies, actor: one.actor }), async (work) =>
      ok([enter(work, 'm', one.bodyId), enter(work, 'm', two.bodyId)]),
    )
    expect(both).toMatchObject({ ok: true })
    await expectWhole(one.bodyId)
    await expectWhole(two.bodyId)
    const before = [await entriesOf(one.bodyId), await entriesOf(two.bodyId)]
    await commit(ctx, act({ bodies, actor: one.actor }), async (work) => {
      enter(work, 'm', one.bodyId)
      enter(work, 'm', two.bodyId)
      return refuse('not_permitted')
    })
    expect([await entriesOf(one.bodyId), await entriesOf(two.bodyId)]).toEqual(before)
  })

  it('never waits in a circle, whatever order the bodies are named in', async () => {
    const [one, two] = [await body(), await body()]
    const orders = [
      [one.bodyId, two.bodyId],
      [two.bodyId, one.bodyId],
    ]
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, place) =>
        place % 4 === 3
          ? commit(ctx, act({ bodies: two.bodyId, actor: two.actor }), async (work) => ok([enter(work, 'm')]))
          : commit(ctx, act({ bodies: orders[place % 2] as BodyId[], actor: one.actor }), async (work) => {
              await work.tx.execute(sql`select pg_sleep(0.005)`)
              return ok([enter(work, 'm', one.bodyId), enter(work, 'm', two.bodyId)])
            }),
      ),
    )
    expect(answers.every((answer) => answer.ok)).toBe(true)
    await expectWhole(one.bodyId)
    await expectWhole(two.bodyId)
  })

  it('throws for a body without a ledger', async () => {
    const { actor } = await body()
    await expect(commit(ctx, act({ bodies: 'nowhere' as BodyId, actor }), async () => ok(null))).rejects.toThrow(
      'No ledger',
    )
  })
})

describe('what is written', () => {
  it('cannot be changed or removed, not even by ourselves', async () => {
    const { bodyId, actor } = await body()
    must(await commit(ctx, act({ bodies: bodyId, actor }), async (work) => ok(enter(work, 'm'))))
    const statements = [
      sql`update ledger_entry set leaf = '{}' where body_id = ${bodyId}`,
      sql`update ledger_entry set at = now() where body_id = ${bodyId}`,
      sql`update ledger_entry set item_id = 'other', payload = null where body_id = ${bodyId} and type = 'sitting.opened'`,
      sql`update ledger_entry set payload = '{}' where body_id = ${bodyId}`,
      sql`update ledger_entry set payload = null where body_id = ${bodyId} and type = 'seat.created'`,
      sql`delete from ledger_entry where body_id = ${bodyId}`,
      sql`truncate ledger_entry`,
      sql`update ledger_node set hash = '\\x00' where body_id = ${bodyId}`,
      sql`delete from ledger_node where body_id = ${bodyId}`,
      sql`truncate ledger_node`,
      sql`update checkpoint set note = '' where body_id = ${bodyId}`,
      sql`delete from checkpoint where body_id = ${bodyId}`,
      sql`truncate checkpoint`,
      sql`truncate ballot`,
    ]
    const before = await entriesOf(bodyId)
    for (const statement of statements) {
      const cause = await ctx.db.execute(statement).then(
        () => 'done',
        (error) => String(error.cause ?? error),
      )
      expect(cause).toContain('ledger_immutable')
    }
    expect(await entriesOf(bodyId)).toEqual(before)
    await expectWhole(bodyId)
  })

  it('loses only a payload to retention, and never one that a verifier needs', async () => {
    const { bodyId, actor } = await body()
    const released = { paper: 'p', version: '1', item: 'i', title: both('Memo'), sha256: 'a'.repeat(64), pages: '1' }
    const index = must(
      await commit(ctx, act({ bodies: bodyId, actor }), async (work) =>
        ok(work.append({ type: 'paper.released', payload: released })),
      ),
    )
    await ctx.db.execute(sql`update ledger_entry set payload = null where body_id = ${bodyId} and "index" = ${index}`)
    expect((await entriesOf(bodyId))[index]).toMatchObject({
      payload: null,
      leaf: expect.stringContaining('payload_sha256'),
    })
    await expectWhole(bodyId)
  })
})
