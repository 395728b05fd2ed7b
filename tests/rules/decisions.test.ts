import { describe, expect, it } from 'vitest'
import { dayIn, daysLeft, isOverdue, nextOfYear, standingOfDecision, yearIn } from '../../app/rules/decisions.ts'

describe('decisions', () => {
  it('belong to the year of the body’s own zone', () => {
    const newYear = new Date('2026-12-31T22:30:00.000Z')
    expect(yearIn(newYear, 'Asia/Bahrain')).toBe(2027)
    expect(yearIn(newYear, 'Europe/Tallinn')).toBe(2027)
    expect(yearIn(newYear, 'UTC')).toBe(2026)
    expect(dayIn(newYear, 'Asia/Bahrain')).toBe('2027-01-01')
  })

  it('are numbered one after the other', () => {
    expect(nextOfYear([])).toBe(1)
    expect(nextOfYear([2, 1])).toBe(3)
  })

  it('are overdue by their worst action, and the day itself is not too late', () => {
    const today = '2026-03-10'
    const due = (dueOn: string | null, status: 'open' | 'under_way' | 'done' | 'dropped' = 'open') => ({
      dueOn,
      status,
    })
    expect(isOverdue(due('2026-03-10'), today)).toBe(false)
    expect(isOverdue(due('2026-03-09'), today)).toBe(true)
    expect(isOverdue(due('2026-03-09', 'done'), today)).toBe(false)
    expect(standingOfDecision([], today)).toBe('none')
    expect(standingOfDecision([due(null), due('2026-03-09', 'dropped')], today)).toBe('pending')
    expect(standingOfDecision([due(null), due('2026-03-09')], today)).toBe('overdue')
    expect(standingOfDecision([due('2026-03-09', 'done'), due(null, 'dropped')], today)).toBe('done')
    expect(daysLeft('2026-03-12', today)).toBe(2)
    expect(daysLeft('2026-03-09', today)).toBe(-1)
  })
})
