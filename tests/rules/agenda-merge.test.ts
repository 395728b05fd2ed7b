import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedParts, type ItemText, mergeItem, PARTS, partOf, withPart } from '../../app/rules/agenda-merge.ts'

const BASE: ItemText = {
  type: 'discussion',
  title: { ar: 'الموانئ', en: 'Ports' },
  purpose: { ar: '', en: '' },
  decision: null,
  presenterSeatId: null,
  minutes: 10,
  classification: 'internal',
}

const words = fc.record({ ar: fc.constantFrom('', 'أ', 'ب'), en: fc.constantFrom('', 'a', 'b') })
const item: fc.Arbitrary<ItemText> = fc.record({
  type: fc.constantFrom('discussion', 'decision'),
  title: words,
  purpose: words,
  decision: fc.option(
    fc
      .tuple(words, fc.constantFrom('ar' as const, 'en' as const))
      .map(([w, authoritative]) => ({ ...w, authoritative })),
  ),
  presenterSeatId: fc.option(fc.constantFrom('s1', 's2')),
  minutes: fc.constantFrom(5, 10),
  classification: fc.constantFrom('internal', 'secret'),
})

describe('two who write in one item', () => {
  test('different parts are merged, a title in two languages too', () => {
    const mine = withPart(withPart(BASE, 'title.ar', 'المرافئ'), 'minutes', 20)
    const theirs = withPart(withPart(BASE, 'title.en', 'Harbours'), 'decision.en', 'Adopted.')
    const { merged, conflicts } = mergeItem(BASE, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged).toEqual({
      ...BASE,
      title: { ar: 'المرافئ', en: 'Harbours' },
      minutes: 20,
      decision: { ar: '', en: 'Adopted.', authoritative: 'ar' },
    })
  })

  test('one part changed by both is a conflict, unless both wrote the same', () => {
    const mine = withPart(withPart(BASE, 'title.en', 'Harbours'), 'minutes', 20)
    const theirs = withPart(withPart(BASE, 'title.en', 'Seaports'), 'minutes', 20)
    expect(mergeItem(BASE, mine, theirs).conflicts).toEqual(['title.en'])
    expect(mergeItem(BASE, mine, withPart(theirs, 'title.en', ' Harbours ')).conflicts).toEqual([])
  })

  test('every part is as it was, as one of the two wrote it, or a conflict; and nobody is favoured', () => {
    fc.assert(
      fc.property(item, item, item, (base, mine, theirs) => {
        const { merged, conflicts } = mergeItem(base, mine, theirs)
        for (const part of PARTS) {
          const [was, my, their, is] = [base, mine, theirs, merged].map((one) => partOf(one as ItemText, part))
          const both = my !== was && their !== was && my !== their
          expect(conflicts.includes(part)).toBe(both)
          expect(is).toBe(both ? my : my !== was ? my : their)
        }
        expect(mergeItem(base, theirs, mine).conflicts).toEqual(conflicts)
      }),
    )
  })

  test('whoever changed nothing takes nothing away, and merging again changes nothing', () => {
    fc.assert(
      fc.property(item, item, item, (base, mine, theirs) => {
        expect(changedParts(mergeItem(base, base, theirs).merged, theirs)).toEqual([])
        expect(changedParts(mergeItem(base, mine, base).merged, mine)).toEqual([])
        const { merged } = mergeItem(base, mine, theirs)
        expect(changedParts(mergeItem(theirs, merged, theirs).merged, merged)).toEqual([])
      }),
    )
  })
})
