// What the owner of the database can do to what waits for officers: rows are not in the ledger yet, and nothing that an officer's
// own key did not sign may become an act of theirs unseen.
import { describe, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { BodyId } from '../../../app/wire/ids.ts'
import { confirmBallot } from '../../../server/ballots/confirm-ballot.ts'
import { ballotsOf } from '../../../server/ballots/queries.ts'
import { recordBallot } from '../../../server/ballots/record-ballot.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { enrolDevice, type Member, must, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { confirmAs, deviceKeys, makeFoundedBody } from '../../support/keys.ts'
import { confirmationOf, recordOf } from '../../support/recorded.ts'
import { makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()

async function errorsIn(bodyId: BodyId): Promise<string[]> {
  const { files } = must(readTar(must(await exportBundle(ctx, SETUP, bodyId)).bytes))
  const { findings } = await verifyBundle(files, { verifySignature, verifyEd25519 })
  return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule as string))]
}

async function faultsIn(bodyId: BodyId): Promise<string[]> {
  const body = await bodyById(ctx.db, bodyId)
  if (!body) throw new Error('No such body')
  return (await checkBody(ctx, body)).faults.map(({ rule }) => rule)
}

describe('the owner of the database, of keys that wait', () => {
  test('writes an officer’s word for a key, and it is found in the ledger', async () => {
    const { bodyId, members, deviceOf, chair, secretary } = await makeFoundedBody(ctx)
    const [, , , amal, basim] = members as [Member, Member, Member, Member, Member]
    must(await confirmAs(ctx, chair, deviceOf(chair), deviceOf(basim).id))
    // The chair's word for Basim's key, copied to Amal's.
    await ctx.pool.query(
      `insert into key_vouching (key_id, body_id, person_id, by_key_id, proof, at)
       select $1, body_id, person_id, by_key_id, proof, at from key_vouching where key_id = $2`,
      [deviceOf(amal).id, deviceOf(basim).id],
    )
    expect(must(await confirmAs(ctx, secretary, deviceOf(secretary), deviceOf(amal).id))).toEqual({ entered: true })
    expect(await errorsIn(bodyId)).toEqual(['key.authority_invalid'])
  })

  test('puts a key in force without an entry, and fsck names it', async () => {
    const { bodyId, members, deviceOf } = await makeFoundedBody(ctx)
    const amal = members[3] as Member
    await ctx.pool.query('insert into key_enrolment (key_id, body_id, entry) values ($1, $2, 3)', [
      deviceOf(amal).id,
      bodyId,
    ])
    expect((await deviceKeys(ctx, bodyId, amal.actor.personId)).known).toEqual([deviceOf(amal).id])
    expect(await faultsIn(bodyId)).toContain('key.differs')
    expect(await errorsIn(bodyId)).toEqual([])
  })
})

describe('the owner of the database, of a ballot that the clerk recorded', () => {
  async function recorded() {
    const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'auditor'])
    const [chair, clerk, amal] = sitting.members as [Member, Member, Member]
    const device = await enrolDevice(ctx, clerk.actor)
    const voteId = await openVoteIn(ctx, sitting)
    const input = await recordOf(ctx, device, voteId, amal, 'no')
    must(await recordBallot(ctx, clerk.actor, input))
    const confirm = async (text: string) =>
      confirmBallot(ctx, chair.actor, await confirmationOf(ctx, sitting.deviceOf(chair), voteId, amal, text))
    return { voteId, input, confirm }
  }

  test('turns it round, and no second officer’s word makes it count', async () => {
    const { voteId, input, confirm } = await recorded()
    const turned = input.ballot.replace('"choice":"no"', '"choice":"yes"')
    await ctx.pool.query('update ballot_record set canonical = $1 where vote_id = $2', [turned, voteId])
    for (const text of [input.ballot, turned])
      expect(await confirm(text)).toMatchObject({ code: 'ballot_signature_invalid' })
    expect(await ballotsOf(ctx.db, voteId)).toEqual([])
  })

  test('puts another reason under it, which neither of the two then signed', async () => {
    const { voteId, input, confirm } = await recorded()
    await ctx.pool.query(`update ballot_record set why = 'She asked for it' where vote_id = $1`, [voteId])
    expect(await confirm(input.ballot)).toMatchObject({ code: 'ballot_signature_invalid' })
  })
})
