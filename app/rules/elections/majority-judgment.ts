// Majority judgment: every candidate is given a grade on every ballot, and stands as high as the middle grade; equals are
// parted by taking one middle grade away after another. Source: Balinski and Laraki, "Majority Judgment" (2011), chapter 1,
// the majority-value. A ballot's places are its grades, the first the best; a candidate it does not name gets the worst.
import { ok, type Result, refuse } from '../result.ts'
import { rankBy, takeSeats } from './by-votes.ts'
import { least } from './decimals.ts'
import { type Count, type CountOptions, type Election, standing } from './election.ts'
import { Lots } from './lots.ts'

/** How many ballots gave each grade, the best grade first. */
type Grades = bigint[]

export function countMajorityJudgment(election: Election, { seats, seed }: CountOptions): Result<Count> {
  const running = standing(election)
  if (seats > running.length) return refuse('too_few_candidates')
  const scale = election.ballots.reduce((most, { places }) => Math.max(most, places.length), 0) + 1
  const grades = new Map(running.map((candidate) => [candidate, gradesOf(election, candidate, scale)]))
  const of = (candidate: number) => grades.get(candidate) as Grades
  const lots = new Lots(seed)
  const ranking = rankBy(running, (a, b) => compareMajorityValue(of(a), of(b)))
  const elected = takeSeats(ranking, seats, 1, lots)
  const params = Object.fromEntries(running.map((candidate) => [String(candidate), of(candidate).join(' ')]))
  const votes = running.map((candidate) => ({ candidate, votes: String(middle(of(candidate)) + 1) }))
  const nothing = { candidate: null, exhausted: '0', excluded: [] }
  const rounds: Count['rounds'] = [{ round: 1, code: 'grades', votes, elected, params, ...nothing }]
  return ok({ method: 'majority-judgment', elected, ranking, quota: null, rounds, lots: lots.drawn })
}

function gradesOf({ ballots }: Election, candidate: number, scale: number): Grades {
  const grades: Grades = new Array(scale).fill(0n)
  for (const { count, places } of ballots) {
    const found = places.findIndex((place) => place.includes(candidate))
    const grade = found < 0 ? scale - 1 : found
    grades[grade] = (grades[grade] as bigint) + count
  }
  return grades
}

/** The lower of the two middle grades where their number is even; -1 where there is no ballot. */
function middle(grades: Grades): number {
  const total = grades.reduce((sum, each) => sum + each, 0n)
  return total === 0n ? -1 : gradeAt(grades, total / 2n)
}

/** Below 0 where `a` stands higher. Reads the grades outwards from the middle, the worse side first, in stretches. */
export function compareMajorityValue(a: Grades, b: Grades): number {
  const total = a.reduce((sum, each) => sum + each, 0n)
  const even = total % 2n === 0n
  // The places of the middle: the worse one is read first, then by turns one better and one worse.
  const start = total / 2n
  for (let out = 0n; start + out < total || start - out >= (even ? 1n : 0n); ) {
    const worse = start + out
    const better = even ? start - out - 1n : start - out
    if (worse < total) {
      const order = gradeAt(a, worse) - gradeAt(b, worse)
      if (order !== 0) return order
    }
    if (better >= 0n) {
      const order = gradeAt(a, better) - gradeAt(b, better)
      if (order !== 0) return order
    }
    // Nothing changes before the nearest border of a grade on either side.
    const next = least([a, b].flatMap((grades) => [upTo(grades, worse), downTo(grades, better)]))
    out += next > 1n ? next : 1n
  }
  return 0
}

/** The grade at a place, counted from the best. */
function gradeAt(grades: Grades, place: bigint): number {
  let seen = 0n
  for (let grade = 0; grade < grades.length; grade++) {
    seen += grades[grade] as bigint
    if (place < seen) return grade
  }
  return grades.length - 1
}

/** How far it is to the first place of the next worse grade. */
function upTo(grades: Grades, place: bigint): bigint {
  const total = grades.reduce((sum, each) => sum + each, 0n)
  if (place >= total) return total
  let seen = 0n
  for (const count of grades) {
    seen += count
    if (place < seen) return seen - place
  }
  return total
}

/** How far it is to the last place of the next better grade. */
function downTo(grades: Grades, place: bigint): bigint {
  const total = grades.reduce((sum, each) => sum + each, 0n)
  if (place < 0n) return total
  let seen = 0n
  for (const count of grades) {
    if (place < seen + count) return place - seen + 1n
    seen += count
  }
  return total
}
