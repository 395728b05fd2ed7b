import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isGivenUp, retryAfterMs } from '../../app/rules/mail-retry.ts'

describe('when a mail is tried again', () => {
  test('after a minute, then twice as long each time, and an hour at most', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 1000].map((attempts) => retryAfterMs(attempts) / 60_000)).toEqual([
      1, 2, 4, 8, 16, 32, 60, 60, 60,
    ])
  })

  test('never sooner than before, and always within the hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (attempts) => {
        expect(retryAfterMs(attempts + 1)).toBeGreaterThanOrEqual(retryAfterMs(attempts))
        expect(retryAfterMs(attempts)).toBeLessThanOrEqual(3_600_000)
      }),
    )
  })

  test('no more after five days', () => {
    const day = 86_400_000
    expect([isGivenUp(0, 5 * day - 1), isGivenUp(0, 5 * day)]).toEqual([false, true])
  })
})
