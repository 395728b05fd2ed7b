import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../app/rules/arabic.ts'
import { isFound, soughtTerms, stems, termsOf } from '../../app/rules/search-terms.ts'

type Vector = { name: string; text: string; terms: string[]; also: string[] }
const vectors: Vector[] = JSON.parse(readFileSync(new URL('../vectors/arabic/terms.json', import.meta.url), 'utf8'))

describe('terms of a text', () => {
  it.each(vectors)('$name', ({ text, terms, also }) => {
    expect(new Set(stems(fold(text)).split(' ').filter(Boolean))).toEqual(new Set(terms))
    expect(termsOf(text)).toEqual(new Set([...terms, ...also]))
  })

  const finds = (query: string, text: string) => isFound(termsOf(text), soughtTerms(query))

  it('finds a word in its other forms, and not another word that it begins like', () => {
    expect(finds('وزراء', 'قرار مجلس الوزراء')).toBe(true)
    expect(finds('الوزير', 'كتاب وزير المالية')).toBe(true)
    expect(finds('زير', 'كتاب وزير المالية')).toBe(false)
    expect(finds('مجلس', 'ولمجلس المناقصات')).toBe(true)
    expect(finds('لجنة', 'أحيل إلى اللجنة')).toBe(true)
    expect(finds('لجنة', 'أحيل للجنة المالية')).toBe(true)
    expect(finds('وزارات', 'وزارة الأشغال')).toBe(true)
    expect(finds('report', 'The reports of the ministry')).toBe(true)
  })

  it('asks for every word that is sought', () => {
    expect(finds('الحكومة الرقمية', 'مشروع الحكومة الإلكترونية')).toBe(false)
    expect(finds('الحكومة الإلكترونية', 'مشروع الحكومة الالكترونيه')).toBe(true)
  })

  it('finds every text by any word of it, however it is spelled', () => {
    const letters = fc.array(fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىئؤء'), { minLength: 1, maxLength: 9 })
    const words = fc.array(letters, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, fc.nat(), (made, at) => {
        const text = made.map((word) => word.join('')).join(' ')
        const word = text.split(' ')[at % made.length] as string
        expect(finds(word, text)).toBe(true)
      }),
    )
  })
})
