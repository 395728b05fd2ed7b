import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceLog } from '../../app/rules/attendance-log.ts'
import type { Act } from '../../app/rules/bundle/history.ts'
import { beforeCurrent, readOrder } from '../../app/rules/running-order.ts'
import { timetable } from '../../app/rules/timetable.ts'

const START = Date.parse('2026-11-24T07:00:00.000Z')
const minute = (count: number) => new Date(START + count * 60_000).toISOString()
const SALT = { actor: { system: 'setup' }, salt: '0'.repeat(32) }

/** Acts of one meeting, each with the minute it was entered at. */
function acts(...said: [minute: number, type: Act['type'], payload?: object][]): Act[] {
  return said.map(
    ([at, type, payload], index) =>
      ({ index, at: minute(at), type, payload: { meeting: 'm', ...payload, ...SALT } }) as unknown as Act,
  )
}
const order = (...said: Parameters<typeof acts>) => readOrder(acts(...said), 'm')

describe('the running order', () => {
  test('counts the time of an item in session, and none while the sitting is suspended', () => {
    const { spells, current } = order(
      [0, 'sitting.opened'],
      [1, 'item.called', { item: 'a' }],
      [11, 'sitting.suspended'],
      [31, 'sitting.resumed'],
      [36, 'item.called', { item: 'b' }],
    )
    expect(spells).toEqual([
      { item: 'a', from: minute(1), to: minute(11) },
      { item: 'a', from: minute(31), to: minute(36) },
      { item: 'b', from: minute(36), to: null },
    ])
    expect(current).toEqual({ item: 'b', at: minute(36), entry: 4 })
  })

  test('a call that is taken back leaves the order as if it had not been made', () => {
    const before: Parameters<typeof acts> = [
      [0, 'sitting.opened'],
      [1, 'item.called', { item: 'a' }],
    ]
    const after = order(
      ...before,
      [5, 'item.called', { item: 'b' }],
      [6, 'item.call_withdrawn', { item: 'b', call: '2' }],
    )
    expect(after).toEqual(order(...before))
    // Also where the sitting was suspended for a moment in between.
    const paused = order(
      ...before,
      [5, 'item.called', { item: 'b' }],
      [6, 'sitting.suspended'],
      [7, 'sitting.resumed'],
      [8, 'item.call_withdrawn', { item: 'b', call: '2' }],
    )
    expect(paused.current).toEqual(after.current)
    expect(paused.spells.at(-1)).toMatchObject({ item: 'a', to: null })
  })

  test('of no call but the last that stands', () => {
    const { current } = order(
      [0, 'sitting.opened'],
      [1, 'item.called', { item: 'a' }],
      [2, 'item.called', { item: 'b' }],
      [3, 'item.call_withdrawn', { item: 'a', call: '1' }],
    )
    expect(current?.item).toBe('b')
  })

  test('what was put off before is not gone back to', () => {
    const made = order(
      [0, 'sitting.opened'],
      [1, 'item.called', { item: 'a' }],
      [2, 'item.deferred', { item: 'a' }],
      [3, 'item.called', { item: 'b' }],
    )
    expect(beforeCurrent(made)).toBeNull()
    expect([...made.deferred]).toEqual(['a'])
  })

  test('begins anew after a meeting that failed, and knows nothing of other meetings', () => {
    const [opened, called, failed] = acts(
      [0, 'sitting.opened'],
      [1, 'item.called', { item: 'a' }],
      [2, 'quorum.failed'],
    )
    expect(readOrder([opened, called, failed] as Act[], 'm')).toMatchObject({ calls: [], current: null, spells: [] })
    expect(readOrder([opened, called] as Act[], 'other').calls).toEqual([])
  })

  test('of its spells at most one is open, and none overlap, whatever is entered', () => {
    const type = fc.constantFrom<Act['type']>(
      'sitting.opened',
      'sitting.suspended',
      'sitting.resumed',
      'sitting.adjourned',
      'item.called',
      'item.call_withdrawn',
      'item.deferred',
      'item.restored',
    )
    const one = fc.tuple(type, fc.constantFrom('a', 'b', 'c'), fc.nat(30))
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (many) => {
        const said = many.map(([of, item, call], at): [number, Act['type'], object] => [
          at,
          of,
          { item, call: String(call) },
        ])
        const { spells, current, deferred } = order(...said)
        for (const [place, { from, to }] of spells.entries()) {
          expect(to === null || to >= from).toBe(true)
          expect(to === null).toBe(place === spells.length - 1 && to === null)
          const next = spells[place + 1]
          if (next) expect(next.from >= (to as string)).toBe(true)
        }
        if (current) expect(deferred.has(current.item)).toBe(false)
      }),
    )
  })
})

