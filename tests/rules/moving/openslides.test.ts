import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlText } from '../../../app/rules/moving/html-text.ts'
import { MOST_ITEMS, readOpenSlides } from '../../../app/rules/moving/openslides.ts'

type Export = Record<string, Record<string, Record<string, unknown>>> & { _migration_index: number }
const sample = (): Export => JSON.parse(readFileSync('tests/vectors/openslides/example-data.json', 'utf8'))
const read = (exported: unknown) => {
  const result = readOpenSlides(exported)
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.params)}`)
  return result.value
}
/** The sample with one thing about it another. */
const changed = (change: (exported: Export) => void): Export => {
  const exported = sample()
  change(exported)
  return exported
}
const at = (exported: Export, collection: string, id: string) => exported[collection]?.[id] as Record<string, unknown>

describe('the meeting that OpenSlides demonstrates itself with', () => {
  const { title, items, people, notBrought, startsAt } = read(sample())

  test('comes as a tree in the order of its agenda', () => {
    expect(title).toBe('OpenSlides Demo')
    expect(startsAt).toBeNull()
    expect(items.map((item) => `${'  '.repeat(item.depth - 1)}${item.title}`)).toEqual([
      'A',
      '  2. Wahl',
      ...'BCDEFGH',
      'test',
      'Änderungsantrag zu 1',
      'Wahl',
      'ohne',
      'komplex',
      'BLOCK A',
    ])
  })

  test('topics are discussed, motions decided with their text, offices elected; what was hidden is left out', () => {
    expect(items.map(({ kind }) => kind)).toEqual([
      'discussion',
      'election',
      ...Array(7).fill('discussion'),
      'decision',
      'decision',
      'election',
      'decision',
      'decision',
      'other',
    ])
    expect(items.filter(({ kept }) => !kept).map((item) => item.title)).toEqual(['H'])
    const motion = items.find((item) => item.title === 'komplex')
    expect(motion).toMatchObject({ number: '3', text: 'sdf sdfpdfkw wef\nwepkf\nweüpfk\nweüpfdfg', submitters: ['1'] })
    expect(motion?.about.en).toBe('Submitted by: Administrator\nIts number in OpenSlides: 3')
    expect(items.find((item) => item.title === 'test')?.text).toMatch(/^• Lorem ipsum .* natoque\n• penatibus/)
  })

  test('closed polls are told for information, open ones are not', () => {
    expect(items.find((item) => item.title === 'test')?.about.en).toContain(
      'For information only, a vote held in OpenSlides (1): for 2, against 4, abstain 1; votes cast 2.',
    )
    const election = items.find((item) => item.title === 'Wahl')
    expect(election?.about.en).toBe(
      'For information only, a vote held in OpenSlides (2): Administrator: for 3; b: for 7; a: for 2; votes cast 16.',
    )
    expect(election?.about.ar).toContain('للعلم فقط')
  })

  test('its people are named, and what is not brought is counted', () => {
    expect(people.map(({ name }) => name)).toEqual(['Administrator', 'a', 'b'])
    expect(notBrought).toEqual({ speakers: 2, files: 0, motions: 0, polls: 5 })
  })
})

test('times, place and durations come where they are set', () => {
  const brought = read(
    changed((exported) => {
      Object.assign(at(exported, 'meeting', '1'), {
        start_time: 1_800_000_000,
        end_time: 1_800_007_200,
        location: 'Hall',
      })
      Object.assign(at(exported, 'agenda_item', '3'), { duration: 30 })
      Object.assign(at(exported, 'agenda_item', '4'), { duration: 5400 })
    }),
  )
  expect(brought).toMatchObject({ startsAt: 1_800_000_000_000, endsAt: 1_800_007_200_000, place: 'Hall' })
  expect(brought.items.slice(0, 3).map(({ minutes }) => minutes)).toEqual([30, null, 90])
})

describe('is refused, and says where:', () => {
  test.each<[string, unknown, object?]>([
    ['openslides_not_export', undefined],
    ['openslides_not_export', []],
    ['openslides_not_export', { meeting: {} }],
    ['openslides_not_export', { _migration_index: 64 }],
    ['openslides_empty', { _migration_index: 64, meeting: { 1: { name: 'x' } } }],
    [
      'openslides_several',
      changed((one) => Object.assign(one.meeting as object, { 2: { name: 'y' } })),
      { count: '2' },
    ],
    [
      'openslides_broken',
      changed((one) => Object.assign(at(one, 'topic', '1'), { title: ['a'] })),
      { model: 'topic/1', field: 'title' },
    ],
    [
      'openslides_broken',
      changed((one) => Object.assign(at(one, 'agenda_item', '3'), { weight: 'heavy' })),
      { model: 'agenda_item/3', field: 'weight' },
    ],
    [
      'openslides_broken',
      changed((one) => Object.assign(at(one, 'agenda_item', '3'), { parent_id: 99 })),
      { model: 'agenda_item/3', field: 'parent_id' },
    ],
    [
      'openslides_broken',
      changed((one) => Object.assign(at(one, 'agenda_item', '3'), { content_object_id: 'user/1' })),
      { model: 'agenda_item/3', field: 'content_object_id' },
    ],
    [
      'openslides_broken',
      changed((one) => Object.assign(at(one, 'agenda_item', '3'), { content_object_id: '__proto__/constructor' })),
    ],
    ['openslides_broken', changed((one) => Object.assign(at(one, 'topic', '1'), { title: 'a\u0000b' }))],
    ['openslides_broken', changed((one) => Object.assign(one, { topic: [1, 2] }))],
    [
      'openslides_cycle',
      changed((one) => {
        Object.assign(at(one, 'agenda_item', '3'), { parent_id: 14 })
      }),
    ],
    ['openslides_cycle', changed((one) => Object.assign(at(one, 'agenda_item', '4'), { parent_id: 4 }))],
    [
      'openslides_over_limit',
      changed((one) => {
        for (let id = 100; id <= 100 + MOST_ITEMS; id++)
          Object.assign(one.agenda_item as object, { [id]: { content_object_id: 'topic/1' } })
      }),
    ],
  ])('%s', (code, exported, params) => {
    expect(readOpenSlides(exported)).toMatchObject({ ok: false, code, ...(params && { params }) })
  })

  test('a tree that is deeper than any agenda is read, level by level', () => {
    const exported = changed((one) => {
      one.agenda_item = Object.fromEntries(
        Array.from({ length: MOST_ITEMS }, (_, at) => [
          String(at + 1),
          { content_object_id: 'topic/1', ...(at > 0 && { parent_id: at }) },
        ]),
      )
    })
    expect(read(exported).items.at(-1)?.depth).toBe(MOST_ITEMS)
  })

  test('whatever is put into it, it is read or refused by a code', () => {
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('topic/1', 'motion/1', 'motion/', '/', -1, 1e300, '__proto__'),
    )
    const fields = Object.entries(sample()).flatMap(([collection, all]) =>
      typeof all === 'object'
        ? Object.entries(all).flatMap(([id, model]) =>
            Object.keys(model).map((name) => [collection, id, name] as const),
          )
        : [],
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...fields), junk), { minLength: 1, maxLength: 4 }), (changes) => {
        const exported = sample()
        for (const [[collection, id, name], value] of changes)
          Object.assign(at(exported, collection, id), { [name]: value })
        const result = readOpenSlides(exported)
        if (!result.ok) expect(result.code).toMatch(/^openslides_/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('HTML as words', () => {
  test.each([
    ['<p>One</p><p>two &amp; three</p>', 'One\ntwo & three'],
    ['<ul><li>a</li><li><b>b</b></li></ul>', '• a\n• b'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<script>alert(1)</script>x<style>y</style>', 'x'],
    ['<p>1 < 2</p> and <b', '1 < 2\nand'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['&#1575;&#x644; &bogus; &#xD800;&#0;', 'ال &bogus;'],
    ['<!-- a > b -->c', 'c'],
    ['<td>a</td><td>b</td>', 'a b'],
    ['\u202e<p>سرّ</p>', '\u202e\nسرّ'],
  ])('%s', (html, text) => {
    expect(htmlText(html)).toBe(text)
  })

  test('keeps no opening of a mark but one that was written as an entity', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '<script>',
      '</script>',
      '/',
      '<!--',
      '-->',
      '<p>',
      ' ',
      'x',
      '"',
      '<li>',
      '&amp;',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(htmlText(parts.join(''))).not.toMatch(/<[a-z/!?]/i)
      }),
    )
  })

  test('a megabyte of marks takes one pass', () => {
    expect(htmlText('<'.repeat(1_000_000)).length).toBeLessThan(2)
    expect(htmlText('<p>x'.repeat(100_000)).split('\n')).toHaveLength(100_000)
  })
})
