import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BallotSignature, ballotChallenge, ballotId, checkBallotSignature } from '../../app/rules/ballot.ts'
import { batchChallenge, checkBatch, MOST_IN_BATCH } from '../../app/rules/ballot-batch.ts'
import { toHex } from '../../app/rules/bytes.ts'
import { sealBallots } from '../../app/rules/seal-ballots.ts'
import { verifySignature } from '../../server/platform/verify-signature.ts'
import { passkeyDevice } from '../support/passkey.ts'

const HOUSE = 'https://majlis.example'

const fieldsFor = (seat: string, choice = 'yes') => ({
  body: 'body-1',
  vote: 'vote-1',
  vote_hash: 'ab'.repeat(32),
  seat,
  mandate: `mandate-${seat}`,
  choice,
  weight: '1',
  seq: '1',
  prev: '',
  key: 'cd'.repeat(32),
  nonce: randomBytes(16).toString('hex'),
})

const device = passkeyDevice(HOUSE)
const signer = { ...device.key, level: device.level }
const check = (text: string, proof: BallotSignature) =>
  checkBallotSignature(ballotChallenge(text), proof, signer, [HOUSE], verifySignature)

async function sealed(...seats: string[]) {
  let asked = 0
  const seal = (challenge: Uint8Array) => {
    asked++
    return device.seal(challenge)
  }
  const ballots = await sealBallots(
    seats.map((seat) => fieldsFor(seat)),
    { level: device.level, seal },
  )
  return { ballots, asked }
}

test('the challenge is SHA-256 of its type, a zero byte, and the canonical list', () => {
  const ids = ['aa'.repeat(32), 'bb'.repeat(32)]
  const text = `majlis/ballot-batch/v1\0{"ballots":["${ids.join('","')}"],"type":"majlis/ballot-batch/v1"}`
  expect(toHex(batchChallenge(ids))).toBe(createHash('sha256').update(text).digest('hex'))
})

test('a passkey is asked once for several ballots, and each verifies by itself', async () => {
  const { ballots, asked } = await sealed('seat-c', 'seat-a', 'seat-b')
  expect(asked).toBe(1)
  const ids = ballots.map(({ text }) => ballotId(text))
  expect(ballots.map(({ id }) => id)).toEqual(ids)
  for (const { text, proof } of ballots) {
    expect((proof as { batch: string[] }).batch).toEqual([...ids].sort())
    expect(await check(text, proof)).toEqual({ ok: true, value: null })
  }
})

test('one ballot alone is signed as ever, and a key of the browser signs each by itself', async () => {
  const { ballots } = await sealed('seat-a')
  expect(ballots[0]?.proof).not.toHaveProperty('batch')
  const challenges: string[] = []
  const own = await sealBallots([fieldsFor('seat-a'), fieldsFor('seat-b')], {
    level: 'C',
    seal: async (challenge) => {
      challenges.push(toHex(challenge))
      return { level: 'C', signature: 'AA' }
    },
  })
  expect(challenges).toEqual(own.map(({ text }) => ballotId(text)))
  expect(own.every(({ proof }) => !('batch' in proof))).toBe(true)
})

test('a ballot that is moved to another batch, or a list that is altered, is refused', async () => {
  const { ballots } = await sealed('seat-a', 'seat-b')
  const other = (await sealed('seat-a', 'seat-c')).ballots
  const [one] = ballots as [(typeof ballots)[0]]
  const proof = one.proof as Extract<BallotSignature, { batch: string[] }>
  const theirs = other[1]?.proof as typeof proof
  expect(await check(one.text, theirs)).toMatchObject({ code: 'ballot_not_in_batch' })
  const put = { ...theirs, batch: [...theirs.batch.slice(1), one.id].sort() }
  expect(await check(one.text, put)).toMatchObject({ code: 'passkey_wrong_challenge' })
  const more = { ...proof, batch: [...proof.batch, 'ff'.repeat(32)].sort() }
  expect(await check(one.text, more)).toMatchObject({ code: 'passkey_wrong_challenge' })
  const { batch: _batch, ...alone } = proof
  expect(await check(one.text, alone)).toMatchObject({ code: 'passkey_wrong_challenge' })
})

test('a list has one form: two or more, sorted, none twice, and of hashes', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex)
  const lists = fc.uniqueArray(hash, { minLength: 2, maxLength: 12 }).map((ids) => ids.sort())
  fc.assert(
    fc.property(lists, fc.nat(), (ids, at) => {
      const id = ids[at % ids.length] as string
      expect(checkBatch(id, ids)).toEqual({ ok: true, value: null })
      const malformed = { ok: false, code: 'ballot_batch_malformed' }
      expect(checkBatch(id, [...ids].reverse())).toMatchObject(malformed)
      expect(checkBatch(id, [id, ...ids].sort())).toMatchObject(malformed)
      expect(checkBatch(id, [id])).toMatchObject(malformed)
      expect(checkBatch(id, [...ids.slice(1), 'g'])).toMatchObject(malformed)
      expect(
        checkBatch(
          id,
          ids.map((each) => each.toUpperCase()),
        ).ok,
      ).toBe(ids.every((each) => /^\d+$/.test(each)))
    }),
  )
  const many = Array.from({ length: MOST_IN_BATCH + 1 }, (_, at) => at.toString(16).padStart(64, '0'))
  expect(checkBatch(many[0] as string, many.slice(1))).toMatchObject({ code: 'ballot_not_in_batch' })
  expect(checkBatch(many[0] as string, many)).toMatchObject({ code: 'ballot_batch_malformed' })
})
