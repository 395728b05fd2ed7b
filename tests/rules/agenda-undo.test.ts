import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AgendaNode, moveItem, numberItems } from '../../app/rules/agenda.ts'
import { type ItemText, type Part, partOf, withPart } from '../../app/rules/agenda-merge.ts'
import { inverse, joinedEdits, obstacle, placed, placeOf, rebased, type Step } from '../../app/rules/agenda-undo.ts'

const TEXT: ItemText = {
  type: 'discussion',
  title: { ar: '', en: 'Ports' },
  purpose: { ar: '', en: '' },
  decision: null,
  presenterSeatId: null,
  minutes: 10,
  classification: 'internal',
}
type Item = AgendaNode & { version: number; fields: ItemText; removed: boolean }
const item = (id: string, parentId: string | null, position: number, over: Partial<Item> = {}): Item => ({
  id,
  parentId,
  position,
  version: 1,
  fields: TEXT,
  removed: false,
  ...over,
})
const AGENDA = [item('a', null, 0), item('b', null, 1), item('b1', 'b', 0), item('c', null, 2)]
const KNOWN = new Map<string, number>()
const edit = (part: Part, before: string, after: string): Step<ItemText> => ({
  kind: 'edit',
  id: 'a',
  before: withPart(TEXT, part, before),
  after: withPart(TEXT, part, after),
  version: 2,
})

describe('what stands in the way of undoing', () => {
  test('an item that was added goes, unless somebody wrote in it, put something below it, or removed it', () => {
    const undo = inverse<ItemText>({ kind: 'remove', ids: ['b', 'b1'], restore: true })
    expect(obstacle(undo, AGENDA, KNOWN)).toBeNull()
    expect(obstacle(undo, AGENDA, new Map([['b', 1]]))).toBeNull()
    expect(
      obstacle(
        undo,
        AGENDA.map((one) => (one.id === 'b1' ? { ...one, version: 2 } : one)),
        new Map([['b1', 1]]),
      ),
    ).toBe('changed')
    expect(obstacle(undo, [...AGENDA, item('theirs', 'b1', 0)], KNOWN)).toBe('grown')
    expect(obstacle(undo, AGENDA.slice(0, 2), KNOWN)).toBe('gone')
    expect(obstacle(inverse(undo), AGENDA, KNOWN)).toBe('back')
  })

  test('a move goes back only from where it led', () => {
    const undo = inverse<ItemText>({
      kind: 'move',
      id: 'c',
      from: { parentId: null, position: 0 },
      to: { parentId: null, position: 2 },
    })
    expect(obstacle(undo, AGENDA, KNOWN)).toBeNull()
    expect(obstacle(undo, [item('new', null, -1), ...AGENDA], KNOWN)).toBe('moved')
    expect(
      obstacle(
        undo,
        AGENDA.filter(({ id }) => id !== 'c'),
        KNOWN,
      ),
    ).toBe('gone')
  })

  test('words go back unless somebody wrote over the same ones', () => {
    const undo = inverse(edit('title.en', 'Ports', 'Harbours'))
    const now = (fields: ItemText) => AGENDA.map((one) => (one.id === 'a' ? { ...one, fields } : one))
    expect(obstacle(undo, now(withPart(TEXT, 'title.en', 'Harbours')), KNOWN)).toBeNull()
    expect(obstacle(undo, now(withPart(withPart(TEXT, 'title.en', 'Harbours'), 'minutes', 30)), KNOWN)).toBeNull()
    expect(obstacle(undo, now(withPart(TEXT, 'title.en', 'Seaports')), KNOWN)).toBe('changed')
  })
})

test('an edit over which others wrote elsewhere takes back only its own words', () => {
  const step = edit('title.en', 'Ports', 'Harbours') as Extract<Step<ItemText>, { kind: 'edit' }>
  const merged = withPart(step.after, 'minutes', 45)
  const { before, after, version } = rebased(step, merged, 7)
  expect([partOf(before, 'title.en'), before.minutes, after.minutes, version]).toEqual(['Ports', 45, 45, 7])
})

test('typing on in one place is one act, and in another place another', () => {
  const typed = joinedEdits(edit('title.en', 'P', 'Po'), edit('title.en', 'Po', 'Ports'))
  expect(typed).toMatchObject({ before: { title: { en: 'P' } }, after: { title: { en: 'Ports' } } })
  expect(joinedEdits(edit('title.en', 'P', 'Po'), edit('title.ar', '', 'م'))).toBeNull()
})

