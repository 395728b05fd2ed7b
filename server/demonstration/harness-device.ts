// A device of an invented person, for sittings of the demonstration that are over: its key lives only while the loader runs.
import { generateKeyPairSync, sign } from 'node:crypto'
import { fromBase64Url, toHex } from '../../app/rules/bytes.ts'
import { sealEnrolment } from '../../app/rules/key-enrolment.ts'
import { type Seal, sealWith } from '../../app/rules/signed-by.ts'
import { keyId, signingKey } from '../../app/rules/signing-key.ts'
import { enrolKey } from '../identity/enrol-key.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { must } from './must.ts'

export type HarnessDevice = { keyId: string; seal: Seal }

/** Makes a key and enrols it as the person's own, by the command that browsers use. */
export async function enrolHarnessDevice(ctx: Ctx, actor: Actor): Promise<HarnessDevice> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const key = signingKey('P-256', new Uint8Array([4, ...fromBase64Url(x), ...fromBase64Url(y)]))
  const seal = sealWith(
    async (message) => new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
  )
  const label = 'demonstration'
  const given = { house: ctx.settings.origin.href, person: actor.personId, label, nonce: toHex(ctx.random(16)) }
  const { text, proof } = await sealEnrolment(given, key, seal)
  must(await enrolKey(ctx, actor, { requestId: ctx.id(), statement: text, proof, device: label }))
  return { keyId: keyId(key), seal }
}
