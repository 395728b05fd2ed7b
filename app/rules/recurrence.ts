// Decides on which days a meeting that repeats falls, and what its repetitions are called. Days are of the Gregorian calendar, on the
// wall of the body's zone: an hour stays that hour when clocks change. Source: RFC 5545, 3.3.10 (WEEKLY, MONTHLY by day and by
// ordinal weekday; a day that a month has not is passed over).

export const PATTERNS = ['week', 'two_weeks', 'month_weekday', 'month_last_weekday', 'month_day'] as const
export type Pattern = (typeof PATTERNS)[number]

/** Counted with the first; `until` is the last day it may fall on. Days that are skipped count as if they were held. */
export type Repeats = { pattern: Pattern; end: { count: number } | { until: string }; skip: readonly string[] }

export const MOST_REPETITIONS = 60

/** The first day and those that follow, in order, skipped ones left out; `first` as "2026-11-24". */
export function daysOf(first: string, { pattern, end, skip }: Repeats): string[] {
  const days: string[] = []
  const most = 'count' in end ? Math.min(end.count, MOST_REPETITIONS) : MOST_REPETITIONS
  for (let step = 0; days.length < most && step <= LONGEST_STEPS; step++) {
    const day = dayAt(first, pattern, step)
    if (day === null) continue
    if ('until' in end && day > end.until) break
    days.push(day)
  }
  return days.filter((day) => !skip.includes(day))
}

/** Which of a month's weekdays of its kind a day is: 1 for the first, 5 only where a month has five. */
export const ordinalOf = (day: string): number => Math.ceil(Number(day.slice(8)) / 7)

/** Whether a week later is another month: only then can it be the last of its kind. */
export const isLastOfMonth = (day: string): boolean => monthOf(plusDays(day, 7)) !== monthOf(day)

/** What can be asked of a meeting on this day: the last weekday only where it is one, the fifth never. */
export const patternsFor = (day: string): Pattern[] =>
  PATTERNS.filter(
    (pattern) =>
      (pattern !== 'month_last_weekday' || isLastOfMonth(day)) && (pattern !== 'month_weekday' || ordinalOf(day) < 5),
  )

/** A title that names the number of the first names that of each: "Sitting 12" is followed by "Sitting 13". */
export function titleFor(title: string, first: number, number: number): string {
  const digits = (value: number, zero: number) =>
    [...String(value)].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')
  for (const zero of ZEROS) {
    const named = digits(first, zero)
    const others = `[${String.fromCodePoint(zero)}-${String.fromCodePoint(zero + 9)}]`
    title = title.replace(new RegExp(`(?<!${others})${named}(?!${others})`, 'u'), digits(number, zero))
  }
  return title
}

/** Whether two meetings would be at the same time. */
export const isClash = (a: { startsAt: string; endsAt: string }, b: { startsAt: string; endsAt: string }): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** Latin, Arabic-Indic, Persian. */
const ZEROS = [0x30, 0x660, 0x6f0]
/** The 31st falls in seven months of a year: sixty of them take nine years. */
const LONGEST_STEPS = 12 * 12

function dayAt(first: string, pattern: Pattern, step: number): string | null {
  if (pattern === 'week') return plusDays(first, 7 * step)
  if (pattern === 'two_weeks') return plusDays(first, 14 * step)
  const [year, month] = plusMonths(first, step)
  if (pattern === 'month_day') return dayIn(year, month, Number(first.slice(8)))
  const weekday = weekdayOf(first)
  if (pattern === 'month_weekday') {
    const head = dayIn(year, month, 1) as string
    return plusDays(head, ((weekday - weekdayOf(head) + 7) % 7) + 7 * (ordinalOf(first) - 1))
  }
  const last = plusDays(dayIn(...plusMonths(`${write(year, month)}-01`, 1), 1) as string, -1)
  return plusDays(last, -((weekdayOf(last) - weekday + 7) % 7))
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const plusDays = (day: string, days: number): string => new Date(at(day) + days * 86_400_000).toISOString().slice(0, 10)
const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay()
const monthOf = (day: string): string => day.slice(0, 7)
const write = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`

function plusMonths(day: string, months: number): [year: number, month: number] {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return [Math.floor(count / 12), (count % 12) + 1]
}

/** Null where the month has no such day. */
function dayIn(year: number, month: number, day: number): string | null {
  const text = `${write(year, month)}-${String(day).padStart(2, '0')}`
  const found = new Date(at(text))
  return !Number.isNaN(found.getTime()) && found.toISOString().slice(0, 10) === text ? text : null
}
