import { webcrypto } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Ballot,
  type BallotFacts,
  type BallotKey,
  ballotChallenge,
  ballotId,
  checkBallot,
  parseBallot,
  sealBallot,
} from '../../app/rules/ballot.ts'
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../../app/rules/bytes.ts'
import { canonicalize } from '../../app/rules/canonical.ts'
import { checkEnrolment, sealEnrolment } from '../../app/rules/key-enrolment.ts'
import { sealWith } from '../../app/rules/signed-by.ts'
import {
  type Algorithm,
  keyId,
  type SigningKey,
  signingKey,
  type VerifySignature,
} from '../../app/rules/signing-key.ts'

const vectors = JSON.parse(readFileSync(new URL('../vectors/rules/hashes.json', import.meta.url), 'utf8'))
const { subtle } = webcrypto

const how = (alg: Algorithm) => (alg === 'P-256' ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } : alg)

const verifySignature: VerifySignature = async (alg, publicKey, message, signature) => {
  const key = await subtle.importKey('raw', new Uint8Array(publicKey), how(alg), true, ['verify'])
  return subtle.verify(how(alg), key, new Uint8Array(signature), new Uint8Array(message))
}

async function device(alg: Algorithm) {
  const pair = (await subtle.generateKey(how(alg), false, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const key = signingKey(alg, new Uint8Array(await subtle.exportKey('raw', pair.publicKey)))
  const sign = async (message: Uint8Array) =>
    new Uint8Array(await subtle.sign(how(alg), pair.privateKey, new Uint8Array(message)))
  return { key, seal: sealWith(sign), id: keyId(key) }
}

const devices = {} as Record<Algorithm, Awaited<ReturnType<typeof device>>>
let facts: BallotFacts
let fields: Omit<Ballot, 'type'>

beforeAll(async () => {
  devices['P-256'] = await device('P-256')
  devices.Ed25519 = await device('Ed25519')
  const { id, key } = devices['P-256']
  const keys: Record<string, BallotKey> = { [id]: keyFacts(key), [devices.Ed25519.id]: keyFacts(devices.Ed25519.key) }
  const elector = { seat: 'seat-a', weight: '3', mandates: ['m-1'], keys: Object.keys(keys).sort() }
  facts = {
    body: 'body-1',
    vote: 'vote-1',
    voteHash: 'ab'.repeat(32),
    rule: { choices: ['yes', 'no', 'abstain'] },
    openedIndex: 20,
    index: null,
    origins: [],
    recused: new Set(['seat-r']),
    elector: (seat) => (seat === 'seat-a' ? elector : undefined),
    key: (key) => keys[key],
    last: () => null,
    isProxy: (mandate) => mandate === 'm-proxy',
  }
  fields = {
    body: 'body-1',
    vote: 'vote-1',
    vote_hash: 'ab'.repeat(32),
    seat: 'seat-a',
    mandate: 'm-1',
    choice: 'yes',
    weight: '3',
    seq: '1',
    prev: '',
    key: id,
    nonce: '0f'.repeat(16),
  }
})

const keyFacts = (key: SigningKey): BallotKey => ({
  alg: key.alg,
  public_key: key.public_key,
  level: 'C',
  enrolledIndex: 7,
  revokedIndex: null,
  mandates: ['m-1'],
})

async function check(change: Partial<Ballot> = {}, factsChange: Partial<BallotFacts> = {}) {
  const sealed = await sealBallot({ ...fields, ...change }, devices['P-256'].seal)
  return checkBallot(sealed.text, sealed.proof, { ...facts, ...factsChange }, verifySignature)
}

describe('a ballot', () => {
  test('has the text, the challenge and the id that a separate program computed', () => {
    expect(canonicalize(vectors.ballot)).toBe(vectors.ballot_text)
    expect(ballotId(vectors.ballot_text)).toBe(vectors.ballot_id)
    expect(toHex(ballotChallenge(vectors.ballot_text))).toBe(vectors.ballot_id)
    expect(parseBallot(vectors.ballot_text)).toEqual({ ok: true, value: vectors.ballot })
  })

  test.each(['P-256', 'Ed25519'] as const)('sealed with %s counts', async (alg) => {
    const { seal, id } = devices[alg]
    const sealed = await sealBallot({ ...fields, key: id }, seal)
    const checked = await checkBallot(sealed.text, sealed.proof, facts, verifySignature)
    expect(checked).toMatchObject({ ok: true, value: { id: sealed.id, ballot: { choice: 'yes', key: id } } })
  })

  test('keeps its id when an ECDSA signature is turned into its other valid form', async () => {
    const sealed = await sealBallot(fields, devices['P-256'].seal)
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const bytes = fromBase64Url(sealed.proof.signature)
    const s = order - BigInt(`0x${toHex(bytes.slice(32))}`)
    const other = new Uint8Array([...bytes.slice(0, 32), ...fromHex(s.toString(16).padStart(64, '0'))])
    const proof = { level: 'C', signature: toBase64Url(other) } as const
    expect(await checkBallot(sealed.text, proof, facts, verifySignature)).toMatchObject({
      ok: true,
      value: { id: sealed.id },
    })
  })

  test.each<[string, Partial<Ballot>, string]>([
    ['of another body', { body: 'body-2' }, 'ballot_wrong_body'],
    ['of another vote', { vote: 'vote-2' }, 'ballot_wrong_vote'],
    ['on terms that were changed', { vote_hash: 'cd'.repeat(32) }, 'ballot_terms_changed'],
    ['for a seat outside the electorate', { seat: 'seat-b' }, 'ballot_not_eligible'],
    ['under a mandate the seat does not have', { mandate: 'm-9' }, 'ballot_not_eligible'],
    ['of a recused seat', { seat: 'seat-r' }, 'ballot_recused'],
    ['of another weight', { weight: '4' }, 'ballot_wrong_weight'],
    ['for a choice that is not offered', { choice: 'perhaps' }, 'ballot_choice_unknown'],
    ['by an unknown key', { key: 'ef'.repeat(32) }, 'ballot_key_unknown'],
    ['numbered two though it is the first', { seq: '2' }, 'ballot_out_of_sequence'],
    ['following a ballot that is not there', { prev: 'ef'.repeat(32) }, 'ballot_out_of_sequence'],
    ['with a weight in hex', { weight: '0x3' }, 'ballot_malformed'],
    ['with a sequence with a leading zero', { seq: '01' }, 'ballot_malformed'],
    ['with a short nonce', { nonce: '0f' }, 'ballot_malformed'],
  ])('%s is refused', async (_, change, code) => {
    expect(await check(change)).toMatchObject({ ok: false, code })
  })

  test('a second ballot of a seat is refused, for a ballot is final', async () => {
    const last = () => ({ seq: '1', mandate: 'm-1', id: 'aa'.repeat(32) })
    expect(await check({}, { last })).toMatchObject({ code: 'ballot_out_of_sequence' })
    expect(await check({ seq: '2', prev: 'aa'.repeat(32) }, { last })).toMatchObject({ code: 'ballot_out_of_sequence' })
  })

  test('abstention is refused where the rule does not offer it', async () => {
    expect(await check({ choice: 'abstain' })).toMatchObject({ ok: true })
    const rule = { choices: ['yes', 'no'] } as BallotFacts['rule']
    expect(await check({ choice: 'abstain' }, { rule })).toMatchObject({ code: 'ballot_choice_unknown' })
  })

  describe('and its key', () => {
    const withKey = (change: Partial<BallotKey>, index: number | null = null) =>
      check({}, { index, key: (id) => ({ ...facts.key(id)!, ...change }) })

    test('counts only if enrolled before the vote opened', async () => {
      expect(await withKey({ enrolledIndex: 19 })).toMatchObject({ ok: true })
      expect(await withKey({ enrolledIndex: 21 })).toMatchObject({ code: 'ballot_key_late' })
      expect(await withKey({ enrolledIndex: 21n })).toMatchObject({ code: 'ballot_key_late' })
    })

    test('counts until its revocation, by place in the ledger', async () => {
      expect(await withKey({ revokedIndex: 25 })).toMatchObject({ code: 'ballot_key_revoked' })
      expect(await withKey({ revokedIndex: 25 }, 26)).toMatchObject({ code: 'ballot_key_revoked' })
      expect(await withKey({ revokedIndex: 25 }, 24)).toMatchObject({ ok: true })
    })

    test('speaks only for the mandates of its own person', async () => {
      expect(await withKey({ mandates: ['m-2'] })).toMatchObject({ code: 'ballot_key_unknown' })
    })

    test('must be in the electorate that the terms commit to', async () => {
      const elector = () => ({ seat: 'seat-a', weight: '3', mandates: ['m-1'], keys: [] })
      expect(await check({}, { elector })).toMatchObject({ code: 'ballot_key_unknown' })
    })
  })

  describe('as bytes', () => {
    test('with one letter changed after signing is refused', async () => {
      const sealed = await sealBallot(fields, devices['P-256'].seal)
      const text = sealed.text.replace('"choice":"yes"', '"choice":"no"')
      expect(await checkBallot(text, sealed.proof, facts, verifySignature)).toMatchObject({
        code: 'ballot_signature_invalid',
      })
    })

    test('signed by another key than it names is refused', async () => {
      const sealed = await sealBallot(fields, (await device('P-256')).seal)
      expect(await checkBallot(sealed.text, sealed.proof, facts, verifySignature)).toMatchObject({
        code: 'ballot_signature_invalid',
      })
    })

    test.each(['', 'AA', '!', 'A'.repeat(86).concat('=')])('with the signature "%s" is refused', async (signature) => {
      const { text } = await sealBallot(fields, devices['P-256'].seal)
      expect(await checkBallot(text, { level: 'C', signature }, facts, verifySignature)).toMatchObject({
        code: 'ballot_signature_invalid',
      })
    })

    test.each([
      ['spaces', (text: string) => text.replace(':', ': ')],
      ['another order', (text: string) => text.replace(/^\{("body":"[^"]+"),("choice":"[^"]+")/, '{$2,$1')],
      ['a repeated name', (text: string) => text.replace('{', '{"body":"body-2",')],
      ['no JSON', () => 'ballot'],
    ])('with %s is not canonical', async (_, damage) => {
      const { text } = await sealBallot(fields, devices['P-256'].seal)
      expect(parseBallot(damage(text))).toEqual({ ok: false, code: 'ballot_not_canonical' })
    })

    test.each([
      ['an array', []],
      ['a missing field', { ...vectors.ballot, nonce: undefined }],
      ['an added field', { ...vectors.ballot, zeal: 'much' }],
      ['a number', { ...vectors.ballot, weight: 1 }],
      ['another type', { ...vectors.ballot, type: 'majlis/rollcall-ballot/v2' }],
    ])('of %s is malformed', (_, value) => {
      expect(parseBallot(canonicalize(JSON.parse(JSON.stringify(value))))).toMatchObject({ code: 'ballot_malformed' })
    })
  })
})

describe('a signing key', () => {
  test('has the id that a separate program computed', () => {
    for (const { alg, public_key_hex, id } of vectors.keys)
      expect(keyId(signingKey(alg, fromHex(public_key_hex)))).toBe(id)
  })

  test.each(['P-256', 'Ed25519'] as const)('of %s asks for its own enrolment', async (alg) => {
    const { key, seal, id } = devices[alg]
    const given = { house: 'majlis.example', person: 'p-1', label: 'لوح القراءة', nonce: '0f'.repeat(16) }
    const { text, proof } = await sealEnrolment(given, key, seal)
    const about = { house: 'majlis.example', person: 'p-1' }
    expect(await checkEnrolment(text, proof, about, verifySignature)).toMatchObject({
      ok: true,
      value: { key: id },
    })
    const check = (changed: string, facts = about) => checkEnrolment(changed, proof, facts, verifySignature)
    expect(await check(text, { ...about, person: 'p-2' })).toMatchObject({ code: 'key_malformed' })
    expect(await check(text, { ...about, house: 'other.example' })).toMatchObject({ code: 'key_malformed' })
    expect(await check(text.replace(id, 'ab'.repeat(32)))).toMatchObject({ code: 'key_malformed' })
    expect(await check(text.replace('لوح', 'سطح'))).toMatchObject({ code: 'key_signature_invalid' })
    expect(await check(`${text} `)).toMatchObject({ code: 'key_malformed' })
  })
})
