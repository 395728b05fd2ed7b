import { arabicNumber, grouped } from '../rules/number-words.ts'
import type { Language } from './language.ts'

const NUMBER_LOCALES = { ar: 'ar-BH-u-nu-arab', en: 'en-GB-u-nu-latn' } as const
const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩'

/** A count in the reader's digits, grouped. */
export function formatNumber(value: number | bigint, language: Language, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(NUMBER_LOCALES[language], options).format(value)
}

/** An exact decimal as a count holds it (+1.99991), in the reader's digits and with the reader's marks. */
export const formatDecimal = (text: string, language: Language): string =>
  language === 'ar' ? arabicNumber(text, 'arab') : grouped(text, ',', '.')

/** `ratio` is 0 to 1. */
export function formatPercent(ratio: number, language: Language): string {
  return formatNumber(ratio, language, { style: 'percent', maximumFractionDigits: 1 })
}

/**
 * Rewrites the digits of a reference that is not a quantity (4.1/17, a year, an item number); nothing else changes. Digits of a
 * Latin word or code (memo-v1, COVID-19) belong to its name and stay.
 */
export function localDigits(text: string | number, language: Language): string {
  if (language !== 'ar') return String(text)
  return String(text).replace(/[^\s]+/g, (word) =>
    /[A-Za-z]/.test(word) ? word : word.replace(/[0-9]/g, (digit) => ARABIC_DIGITS[Number(digit)] ?? digit),
  )
}

/** Text typed by a reader, back to Latin digits, so that ٣٠ in a field is 30. */
export function latinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
}

/** Sizes of files in decimal units, as the device that made them counts. */
export function formatBytes(bytes: number, language: Language): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : bytes < 1_000_000_000 ? 'megabyte' : 'gigabyte'
  const divisor = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit]
  return formatNumber(bytes / divisor, language, { style: 'unit', unit, maximumFractionDigits: 1 })
}
