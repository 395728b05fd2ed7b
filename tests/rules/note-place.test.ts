import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxOf, topOf } from '../../app/rules/note-place.ts'

test('a mark over two lines is boxed around both, and stands as high as its first', () => {
  const quads = [
    [300, 712, 500, 712, 300, 700, 500, 700],
    [80, 692, 500, 692, 80, 680, 500, 680],
  ]
  for (const kind of ['highlight', 'underline', 'strike'] as const) {
    expect(boxOf({ kind, quads })).toEqual([80, 680, 500, 712])
    expect(topOf({ kind, quads })).toBe(712)
  }
})

test('a drawn line is boxed with half its width, and pressure is no coordinate', () => {
  expect(boxOf({ kind: 'ink', stroke: [10, 20, 900, 30, 5, 0.5], width: 2 })).toEqual([9, 4, 31, 21])
})

test('a comment is a point, and words on the page are their own box', () => {
  expect(boxOf({ kind: 'comment', at: [7, 9] })).toEqual([7, 9, 7, 9])
  expect(boxOf({ kind: 'freetext', box: [1, 2, 3, 4] })).toEqual([1, 2, 3, 4])
  expect(topOf({ kind: 'freetext', box: [1, 2, 3, 4] })).toBe(4)
})

test('no point of a stroke lies outside its box', () => {
  const number = fc.double({ min: -2000, max: 2000, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, number), { minLength: 1 }), (points) => {
      const [left, bottom, right, top] = boxOf({ kind: 'ink', stroke: points.flat(), width: 1 })
      return points.every(([x, y]) => left <= x && x <= right && bottom <= y && y <= top)
    }),
  )
})