describe('the timetable', () => {
  const items = (...states: ('rest' | 'current' | 'done' | 'deferred')[]) =>
    states.map((state, place) => ({ item: 'abcd'[place] as string, minutes: 10, state }))
  const at = (now: number, resumes: number | null = null) => ({
    startsAt: START,
    now: START + now * 60_000,
    resumesAt: resumes === null ? null : START + resumes * 60_000,
  })
  const spell = (item: string, from: number, to: number | null) => ({
    item,
    from: minute(from),
    to: to === null ? null : minute(to),
  })
  const behind = (...given: Parameters<typeof timetable>) => timetable(...given).behind / 60_000

  test('is as planned before the hour, and behind by every minute after it', () => {
    expect(behind(items('rest', 'rest'), [], at(-30))).toBe(0)
    expect(behind(items('rest', 'rest'), [], at(7))).toBe(7)
  })

  test('an item that takes longer puts off all that follow', () => {
    const table = timetable(items('done', 'current', 'rest'), [spell('a', 0, 15), spell('b', 15, null)], at(20))
    expect(table.behind / 60_000).toBe(5)
    expect(table.rows.map(({ expected }) => expected && (expected - START) / 60_000)).toEqual([null, null, 25])
    expect(table.rows.map(({ began }) => began && (began - START) / 60_000)).toEqual([0, 15, null])
    expect(table.rows.map(({ spent }) => spent / 60_000)).toEqual([15, 5, 0])
    expect((table.plannedEnd - START) / 60_000).toBe(30)
  })

  test('an item over its time goes on to cost', () => {
    expect(behind(items('current', 'rest'), [spell('a', 0, null)], at(16))).toBe(6)
  })

  test('an item that was put off makes up for its time', () => {
    expect(behind(items('done', 'deferred', 'rest'), [spell('a', 0, 14)], at(14))).toBe(-6)
  })

  test('a suspended sitting goes on when it is meant to, or now', () => {
    const spells = [spell('a', 0, 4)]
    expect(behind(items('current', 'rest'), spells, at(6, 20))).toBe(16)
    expect(behind(items('current', 'rest'), spells, at(24, 20))).toBe(20)
  })
})

describe('the log of attendance', () => {
  const came = (seat: string, remote = false) => ({ seat, remote, by: 'self' })
  const log = (...said: Parameters<typeof acts>) => attendanceLog(acts([0, 'sitting.opened'], ...said), 'm')

  test('says what was under discussion as somebody came and left', () => {
    expect(
      log(
        [1, 'item.called', { item: 'a' }],
        [2, 'attendance.checked_in', came('s', true)],
        [3, 'item.called', { item: 'b' }],
        [4, 'attendance.left', { seat: 's', by: 'self' }],
      ),
    ).toMatchObject([
      { seat: 's', from: minute(2), fromItem: 'a', to: minute(4), toItem: 'b', remote: true, corrected: false },
    ])
  })

  test('a correction changes the stay, takes it away, or lets it go on', () => {
    const stay: Parameters<typeof acts> = [[1, 'attendance.checked_in', came('s')]]
    const correct = (presence: string) => ({ seat: 's', presence, by: 'officer' })
    expect(log(...stay, [2, 'attendance.corrected', correct('remote')])).toMatchObject([
      { from: minute(1), to: null, remote: true, corrected: true },
    ])
    expect(log(...stay, [2, 'attendance.corrected', correct('absent')])).toEqual([])
    const left = log(...stay, [2, 'attendance.left', { seat: 's' }], [3, 'attendance.corrected', correct('room')])
    expect(left).toMatchObject([{ from: minute(1), to: null }])
    expect(log([1, 'attendance.corrected', correct('room')])).toEqual([])
  })

  test('a meeting that failed empties the room, and what came before stays told', () => {
    const told = log(
      [1, 'attendance.checked_in', came('s')],
      [2, 'quorum.failed'],
      [3, 'attendance.checked_in', came('s')],
    )
    expect(told).toMatchObject([
      { from: minute(1), to: minute(2), attempt: 0 },
      { from: minute(3), to: null, attempt: 1 },
    ])
  })
})
