import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInForce, namesParty } from '../../app/rules/interests.ts'

describe('whether a text names a party', () => {
  test.each([
    ['ترسية مناقصة الصيانة على شركة الخليج للمقاولات', 'شركة الخليج للمقاولات'],
    // Other spellings of the same letters, and diacritics.
    ['عقد مؤسسة إبداع للإنشاء', 'مؤسّسة ابداع للانشاء'],
    ['عرض من مؤسسه النخيل', 'مؤسسة النخيل'],
    // What Arabic joins to the front of a word.
    ['الترسية لشركة الخليج وبنك البحرين', 'شركة الخليج'],
    ['الترسية لشركة الخليج وبنك البحرين', 'بنك البحرين'],
    ['قرض للبنك الأهلي', 'البنك الأهلي'],
    ['العقد بالمحرق', 'المحرق'],
    // Case, punctuation, width, and the legal form that a title leaves out.
    ['Award to GULF CONTRACTING, for maintenance', 'Gulf Contracting W.L.L.'],
    ['Award to (Gulf-Contracting)', 'gulf contracting'],
    ['ترسية على الخليج للمقاولات', 'الخليج للمقاولات ذ.م.م'],
    ['Ｇｕｌｆ Contracting', 'Gulf Contracting'],
    ['Lot 12 of the land at Sitra', 'lot ١٢ of the land'],
  ])('“%s” names “%s”', (text, party) => {
    expect(namesParty(text, party)).toBe(true)
  })

  test.each([
    ['ترسية مناقصة الصيانة على شركة الخليج للنقل', 'شركة الخليج للمقاولات'],
    ['Gulfstream Contracting', 'Gulf Contracting'],
    ['Gulf and other Contracting', 'Gulf Contracting'],
    // The order of the words is part of the name.
    ['Contracting in the Gulf', 'Gulf Contracting'],
    ['Anything at all', 'a'],
    ['Anything at all', ' . '],
    ['', 'Gulf'],
    // A legal form alone is a name like any other, and nothing is left out of it.
    ['A limited company', 'Ltd'],
  ])('“%s” does not name “%s”', (text, party) => {
    expect(namesParty(text, party)).toBe(false)
  })

  const word = fc.string({
    unit: fc.constantFrom(...'ابتجدرسعفقمنهوي abcdefgh'.replace(' ', '')),
    minLength: 2,
    maxLength: 8,
  })
  const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

  test('a name is found wherever it stands among other words', () => {
    fc.assert(
      fc.property(phrase, phrase, phrase, (before, name, after) => {
        expect(namesParty(`${before} ${name} ${after}`, name)).toBe(true)
        expect(namesParty(`${before}، «${name}».${after}`, name)).toBe(true)
      }),
    )
  })

  test('a name with a word that the text has in no form is not found', () => {
    fc.assert(
      fc.property(phrase, phrase, (text, name) => {
        expect(namesParty(text, `${name} zyxw`)).toBe(false)
      }),
    )
  })
})

describe('whether an interest is in force', () => {
  test.each([
    [null, null, true],
    ['2026-11-30', null, true],
    ['2026-12-01', null, false],
    [null, '2026-11-30', true],
    [null, '2026-11-29', false],
    ['2026-01-01', '2026-12-31', true],
  ])('from %s to %s on 30 November 2026: %s', (since, until, expected) => {
    expect(isInForce({ since, until }, '2026-11-30')).toBe(expected)
  })
})
