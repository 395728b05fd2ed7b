import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysOf,
  isClash,
  isLastOfMonth,
  MOST_REPETITIONS,
  ordinalOf,
  type Pattern,
  patternsFor,
  titleFor,
} from '../../app/rules/recurrence.ts'
import { instantOf, wallOf } from '../../app/rules/zoned-time.ts'

const times = (first: string, pattern: Pattern, count: number, skip: string[] = []) =>
  daysOf(first, { pattern, end: { count }, skip })

describe('the days of a meeting that repeats', () => {
  test.each<[Pattern, string, string[]]>([
    ['week', '2026-11-24', ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15']],
    ['two_weeks', '2026-12-22', ['2026-12-22', '2027-01-05', '2027-01-19', '2027-02-02']],
    // RFC 5545, 3.8.5.3: monthly on the first Friday.
    ['month_weekday', '1997-09-05', ['1997-09-05', '1997-10-03', '1997-11-07', '1997-12-05']],
    // The same: monthly on the second-to-last Monday has no pattern here; on the last Monday:
    ['month_last_weekday', '1997-09-29', ['1997-09-29', '1997-10-27', '1997-11-24', '1997-12-29']],
    ['month_weekday', '2026-11-24', ['2026-11-24', '2026-12-22', '2027-01-26', '2027-02-23']],
    ['month_day', '2026-11-15', ['2026-11-15', '2026-12-15', '2027-01-15', '2027-02-15']],
    // RFC 5545: a month without a 31st is passed over.
    ['month_day', '2027-01-31', ['2027-01-31', '2027-03-31', '2027-05-31', '2027-07-31']],
    ['month_day', '2028-02-29', ['2028-02-29', '2028-03-29', '2028-04-29', '2028-05-29']],
  ])('%s from %s', (pattern, first, days) => {
    expect(times(first, pattern, 4)).toEqual(days)
  })

  test('end on a day, and leave out those that are skipped', () => {
    const repeats = { pattern: 'week' as const, end: { until: '2026-12-15' }, skip: ['2026-12-08'] }
    expect(daysOf('2026-11-24', repeats)).toEqual(['2026-11-24', '2026-12-01', '2026-12-15'])
    expect(daysOf('2026-11-24', { ...repeats, end: { until: '2026-11-23' } })).toEqual([])
    // What is skipped is not made up for at the end.
    expect(times('2026-11-24', 'week', 3, ['2026-12-01'])).toEqual(['2026-11-24', '2026-12-08'])
  })

  test('are sixty at most, and begin with the first', () => {
    expect(times('2027-01-31', 'month_day', 1_000)).toHaveLength(MOST_REPETITIONS)
    expect(daysOf('2026-11-24', { pattern: 'week', end: { until: '9999-01-01' }, skip: [] })).toHaveLength(60)
  })

  test('ascend, stay on their weekday and keep their place in the month', () => {
    const first = fc
      .integer({ min: 0, max: 40_000 })
      .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(first, fc.nat(), fc.integer({ min: 1, max: 60 }), (day, choice, count) => {
        const patterns = patternsFor(day)
        const pattern = patterns[choice % patterns.length] as Pattern
        const days = times(day, pattern, count)
        expect(days).toHaveLength(count)
        expect(days[0]).toBe(day)
        expect([...new Set(days)].sort()).toEqual(days)
        const weekday = (one: string) => new Date(`${one}T00:00:00Z`).getUTCDay()
        for (const one of days) {
          if (pattern === 'month_day') expect(one.slice(8)).toBe(day.slice(8))
          else expect(weekday(one)).toBe(weekday(day))
          if (pattern === 'month_weekday') expect(ordinalOf(one)).toBe(ordinalOf(day))
          if (pattern === 'month_last_weekday') expect(isLastOfMonth(one)).toBe(true)
        }
      }),
    )
  })

  test('keep their hour on the wall when clocks change', () => {
    const days = times('2026-03-17', 'week', 4)
    const hours = days.map((day) => instantOf(day, '10:00', 'Europe/Paris').toISOString().slice(11, 16))
    expect(hours).toEqual(['09:00', '09:00', '08:00', '08:00'])
    for (const day of days)
      expect(wallOf(instantOf(day, '10:00', 'Europe/Paris'), 'Europe/Paris')).toEqual({ day, hour: '10:00' })
  })
})

test.each<[string, string]>([
  ['Sitting 12', 'Sitting 13'],
  ['الجلسة ١٢', 'الجلسة ١٣'],
  ['جلسهٔ ۱۲', 'جلسهٔ ۱۳'],
  ['Sitting 12 of 12', 'Sitting 13 of 12'],
  ['Sitting 2012', 'Sitting 2012'],
  ['Budget', 'Budget'],
])('the repetition of “%s” with the next number is “%s”', (title, next) => {
  expect(titleFor(title, 12, 13)).toBe(next)
})

test('meetings clash where their times overlap, not where one begins as the other ends', () => {
  const one = { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T09:00:00.000Z' }
  expect(isClash(one, { startsAt: '2026-11-24T08:59:00.000Z', endsAt: '2026-11-24T10:00:00.000Z' })).toBe(true)
  expect(isClash(one, { startsAt: '2026-11-24T09:00:00.000Z', endsAt: '2026-11-24T10:00:00.000Z' })).toBe(false)
})
