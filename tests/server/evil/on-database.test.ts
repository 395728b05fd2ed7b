// What the owner of the database can do to it, and that fsck and the verifier of the export name it. The signing key is not in
// reach: it is wrapped by a master key that the database does not hold.
import { describe, expect, test } from 'vitest'
import { testContext } from '../../support/context.ts'
import { serveApp } from '../../support/serve-app.ts'
import { type Scene, stage } from './stage.ts'

const ctx = await testContext()
const app = await serveApp(ctx)
const { sql, scene: makeScene } = stage(ctx, app)

type DatabaseAttack = {
  name: string
  /** Whether the server closes the vote after the attack or before it. */
  closes: 'after' | 'before'
  tamper: (scene: Scene) => Promise<void>
  fsck: string
  /** Null where the evidence is untouched: what the attack altered is not what anybody verifies. */
  verify: string | null
}

const ENTRY =
  'body_id = $1 and type = $2 and index = (select min(index) from ledger_entry where body_id = $1 and type = $2)'
const LATEST = 'body_id = $1 and size = (select max(size) from checkpoint where body_id = $1)'

const attacks: DatabaseAttack[] = [
  {
    name: 'a ballot’s payload edited',
    closes: 'before',
    tamper: ({ bodyId }) =>
      sql(
        `update ledger_entry set payload = replace(payload, '\\"choice\\":\\"yes\\"', '\\"choice\\":\\"no\\"') where ${ENTRY}`,
        [bodyId, 'ballot.cast'],
      ),
    fsck: 'ledger.payload_differs',
    verify: 'payload.differs',
  },
  {
    name: 'a payload edited, and its hash in the leaf put right',
    closes: 'before',
    tamper: ({ bodyId }) =>
      sql(
        `update ledger_entry set payload = edited, leaf = replace(leaf, encode(sha256(convert_to(payload, 'UTF8')), 'hex'),
           encode(sha256(convert_to(edited, 'UTF8')), 'hex'))
         from (select body_id as b, index as i, replace(payload, 'carried', 'not_carried') as edited from ledger_entry) as other
         where b = body_id and i = index and ${ENTRY}`,
        [bodyId, 'result.declared'],
      ),
    fsck: 'ledger.node_differs',
    verify: 'tree.root_differs',
  },
  {
    name: 'a payload, its leaf and the tree’s lowest nodes edited together',
    closes: 'before',
    tamper: async ({ bodyId }) => {
      await sql(
        `update ledger_entry set payload = edited, leaf = replace(leaf, encode(sha256(convert_to(payload, 'UTF8')), 'hex'),
           encode(sha256(convert_to(edited, 'UTF8')), 'hex'))
         from (select body_id as b, index as i, replace(payload, 'carried', 'not_carried') as edited from ledger_entry) as other
         where b = body_id and i = index and ${ENTRY}`,
        [bodyId, 'result.declared'],
      )
      await sql(
        `update ledger_node set hash = sha256('\\x00'::bytea || convert_to(e.leaf, 'UTF8')) from ledger_entry e
         where ledger_node.body_id = $1 and level = 0 and e.body_id = $1 and e.index = ledger_node.index`,
        [bodyId],
      )
    },
    fsck: 'verify:tree.root_differs',
    verify: 'tree.root_differs',
  },
  {
    name: 'an entry deleted',
    closes: 'before',
    tamper: ({ bodyId }) => sql(`delete from ledger_entry where ${ENTRY}`, [bodyId, 'ballot.cast']),
    fsck: 'ledger.gap',
    verify: 'leaf.out_of_place',
  },
  {
    name: 'two entries exchanged',
    closes: 'before',
    tamper: ({ bodyId }) =>
      sql(
        `update ledger_entry e set leaf = o.leaf, payload = o.payload from ledger_entry o
         where e.body_id = $1 and o.body_id = $1 and e.type = 'ballot.cast' and o.type = 'ballot.cast' and e.index <> o.index
           and e.index + o.index = (select min(index) * 2 + 1 from ledger_entry where body_id = $1 and type = 'ballot.cast')`,
        [bodyId],
      ),
    fsck: 'ledger.columns_differ',
    verify: 'leaf.out_of_place',
  },
  {
    name: 'an entry destroyed as retention would, though ballots are never destroyed',
    closes: 'before',
    tamper: ({ bodyId }) => sql(`update ledger_entry set payload = null where ${ENTRY}`, [bodyId, 'ballot.cast']),
    fsck: 'verify:payload.must_be_present',
    verify: 'payload.must_be_present',
  },
  {
    name: 'a ballot’s row deleted while the vote is open, so that the server counts without it',
    closes: 'after',
    tamper: ({ voteId }) => sql(`delete from ballot where vote_id = $1 and choice = 'no'`, [voteId]),
    fsck: 'ballot.no_row',
    verify: 'vote.ballots_missing',
  },
  {
    name: 'a ballot’s row turned round while the vote is open, so that the server counts it otherwise',
    closes: 'after',
    tamper: ({ voteId }) => sql(`update ballot set choice = 'yes' where vote_id = $1 and choice = 'no'`, [voteId]),
    fsck: 'ballot.differs',
    verify: 'result.differs',
  },
  {
    name: 'a ballot’s row deleted after the result',
    closes: 'before',
    tamper: ({ voteId }) => sql(`delete from ballot where vote_id = $1 and choice = 'no'`, [voteId]),
    fsck: 'ballot.no_row',
    verify: null,
  },
  {
    name: 'an elector’s weight raised while the vote is open',
    closes: 'after',
    tamper: ({ voteId, sitting }) =>
      sql(
        `update vote_elector set elector = jsonb_set(elector, '{weight}', '"9"') where vote_id = $1 and seat_id = $2`,
        [voteId, sitting.voters.at(-1)?.seatId],
      ),
    fsck: 'vote.differs',
    verify: 'result.differs',
  },
  {
    name: 'an elector deleted after the result',
    closes: 'before',
    tamper: ({ voteId, sitting }) =>
      sql('delete from vote_elector where vote_id = $1 and seat_id = $2', [voteId, sitting.chair.seatId]),
    fsck: 'vote.differs',
    verify: null,
  },
  {
    name: 'the rule softened in the vote’s row while it is open',
    closes: 'after',
    tamper: ({ voteId }) =>
      sql(`update vote set terms = jsonb_set(terms, '{rule,all,0,threshold,denominator}', '"9"') where id = $1`, [
        voteId,
      ]),
    fsck: 'vote.differs',
    verify: 'result.differs',
  },
  {
    name: 'those present removed while the vote is open',
    closes: 'after',
    tamper: ({ sitting }) => sql('delete from attendance where meeting_id = $1', [sitting.meetingId]),
    fsck: 'attendance.differs',
    verify: 'vote.present_differs',
  },
  {
    name: 'the result altered in the vote’s row',
    closes: 'before',
    tamper: ({ voteId }) =>
      sql(`update vote set result = jsonb_set(result, '{outcome}', '"not_carried"') where id = $1`, [voteId]),
    fsck: 'vote.differs',
    verify: null,
  },
  {
    name: 'the size of the ledger moved back',
    closes: 'before',
    tamper: ({ bodyId }) => sql('update ledger_head set size = size - 2 where body_id = $1', [bodyId]),
    fsck: 'ledger.size_differs',
    verify: null,
  },
  {
    name: 'the ledger’s key replaced',
    closes: 'before',
    tamper: ({ bodyId }) => sql('update ledger_head set public_key = sha256(public_key) where body_id = $1', [bodyId]),
    fsck: 'verify:notes.signature_invalid',
    verify: 'notes.key_not_of_ledger',
  },
  {
    name: 'the latest checkpoint replaced by an older one',
    closes: 'before',
    tamper: ({ bodyId }) =>
      sql(
        `update checkpoint set note = (select note from checkpoint where body_id = $1 order by size limit 1) where ${LATEST}`,
        [bodyId],
      ),
    fsck: 'verify:notes.size_differs',
    verify: 'notes.size_differs',
  },
  {
    name: 'the latest checkpoint’s signature cut',
    closes: 'before',
    tamper: ({ bodyId }) =>
      sql(`update checkpoint set note = left(note, -8) || e'AAAA==\\n' where ${LATEST}`, [bodyId]),
    fsck: 'verify:notes.malformed',
    verify: 'notes.malformed',
  },
  {
    name: 'the latest checkpoint deleted',
    closes: 'before',
    tamper: ({ bodyId }) => sql(`delete from checkpoint where ${LATEST}`, [bodyId]),
    fsck: 'ledger.unsigned',
    verify: 'notes.checkpoint_missing',
  },
  {
    name: 'a node of the tree altered',
    closes: 'before',
    tamper: ({ bodyId }) =>
      sql('update ledger_node set hash = sha256(hash) where body_id = $1 and level = 0 and index = 3', [bodyId]),
    fsck: 'ledger.node_differs',
    verify: null,
  },
  {
    name: 'an entry said to be about no item, so that whoever may not see the item reads it',
    closes: 'before',
    tamper: ({ bodyId }) => sql(`update ledger_entry set item_id = null where ${ENTRY}`, [bodyId, 'vote.opened']),
    fsck: 'ledger.item_differs',
    verify: null,
  },
  {
    name: 'an enrolment’s place moved',
    closes: 'before',
    tamper: ({ bodyId }) => sql('update key_enrolment set entry = entry + 100 where body_id = $1', [bodyId]),
    fsck: 'key.differs',
    verify: null,
  },
]

