import { expect, test } from 'vitest'
import { pooledRandom, systemRandom, uuidMaker } from '../../../server/platform/random.ts'

// RFC 9562, appendix A.6.
test('an id is the UUIDv7 of its moment and its random bits', () => {
  const id = uuidMaker(
    () => new Date('2022-02-22T19:22:22.000Z'),
    () => new Uint8Array(Buffer.from('0000000000000CC318C4DC0C0C07398F', 'hex')),
  )
  expect(id()).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('ids of later moments sort later', () => {
  let now = Date.parse('2026-01-01')
  const id = uuidMaker(() => new Date(now++), systemRandom)
  const ids = Array.from({ length: 500 }, id)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(500)
})

test("no byte of the pool is given twice, and what was given is the caller's alone", () => {
  const random = pooledRandom()
  const sixteens = Array.from({ length: 2_000 }, () => random(16))
  expect(new Set(sixteens.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(2_000)
  expect(new Set(sixteens.map(({ buffer }) => buffer)).size).toBe(2_000)
  expect(random(10_000)).toHaveLength(10_000)
})
