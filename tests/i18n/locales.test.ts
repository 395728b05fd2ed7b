import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const LOCALES = new URL('../../app/i18n/locales/', import.meta.url)
const ARABIC_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other']
const ENGLISH_FORMS = ['one', 'other']
const FORM = new RegExp(`_(${ARABIC_FORMS.join('|')})$`)

type Words = Record<string, string>

const namespaces = [...new Set(['ar', 'en'].flatMap(filesOf))].sort()

describe.each(namespaces)('the words of %s', (namespace) => {
  it('are in both languages, key for key', () => {
    expect(filesOf('ar')).toContain(namespace)
    expect(filesOf('en')).toContain(namespace)
    const { arabic, english } = wordsOf(namespace)
    expect(stems(english, counted(english))).toEqual(stems(arabic, counted(arabic)))
  })

  it('are never empty', () => {
    const { arabic, english } = wordsOf(namespace)
    const empty = [...Object.entries(arabic), ...Object.entries(english)].filter(([, words]) => words.trim() === '')
    expect(empty).toEqual([])
  })

  it('have all six plural forms in Arabic and both in English wherever something is counted', () => {
    const { arabic, english } = wordsOf(namespace)
    const everyCounted = new Set([...counted(arabic), ...counted(english)])
    const missing = [...everyCounted].flatMap((key) => [
      ...ARABIC_FORMS.filter((form) => !(`${key}_${form}` in arabic)).map((form) => `ar ${key}_${form}`),
      ...ENGLISH_FORMS.filter((form) => !(`${key}_${form}` in english)).map((form) => `en ${key}_${form}`),
    ])
    expect(missing).toEqual([])
  })

  it('name the same facts in both languages, except that a plural may say its number in words', () => {
    const { arabic, english } = wordsOf(namespace)
    const different = Object.keys(english).filter(
      (key) => key in arabic && !FORM.test(key) && facts(english[key]).join() !== facts(arabic[key]).join(),
    )
    expect(different).toEqual([])
  })

  it('never type a digit of one script into a sentence of the other', () => {
    const { arabic, english } = wordsOf(namespace)
    expect(Object.entries(arabic).filter(([, words]) => /[0-9]/.test(withoutFacts(words)))).toEqual([])
    expect(Object.entries(english).filter(([, words]) => /[٠-٩]/.test(words))).toEqual([])
  })
})

function filesOf(language: string): string[] {
  return readdirSync(new URL(`${language}/`, LOCALES)).map((file) => file.replace(/\.json$/, ''))
}

function wordsOf(namespace: string): { arabic: Words; english: Words } {
  const read = (language: string) =>
    flatten(JSON.parse(readFileSync(new URL(`${language}/${namespace}.json`, LOCALES), 'utf8')))
  return { arabic: read('ar'), english: read('en') }
}

function flatten(node: object, path = ''): Words {
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value]] : Object.entries(flatten(value, `${path + key}.`)),
    ),
  )
}

/** A key is counted when one of its plural-looking keys has the companion `_other`. */
function counted(words: Words): Set<string> {
  const keys = Object.keys(words).filter((key) => FORM.test(key))
  return new Set(keys.map((key) => key.replace(FORM, '')).filter((stem) => `${stem}_other` in words))
}

/** Keys with plural endings taken off, so that languages with different forms can be compared. */
function stems(words: Words, countedStems: Set<string>): string[] {
  const stemOf = (key: string) => (countedStems.has(key.replace(FORM, '')) ? key.replace(FORM, '') : key)
  return [...new Set(Object.keys(words).map(stemOf))].sort()
}

const facts = (words = ''): string[] => [...words.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? '').sort()

const withoutFacts = (words: string): string => words.replace(/\{\{[^}]*\}\}/g, '')
