import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ItemToMatch, proposeFiles } from '../../app/rules/agenda-files.ts'

type Case = { name: string; item: string | null; why: string; title: string }
const { items, cases } = JSON.parse(readFileSync('tests/vectors/agenda-files.json', 'utf8')) as {
  items: ItemToMatch[]
  cases: Case[]
}
const propose = (name: string) => proposeFiles([name], items)[0]

describe('the item of a dropped file', () => {
  test.each(cases)('$name', ({ name, item, why, title }) => {
    const proposed = propose(name)
    expect(proposed).toMatchObject({ itemId: item, why })
    expect(proposed?.title.ar || proposed?.title.en).toBe(title)
  })

  test('an agenda without items proposes an item for each file', () => {
    expect(proposeFiles(['01 Ports.pdf'], [])).toEqual([{ itemId: null, why: 'none', title: { ar: '', en: 'Ports' } }])
  })

  test('whatever the names, one proposal each, of an item that is there, with a title where the name has a word', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'0٣.-بندالitem )(_') }))
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), (names) => {
        const proposed = proposeFiles(names, items)
        expect(proposed).toHaveLength(names.length)
        for (const [at, { itemId, title }] of proposed.entries()) {
          expect(itemId === null || items.some((item) => item.id === itemId)).toBe(true)
          if (names[at]?.trim()) expect(title.ar + title.en).not.toBe('')
        }
      }),
    )
  })

  test('vowel marks, tatweel and forms of alif change nothing', () => {
    const marks = fc.array(fc.tuple(fc.nat(12), fc.constantFrom('\u064E', '\u0651', '\u0640', '\u0652')), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(
        fc.constantFrom('إستراتيجية الموانئ.pdf', 'أسعار الأدوية.pdf', 'المستشفيات.pdf'),
        marks,
        (name, added) => {
          const letters = [...name]
          for (const [at, mark] of added) letters.splice(at + 1, 0, mark)
          expect(propose(letters.join('').replace(/[أإ]/g, 'ا'))?.itemId).toBe(propose(name)?.itemId)
        },
      ),
    )
  })
})
