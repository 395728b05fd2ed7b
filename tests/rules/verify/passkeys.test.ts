// A ledger whose members sign with passkeys and security keys, and what a dishonest server could make of them.
import { beforeEach, describe, expect, test } from 'vitest'
import { sealBallot } from '../../../app/rules/ballot.ts'
import type { Json } from '../../../app/rules/canonical.ts'
import type { SignedByPasskey } from '../../../app/rules/signed-by.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { levelWords } from '../../../app/rules/verify/vote-words.ts'
import { findingWords } from '../../../app/rules/verify/words.ts'
import { FLAGS } from '../../../app/rules/webauthn/authenticator-data.ts'
import { browserCrypto } from '../../../app/verifier/browser-crypto.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { type Draft, HOUSE, honestLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import { passkeyDevice, type Said, signedBy } from '../../support/passkey.ts'

const amal = passkeyDevice(HOUSE)
const basim = passkeyDevice(HOUSE, { level: 'B', synced: false, transports: ['usb'] })
const dana = passkeyDevice(HOUSE, { alg: 'Ed25519' })

let ledger: LedgerBuilder
beforeEach(async () => {
  ;({ ledger } = await honestLedger({ amal, basim, dana }))
})

const nth = (type: string, place: number): Draft => ledger.drafts.filter((draft) => draft.type === type)[place] as Draft

async function findings(crypto: Parameters<typeof verifyBundle>[1] = { verifySignature, verifyEd25519 }) {
  const report = await verifyBundle(await ledger.bundle(), crypto)
  return report.findings.filter(({ severity }) => severity === 'error')
}

/** The first ballot, Amal's, signed anew by her own passkey in another way. */
function sealAgain(said: Said): void {
  const draft = nth('ballot.cast', 0)
  const before = draft.payload.proof as SignedByPasskey
  const client = JSON.parse(Buffer.from(before.client_data, 'base64url').toString())
  const challenge = new Uint8Array(Buffer.from(client.challenge, 'base64url'))
  draft.payload.proof = signedBy('A', amal.passkey, amal.passkey.get(challenge, said)) as unknown as Json
}

test('reports with what the accepted ballots were signed', async () => {
  const report = await verifyBundle(await ledger.bundle(), { verifySignature, verifyEd25519 })
  expect(report.votes[0]?.ballots).toMatchObject({ accepted: 4, levels: { A: 2, B: 1, C: 1 } })
  expect(levelWords(report.votes[0]!.ballots.levels, 'en')).toBe('passkey 2 · security key 1 · browser’s key 1')
  expect(levelWords(report.votes[0]!.ballots.levels, 'ar')).toBe('مفتاح مرور ٢ · مفتاح أمان ١ · مفتاح متصفح ١')
})

test('is clean, on the server and in a browser', async () => {
  expect(await findings()).toEqual([])
  expect(await findings(browserCrypto())).toEqual([])
})

describe('a ballot is flagged', () => {
  test.each<[string, Said, string]>([
    ['whose member was not verified', { flags: FLAGS.userPresent }, 'passkey_user_not_verified'],
    ['signed at an address that was not the house’s', { origin: 'https://evil.test' }, 'passkey_wrong_origin'],
    ['signed inside another site', { clientData: { crossOrigin: true } }, 'passkey_cross_origin'],
    ['signed below another site', { clientData: { topOrigin: 'https://evil.test' } }, 'passkey_top_origin'],
    ['signed for another site', { rpId: 'evil.test' }, 'passkey_wrong_site'],
    ['signed with nobody there', { flags: FLAGS.userVerified }, 'passkey_user_absent'],
    ['signed for another ballot', { clientData: { challenge: 'AAAA' } }, 'passkey_wrong_challenge'],
  ])('%s', async (_, said, reason) => {
    sealAgain(said)
    const [found, ...rest] = await findings()
    expect(found).toMatchObject({ stage: 'V6', rule: 'ballot.passkey_refused', params: { reason } })
    expect(rest.map(({ rule }) => rule)).toEqual(['result.differs'])
    const words = findingWords(found!)
    expect(words.en).not.toMatch(/passkey_|[{}]/)
    expect(words.ar).not.toMatch(/[a-z{}]/)
  })

  test('whose flag of verification the server sets afterwards', async () => {
    sealAgain({ flags: FLAGS.userPresent })
    const proof = nth('ballot.cast', 0).payload.proof as SignedByPasskey
    const data = Buffer.from(proof.authenticator_data, 'base64url')
    data[32] = (data[32] as number) | FLAGS.userVerified
    proof.authenticator_data = data.toString('base64url')
    expect((await findings()).map(({ rule }) => rule)).toEqual(['ballot.signature_invalid', 'result.differs'])
  })

  test('whose level is not its key’s', async () => {
    const proof = nth('ballot.cast', 0).payload.proof as SignedByPasskey
    proof.level = 'B'
    expect((await findings()).map(({ rule }) => rule)).toContain('ballot.signature_invalid')
  })

  test('that another passkey signed', async () => {
    const draft = nth('ballot.cast', 0)
    const { type: _, ...fields } = JSON.parse(String(draft.payload.ballot))
    const { proof } = await sealBallot(fields, passkeyDevice(HOUSE).seal)
    draft.payload.proof = proof as unknown as Json
    expect((await findings()).map(({ rule }) => rule)).toContain('ballot.signature_invalid')
  })
})

describe('an enrolment is flagged', () => {
  test('whose level is raised', async () => {
    const draft = nth('key.enrolled', 1)
    draft.payload.level = 'B'
    ;(draft.payload.proof as SignedByPasskey).level = 'B'
    expect(await findings()).toContainEqual(expect.objectContaining({ stage: 'V4', rule: 'key.malformed' }))
  })

  test('whose level the entry alone raises', async () => {
    nth('key.enrolled', 1).payload.level = 'B'
    expect(await findings()).toContainEqual(expect.objectContaining({ stage: 'V4', rule: 'key.id_differs' }))
  })

  test('whose passkey did not verify its member', async () => {
    const proof = nth('key.enrolled', 1).payload.proof as SignedByPasskey
    const client = JSON.parse(Buffer.from(proof.client_data, 'base64url').toString())
    const challenge = new Uint8Array(Buffer.from(client.challenge, 'base64url'))
    const unverified = amal.passkey.get(challenge, { flags: FLAGS.userPresent })
    nth('key.enrolled', 1).payload.proof = signedBy('A', amal.passkey, unverified) as unknown as Json
    const [found, ...rest] = await findings()
    expect(found).toMatchObject({
      stage: 'V4',
      rule: 'key.passkey_refused',
      params: { reason: 'passkey_user_not_verified' },
    })
    expect(rest).toEqual([])
  })
})
