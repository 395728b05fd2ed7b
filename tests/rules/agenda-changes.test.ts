import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ComparedAgenda,
  type ComparedItem,
  compareAgendas,
  nothingChanged,
} from '../../app/rules/agenda-changes.ts'

const text = (words: string) => ({ ar: `${words} ع`, en: words })

const item = (name: string, number: string, over: Partial<ComparedItem> = {}): ComparedItem => ({
  item: name,
  parent: null,
  number,
  type: 'discussion',
  title: text(name),
  purpose: text(''),
  decision: null,
  presenter: null,
  minutes: '10',
  classification: 'internal',
  papers: [],
  ...over,
})

const agenda = (names: string[], over: Partial<ComparedAgenda> = {}): ComparedAgenda => ({
  title: text('Sitting'),
  kind: 'in_person',
  place: text('Chamber'),
  starts_at: '2026-11-24T07:00:00.000Z',
  ends_at: '2026-11-24T09:00:00.000Z',
  items: names.map((name, index) => item(name, String(index + 1))),
  ...over,
})

const said = (before: ComparedAgenda, after: ComparedAgenda) =>
  compareAgendas(before, after).items.map(({ kind, item: name, number, fields }) => [kind, name, number, ...fields])

describe('compareAgendas', () => {
  test('finds nothing between an agenda and itself', () => {
    expect(nothingChanged(compareAgendas(agenda(['a', 'b']), agenda(['a', 'b'])))).toBe(true)
  })

  test('an item put in first does not make the others changed, though all their numbers are new', () => {
    expect(said(agenda(['a', 'b', 'c']), agenda(['x', 'a', 'b', 'c']))).toEqual([['added', 'x', '1']])
  })

  test('names the one item that moved, not those it passed', () => {
    expect(said(agenda(['a', 'b', 'c', 'd']), agenda(['d', 'a', 'b', 'c']))).toEqual([['changed', 'd', '1', 'order']])
  })

  test('a removed item comes last, with the number it had', () => {
    expect(said(agenda(['a', 'b', 'c']), agenda(['a', 'c', 'n']))).toEqual([
      ['added', 'n', '3'],
      ['removed', 'b', '2'],
    ])
  })

  test('an item under another parent has moved', () => {
    const before = agenda(['a', 'b'])
    const after = { ...before, items: [item('a', '1'), item('b', '1.1', { parent: 'a' })] }
    expect(said(before, after)).toEqual([['changed', 'b', '1.1', 'order']])
  })

  test('names the fields that say something else, and the paper that was replaced', () => {
    const before = agenda([], { items: [item('a', '1', { papers: [{ paper: 'p', sha256: '00' }] })] })
    const decision = { ...text('Resolved'), authoritative: 'ar' }
    const papers = [{ paper: 'p', sha256: '11' }]
    const after = agenda([], { items: [item('a', '1', { papers, decision, minutes: '20' })] })
    expect(said(before, after)).toEqual([['changed', 'a', '1', 'decision', 'minutes', 'papers']])
  })

  test('says which of the meeting’s own facts changed', () => {
    const after = agenda(['a'], { place: text('Annex'), ends_at: '2026-11-24T10:00:00.000Z' })
    expect(compareAgendas(agenda(['a']), after).meeting).toEqual(['place', 'ends_at'])
  })

  test('for every new order, the items not named as moved stand in their old order', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 6, maxLength: 6 }), (order) => {
        const moved = new Set(compareAgendas(agenda(names), agenda(order)).items.map((change) => change.item))
        const stayed = order.filter((name) => !moved.has(name))
        expect(stayed).toEqual([...stayed].sort())
      }),
    )
  })
})
