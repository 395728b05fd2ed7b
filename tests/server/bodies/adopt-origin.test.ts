import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { toHex } from '../../../app/rules/bytes.ts'
import { sealEnrolment } from '../../../app/rules/key-enrolment.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { adoptOrigin } from '../../../server/bodies/adopt-origin.ts'
import { enrolKey } from '../../../server/identity/enrol-key.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { type Member, makeBody, makeDevice, must, requestId, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const elsewhere = 'https://majlis.example'
/** The same data, served at another address. */
const moved: Ctx = {
  ...ctx,
  settings: { ...ctx.settings, origin: { ...ctx.settings.origin, href: elsewhere, allowed: [elsewhere] } },
}

async function enrolAt(house: string, where: Ctx, actor: Actor) {
  const device = makeDevice()
  const given = { house, person: actor.personId, label: 'iPad', nonce: toHex(ctx.random(16)) }
  const { text, proof } = await sealEnrolment(given, device.key, device.seal)
  return enrolKey(where, actor, { requestId: requestId(ctx), statement: text, proof, device: 'iPad' })
}

async function rulesFound(bodyId: Member['bodyId']): Promise<string[]> {
  const { bytes } = must(await exportBundle(ctx, SETUP, bodyId))
  const { files, damage } = must(readTar(bytes))
  const { findings } = await verifyBundle(files, { verifySignature, verifyEd25519, damage })
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

const adoptions = async (bodyId: Member['bodyId']) =>
  (await ctx.db.select({ type: ledgerEntry.type }).from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId))).filter(
    ({ type }) => type === 'origin.adopted',
  ).length

test('a house that moves enters its new address once in every ledger, and keys of both addresses verify', async () => {
  const { bodyId, members } = await makeBody(ctx)
  const [chair, secretary] = members as [Member, Member]
  must(await enrolAt(ctx.settings.origin.href, ctx, chair.actor))
  await adoptOrigin(moved)
  await adoptOrigin(moved)
  await adoptOrigin(ctx)
  expect(await adoptions(bodyId)).toBe(1)
  must(await enrolAt(elsewhere, moved, secretary.actor))
  expect(await rulesFound(bodyId)).toEqual([])
})

test('a key for an address that the ledger does not name yet is a finding', async () => {
  const { bodyId, members } = await makeBody(ctx)
  must(await enrolAt(elsewhere, moved, (members[0] as Member).actor))
  await adoptOrigin(moved)
  expect(await rulesFound(bodyId)).toEqual(['key.other_house'])
})

test('two processes that start together adopt it once', async () => {
  const { bodyId } = await makeBody(ctx)
  await Promise.all([adoptOrigin(moved), adoptOrigin(moved), adoptOrigin(moved)])
  expect(await adoptions(bodyId)).toBe(1)
})
