import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { electorateOf } from '../../app/rules/electorate.ts'
import { decide } from '../../app/rules/majority.ts'
import { countBallots, factsAtClose } from '../../app/rules/tally.ts'
import { ruleFromPreset } from '../support/engine-1.ts'

const simple = ruleFromPreset('simple_majority')!
const twoThirds = ruleFromPreset('two_thirds')!

const ballot = (seat: string, choice: string, weight = '1', seq = '1') => ({ seat, choice, weight, seq })
const seatOf = (seat: string, changes = {}) => ({
  seat,
  role: 'member',
  votes: true,
  weight: '1',
  mandates: [`m-${seat}`],
  keys: [],
  ...changes,
})

describe('counting', () => {
  const ballots = fc.uniqueArray(
    fc.record({
      seat: fc.string({ minLength: 1, maxLength: 6 }),
      choice: fc.constantFrom('yes', 'no', 'abstain'),
      weight: fc.integer({ min: 1, max: 1_000_000_000 }).map(String),
      seq: fc.constant('1'),
    }),
    { selector: (each) => each.seat, maxLength: 60 },
  )

  test('the order of ballots never matters', () => {
    fc.assert(
      fc.property(
        ballots.chain((cast) => fc.tuple(fc.constant(cast), fc.shuffledSubarray(cast, { minLength: cast.length }))),
        ([cast, shuffled]) => {
          expect(countBallots(shuffled)).toEqual(countBallots(cast))
        },
      ),
    )
  })

  test('counts add up to the ballots, in seats and in weight', () => {
    fc.assert(
      fc.property(ballots, (cast) => {
        const { yes, no, abstain } = countBallots(cast)
        const sum = (part: 'seats' | 'weight') => BigInt(yes[part]) + BigInt(no[part]) + BigInt(abstain[part])
        expect(sum('seats')).toBe(BigInt(cast.length))
        expect(sum('weight')).toBe(cast.reduce((total, each) => total + BigInt(each.weight), 0n))
      }),
    )
  })

  test('takes the last of a seat, and stops at two with one number', () => {
    expect(countBallots([ballot('a', 'no', '1', '10'), ballot('a', 'yes', '1', '9')]).no.seats).toBe('1')
    expect(() => countBallots([ballot('a', 'no'), ballot('a', 'yes')])).toThrow('two ballots')
    expect(() => countBallots([ballot('a', 'maybe')])).toThrow('Not a choice')
  })
})

describe('the facts at the close', () => {
  const seats = ['a', 'b', 'c', 'd', 'e'].map((seat) => seatOf(seat))
  const electorate = electorateOf([...seats, seatOf('secretary', { votes: false })], new Set(['e']))

  test('a member who voted and left is present; a recused member and a secretary in the room are not', () => {
    const facts = factsAtClose(electorate, electorate.electors, ['a', 'e', 'secretary'], [ballot('b', 'yes')])
    expect(facts.present.seats).toBe('2')
    expect(facts.recused_present.seats).toBe('1')
    expect(facts.members.seats).toBe('5')
  })

  test('weights decide where seats would not', () => {
    const shares = electorateOf([seatOf('a', { weight: '60' }), seatOf('b'), seatOf('c')], new Set())
    const cast = [ballot('a', 'yes', '60'), ballot('b', 'no'), ballot('c', 'no')]
    const decision = decide(simple, factsAtClose(shares, shares.electors, ['a', 'b', 'c'], cast))
    expect(decision).toMatchObject({ outcome: 'carried', base: '62', required: '32', counts: { yes: '60', no: '2' } })
    expect(decision.quorum).toMatchObject({ base: '3', required: '2', present: '3' })
  })
})

describe('roll calls of the United Nations General Assembly, sessions 68–70', () => {
  const rows = (file: string) =>
    readFileSync(new URL(`../../db/seeds/un-general-assembly/${file}`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(','))
  const [head = [], ...votes] = rows('votes.csv')
  const members = rows('members.csv')
    .slice(1)
    .map(([code]) => code!)
  const assembly = electorateOf(
    members.map((member) => seatOf(member)),
    new Set(),
  )
  // Titles hold commas, so the recorded counts are taken from the end of the line.
  const recorded = new Map(rows('roll-calls.csv').map((row) => [row[0], row.slice(-4, -1)]))
  const choices: Record<string, string> = { Y: 'yes', N: 'no', A: 'abstain' }

  const decisions = votes.map(([rollCall, ...cast]) => {
    const ballots = cast.flatMap((letter, column) =>
      letter ? [ballot(head[column + 1]!, choices[letter] ?? letter)] : [],
    )
    const facts = factsAtClose(assembly, assembly.electors, [], ballots)
    return { rollCall: rollCall!, ordinary: decide(simple, facts), important: decide(twoThirds, facts) }
  })

  test('every recorded count comes out of the tally', () => {
    expect(decisions).toHaveLength(218)
    expect(members).toHaveLength(193)
    for (const { rollCall, ordinary } of decisions) {
      const { yes, no, abstain } = ordinary.counts
      expect([rollCall, yes, no, abstain]).toEqual([rollCall, ...recorded.get(rollCall)!])
    }
  })

  test('every adopted resolution is carried by a majority of members present and voting', () => {
    for (const { rollCall, ordinary } of decisions) expect([rollCall, ordinary.outcome]).toEqual([rollCall, 'carried'])
  })

  test('one of them, 94 to 71, would not have passed as an important question', () => {
    const failing = decisions.filter(({ important }) => important.outcome !== 'carried')
    expect(failing.map(({ rollCall }) => rollCall)).toEqual(['5302'])
    expect(failing[0]!.important).toMatchObject({ outcome: 'not_carried', base: '165', required: '110' })
  })
})
