import { formatDate, formatDates, formatHijri, formatTime } from '../rules/dates.ts'
import type { Language } from './language.ts'
import { formatNumber, formatPercent, localDigits } from './numbers.ts'

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/**
 * What `{{value}}` and `{{value, format}}` become in a translated sentence.
 * Numbers are grouped in the reader's digits; formats: percent, digits (ungrouped reference), data (isolated from the
 * direction of the sentence), and for instants date, hijri, dates, time (with `zone` among the parameters).
 */
export function formatValue(
  value: unknown,
  format: string | undefined,
  language: string | undefined,
  params?: Record<string, unknown>,
): string {
  const reader: Language = language === 'en' ? 'en' : 'ar'
  if (typeof value === 'number' || typeof value === 'bigint') {
    if (format === 'percent') return formatPercent(Number(value), reader)
    return format === 'digits' ? localDigits(String(value), reader) : formatNumber(value, reader)
  }
  if (value instanceof Date)
    return formatInstant(value, format, reader, typeof params?.zone === 'string' ? params.zone : undefined)
  if (format === 'digits') return localDigits(String(value), reader)
  if (format === 'data') return FIRST_STRONG_ISOLATE + String(value) + POP_ISOLATE
  return String(value)
}

function formatInstant(at: Date, format: string | undefined, reader: Language, zone: string | undefined): string {
  if (format === 'time') return formatTime(at, reader, zone)
  if (format === 'hijri') return formatHijri(at, reader, zone)
  if (format === 'date') return formatDate(at, reader, zone)
  return formatDates(at, reader, zone)
}
