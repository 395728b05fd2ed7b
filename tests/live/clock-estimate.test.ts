import fc from 'fast-check'
import { expect, test } from 'vitest'
import { believe, type ClockEstimate, doubtAt } from '../../app/live/clock-estimate.ts'

/** What a tab measures of a server that is `ahead` of it, over a network that takes so long each way. */
const sample = (ahead: number, sent: number, up: number, down: number) => ({
  sent,
  received: sent + up + down,
  server: sent + up + ahead,
})
const delays = fc.array(
  fc.record({ up: fc.double({ min: 0, max: 900, noNaN: true }), down: fc.double({ min: 0, max: 900, noNaN: true }) }),
  { minLength: 1, maxLength: 12 },
)

test('the clock is never further off than it doubts, whatever way the network delays it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), delays, (ahead, all) => {
      let held: ClockEstimate | null = null
      all.forEach(({ up, down }, nth) => {
        held = believe(held, sample(ahead, nth * 2_000, up, down))
      })
      const { offset, doubt } = held as unknown as ClockEstimate
      expect(Math.abs(offset - ahead)).toBeLessThanOrEqual(doubt + 1e-3)
    }),
  )
})

test('of several answers the one with the shortest way is believed', () => {
  const first = believe(null, sample(5_000, 0, 300, 100))
  const second = believe(first, sample(5_000, 1_000, 10, 10))
  expect(second).toEqual({ offset: 5_000, doubt: 10, at: 1_020 })
  expect(believe(second, sample(5_000, 2_000, 10, 90))).toBe(second)
})

test('an old answer is believed less and less', () => {
  const held = believe(null, sample(0, 0, 10, 10))
  expect(doubtAt(held, 20)).toBe(10)
  const hours = 6 * 3_600_000
  expect(believe(held, sample(40, hours, 30, 30)).offset).toBe(40)
})

test('after a sleep, in which the tab’s clock stood, the first answer is believed at once', () => {
  const held = believe(null, sample(0, 0, 5, 5))
  expect(believe(held, sample(900_000, 20, 400, 400)).offset).toBe(900_000)
})
