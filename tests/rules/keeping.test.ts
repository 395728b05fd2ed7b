import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepHoursOf, leaseState, leaseUntil, MOST_TRIES, mayKeep, triesLeft } from '../../app/rules/keeping.ts'

const HOUR = 3_600_000

test('a body that decided nothing keeps packs for 72 hours, and zero forbids it', () => {
  expect(keepHoursOf({})).toBe(72)
  expect(keepHoursOf({ keepHours: 0 })).toBe(0)
  expect(mayKeep({ keepHours: 72, classification: 'confidential' })).toBe(true)
  expect(mayKeep({ keepHours: 72, classification: 'secret' })).toBe(false)
  expect(mayKeep({ keepHours: 0, classification: 'public' })).toBe(false)
  expect(leaseUntil(new Date('2026-12-01T00:00:00Z'), 72).toISOString()).toBe('2026-12-04T00:00:00.000Z')
})

test('a lease is open until its hour, and a clock that was moved back opens nothing', () => {
  expect(leaseState({ until: 10 * HOUR, seen: 0, now: 9 * HOUR })).toBe('open')
  expect(leaseState({ until: 10 * HOUR, seen: 0, now: 10 * HOUR })).toBe('over')
  expect(leaseState({ until: 10 * HOUR, seen: 9 * HOUR, now: 8 * HOUR })).toBe('clock')
  // What two clocks may differ by.
  expect(leaseState({ until: 10 * HOUR, seen: 9 * HOUR, now: 9 * HOUR - 60_000 })).toBe('open')
})

test('once over it is over, wherever the clock is put', () => {
  const times = fc.integer({ min: 0, max: 1_000 * HOUR })
  fc.assert(
    fc.property(times, times, times, (until, late, now) => {
      fc.pre(late >= until)
      expect(leaseState({ until, seen: late, now })).toBe('over')
    }),
  )
})

test('tries run out', () => {
  expect(triesLeft(0)).toBe(MOST_TRIES)
  expect(triesLeft(MOST_TRIES)).toBe(0)
  expect(triesLeft(MOST_TRIES + 1)).toBe(0)
})
