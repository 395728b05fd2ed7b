import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOf } from '../../../app/rules/electorate.ts'
import { presetById } from '../../../app/rules/engine-2/general.ts'
import { electorateUnder, type ProxyFacts, type SeatedFacts } from '../../../app/rules/engine-2/proxies.ts'
import { parseRule2, type Rule, type VoteKind } from '../../../app/rules/engine-2/rule.ts'
import { ruleWords } from '../../../app/rules/engine-2/rule-words.ts'

const SITTING = { meeting: 'm1', opened_at: '2026-11-30T09:00:00.000Z' }

const seat = (name: string, more: Partial<SeatedFacts> = {}): SeatedFacts => ({
  seat: `seat-${name}`,
  role: 'member',
  votes: true,
  weight: '1',
  mandates: [`own-${name}`],
  keys: [`key-${name}`],
  person: name,
  bloc: '',
  ...more,
})
const proxy = (from: string, to: string, more: Partial<ProxyFacts> = {}): ProxyFacts => ({
  mandate: `proxy-${from}-${to}`,
  seat: `seat-${from}`,
  person: to,
  meeting: null,
  until: null,
  keys: [`key-${to}`],
  ...more,
})
const rule = (max: string, same_bloc = false): Rule => ({
  ...(presetById('simple_majority') as Rule),
  proxies: { max, same_bloc },
})
const SEATS = ['a', 'b', 'c', 'd'].map((name) => seat(name))
const actingFor = (
  given: Rule,
  proxies: ProxyFacts[],
  { seats = SEATS, recused = [] as string[], sitting = SITTING } = {},
) =>
  electorateUnder(given, seats, proxies, new Set(recused), sitting)
    .electors.filter(({ mandates }) => mandates.length > 1)
    .map(({ mandates, keys }) => [...mandates, ...keys].join(' '))

describe('a proxy', () => {
  test('adds its mandate and its person’s keys to the absent seat, and nothing else', () => {
    expect(actingFor(rule('1'), [proxy('a', 'b')])).toEqual(['own-a proxy-a-b key-a key-b'])
    const { electors } = electorateUnder(rule('1'), SEATS, [proxy('a', 'b')], new Set(), SITTING)
    expect(electors.map(({ seat, weight }) => `${seat} ${weight}`)).toEqual(SEATS.map((one) => `${one.seat} 1`))
  })

  test('counts under no rule that knows none', () => {
    expect(actingFor({ ...rule('1'), proxies: null }, [proxy('a', 'b')])).toEqual([])
    expect(actingFor(rule('0'), [proxy('a', 'b')])).toEqual([])
  })

  test('counts in no vote of a kind that the rule excludes', () => {
    const barred = (excluded: VoteKind[]): Rule => ({ ...rule('1'), proxies: { max: '1', same_bloc: false, excluded } })
    const election = { sitting: { ...SITTING, election: {} } }
    expect(actingFor(barred(['election']), [proxy('a', 'b')])).toHaveLength(1)
    expect(actingFor(barred(['election']), [proxy('a', 'b')], election)).toEqual([])
    expect(actingFor(barred(['decision']), [proxy('a', 'b')])).toEqual([])
    expect(actingFor(barred(['decision']), [proxy('a', 'b')], election)).toHaveLength(1)
    expect(actingFor(rule('1'), [proxy('a', 'b')], election)).toHaveLength(1)
    expect(parseRule2(barred(['election']))).toMatchObject({ ok: true })
    for (const excluded of [[], ['sittings'], 'election'])
      expect(parseRule2({ ...rule('1'), proxies: { max: '1', same_bloc: false, excluded } })).toMatchObject({
        ok: false,
      })
    expect(ruleWords(barred(['election'])).map(({ en }) => en)).toContain(
      'A member may vote by proxy for at most 1 other member, but not in elections.',
    )
  })

  test('over the limit gives way to those given before it', () => {
    const given = [proxy('c', 'b'), proxy('a', 'b'), proxy('d', 'b')]
    expect(actingFor(rule('2'), given)).toEqual(['own-a proxy-a-b key-a key-b', 'own-c proxy-c-b key-b key-c'])
    expect(actingFor(rule('1'), given)).toEqual(['own-c proxy-c-b key-b key-c'])
  })

  test('that does not count takes nobody’s place under the limit', () => {
    const other = proxy('c', 'b', { meeting: 'm2' })
    expect(actingFor(rule('1'), [other, proxy('a', 'b')])).toEqual(['own-a proxy-a-b key-a key-b'])
  })

  test('is for its meeting alone, and for no vote that opens when its time is up', () => {
    expect(actingFor(rule('1'), [proxy('a', 'b', { meeting: 'm1' })])).toHaveLength(1)
    expect(actingFor(rule('1'), [proxy('a', 'b', { meeting: 'm2' })])).toEqual([])
    expect(actingFor(rule('1'), [proxy('a', 'b', { until: SITTING.opened_at })])).toEqual([])
    expect(actingFor(rule('1'), [proxy('a', 'b', { until: '2026-11-30T09:00:00.001Z' })])).toHaveLength(1)
  })

  test('of a seat that has two is the first', () => {
    expect(actingFor(rule('1'), [proxy('a', 'b'), proxy('a', 'c')])).toEqual(['own-a proxy-a-b key-a key-b'])
  })

  test('is held by somebody who votes, who is not recused, and for a seat that votes', () => {
    const seats = [
      seat('a'),
      seat('b', { votes: false }),
      seat('c'),
      seat('chair', { role: 'chair' }),
      seat('x', { mandates: [], keys: [], person: null }),
    ]
    const never: Rule = { ...rule('9'), chair: 'never' }
    const given = [proxy('a', 'b'), proxy('c', 'chair'), proxy('x', 'a'), proxy('b', 'a')]
    expect(actingFor(never, given, { seats })).toEqual([])
    expect(actingFor(rule('1'), [proxy('a', 'b')], { recused: ['seat-b'] })).toEqual([])
    expect(actingFor(rule('1'), [proxy('a', 'b')], { recused: ['seat-a'] })).toEqual([])
    expect(actingFor(rule('1'), [proxy('a', 'a')])).toEqual([])
  })

  test('stays in the bloc where the rule says so; a seat without a bloc is of no bloc', () => {
    const seats = [seat('a', { bloc: 'left' }), seat('b', { bloc: 'left' }), seat('c', { bloc: 'right' }), seat('d')]
    const given = [proxy('a', 'c'), proxy('d', 'd2'), proxy('b', 'a')]
    expect(actingFor(rule('1', true), given, { seats })).toEqual(['own-b proxy-b-a key-a key-b'])
    expect(actingFor(rule('1', true), [proxy('a', 'b')], { seats: SEATS })).toEqual([])
  })
})

