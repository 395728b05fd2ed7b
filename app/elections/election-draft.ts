// What the chair fills in to open an election, and what is asked of the server for it.
import type { Method } from '../rules/elections/election.ts'
import { GRADES } from '../rules/elections/grades.ts'
import { countsWeights, type ElectionTerms, KIND_OF } from '../rules/elections/terms.ts'
import type { OpenElection } from '../wire/ballots.ts'
import type { Bilingual } from '../wire/text.ts'

/** Two rounds are offered twice: by the majority of those present, as officers are elected, and of the valid votes. */
export type Way = Exclude<Method, 'two-round'> | 'officers' | 'two-round'

export const WAYS: Way[] = [
  'plurality',
  'officers',
  'two-round',
  'approval',
  'scottish-stv',
  'meek-stv',
  'borda',
  'schulze',
  'majority-judgment',
]

export type ElectionDraft = {
  way: Way
  seats: string
  most: string
  measure: 'seats' | 'weight'
  candidates: (Bilingual & { key: string })[]
}

export const EMPTY_DRAFT: ElectionDraft = { way: 'plurality', seats: '1', most: '2', measure: 'seats', candidates: [] }

export const methodOf = (way: Way): Method => (way === 'officers' ? 'two-round' : way)
export const fillsOne = (way: Way): boolean => methodOf(way) === 'two-round'

export function electionInput({ way, seats, most, measure, candidates }: ElectionDraft): OpenElection {
  const method = methodOf(way)
  return {
    method,
    seats: fillsOne(way) ? 1 : Number(seats),
    candidates: candidates.map(({ ar, en }) => ({ ar, en })),
    most: KIND_OF[method] === 'several' ? Number(most) : null,
    base: way === 'officers' ? 'present' : way === 'two-round' ? 'cast' : null,
    measure: countsWeights(method) ? measure : 'seats',
  }
}

/** As the terms will have it, for the sentences that say how it is held. */
export function draftTerms(draft: ElectionDraft): ElectionTerms {
  const { method, seats, most, candidates, ...same } = electionInput(draft)
  return {
    ...same,
    method,
    seats: String(seats),
    most: most === null ? null : String(most),
    grades: KIND_OF[method] === 'graded' ? GRADES : null,
    candidates: candidates.map((names, place) => ({ id: String(place + 1), names })),
    first: null,
  }
}
