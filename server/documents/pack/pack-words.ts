// The words of a pack's cover, in the language of whoever takes the copy.
import { arabicDigits } from '../../../app/rules/number-words.ts'
import type { Bilingual } from '../../../app/wire/text.ts'
import type { PackWords } from './pack-job.ts'

export type PackFacts = {
  startsAt: string
  place: Bilingual
  revision: string
  zone: string
  holder: Bilingual
  copy: number
  takenAt: Date
}
export type PackLanguage = 'ar' | 'en'

export const pick = (text: Bilingual, language: PackLanguage): string => text[language] || text.ar || text.en

/** References and numbers as the language writes them. What people wrote themselves stays as they wrote it. */
export const digitsOf = (text: string, language: PackLanguage): string =>
  language === 'ar' ? arabicDigits(text) : text

export function packWords(language: PackLanguage, facts: PackFacts): PackWords {
  const { revision, copy, ...said } = WORDS[language]
  const place = pick(facts.place, language)
  const day = timeIn(new Date(facts.startsAt), language, facts.zone)
  const taken = timeIn(facts.takenAt, language, facts.zone)
  return {
    ...said,
    facts: [day, ...(place ? [place] : []), revision(digitsOf(facts.revision, language))],
    copy: `${pick(facts.holder, language)} · ${copy(digitsOf(String(facts.copy), language))} · ${taken}`,
  }
}

const WORDS = {
  ar: {
    pack: 'ملف الجلسة: جدول الأعمال وأوراقه',
    contents: 'جدول الأعمال والمحتويات',
    titleOnly: 'بعنوانه فقط: نصّه وأوراقه ليست في هذه النسخة.',
    absent: 'تعذّر ضمّ هذه الورقة إلى النسخة. تُقرأ في مجلس.',
    held: 'هذه الورقة سرية للغاية فلا تخرج منها نسخة. تُقرأ في مجلس.',
    pages: 'ص',
    revision: (number: string) => `النشرة ${number} من جدول الأعمال`,
    copy: (number: string) => `نسخة رقم ${number}`,
  },
  en: {
    pack: 'Pack of the sitting: agenda and papers',
    contents: 'Agenda and contents',
    titleOnly: 'By title only: its text and papers are not in this copy.',
    absent: 'This paper could not be bound into the copy. Read it in Majlis.',
    held: 'This paper is classified secret, and no copy of it leaves. Read it in Majlis.',
    pages: 'pp.',
    revision: (number: string) => `Agenda, publication ${number}`,
    copy: (number: string) => `Copy ${number}`,
  },
}

function timeIn(time: Date, language: PackLanguage, timeZone: string): string {
  const locale = language === 'ar' ? 'ar-BH-u-ca-gregory-nu-arab' : 'en-GB-u-ca-gregory-nu-latn'
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(time)
}
