import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextBloc } from '../../app/rules/bloc-turns.ts'
import {
  type Asking,
  arrange,
  FLOOR_KINDS,
  type FloorKind,
  mayAsk,
  queueOf,
  type Turns,
} from '../../app/rules/floor.ts'

const ask = (id: string, kind: FloorKind, place: number, more: Partial<Asking> = {}): Asking => ({
  id,
  seat: id,
  kind,
  place,
  ahead: null,
  bloc: '',
  ...more,
})
const byRequest: Turns = { order: 'request', seats: new Map(), served: new Map() }
const ids = (queue: readonly Asking[]) => queue.map(({ id }) => id)

describe('who may ask', () => {
  const free = { already: false, listClosed: false, voting: false, othersSpoke: true }
  const code = (kind: FloorKind, facts: Partial<typeof free>) => {
    const allowed = mayAsk(kind, { ...free, ...facts })
    return allowed.ok ? null : allowed.code
  }
  test('with nothing in the way, everybody for everything', () => {
    for (const kind of FLOOR_KINDS) expect(code(kind, {})).toBeNull()
  })
  test('nobody asks twice for the same', () => {
    for (const kind of FLOOR_KINDS) expect(code(kind, { already: true })).toBe('floor_already_asked')
  })
  test('a closed list keeps speakers out, and neither points of order nor replies (rule 73)', () => {
    expect(FLOOR_KINDS.map((kind) => code(kind, { listClosed: true }))).toEqual(['floor_list_closed', null, null])
  })
  test('once voting has begun only a point of order is taken (rule 88)', () => {
    expect(FLOOR_KINDS.map((kind) => code(kind, { voting: true }))).toEqual(['floor_voting', null, 'floor_voting'])
  })
  test('nobody replies before somebody else has spoken', () => {
    expect(FLOOR_KINDS.map((kind) => code(kind, { othersSpoke: false }))).toEqual([
      null,
      null,
      'floor_nothing_to_reply',
    ])
  })
})

