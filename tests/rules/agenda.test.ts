import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AgendaNode,
  checkPublishable,
  findAgendaProblems,
  type ItemToPublish,
  moveItem,
  numberItems,
  snapshotDigest,
  startMinutes,
  totalMinutes,
} from '../../app/rules/agenda.ts'

const node = (id: string, position: number, parentId: string | null = null): AgendaNode => ({ id, position, parentId })
const agenda = [node('b', 1), node('a', 0), node('a1', 0, 'a'), node('a2', 1, 'a'), node('a21', 0, 'a2'), node('c', 2)]
const numbers = (items: readonly AgendaNode[]) => numberItems(items).map(({ item, number }) => `${number} ${item.id}`)

function moved(items: readonly AgendaNode[], ...[id, parentId, position]: [string, string | null, number]) {
  const places = moveItem(items, id, parentId, position)
  if (!places.ok) return places.params?.reason
  return items.map((item) => places.value.find((place) => place.id === item.id) ?? item)
}

describe('numbers of an agenda', () => {
  test('follow the tree in reading order', () => {
    expect(numbers(agenda)).toEqual(['1 a', '1.1 a1', '1.2 a2', '1.2.1 a21', '2 b', '3 c'])
  })

  test('are the same in whatever order the rows are loaded', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(agenda, { minLength: agenda.length }), (rows) => {
        expect(numbers(rows)).toEqual(numbers(agenda))
      }),
    )
  })

  test('stay whole and without gaps after any moves, and no item is lost', () => {
    const move = fc.tuple(
      fc.constantFrom(...agenda.map(({ id }) => id)),
      fc.constantFrom(null, ...agenda.map(({ id }) => id)),
      fc.nat(7),
    )
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let items: readonly AgendaNode[] = agenda
        for (const each of moves) {
          const after = moved(items, ...each)
          if (Array.isArray(after)) items = after
          const numbered = numberItems(items)
          expect(numbered.map(({ item }) => item.id).sort()).toEqual(agenda.map(({ id }) => id).sort())
          for (const { item, number, depth } of numbered) {
            expect(depth).toBeLessThanOrEqual(3)
            expect(number.split('.').at(-1)).toBe(String(item.position + 1))
          }
        }
      }),
    )
  })
})

describe('moving an item', () => {
  test('takes its children with it and closes the gap it leaves', () => {
    expect(numbers(moved(agenda, 'a', null, 1) as AgendaNode[])).toEqual([
      '1 b',
      '2 a',
      '2.1 a1',
      '2.2 a2',
      '2.2.1 a21',
      '3 c',
    ])
    expect(numbers(moved(agenda, 'a1', null, 0) as AgendaNode[])).toEqual([
      '1 a1',
      '2 a',
      '2.1 a2',
      '2.1.1 a21',
      '3 b',
      '4 c',
    ])
  })

  test('to where it already stands changes nothing', () => {
    expect(moveItem(agenda, 'b', null, 1)).toEqual({ ok: true, value: [] })
  })

  test('past the end puts it last', () => {
    expect(numbers(moved(agenda, 'a', null, 99) as AgendaNode[]).at(-1)).toBe('3.2.1 a21')
  })

  test.each<[string, string, string | null, number]>([
    ['into_itself', 'a', 'a', 0],
    ['into_itself', 'a', 'a21', 0],
    ['unknown_item', 'z', null, 0],
    ['unknown_parent', 'b', 'z', 0],
    ['too_deep', 'b', 'a21', 0],
    ['too_deep', 'a', 'b', 0],
    ['position', 'b', null, -1],
    ['position', 'b', null, 0.5],
  ])('is refused: %s (%s to %s at %s)', (reason, ...move) => {
    expect(moved(agenda, ...move)).toBe(reason)
  })
})

describe('an agenda to be published', () => {
  const words = { ar: 'نص', en: 'text' }
  const item = (changes: Partial<ItemToPublish> = {}): ItemToPublish => ({
    ...node('a', 0),
    type: 'decision',
    title: words,
    decision: words,
    ...changes,
  })
  const meeting = { startsAt: new Date('2026-11-24T07:00:00Z') }

  test('may be, when both languages are there', () => {
    expect(checkPublishable(meeting, [item()])).toEqual({ ok: true, value: null })
    expect(checkPublishable(meeting, [item({ type: 'information', decision: null })]).ok).toBe(true)
  })

  test('needs items and a start', () => {
    expect(checkPublishable(meeting, [])).toMatchObject({ code: 'agenda_empty' })
    expect(checkPublishable({ startsAt: null }, [item()])).toMatchObject({
      code: 'agenda_incomplete',
      params: { problem: 'no_start' },
    })
  })

  test('names every item at fault by its number', () => {
    const items = [
      item({ id: 'a', title: { ar: ' ', en: 'Title' } }),
      item({ id: 'b', position: 1, decision: { ar: 'قرار', en: '' } }),
      item({ id: 'c', position: 0, parentId: 'b', decision: null }),
    ]
    expect(findAgendaProblems(meeting, items)).toEqual([
      { code: 'title_ar_missing', item: 'a', number: '1' },
      { code: 'decision_en_missing', item: 'b', number: '2' },
      { code: 'decision_ar_missing', item: 'c', number: '2.1' },
      { code: 'decision_en_missing', item: 'c', number: '2.1' },
    ])
    expect(checkPublishable(meeting, items)).toMatchObject({ code: 'agenda_incomplete', params: { count: '4' } })
  })

  test('has a digest that does not depend on how its fields are ordered', () => {
    const { canonical, digest } = snapshotDigest({ b: '2', a: '1' })
    expect(canonical).toBe('{"a":"1","b":"2"}')
    expect(digest).toBe(snapshotDigest({ a: '1', b: '2' }).digest)
    expect(digest).not.toBe(snapshotDigest({ a: '1', b: '3' }).digest)
  })

  test('adds up its minutes and says when each item is due', () => {
    const items = agenda.map((each, place) => ({ ...each, minutes: place + 1 }))
    expect(totalMinutes(items)).toBe(21)
    expect([...startMinutes(items)]).toEqual([
      ['a', 0],
      ['a1', 2],
      ['a2', 5],
      ['a21', 9],
      ['b', 14],
      ['c', 15],
    ])
  })
})
