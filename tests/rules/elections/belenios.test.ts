// A second opinion by an independent program, run as its own process: Debian's `belenios-tool`, where it is installed.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBlt } from '../../../app/rules/elections/blt.ts'
import { countElection } from '../../../app/rules/elections/count-election.ts'
import type { Election, Method } from '../../../app/rules/elections/election.ts'
import { must } from '../../support/body.ts'

const STV = new URL('../../vectors/stv/', import.meta.url)
const installed = spawnSync('belenios-tool', ['--version']).status === 0
if (!installed)
  console.log('belenios-tool is not installed (Debian: apt-get install belenios-tool): its opinion is not asked')

const SIZE = 4
const rank = fc.integer({ min: 1, max: SIZE })
const someBallots = fc.array(fc.tuple(rank, rank, rank, rank), { minLength: 1, maxLength: 15 })

/** Ranks or grades, 1 the best, as places. */
const electionOf = (ballots: number[][]): Election => ({
  title: '',
  candidates: ['a', 'b', 'c', 'd'],
  seats: 1,
  withdrawn: [],
  ballots: ballots.map((ranks) => ({
    count: 1n,
    places: Array.from({ length: SIZE }, (_, place) =>
      ranks.flatMap((given, candidate) => (given === place + 1 ? [candidate + 1] : [])),
    ),
  })),
})
const ours = (method: Method, election: Election) =>
  must(countElection(method, election, { seats: election.seats, seed: 'x' }))

function theirs(method: string, ballots: number[][], ...options: string[]) {
  const { stdout, stderr } = spawnSync('belenios-tool', ['method', method, ...options], {
    input: JSON.stringify(ballots),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout) as { winners: number[][] | number[]; beatpaths: [number, number][][] }
}
const numbered = (winners: number[][] | number[]) =>
  winners.map((group) => [group].flat().map((candidate) => candidate + 1)).map((group) => group.sort((a, b) => a - b))

test('of two defeats with as many votes the one with fewer against is the stronger (Schulze 2011, 2.1)', () => {
  // Found by asking belenios-tool about random ballots: 2 beats 3 and 4 beats 2 by 3 to 2, 3 beats 4 by 3 to 1.
  const ballots = [
    [1, 3, 1, 2],
    [1, 2, 3, 1],
    [1, 1, 2, 3],
    [1, 1, 2, 3],
    [1, 2, 1, 1],
  ]
  expect(ours('schulze', electionOf(ballots)).ranking).toEqual([[1], [2, 3], [4]])
})

describe.skipIf(!installed)('belenios-tool agrees', () => {
  // It takes the better of two middle grades where Balinski and Laraki take the worse: the two are one where the number of
  // ballots is odd, and whoever differ in the middle grade differ alike.
  test('on the middle grades of majority judgment', () => {
    fc.assert(
      fc.property(someBallots, (ballots) => {
        fc.pre(ballots.length % 2 === 1)
        const { ranking, rounds } = ours('majority-judgment', electionOf(ballots))
        fc.pre(new Set(rounds[0]?.votes.map(({ votes }) => votes)).size === SIZE)
        const asked = ['--blank-allowed=true', `--nchoices=${SIZE}`, `--ngrades=${SIZE}`]
        expect(ranking).toEqual(numbered(theirs('majority-judgment', ballots, ...asked).winners))
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('on Schulze', () => {
    fc.assert(
      fc.property(someBallots, (ballots) => {
        const { winners } = theirs('schulze', ballots, '--blank-allowed=true', `--nchoices=${SIZE}`)
        expect(ours('schulze', electionOf(ballots)).ranking).toEqual(numbered(winners))
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  // Its order of transfers is neither the Scottish nor Meek's: in a close council it may elect as the one or the other.
  test('on whom the transferable vote elects in twenty councils', () => {
    for (const file of readdirSync(STV).filter((name) => name.endsWith('.blt'))) {
      const election = must(parseBlt(readFileSync(new URL(file, STV), 'utf8')))
      const { winners } = theirs('stv', ranksOf(election), `--nseats=${election.seats}`)
      const [scottish, meek] = (['scottish-stv', 'meek-stv'] as const).map((method) =>
        ours(method, election).elected.toSorted((a, b) => a - b),
      )
      expect([scottish, meek]).toContainEqual(
        numbered(winners)
          .flat()
          .toSorted((a, b) => a - b),
      )
    }
  }, 120_000)
})

/** One line a ballot: the rank of each candidate, 0 for none. */
const ranksOf = ({ candidates, ballots }: Election): number[][] =>
  ballots.flatMap(({ count, places }) => {
    const ranks: number[] = new Array(candidates.length).fill(0)
    places.flat().forEach((candidate, place) => {
      ranks[candidate - 1] = place + 1
    })
    return new Array<number[]>(Number(count)).fill(ranks)
  })