test('whatever proxies are given: nobody holds more than the limit, and seats and weights stay as they were', () => {
  const people = [0, 1, 2, 3, 4, 5, 6, 7]
  const given = fc.array(
    fc.record({
      from: fc.constantFrom(...people),
      to: fc.constantFrom(...people),
      meeting: fc.constantFrom(null, 'm1', 'm2'),
    }),
    { maxLength: 20 },
  )
  const facts = fc.record({
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: people.length, maxLength: people.length }),
    given,
    max: fc.integer({ min: 0, max: 4 }),
    recused: fc.subarray(people),
    bloc: fc.boolean(),
  })
  fc.assert(
    fc.property(facts, ({ weights, given, max, recused, bloc }) => {
      const seats = people.map((one) => seat(String(one), { weight: String(weights[one]), bloc: `b${one % 2}` }))
      const proxies = given.map(({ from, to, meeting }, nth) =>
        proxy(String(from), String(to), { mandate: `proxy-${nth}`, meeting }),
      )
      const kept = new Set(recused.map((one) => `seat-${one}`))
      const { electors } = electorateUnder(rule(String(max), bloc), seats, proxies, kept, SITTING)
      const able = seats.filter((one) => !kept.has(one.seat))
      expect(electors.map((one) => one.seat)).toEqual(able.map((one) => one.seat))
      expect(amountOf(electors)).toEqual(amountOf(able))
      const held = new Map<string, number>()
      for (const { seat: of, mandates } of electors) {
        expect(mandates.length).toBeLessThanOrEqual(2)
        for (const mandate of mandates.filter((each) => each.startsWith('proxy-'))) {
          const counted = proxies.find((each) => each.mandate === mandate) as ProxyFacts
          expect(counted.seat).toBe(of)
          expect(counted.meeting).not.toBe('m2')
          expect(kept.has(`seat-${counted.person}`)).toBe(false)
          if (bloc) expect(Number(counted.person) % 2).toBe(Number(of.slice(5)) % 2)
          held.set(counted.person, (held.get(counted.person) ?? 0) + 1)
        }
      }
      for (const many of held.values()) expect(many).toBeLessThanOrEqual(max)
    }),
  )
})
