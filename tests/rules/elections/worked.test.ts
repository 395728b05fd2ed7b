import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBlt } from '../../../app/rules/elections/blt.ts'
import { countElection } from '../../../app/rules/elections/count-election.ts'
import type { Election, Method } from '../../../app/rules/elections/election.ts'
import { Lots } from '../../../app/rules/elections/lots.ts'
import { firstRound, runOff } from '../../../app/rules/elections/two-round.ts'
import { must } from '../../support/body.ts'

const VECTORS = new URL('../../vectors/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, VECTORS), 'utf8')

type Worked = {
  name: string
  method: Method
  candidates: number
  ballots: [number, (number | number[])[]][]
  ranking?: number[][]
  winner?: number
  votes?: string[]
}
type Winners = Record<string, { candidates: number; seats: number } & Record<'scottish-stv' | 'meek-stv', number[]>>

describe('worked examples', () => {
  for (const { name, method, candidates, ballots, ranking, winner, votes } of JSON.parse(
    read('elections/worked.json'),
  ) as Worked[])
    test(name, () => {
      const election: Election = {
        title: name,
        candidates: Array.from({ length: candidates }, (_, place) => `Candidate ${place + 1}`),
        seats: 1,
        withdrawn: [],
        ballots: ballots.map(([count, places]) => ({
          count: BigInt(count),
          places: places.map((place) => [place].flat()),
        })),
      }
      const count = must(countElection(method, election, { seats: 1, seed: 'a seed' }))
      if (ranking) expect(count.ranking).toEqual(ranking)
      if (votes) expect(count.rounds[0]?.votes.map((each) => each.votes)).toEqual(votes)
      expect(count.elected).toEqual(winner ? [winner] : ranking?.[0]?.length === 1 ? ranking[0] : [expect.any(Number)])
    })
})

describe('Scottish councils', () => {
  const winners = JSON.parse(read('stv/winners.json')) as Winners
  test('there are twenty of them', () => {
    expect(
      readdirSync(new URL('stv/', VECTORS))
        .filter((name) => name.endsWith('.blt'))
        .sort(),
    ).toEqual(Object.keys(winners).sort())
    expect(Object.keys(winners)).toHaveLength(20)
  })
  for (const [file, wanted] of Object.entries(winners))
    for (const method of ['scottish-stv', 'meek-stv'] as const)
      test(`${file} by ${method}`, () => {
        const election = must(parseBlt(read(`stv/${file}`)))
        expect([election.candidates.length, election.seats]).toEqual([wanted.candidates, wanted.seats])
        const count = must(countElection(method, election, { seats: election.seats, seed: file }))
        expect([...count.elected].sort((a, b) => a - b)).toEqual(wanted[method])
      })
})

describe('two rounds held apart, as officers are elected', () => {
  const votes = (...of: number[]) => new Map(of.map((each, place) => [place + 1, BigInt(each)]))

  test('more than half of those present elects at once, exactly half does not', () => {
    expect(firstRound(votes(21, 10, 9), 40n)).toEqual({ elected: [1], runOff: [] })
    expect(firstRound(votes(20, 11, 9), 40n)).toEqual({ elected: [], runOff: [1, 2] })
  })
  test('those equal to the second join the run-off', () => {
    expect(firstRound(votes(15, 10, 10, 5), 40n).runOff).toEqual([1, 2, 3])
    expect(firstRound(votes(15, 15, 10), 40n).runOff).toEqual([1, 2])
  })
  test('a relative majority is enough in the second, and a lot decides between equals, the same lot for everybody', () => {
    expect(runOff(votes(19, 18), 2, new Lots('x'))).toEqual([1])
    const lots = new Lots('x')
    expect(runOff(votes(19, 19), 2, lots)).toEqual(runOff(votes(19, 19), 2, new Lots('x')))
    expect(lots.drawn).toHaveLength(1)
  })
  test('the French election of 2002: two run off, and the first of them wins', () => {
    const first = votes(5_665_855, 4_804_713, 4_610_113, 1_949_170)
    expect(firstRound(first, 28_498_471n).runOff).toEqual([1, 2])
    expect(runOff(votes(25_537_956, 5_525_032), 2, new Lots('x'))).toEqual([1])
  })
})
