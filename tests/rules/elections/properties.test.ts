import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countElection } from '../../../app/rules/elections/count-election.ts'
import { type Election, METHODS, type Method } from '../../../app/rules/elections/election.ts'

const SIZE = 6
const ballot = fc.record({
  count: fc.bigInt({ min: 1n, max: 50n }),
  places: fc
    .shuffledSubarray([1, 2, 3, 4, 5, 6], { maxLength: SIZE })
    .map((order) => order.map((candidate) => [candidate])),
})
const anElection = fc
  .record({
    ballots: fc.array(ballot, { minLength: 1, maxLength: 25 }),
    withdrawn: fc.shuffledSubarray([1, 2], { maxLength: 2 }),
  })
  .map(
    (given): Election => ({
      title: '',
      candidates: ['a', 'b', 'c', 'd', 'e', 'f'],
      seats: 2,
      ...given,
    }),
  )
const countOf = (method: Method, election: Election) => {
  const count = countElection(method, election, { seats: method === 'two-round' ? 1 : 2, seed: 'seed' })
  if (!count.ok) throw new Error(count.code)
  return count.value
}

describe.each(METHODS)('%s', (method) => {
  test('the order of ballots never matters', () => {
    fc.assert(
      fc.property(anElection, fc.infiniteStream(fc.nat()), (election, numbers) => {
        const shuffled = election.ballots
          .map((each) => ({ each, key: numbers.next().value as number }))
          .sort((a, b) => a.key - b.key)
        const other = { ...election, ballots: shuffled.map(({ each }) => each) }
        expect(countOf(method, other)).toEqual(countOf(method, election))
      }),
      { numRuns: 60 },
    )
  })

  test('equal ballots may be put on one line or on many', () => {
    fc.assert(
      fc.property(anElection, (election) => {
        const apart = election.ballots.flatMap(({ count, places }) =>
          count > 1n
            ? [
                { count: 1n, places },
                { count: count - 1n, places },
              ]
            : [{ count, places }],
        )
        expect(countOf(method, { ...election, ballots: apart }).elected).toEqual(countOf(method, election).elected)
      }),
      { numRuns: 60 },
    )
  })

  test('fills the seats, with different people, none of them withdrawn', () => {
    fc.assert(
      fc.property(anElection, (election) => {
        const { elected } = countOf(method, election)
        expect(new Set(elected).size).toBe(method === 'two-round' ? 1 : 2)
        expect(elected.filter((candidate) => election.withdrawn.includes(candidate))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('whoever all put first is elected', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 6 }), anElection, (first, election) => {
        const ballots = election.ballots.map(({ count, places }) => ({
          count,
          places: [[first], ...places.map((place) => place.filter((each) => each !== first))].filter(
            (place) => place.length > 0,
          ),
        }))
        // Approval knows no first: all that are named are equal to it.
        if (method !== 'approval') expect(countOf(method, { ...election, ballots }).elected).toContain(first)
      }),
      { numRuns: 60 },
    )
  })
})

test('in the Scottish count no vote is lost or made: candidates and the exhausted always add up', () => {
  fc.assert(
    fc.property(anElection, (election) => {
      const sums = countOf('scottish-stv', election).rounds.map(({ votes, exhausted }) =>
        [...votes.map((each) => each.votes), exhausted].reduce((sum, text) => sum + BigInt(text.replace('.', '')), 0n),
      )
      expect(new Set(sums).size).toBe(1)
    }),
  )
})