describe('who speaks next', () => {
  test('points of order, then speakers as they asked (rules 68 and 71), then replies', () => {
    const queue = queueOf(
      [ask('a', 'speak', 1), ask('b', 'right_of_reply', 2), ask('c', 'point_of_order', 3), ask('d', 'speak', 4)],
      byRequest,
    )
    expect(ids(queue)).toEqual(['c', 'a', 'd', 'b'])
  })

  test('turns by bloc follow the seats: of 3, 2 and 1 the largest begins, and six turns are 3, 2 and 1', () => {
    const asking = ['x', 'y', 'z'].flatMap((bloc, at) =>
      [1, 2, 3].map((time) => ask(`${bloc}${time}`, 'speak', 3 * time + at, { bloc })),
    )
    const turns: Turns = { order: 'bloc', seats: new Map(Object.entries({ x: 3, y: 2, z: 1 })), served: new Map() }
    const first = ids(queueOf(asking, turns)).slice(0, 6)
    expect(first[0]).toBe('x1')
    expect(['x', 'y', 'z'].map((bloc) => first.filter((id) => id.startsWith(bloc)).length)).toEqual([3, 2, 1])
  })

  test('a bloc that has not been heard comes before one that has', () => {
    const seats = new Map(Object.entries({ x: 10, y: 10 }))
    const served = new Map(Object.entries({ x: 2 }))
    const asking = [ask('again', 'speak', 1, { bloc: 'x' }), ask('first', 'speak', 2, { bloc: 'y' })]
    expect(ids(queueOf(asking, { order: 'bloc', seats, served }))).toEqual(['first', 'again'])
  })

  const blocs = ['', 'x', 'y', 'z']
  const asking = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...FLOOR_KINDS),
        bloc: fc.constantFrom(...blocs),
        ahead: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      }),
      { maxLength: 25 },
    )
    .map((all) => all.map((one, place) => ask(`s${place}`, one.kind, place, one)))
  const turns = fc.record({
    order: fc.constantFrom('request' as const, 'bloc' as const),
    seats: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 }),
    served: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
  })
  const mapped = (numbers: number[]) => new Map(blocs.map((bloc, at) => [bloc, numbers[at] as number]))
  const turnsOf = ({ order, seats, served }: { order: Turns['order']; seats: number[]; served: number[] }): Turns => ({
    order,
    seats: mapped(seats),
    served: mapped(served),
  })

  test('everybody who waits is in the queue once, kinds in their order', () => {
    fc.assert(
      fc.property(asking, turns, (all, given) => {
        const queue = queueOf(all, turnsOf(given))
        expect([...ids(queue)].sort()).toEqual([...ids(all)].sort())
        const ranks = queue.map(({ kind }) => ['point_of_order', 'speak', 'right_of_reply'].indexOf(kind))
        expect(ranks).toEqual([...ranks].sort())
      }),
    )
  })

  test('of one bloc nobody whom the chair left alone is passed by a later request', () => {
    fc.assert(
      fc.property(asking, turns, (all, given) => {
        const queue = queueOf(all, turnsOf(given)).filter(({ ahead }) => ahead === null)
        for (const kind of FLOOR_KINDS)
          for (const bloc of blocs) {
            const places = queue.filter((one) => one.kind === kind && one.bloc === bloc).map(({ place }) => place)
            expect(places).toEqual([...places].sort((a, b) => a - b))
          }
      }),
    )
  })

  test('who asks again after speaking waits behind everybody who asked before: nobody is served twice before them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 40 }), (members, rounds) => {
        let waiting = Array.from({ length: members }, (_, at) => ask(`m${at}`, 'speak', at))
        let place = members
        const served: string[] = []
        for (let turn = 0; turn < rounds; turn++) {
          const next = queueOf(waiting, byRequest)[0] as Asking
          served.push(next.id)
          waiting = [...waiting.filter(({ id }) => id !== next.id), ask(next.id, 'speak', place++)]
        }
        for (let from = 0; from + members <= served.length; from++)
          expect(new Set(served.slice(from, from + members)).size).toBe(members)
      }),
    )
  })

  test('while every bloc waits none is a turn ahead of its share or behind it: 1 − 1/(2k−2) at the most', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 8 }), (sizes) => {
        const seats = new Map(sizes.map((size, at) => [`b${at}`, size]))
        const total = sizes.reduce((sum, size) => sum + size, 0)
        const served = new Map<string, number>()
        const bound = 1 - 1 / (2 * sizes.length - 2)
        for (let turn = 1; turn <= 2 * total; turn++) {
          const bloc = nextBloc([...seats.keys()], { seats, served }) as string
          served.set(bloc, (served.get(bloc) ?? 0) + 1)
          for (const [name, size] of seats)
            expect(Math.abs((served.get(name) ?? 0) - (turn * size) / total)).toBeLessThanOrEqual(bound + 1e-9)
        }
        expect([...seats.keys()].map((name) => served.get(name))).toEqual(sizes.map((size) => 2 * size))
      }),
      { numRuns: 60 },
    )
  })

  test('nobody waits, nobody is next', () => {
    expect(nextBloc([], { seats: new Map(), served: new Map() })).toBeNull()
    expect(queueOf([], byRequest)).toEqual([])
  })

  describe('what the chair arranges', () => {
    const applied = (all: readonly Asking[], fixed: readonly Asking[]) =>
      all.map((one) => {
        const at = fixed.findIndex(({ id }) => id === one.id)
        return at < 0 ? one : { ...one, ahead: at + 1 }
      })

    test('goes before the order, and the rest keeps it', () => {
      const all = [1, 2, 3, 4].map((place) => ask(`s${place}`, 'speak', place))
      const moved = applied(all, arrange(queueOf(all, byRequest), 's3', 'up'))
      expect(ids(queueOf(moved, byRequest))).toEqual(['s1', 's3', 's2', 's4'])
      const first = applied(moved, arrange(queueOf(moved, byRequest), 's4', 'first'))
      expect(ids(queueOf(first, byRequest))).toEqual(['s4', 's1', 's3', 's2'])
      expect(ids(queueOf([...first, ask('late', 'speak', 9)], byRequest)).at(-1)).toBe('late')
    })

    test('at the edge nothing moves, and nobody passes over another kind', () => {
      const all = [ask('order', 'point_of_order', 1), ask('a', 'speak', 2), ask('b', 'speak', 3)]
      expect(arrange(queueOf(all, byRequest), 'a', 'up')).toEqual([])
      expect(arrange(queueOf(all, byRequest), 'b', 'down')).toEqual([])
      expect(arrange(queueOf(all, byRequest), 'nobody', 'up')).toEqual([])
    })

    test('one step exchanges two neighbours, in either order of turns', () => {
      fc.assert(
        fc.property(
          asking,
          turns,
          fc.nat(),
          fc.constantFrom('up' as const, 'down' as const),
          (all, given, nth, way) => {
            const before = queueOf(all, turnsOf(given))
            const one = before[nth % Math.max(1, before.length)]
            if (!one) return
            const mates = before.filter(({ kind }) => kind === one.kind)
            const at = mates.indexOf(one)
            const other = mates[way === 'up' ? at - 1 : at + 1]
            const after = queueOf(applied(all, arrange(before, one.id, way)), turnsOf(given))
            const kept = after.filter(({ kind }) => kind === one.kind).map(({ id }) => id)
            expect(kept.indexOf(one.id)).toBe(other ? mates.indexOf(other) : at)
            if (other) expect(kept.indexOf(other.id)).toBe(at)
          },
        ),
      )
    })
  })
})