describe('the owner of the database', () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const scene = await makeScene()
    if (attack.closes === 'before') expect((await scene.close()).status).toBe(200)
    await attack.tamper(scene)
    if (attack.closes === 'after') expect((await scene.close()).status).toBe(200)
    expect(await scene.fsck()).toContain(attack.fsck)
    const found = await scene.verify()
    if (attack.verify) expect(found).toContain(attack.verify)
    else expect(found).toEqual([])
  })

  test('leaves a database in order where nobody tampered', async () => {
    const scene = await makeScene()
    const kept = await scene.keep()
    await scene.close()
    expect(await scene.fsck()).toEqual([])
    expect(await scene.verify(...kept)).toEqual([])
  })

  test('cannot roll the ledger back under an auditor who kept a checkpoint, nor under a server that did', async () => {
    const scene = await makeScene()
    await scene.close()
    const kept = await scene.keep()
    // Nobody waits for the checkpoint to be kept outside: a copy put back in that very moment would go unnoticed.
    await ctx.checkpoints.settled()
    const { bodyId, voteId } = scene
    const last = `(select max(index) from ledger_entry where body_id = $1 and type = 'vote.closed')`
    await sql(`delete from checkpoint where body_id = $1 and size > ${last}`, [bodyId])
    await sql(`update ledger_head set size = ${last} where body_id = $1`, [bodyId])
    await sql(`update vote set state = 'open', closed_entry = null, closed_at = null, result = null where id = $1`, [
      voteId,
    ])
    await sql(`delete from ledger_node where body_id = $1 and (index + 1) << level > ${last}`, [bodyId])
    await sql(`delete from ledger_entry where body_id = $1 and index >= ${last}`, [bodyId])
    expect(await scene.fsck()).toContain('ledger.rolled_back')
    expect(await scene.verify(...kept)).toContain('tree.rolled_back')
    const answer = await scene.close()
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('ledger_rolled_back')])
  })
})
