import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBlt, parseBlt } from '../../../app/rules/elections/blt.ts'

const GOOD = `3 1 # a comment
-3
2 1 2 0
(A1) 1 2=1 - 3 0
1 0
0
"Amina \\"A.\\" #1"
"Nasser"
"Salma"
"A title"
`

test('counts, withdrawals, equals, places left out, empty ballots and quoted names are read', () => {
  const read = parseBlt(GOOD)
  expect(read).toEqual({
    ok: true,
    value: {
      title: 'A title',
      candidates: ['Amina "A." #1', 'Nasser', 'Salma'],
      seats: 1,
      withdrawn: [3],
      ballots: [
        { count: 2n, places: [[1], [2]] },
        { count: 1n, places: [[2, 1], [], [3]] },
        { count: 1n, places: [] },
      ],
    },
  })
})

test('Windows line ends and a byte order mark make no difference', () => {
  expect(parseBlt(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`)).toEqual(parseBlt(GOOD))
})

test('what is written is read back as the same election', () => {
  const name = fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s+/g, ' ').trim() || 'x')
  const place = fc.subarray([1, 2, 3, 4], { maxLength: 2 })
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 4, maxLength: 4 }),
      fc.subarray([1, 2, 3, 4], { maxLength: 2 }),
      fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 99n }), fc.array(place, { maxLength: 4 })), { maxLength: 6 }),
      (candidates, withdrawn, given) => {
        const ballots = given.map(([count, places]) => {
          const seen = new Set<number>()
          const once = (each: number) => !seen.has(each) && seen.add(each)
          return { count, places: places.map((group) => group.filter(once)) }
        })
        const election = { title: 'عنوان "a" \\ b', candidates, seats: 2, withdrawn, ballots }
        expect(parseBlt(formatBlt(election))).toEqual({ ok: true, value: election })
      },
    ),
  )
})

describe('what is wrong is told with its line', () => {
  const cases: [string, string, string][] = [
    ['', '1', 'head'],
    ['x 1\n', '1', 'head'],
    ['0 1\n', '1', 'candidates'],
    ['2 3\n', '1', 'seats'],
    ['2 1\n-3\n0\n"a"\n"b"\n', '2', 'candidate'],
    ['2 1\n1 3 0\n0\n"a"\n"b"\n', '2', 'candidate'],
    ['2 1\n1 1 2\n0\n"a"\n"b"\n', '2', 'ending'],
    ['2 1\n1 1 1 0\n0\n"a"\n"b"\n', '2', 'twice'],
    ['2 1\n\n-1 1 0\n0\n"a"\n"b"\n', '3', 'count'],
    ['2 1\n1.5 1 0\n0\n"a"\n"b"\n', '2', 'count'],
    ['2 1\n1 1 0\n"a"\n"b"\n', '3', 'count'],
    ['2 1\n1 1 0\n', '2', 'end'],
    ['2 1\n1 1 0\n0\n"a"\n', '4', 'names'],
    ['2 1\n1 1 0\n0\n"a"\nb\n', '5', 'name'],
    ['2 1\n1 1 0\n0\n"a"\n"b"\n"t"\n"more"\n', '7', 'names'],
    [`${'a'.repeat(3_000_000)}\n`, '1', 'long'],
    [`2 1\n1 1 0\n0\n"${'\\"'.repeat(2_000_000)}"\n"b"\n`, '4', 'long'],
    [`2 1\n${'"'.repeat(4_000_001)}\n`, '2', 'long'],
  ]
  test.each(cases.map(([text, ...told]) => [text.slice(0, 40), ...told, text] as const))(
    '%j at line %s: %s',
    (_, line, why, text) => {
      expect(parseBlt(text)).toMatchObject({ ok: false, code: 'blt_malformed', params: { line, why } })
    },
  )
})
