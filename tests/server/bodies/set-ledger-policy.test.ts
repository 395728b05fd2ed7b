import { generateKeyPairSync } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { refuse } from '../../../app/rules/result.ts'
import { formatVkey, NOTE_COSIGNATURE_V1, NOTE_ED25519, noteKey } from '../../../app/rules/signed-note.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { BodyId } from '../../../app/wire/ids.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { bodyById, ledgerPolicyOf } from '../../../server/bodies/queries.ts'
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { type Member, makeAdministrator, makeBody, must, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()

function vkey(name: string, type = NOTE_COSIGNATURE_V1, publicKey = newKey()): string {
  return formatVkey(noteKey(name, publicKey, type))
}
function newKey(): Uint8Array {
  const { x } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  return new Uint8Array(Buffer.from(x as string, 'base64url'))
}
const NO_DEPUTIES = { who: 'none' as const, officers: false, registered: [] }
const CLOSED = {
  publicLedger: false,
  witnesses: [],
  quorum: 0,
  disputeMinutes: 0,
  keepHours: 72,
  deputies: NO_DEPUTIES,
}
const witness = (key: string, url = 'https://audit.example/w') => ({ vkey: key, url })

async function acts(bodyId: BodyId): Promise<Record<string, unknown>[]> {
  const rows = await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId)).orderBy(ledgerEntry.index)
  return rows.filter(({ type }) => type === 'policy.set').map(({ payload }) => JSON.parse(payload as string))
}
const decided = async (bodyId: BodyId) => ledgerPolicyOf((await bodyById(ctx.db, bodyId)) as never)

test('an administrator decides a policy, and it is an entry of that ledger that the verifier reads', async () => {
  const { bodyId, members } = await makeBody(ctx)
  expect(await decided(bodyId)).toEqual(CLOSED)
  const admin = await makeAdministrator(ctx)
  const policy = {
    publicLedger: true,
    witnesses: [witness(vkey('w.example/1')), witness(vkey('w.example/2'))],
    quorum: 1,
    disputeMinutes: 15,
    keepHours: 24,
  }
  must(await setLedgerPolicy(ctx, admin, bodyId, policy))
  expect(await decided(bodyId)).toEqual({ ...policy, deputies: NO_DEPUTIES })
  expect(await acts(bodyId)).toMatchObject([
    {
      public_ledger: true,
      witnesses: policy.witnesses.map((each) => each.vkey),
      quorum: '1',
      dispute_minutes: '15',
      keep_hours: '24',
    },
  ])
  const { bytes } = must(await exportBundle(ctx, (members as Member[])[0]!.actor, bodyId))
  const { files, damage } = must(readTar(bytes))
  const { findings } = await verifyBundle(files, { verifySignature, verifyEd25519, damage })
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('the same policy again, or another address of a witness, enters nothing', async () => {
  const { bodyId } = await makeBody(ctx)
  must(await setLedgerPolicy(ctx, SETUP, bodyId, CLOSED))
  expect(await acts(bodyId)).toEqual([])
  const key = vkey('w.example/1')
  const policy = { publicLedger: false, witnesses: [witness(key)], quorum: 1 }
  must(await setLedgerPolicy(ctx, SETUP, bodyId, policy))
  must(await setLedgerPolicy(ctx, SETUP, bodyId, policy))
  must(await setLedgerPolicy(ctx, SETUP, bodyId, { ...policy, witnesses: [witness(key, 'http://localhost:8790')] }))
  expect(await acts(bodyId)).toHaveLength(1)
  expect((await decided(bodyId)).witnesses[0]?.url).toBe('http://localhost:8790')
  // What is left out stays as it was.
  must(await setLedgerPolicy(ctx, SETUP, bodyId, { ...policy, disputeMinutes: 5 }))
  must(await setLedgerPolicy(ctx, SETUP, bodyId, policy))
  expect((await decided(bodyId)).disputeMinutes).toBe(5)
  expect(await acts(bodyId)).toHaveLength(2)
  must(await setLedgerPolicy(ctx, SETUP, bodyId, CLOSED))
  expect(await acts(bodyId)).toHaveLength(3)
})

test('whoever does not administer the house is refused, and so is a body that is not there', async () => {
  const { bodyId, members } = await makeBody(ctx)
  for (const { actor } of members)
    expect(await setLedgerPolicy(ctx, actor, bodyId, CLOSED)).toEqual(
      refuse('not_permitted', { act: 'house.configure' }),
    )
  expect(await setLedgerPolicy(ctx, SETUP, 'nowhere' as BodyId, CLOSED)).toEqual(refuse('not_found'))
})

test('a policy that no witness could fulfil is refused and changes nothing', async () => {
  const { bodyId } = await makeBody(ctx)
  const key = newKey()
  const once = witness(vkey('w.example/1', NOTE_COSIGNATURE_V1, key))
  const cases: [string, { witnesses: { vkey: string; url: string }[]; quorum: number }][] = [
    ['witness_key_malformed', { witnesses: [witness('w.example/1+00000000+AAAA')], quorum: 1 }],
    // A log's own kind of key signs another message.
    ['witness_key_malformed', { witnesses: [witness(vkey('w.example/1', NOTE_ED25519))], quorum: 1 }],
    ['witness_twice', { witnesses: [once, witness(vkey('w.example/2', NOTE_COSIGNATURE_V1, key))], quorum: 1 }],
    ['quorum_impossible', { witnesses: [once], quorum: 2 }],
    ...['', 'audit.example', 'ftp://audit.example', 'https://a.example/ b', 'https://a.example/?x=1'].map(
      (url): [string, { witnesses: { vkey: string; url: string }[]; quorum: number }] => [
        'witness_address_malformed',
        { witnesses: [{ ...once, url }], quorum: 1 },
      ],
    ),
  ]
  for (const [code, given] of cases)
    expect(await setLedgerPolicy(ctx, SETUP, bodyId, { publicLedger: true, ...given })).toMatchObject({
      ok: false,
      code,
    })
  expect(await decided(bodyId)).toEqual(CLOSED)
  expect(await acts(bodyId)).toEqual([])
})

test('who may be a deputy is an entry too, and left out again once nobody may', async () => {
  const { bodyId, members } = await makeBody(ctx)
  const deputies = {
    who: 'registered' as const,
    officers: false,
    registered: [{ seat: members[0]!.seatId, person: members[1]!.actor.personId }],
  }
  must(await setLedgerPolicy(ctx, SETUP, bodyId, { ...CLOSED, deputies }))
  must(await setLedgerPolicy(ctx, SETUP, bodyId, CLOSED))
  const [decided, undone] = await acts(bodyId)
  expect(decided).toMatchObject({ deputies })
  expect(undone).not.toHaveProperty('deputies')
})
