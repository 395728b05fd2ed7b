import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut, type PageSize, pagesInView } from '../../app/documents/page-layout.ts'

test('of a page that fills the screen and one that peeps in, the first is in view', () => {
  const layout = layOut(
    [
      [100, 100, 0],
      [100, 100, 0],
    ] satisfies PageSize[],
    10,
  )
  expect(pagesInView(layout, 0, 1100)).toEqual([1])
  expect(pagesInView(layout, 0, 1700)).toEqual([1, 2])
})

test('wherever the column stands, something is in view once the screen is on a page, and never more than fits', () => {
  const size = fc.tuple(fc.integer({ min: 50, max: 900 }), fc.integer({ min: 50, max: 900 }), fc.constant(0))
  fc.assert(
    fc.property(
      fc.array(size, { minLength: 1, maxLength: 30 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (sizes, at) => {
        const layout = layOut(sizes as PageSize[], 1)
        const from = at * layout.height
        const seen = pagesInView(layout, from, from + 600)
        expect(seen).toEqual([...seen].sort((a, b) => a - b))
        for (const page of seen) {
          const { top, height } = layout.pages[page - 1]!
          expect(top < from + 600 && top + height > from).toBe(true)
        }
      },
    ),
  )
})
