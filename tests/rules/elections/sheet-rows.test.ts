import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countElection } from '../../../app/rules/elections/count-election.ts'
import { recordOfCount, roundOfRecord } from '../../../app/rules/elections/count-record.ts'
import { plain, sheetRounds } from '../../../app/rules/elections/sheet-rows.ts'
import { must } from '../../support/body.ts'

const ballot = fc.record({
  count: fc.bigInt({ min: 1n, max: 40n }),
  places: fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 1 }).map((order) => order.map((each) => [each])),
})
const elections = fc
  .array(ballot, { minLength: 1, maxLength: 15 })
  .map((ballots) => ({ title: '', candidates: ['a', 'b', 'c', 'd', 'e'], seats: 2, withdrawn: [], ballots }))

test.each(['scottish-stv', 'meek-stv'] as const)('%s: what moves in a round adds up to nothing', (method) => {
  fc.assert(
    fc.property(elections, (election) => {
      const count = must(countElection(method, election, { seats: 2, seed: 'seed' }))
      const record = recordOfCount(count)
      expect(record.rounds.map(roundOfRecord)).toEqual(count.rounds)
      for (const { rows, exhausted } of sheetRounds(record)) {
        const moved = [...rows.map(({ change }) => change), exhausted?.change ?? '']
        const total = moved.reduce((sum, change) => sum + Number(change.replace('−', '-')), 0)
        expect(Math.abs(total)).toBeLessThan(1e-6)
      }
    }),
    { numRuns: 60 },
  )
})

test('a transferred surplus is read as what left one candidate and came to the others', () => {
  const election = {
    title: '',
    candidates: ['a', 'b', 'c'],
    seats: 2,
    withdrawn: [],
    ballots: [
      { count: 8n, places: [[1], [2]] },
      { count: 2n, places: [[2]] },
      { count: 2n, places: [[3]] },
    ],
  }
  const sheet = sheetRounds(recordOfCount(must(countElection('scottish-stv', election, { seats: 2, seed: '' }))))
  expect(sheet[0]?.rows.map(({ votes, change, state }) => [votes, change, state])).toEqual([
    ['8', '', 'elected'],
    ['2', '', 'running'],
    ['2', '', 'running'],
  ])
  expect(sheet[1]?.rows.map(({ votes, change, state }) => [votes, change, state])).toEqual([
    ['5', '−3', 'was_elected'],
    ['5', '+3', 'elected'],
    ['2', '', 'running'],
  ])
})

test('zeros that say nothing are not shown', () => {
  expect(['4.00000', '0.50000', '10', '1.25000'].map(plain)).toEqual(['4', '0.5', '10', '1.25'])
})
