import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Act } from '../../app/rules/bundle/history.ts'
import { readClosed, staysInside } from '../../app/rules/closed-part.ts'

const START = Date.parse('2026-11-24T07:00:00.000Z')
const minute = (count: number) => new Date(START + count * 60_000).toISOString()
const SALT = { actor: { system: 'setup' }, salt: '0'.repeat(32) }

/** Acts of one meeting, a minute apart. */
const acts = (...said: [type: Act['type'], payload?: object][]): Act[] =>
  said.map(
    ([type, payload], index) =>
      ({ index, at: minute(index), type, payload: { meeting: 'm', ...payload, ...SALT } }) as unknown as Act,
  )
const listed = (item: string, closed = false) => ({ item, number: '1', digest: '', ...(closed && { closed: true }) })
const CLOSE: [Act['type'], object] = ['sitting.closed', { by: 'chair', reason: 'Why' }]
const REOPEN: [Act['type'], object] = ['sitting.reopened', { by: 'chair' }]
const read = (...said: Parameters<typeof acts>) => readClosed(acts(...said), 'm')

describe('who stays inside', () => {
  test.each([
    ['chair', false, true],
    ['deputy', true, true],
    ['secretary', false, true],
    ['member', true, true],
    ['delegate', true, true],
    ['delegate', false, false],
    ['adviser', false, false],
    ['observer', false, false],
    ['auditor', false, false],
  ])('a %s whose seat votes: %s, stays: %s', (role, votes, stays) => {
    expect(staysInside({ role, votes })).toBe(stays)
  })
})

describe('closed items', () => {
  test('are those of the last agenda, and what was under discussion while the sitting was closed', () => {
    const { items, parts, running } = read(
      ['agenda.published', { items: [listed('a', true), listed('b'), listed('c')] }],
      ['sitting.opened'],
      ['item.called', { item: 'b' }],
      CLOSE,
      ['item.called', { item: 'c' }],
      REOPEN,
    )
    expect([...items]).toEqual([
      ['a', 'agenda'],
      ['b', 'sitting'],
      ['c', 'sitting'],
    ])
    expect(parts).toEqual([{ entry: 3, by: 'chair', reason: 'Why', from: minute(3), to: minute(5) }])
    expect(running).toBeNull()
  })

  test('an agenda that closes one begins with its call, and closes nothing that was under discussion before', () => {
    const { items } = read(
      ['agenda.published', { items: [listed('a'), listed('b', true)] }],
      ['sitting.opened'],
      ['item.called', { item: 'a' }],
      ['sitting.closed', { by: 'agenda', reason: 'Why' }],
      ['item.called', { item: 'b' }],
    )
    expect([...items.keys()]).toEqual(['b'])
  })

  test('what the sitting closed outlives another publication, and what the agenda closed does not', () => {
    const { items } = read(
      ['agenda.published', { items: [listed('a', true), listed('b')] }],
      ['sitting.opened'],
      CLOSE,
      ['item.called', { item: 'b' }],
      ['quorum.failed'],
      ['agenda.published', { items: [listed('a'), listed('b')] }],
    )
    expect([...items.keys()]).toEqual(['b'])
  })

  test('a part ends with the sitting, and with a meeting that failed', () => {
    for (const end of ['sitting.adjourned', 'quorum.failed'] as const)
      expect(read(['sitting.opened'], CLOSE, [end])).toMatchObject({ running: null, parts: [{ to: minute(2) }] })
  })

  test('an item that leaves the table is under discussion no more, and nothing goes back to it', () => {
    const { order } = read(
      ['sitting.opened'],
      CLOSE,
      ['item.called', { item: 'a' }],
      ['sitting.reopened', { by: 'chair', leaves: true }],
      ['item.called', { item: 'b' }],
      ['item.call_withdrawn', { item: 'b', call: '4' }],
    )
    expect(order.current).toBeNull()
  })

  test('by any order of acts nothing is closed but by an agenda or within a part, and nothing opens but by an agenda or a disclosure', () => {
    const item = fc.constantFrom('a', 'b', 'c')
    const act = fc.oneof(
      item.map((one): [Act['type'], object] => ['item.called', { item: one }]),
      item.map((one): [Act['type'], object] => ['item.deferred', { item: one }]),
      item.map((one): [Act['type'], object] => ['item.disclosed', { item: one }]),
      fc.boolean().map((closed): [Act['type'], object] => ['agenda.published', { items: [listed('a', closed)] }]),
      fc.constantFrom(CLOSE, REOPEN, ['sitting.adjourned', {}] as [Act['type'], object]),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (said) => {
        const all = acts(...said)
        let before = readClosed([], 'm')
        all.forEach((one, at) => {
          const now = readClosed(all.slice(0, at + 1), 'm')
          const came = [...now.items.keys()].filter((key) => !before.items.has(key))
          const went = [...before.items.keys()].filter((key) => !now.items.has(key))
          if (came.length > 0) expect(one.type === 'agenda.published' || now.running !== null).toBe(true)
          if (went.length > 0) expect(['agenda.published', 'item.disclosed']).toContain(one.type)
          expect(now.parts.filter(({ to }) => to === null).length).toBeLessThanOrEqual(
            now.running ? now.parts.length : 0,
          )
          before = now
        })
      }),
    )
  })
})
