// An instant as people say it, in Arabic and English, by both calendars and in a zone. Deterministic: zone, calendar and digits are always
// given. Source: the house's look (dates of equal rank, Hijri by Umm al-Qura).

type Language = 'ar' | 'en'

/** An instant as the server sends it: ISO 8601 text, milliseconds, or a Date. */
export type Instant = Date | string | number

export const DEFAULT_ZONE = 'Asia/Bahrain'

// Explicit calendar and digits: a bare tag such as ar-SA has changed meaning between engines.
const GREGORIAN = { ar: 'ar-BH-u-ca-gregory-nu-arab', en: 'en-GB-u-ca-gregory-nu-latn' } as const
const HIJRI = { ar: 'ar-BH-u-ca-islamic-umalqura-nu-arab', en: 'en-GB-u-ca-islamic-umalqura-nu-latn' } as const

// Engines spell the months in several ways ("Jumada II", "Jumādā al-Thāniyah"); the record always spells them so.
const HIJRI_MONTHS = {
  ar: 'محرّم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوّال|ذو القعدة|ذو الحجة'.split('|'),
  en: "Muharram|Safar|Rabi' I|Rabi' II|Jumada I|Jumada II|Rajab|Sha'ban|Ramadan|Shawwal|Dhu al-Qa'da|Dhu al-Hijja".split(
    '|',
  ),
} as const
const GREGORIAN_MARK = { ar: ' م', en: '' } as const
const HIJRI_MARK = { ar: ' هـ', en: ' AH' } as const
const COMMA = { ar: '، ', en: ', ' } as const

/** Both calendars, of equal rank: "Tuesday, 24 November 2026 · 14 Jumada II 1448 AH". */
export function formatDates(at: Instant, language: Language, zone: string = DEFAULT_ZONE): string {
  return `${formatDate(at, language, zone)} · ${formatHijri(at, language, zone)}`
}

/** Weekday and Gregorian date, named: "الثلاثاء، ٢٤ نوفمبر ٢٠٢٦ م". */
export function formatDate(at: Instant, language: Language, zone: string = DEFAULT_ZONE): string {
  const parts = dateParts(at, language, zone)
  return `${parts.weekday}${COMMA[language]}${parts.day} ${parts.month} ${parts.year}${GREGORIAN_MARK[language]}`
}

/** The Hijri date (Umm al-Qura), named: "١٤ جمادى الآخرة ١٤٤٨ هـ". */
export function formatHijri(at: Instant, language: Language, zone: string = DEFAULT_ZONE): string {
  const parts = hijriParts(at, language, zone)
  return `${parts.day} ${parts.month} ${parts.year}${HIJRI_MARK[language]}`
}

/** Day, month and year, for what may be of any year: "24 November 2026". */
export function formatFullDay(at: Instant, language: Language, zone: string = DEFAULT_ZONE): string {
  const parts = dateParts(at, language, zone)
  return `${parts.day} ${parts.month} ${parts.year}`
}

/** Day and month only, for rows of the current year: "24 November". */
export function formatDay(at: Instant, language: Language, zone: string = DEFAULT_ZONE): string {
  const parts = dateParts(at, language, zone)
  return `${parts.day} ${parts.month}`
}

/** Time of day: 24-hour in English, ١٠:٠٠ صباحًا in words of the day in Arabic. */
export function formatTime(at: Instant, language: Language, zone: string = DEFAULT_ZONE): string {
  if (language === 'en') return formatClockTime(at, language, zone)
  const hours = Number(fields(at, 'en-GB-u-nu-latn', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).hour)
  const clock = fields(at, GREGORIAN.ar, { hour: 'numeric', minute: '2-digit', hourCycle: 'h12', timeZone: zone })
  return `${clock.hour}:${clock.minute} ${hours < 12 ? 'صباحًا' : 'مساءً'}`
}

/** The zone as people say it, "GMT+3" or "غرينتش+٣": an IANA name means nothing to them. */
export function formatZone(at: Instant, language: Language, zone: string): string {
  const format = new Intl.DateTimeFormat(GREGORIAN[language], { timeZone: zone, timeZoneName: 'shortOffset' })
  return format.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** Time of day on a wall or in a log: 24-hour in both languages, seconds if asked. */
export function formatClockTime(
  at: Instant,
  language: Language,
  zone: string = DEFAULT_ZONE,
  { seconds = false }: { seconds?: boolean } = {},
): string {
  const parts = fields(at, GREGORIAN[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  return seconds ? `${parts.hour}:${parts.minute}:${parts.second}` : `${parts.hour}:${parts.minute}`
}

/** Co-ordinated universal time for receipts and timelines: Latin digits in both languages, set as code. */
export function formatUtc(at: Instant): string {
  return `${toDate(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

export type DateParts = { weekday: string; day: string; month: string; year: string }

export function dateParts(at: Instant, language: Language, zone: string = DEFAULT_ZONE): DateParts {
  const found = fields(at, GREGORIAN[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  })
  return { weekday: found.weekday ?? '', day: found.day ?? '', month: found.month ?? '', year: found.year ?? '' }
}

export function hijriParts(at: Instant, language: Language, zone: string = DEFAULT_ZONE): Omit<DateParts, 'weekday'> {
  const month = fields(at, 'en-GB-u-ca-islamic-umalqura-nu-latn', { month: 'numeric', timeZone: zone }).month
  const found = fields(at, HIJRI[language], { day: 'numeric', year: 'numeric', timeZone: zone })
  return {
    day: found.day ?? '',
    month: HIJRI_MONTHS[language][Number(month) - 1] ?? '',
    year: found.year ?? '',
  }
}

function fields(at: Instant, locale: string, options: Intl.DateTimeFormatOptions): Partial<Record<string, string>> {
  const parts = formatterOf(locale, options).formatToParts(toDate(at))
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}

// Making a formatter costs a hundred times its use, and a timeline asks for hundreds. A memo of pure values, not state.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formatters.set(key, made)
  return made
}

const toDate = (at: Instant): Date => (at instanceof Date ? at : new Date(at))
