import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, sittingTimes, wallOf } from '../../app/rules/zoned-time.ts'

describe('instantOf', () => {
  test('reads ten in the morning in Bahrain as seven in universal time', () => {
    expect(instantOf('2026-11-24', '10:00', 'Asia/Bahrain').toISOString()).toBe('2026-11-24T07:00:00.000Z')
  })

  test('follows a change of clocks', () => {
    expect(instantOf('2026-03-29', '00:30', 'Europe/Berlin').toISOString()).toBe('2026-03-28T23:30:00.000Z')
    expect(instantOf('2026-03-29', '12:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T10:00:00.000Z')
    expect(instantOf('2026-10-25', '12:00', 'Europe/Berlin').toISOString()).toBe('2026-10-25T11:00:00.000Z')
  })

  test('every whole minute comes back as it was read from the wall', () => {
    const zones = fc.constantFrom('Asia/Bahrain', 'Asia/Kolkata', 'UTC', 'America/St_Johns', 'Pacific/Auckland')
    const minutes = fc.integer({ min: 27_000_000, max: 32_000_000 })
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const at = new Date(minute * 60_000)
        const { day, hour } = wallOf(at, zone)
        // An hour that a clock repeats has two instants; either reads the same on the wall.
        expect(wallOf(instantOf(day, hour, zone), zone)).toEqual({ day, hour })
      }),
    )
  })
})

describe('sittingTimes', () => {
  test('an end that reads earlier than the start is on the next day', () => {
    expect(sittingTimes('2027-02-10', '21:00', '00:30', 'Asia/Bahrain')).toEqual({
      startsAt: '2027-02-10T18:00:00.000Z',
      endsAt: '2027-02-10T21:30:00.000Z',
    })
  })

  test('the last day of a month passes into the next', () => {
    expect(sittingTimes('2026-12-31', '22:00', '01:00', 'UTC').endsAt).toBe('2027-01-01T01:00:00.000Z')
  })
})
