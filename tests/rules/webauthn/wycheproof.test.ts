// Wycheproof: every verdict as recorded. `acceptable` would leave the choice to us; there is none in these files, and a newer
// copy that brings one must be decided about here.
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fromHex } from '../../../app/rules/bytes.ts'
import type { Algorithm } from '../../../app/rules/signing-key.ts'
import { p1363FromDer } from '../../../app/rules/webauthn/der.ts'
import { browserCrypto } from '../../../app/verifier/browser-crypto.ts'
import { signatureThreads } from '../../../server/platform/signature-threads.ts'
import { verifySignature } from '../../../server/platform/verify-signature.ts'

type Case = { tcId: number; comment: string; msg: string; sig: string; result: 'valid' | 'invalid' | 'acceptable' }
type Group = { publicKey: { uncompressed?: string; pk?: string }; tests: Case[] }

const FILES: { file: string; alg: Algorithm; der: boolean; count: number }[] = [
  { file: 'ecdsa_secp256r1_sha256_test.json', alg: 'P-256', der: true, count: 484 },
  { file: 'ecdsa_secp256r1_sha256_p1363_test.json', alg: 'P-256', der: false, count: 262 },
  { file: 'ed25519_test.json', alg: 'Ed25519', der: false, count: 151 },
]

afterEach(() => vi.unstubAllGlobals())

describe.each(FILES)('$file', ({ file, alg, der, count }) => {
  const text = readFileSync(new URL(`../../vectors/wycheproof/${file}`, import.meta.url), 'utf8')
  const { testGroups } = JSON.parse(text) as { testGroups: Group[] }
  const cases = testGroups.flatMap(({ publicKey, tests }) =>
    tests.map((each) => ({ ...each, publicKey: fromHex(publicKey.uncompressed ?? (publicKey.pk as string)) })),
  )

  test('is whole, and leaves no verdict to us', () => {
    expect(cases).toHaveLength(count)
    expect(cases.filter(({ result }) => result === 'acceptable')).toEqual([])
  })

  test.each([
    ['node', verifySignature],
    ['node, on another thread', signatureThreads()],
    ['WebCrypto', browserCrypto().verifySignature],
    ['no WebCrypto', browserCrypto().verifySignature],
  ])('every verdict is as recorded: %s', async (engine, verify) => {
    if (engine === 'no WebCrypto') vi.stubGlobal('crypto', {})
    const wrong: string[] = []
    for (const { tcId, comment, msg, sig, result, publicKey } of cases) {
      const signature = der ? p1363FromDer(fromHex(sig)) : { ok: true as const, value: fromHex(sig) }
      const good = signature.ok && (await verify(alg, publicKey, fromHex(msg), signature.value))
      if (good !== (result === 'valid')) wrong.push(`${tcId} ${comment}: ${result}`)
    }
    expect(wrong).toEqual([])
  })
})
