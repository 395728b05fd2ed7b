import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDay, monthPage } from '../../app/calendar/month-grid.ts'
import { hijriParts } from '../../app/rules/dates.ts'

const noon = (day: string) => `${day}T12:00:00Z`
const DAY = 86_400_000

describe('a page of the calendar', () => {
  test('is a Gregorian month in whole weeks', () => {
    const page = monthPage('2026-11-24', 'gregory', 'en-GB')
    expect([page.first, page.last, page.before, page.after]).toEqual([
      '2026-11-01',
      '2026-11-30',
      '2026-10-31',
      '2026-12-01',
    ])
    expect(page.weeks.map((week) => week[0]?.day)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ])
    // In Bahrain a week begins on Saturday.
    expect(monthPage('2026-11-24', 'gregory', 'ar-BH').weeks[0]?.[0]?.day).toBe('2026-10-31')
  })

  test('is a Hijri month of Umm al-Qura', () => {
    // 14 Jumada II 1448 is 24 November 2026; Ramadan 1447 ran from 18 February to 19 March 2026.
    const page = monthPage('2026-11-24', 'hijri', 'ar-BH')
    expect(page.weeks.flat().find(({ day }) => day === '2026-11-24')).toEqual({
      day: '2026-11-24',
      own: true,
      date: 14,
    })
    const ramadan = monthPage('2026-03-01', 'hijri', 'ar-BH')
    expect([ramadan.first, ramadan.last]).toEqual(['2026-02-18', '2026-03-19'])
  })

  test('holds each of its days once, in order, and agrees with the dates that pages write', () => {
    const days = fc.integer({ min: 0, max: 30_000 }).map((after) => new Date(after * DAY).toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('gregory' as const, 'hijri' as const),
        fc.constantFrom('ar-BH', 'en-GB'),
        (day, name, locale) => {
          const page = monthPage(day, name, locale)
          const shown = page.weeks.flat()
          shown.forEach((one, place) => {
            expect(Date.parse(one.day)).toBe(Date.parse(shown[0]?.day ?? '') + place * DAY)
            if (name === 'hijri') expect(hijriParts(noon(one.day), 'en', 'UTC').day).toBe(String(one.date))
          })
          const own = shown.filter((one) => one.own)
          expect(own.map(({ date }) => date)).toEqual(own.map((_, place) => place + 1))
          expect([own[0]?.day, own.at(-1)?.day]).toEqual([page.first, page.last])
          expect(own.some((one) => one.day === day)).toBe(true)
          expect(monthPage(page.after, name, locale).before).toBe(page.last)
        },
      ),
      { numRuns: 200 },
    )
  })
})

test.each([
  ['2026-11-24', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['1800-01-01', false],
  ['today', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is)
})
