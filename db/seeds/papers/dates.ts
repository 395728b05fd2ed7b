const HOUR = 3_600_000
/** Every body of the demonstration keeps this zone: the country is not named, and neither is its clock. */
export const ZONE = 'Etc/GMT-3'

const DAY_MONTH_YEAR = { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE } as const

const TAGS = {
  ar: { gregorian: 'ar-BH-u-ca-gregory-nu-arab', hijri: 'ar-BH-u-ca-islamic-umalqura-nu-arab' },
  en: { gregorian: 'en-GB-u-ca-gregory-nu-latn', hijri: 'en-GB-u-ca-islamic-umalqura-nu-latn' },
} as const

export type PaperDate = { gregorian: string; hijri: string }

/** A paper's date in words, counted from the day the demonstration is loaded, so that no paper is ever out of date. */
export function paperDate(now: Date, days: number, lang: 'ar' | 'en'): PaperDate {
  const at = new Date(now.getTime() + days * 24 * HOUR)
  const words = (tag: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options).format(at)
  const gregorian = words(TAGS[lang].gregorian, DAY_MONTH_YEAR)
  return {
    gregorian: lang === 'ar' ? `${gregorian} م` : gregorian,
    hijri: words(TAGS[lang].hijri, DAY_MONTH_YEAR),
  }
}
