import { useTranslation } from 'react-i18next'
import * as dates from '../rules/dates.ts'
import { useZone } from '../ui/use-page.ts'
import type { Bilingual } from '../wire/text.ts'
import * as durations from './durations.ts'
import { type Direction, directionOf, type Language } from './language.ts'
import * as numbers from './numbers.ts'

/** Words of one namespace: `const t = useT('agenda')`, `t('row.minutes', { count: 3 })`. */
export function useT(namespace: string) {
  return useTranslation(namespace).t
}

/** The reader's language, and everything that depends on it. Dates are told in the zone of the page's body. */
export function useReader() {
  const { i18n } = useTranslation()
  const zone = useZone()
  return readerOf(i18n.language === 'en' ? 'en' : 'ar', zone)
}

export type Reader = ReturnType<typeof readerOf>

export function readerOf(language: Language, zone: string) {
  return {
    language,
    direction: directionOf(language) as Direction,
    pick: (words: Bilingual): string => words[language] || words[language === 'ar' ? 'en' : 'ar'],
    number: (value: number | bigint, options?: Intl.NumberFormatOptions) =>
      numbers.formatNumber(value, language, options),
    decimal: (text: string) => numbers.formatDecimal(text, language),
    percent: (ratio: number) => numbers.formatPercent(ratio, language),
    digits: (reference: string | number) => numbers.localDigits(reference, language),
    bytes: (size: number) => numbers.formatBytes(size, language),
    dates: (at: dates.Instant) => dates.formatDates(at, language, zone),
    date: (at: dates.Instant) => dates.formatDate(at, language, zone),
    day: (at: dates.Instant) => dates.formatDay(at, language, zone),
    fullDay: (at: dates.Instant) => dates.formatFullDay(at, language, zone),
    hijri: (at: dates.Instant) => dates.formatHijri(at, language, zone),
    dateParts: (at: dates.Instant) => dates.dateParts(at, language, zone),
    hijriParts: (at: dates.Instant) => dates.hijriParts(at, language, zone),
    zone: (at: dates.Instant) => dates.formatZone(at, language, zone),
    time: (at: dates.Instant) => dates.formatTime(at, language, zone),
    clockTime: (at: dates.Instant, options?: { seconds?: boolean }) =>
      dates.formatClockTime(at, language, zone, options),
    clock: (milliseconds: number) => durations.formatClock(milliseconds, language),
    timeLeft: (milliseconds: number) => durations.formatTimeLeft(milliseconds, language),
    duration: (minutes: number) => durations.formatDuration(minutes, language),
    relative: (at: dates.Instant, now: dates.Instant) => durations.formatRelative(at, now, language),
  }
}
