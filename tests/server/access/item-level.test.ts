import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLASSIFICATIONS, isAbove } from '../../../app/rules/classification.ts'
import { SeatRole } from '../../../app/wire/bodies.ts'
import { type ItemFacts, type ItemLevel, itemLevel, type SeatFacts } from '../../../server/policies/item-level.ts'

const classification = fc.constantFrom(...CLASSIFICATIONS)
const items: fc.Arbitrary<ItemFacts> = fc.record({
  published: fc.boolean(),
  classification,
  closed: fc.boolean(),
})
const seats: fc.Arbitrary<SeatFacts> = fc.record({
  role: fc.constantFrom(...SeatRole.options),
  clearance: classification,
  interest: fc.boolean(),
  excluded: fc.boolean(),
  inside: fc.boolean(),
})
const hides = fc.constantFrom('item' as const, 'papers' as const, 'nothing' as const)
const rank = (level: ItemLevel) => ['hidden', 'title', 'visible'].indexOf(level)

describe('what a seat sees of an item', () => {
  test('is nothing where it is excluded or its clearance is lower, whatever else is true', () => {
    fc.assert(
      fc.property(items, seats, hides, (item, seat, conflictHides) => {
        fc.pre(seat.excluded || isAbove(item.classification, seat.clearance))
        expect(itemLevel(item, seat, { conflictHides }).level).toBe('hidden')
      }),
    )
  })

  test('is never more for an exclusion, an interest, a lower clearance or a higher classification', () => {
    fc.assert(
      fc.property(items, seats, hides, classification, (item, seat, conflictHides, other) => {
        const level = (i: ItemFacts, s: SeatFacts) => rank(itemLevel(i, s, { conflictHides }).level)
        const plain = level(item, seat)
        expect(level(item, { ...seat, excluded: true })).toBeLessThanOrEqual(plain)
        if (isAbove(seat.clearance, other))
          expect(level(item, { ...seat, clearance: other })).toBeLessThanOrEqual(plain)
        if (isAbove(other, item.classification))
          expect(level({ ...item, classification: other }, seat)).toBeLessThanOrEqual(plain)
        expect(level({ ...item, closed: true }, seat)).toBeLessThanOrEqual(plain)
        expect(level(item, { ...seat, inside: false })).toBeLessThanOrEqual(plain)
        if (item.published) expect(level(item, { ...seat, interest: true })).toBeLessThanOrEqual(plain)
      }),
    )
  })

  test('is nothing of what is closed for who is not inside, and the same as ever for who is', () => {
    fc.assert(
      fc.property(items, seats, hides, (item, seat, conflictHides) => {
        const level = (i: ItemFacts, s: SeatFacts) => itemLevel(i, s, { conflictHides })
        expect(level({ ...item, closed: true }, { ...seat, inside: false }).level).toBe('hidden')
        const inside = { ...seat, inside: true }
        expect(level({ ...item, closed: true }, inside)).toEqual(level({ ...item, closed: false }, inside))
      }),
    )
  })

  test('has the interest as its reason also where the item is hidden for another, because it masks the person', () => {
    const seat = { role: 'member', clearance: 'public', interest: true, excluded: true, inside: true } as const
    const item = { published: true, classification: 'secret', closed: false } as const
    expect(itemLevel(item, seat, { conflictHides: 'papers' })).toEqual({ level: 'hidden', reason: 'interest' })
  })
})
