// Decides which days a page of the calendar shows, in either calendar, week by week. Source: Unicode CLDR's calendars `gregory` and
// `islamic-umalqura`, as @internationalized/date works them out.
import {
  type Calendar,
  CalendarDate,
  endOfMonth,
  GregorianCalendar,
  IslamicUmalquraCalendar,
  parseDate,
  startOfMonth,
  startOfWeek,
  toCalendar,
} from '@internationalized/date'

export const CALENDARS = ['gregory', 'hijri'] as const
export type CalendarName = (typeof CALENDARS)[number]

export type MonthPage = {
  /** Its first and last day, as Gregorian "2026-11-01". */
  first: string
  last: string
  /** Days of the months beside it fill the first and the last week. */
  weeks: { day: string; own: boolean; date: number }[][]
  /** A day of the month before, and of the next. */
  before: string
  after: string
}

/** The month in which a Gregorian day lies. `locale` says on which day a week begins. */
export function monthPage(day: string, name: CalendarName, locale: string): MonthPage {
  const here = toCalendar(parseDate(day), calendarNamed(name))
  const [from, to] = [startOfMonth(here), endOfMonth(here)]
  const weeks: MonthPage['weeks'] = []
  for (let week = startOfWeek(from, locale); week.compare(to) <= 0; week = week.add({ days: 7 }))
    weeks.push(
      Array.from({ length: 7 }, (_, place) => {
        const date = week.add({ days: place })
        return { day: gregorian(date), own: date.month === from.month && date.year === from.year, date: date.day }
      }),
    )
  return {
    first: gregorian(from),
    last: gregorian(to),
    weeks,
    before: gregorian(from.subtract({ days: 1 })),
    after: gregorian(to.add({ days: 1 })),
  }
}

export const calendarNamed = (name: CalendarName): Calendar =>
  name === 'hijri' ? new IslamicUmalquraCalendar() : new GregorianCalendar()

export const gregorian = (date: CalendarDate): string => toCalendar(date, new GregorianCalendar()).toString()

export const isDay = (text: string | null): text is string => {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  // Beyond these years Umm al-Qura has no table.
  return year >= 1940 && year <= 2170 && new CalendarDate(year, month, day).toString() === text
}