describe('whatever one officer does alone', () => {
  type Act = { kind: 'add' | 'remove' | 'move' | 'edit'; on: number; to: number; words: string }
  const act: fc.Arbitrary<Act> = fc.record({
    kind: fc.constantFrom('add', 'remove', 'move', 'edit'),
    on: fc.nat(5),
    to: fc.nat(5),
    words: fc.constantFrom('x', 'y', 'z'),
  })
  const standing = (all: Item[]): Item[] => {
    const gone = (one: Item): boolean => one.removed || all.some((other) => other.id === one.parentId && gone(other))
    return all.filter((one) => !gone(one))
  }
  const told = (all: Item[]) =>
    numberItems(standing(all)).map(({ item: one, number }) => `${number} ${one.id} ${one.fields.title.en}`)

  function perform(all: Item[], step: Step<ItemText>): Item[] {
    if (step.kind === 'edit')
      return all.map((one) => (one.id === step.id ? { ...one, fields: step.after, version: one.version + 1 } : one))
    if (step.kind === 'remove') {
      if (!step.restore) return all.map((one) => (step.ids.includes(one.id) ? { ...one, removed: true } : one))
      // As the server puts it back: at the place it is asked for.
      return step.ids.reduce((now, id, at) => {
        const back = now.map((one) => (one.id === id ? { ...one, removed: false } : one))
        const place = step.places?.[at]
        return place ? perform(back, { kind: 'move', id, from: place, to: place }) : back
      }, all)
    }
    const moved = moveItem(standing(all), step.id, step.to.parentId, step.to.position)
    if (!moved.ok) throw new Error('moved where nothing may stand')
    const places = new Map(moved.value.map((place) => [place.id, place]))
    return all.map((one) => ({ ...one, ...places.get(one.id) }))
  }

  function stepOf(all: Item[], { kind, on, to, words }: Act): { step: Step<ItemText>; all: Item[] } | null {
    const there = standing(all)
    const target = there[on % Math.max(1, there.length)]
    if (kind === 'add') {
      const id = `n${all.length}`
      const last = there.filter(({ parentId }) => parentId === null).length
      return {
        step: { kind: 'remove', ids: [id], restore: true },
        all: [...all, item(id, null, last + 100, { removed: true })],
      }
    }
    if (!target) return null
    if (kind === 'edit') {
      const after = withPart(target.fields, 'title.en', words)
      return after === target.fields
        ? null
        : { step: { kind: 'edit', id: target.id, before: target.fields, after, version: target.version + 1 }, all }
    }
    // A removal is put back among the siblings of today by the server; alone it is the same place.
    if (kind === 'remove') {
      const below = (id: string): string[] =>
        there.filter(({ parentId }) => parentId === id).flatMap((one) => [one.id, ...below(one.id)])
      return { step: { kind: 'remove', ids: [target.id], restore: false, below: below(target.id) }, all }
    }
    const from = placeOf(there, target)
    const siblings = there.filter(({ parentId }) => parentId === from.parentId).length
    const place = { parentId: from.parentId, position: to % siblings }
    return { step: { kind: 'move', id: target.id, from, to: place }, all }
  }

  test('undoing all of it leads back to the beginning, and doing it again to the end, with nothing in the way', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let all: Item[] = AGENDA
        const known = new Map<string, number>()
        const note = (step: Step<ItemText>) => {
          if (step.kind === 'edit') known.set(step.id, all.find(({ id }) => id === step.id)?.version ?? 0)
        }
        const steps: Step<ItemText>[] = []
        for (const one of acts) {
          // Where nothing moves, nothing is an act.
          const made = stepOf(all, one)
          if (!made || (made.step.kind === 'move' && made.step.from.position === made.step.to.position)) continue
          const step = placed(made.step, standing(made.all))
          all = perform(made.all, step)
          note(step)
          steps.push(step)
        }
        const end = told(all)
        for (const [at, step] of [...steps.entries()].toReversed()) {
          const back = placed(inverse(step), standing(all))
          steps[at] = inverse(back)
          expect(obstacle(back, standing(all), known)).toBeNull()
          all = perform(all, back)
          note(back)
        }
        expect(told(all)).toEqual(told(AGENDA))
        for (const step of steps) {
          expect(obstacle(step, standing(all), known)).toBeNull()
          all = perform(all, step)
          note(step)
        }
        expect(told(all)).toEqual(end)
      }),
    )
  })
})
