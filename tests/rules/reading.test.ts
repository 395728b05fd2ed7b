import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READING_STATES, REMIND_HOURS, readingState, remindedLately } from '../../app/rules/reading.ts'

describe('how far a paper was read', () => {
  test.each([
    [null, 4, 'not_opened'],
    [{ pages: 0, acknowledged: false }, 4, 'opened'],
    [{ pages: 3, acknowledged: false }, 4, 'part'],
    [{ pages: 4, acknowledged: false }, 4, 'read'],
    [{ pages: 0, acknowledged: true }, 4, 'acknowledged'],
    [{ pages: 1, acknowledged: false }, 1, 'read'],
  ] as const)('%j of %i pages is %s', (read, pages, state) => {
    expect(readingState(read, pages)).toBe(state)
  })

  test('more pages never make less of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), fc.nat(400), fc.boolean(), (pages, a, b, said) => {
        const rank = (seen: number) =>
          READING_STATES.indexOf(readingState({ pages: Math.min(seen, pages), acknowledged: said }, pages))
        expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)))
      }),
    )
  })
})

test('nobody is reminded again before the hours are over', () => {
  const last = new Date('2026-03-01T08:00:00.000Z')
  const after = (ms: number) => new Date(last.getTime() + ms)
  expect(remindedLately(last, after(REMIND_HOURS * 3_600_000 - 1))).toBe(true)
  expect(remindedLately(last, after(REMIND_HOURS * 3_600_000))).toBe(false)
})
