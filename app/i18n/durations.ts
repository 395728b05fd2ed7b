import type { Instant } from '../rules/dates.ts'
import type { Language } from './language.ts'
import { formatNumber, localDigits } from './numbers.ts'

const LOCALES = { ar: 'ar-BH-u-nu-arab', en: 'en-GB-u-nu-latn' } as const
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A running clock: 1:12, 21:40, 1:02:05. Never below zero; a clock that ran out shows 0:00. */
export function formatClock(milliseconds: number, language: Language): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = String(seconds % 60).padStart(2, '0')
  const text = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
  return localDigits(text, language)
}

/** What is left until a deadline: days and hours in words while there are days, then a running clock. */
export function formatTimeLeft(milliseconds: number, language: Language): string {
  if (milliseconds < DAY) return formatClock(milliseconds, language)
  const hours = Math.floor(milliseconds / HOUR)
  const parts = [
    unitOf(Math.floor(hours / 24), 'day', language),
    ...(hours % 24 > 0 ? [unitOf(hours % 24, 'hour', language)] : []),
  ]
  return new Intl.ListFormat(LOCALES[language], { style: 'long', type: 'conjunction' }).format(parts)
}

/** A length in words, with the plural of each language: "ساعتان و٣٠ دقيقة", "2 hours and 30 minutes"; of a day and more, in days. */
export function formatDuration(minutes: number, language: Language): string {
  const whole = Math.max(0, Math.round(minutes))
  if (whole * MINUTE >= DAY) return formatTimeLeft(whole * MINUTE, language)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  const parts = [
    ...(hours > 0 ? [unitOf(hours, 'hour', language)] : []),
    ...(rest > 0 || hours === 0 ? [unitOf(rest, 'minute', language)] : []),
  ]
  return new Intl.ListFormat(LOCALES[language], { style: 'long', type: 'conjunction' }).format(parts)
}

/** How far away an instant is, in the largest whole unit: "in 2 days", "قبل ٤ دقائق". */
export function formatRelative(at: Instant, now: Instant, language: Language): string {
  const distance = new Date(at).getTime() - new Date(now).getTime()
  const format = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'always' })
  const size = Math.abs(distance)
  if (size < MINUTE) return new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' }).format(0, 'second')
  if (size < HOUR) return format.format(Math.trunc(distance / MINUTE), 'minute')
  if (size < DAY) return format.format(Math.trunc(distance / HOUR), 'hour')
  return format.format(Math.trunc(distance / DAY), 'day')
}

function unitOf(value: number, unit: 'day' | 'hour' | 'minute', language: Language): string {
  return formatNumber(value, language, { style: 'unit', unit, unitDisplay: 'long' })
}
