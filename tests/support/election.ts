// Elections for tests: a list of candidates and what is asked of the voters.
import type { Method } from '../../app/rules/elections/election.ts'
import { GRADES } from '../../app/rules/elections/grades.ts'
import { type ElectionTerms, KIND_OF } from '../../app/rules/elections/terms.ts'
import type { OpenElection } from '../../app/wire/ballots.ts'

export const CANDIDATES = [
  { ar: 'سلمى الحداد', en: 'Salma Alhaddad' },
  { ar: 'ناصر الكعبي', en: 'Nasser Alkaabi' },
  { ar: 'أمينة الزياني', en: 'Amina Alzayani' },
  { ar: 'يوسف المناعي', en: 'Yusuf Almannai' },
]

/** As the terms have it: the first so many candidates. */
export function electionBy(method: Method, more: Partial<ElectionTerms> & { of?: number } = {}): ElectionTerms {
  const { of = CANDIDATES.length, ...over } = more
  const kind = KIND_OF[method]
  return {
    method,
    seats: '1',
    candidates: CANDIDATES.slice(0, of).map((names, place) => ({ id: String(place + 1), names })),
    most: kind === 'several' ? '2' : null,
    grades: kind === 'graded' ? GRADES : null,
    base: method === 'two-round' ? 'present' : null,
    measure: 'seats',
    first: null,
    ...over,
  }
}

/** As the chair asks for it. */
export const electionInput = (method: Method, over: Partial<OpenElection> = {}): OpenElection => ({
  method,
  seats: 1,
  candidates: CANDIDATES.slice(0, 3),
  most: method === 'approval' ? 2 : null,
  base: method === 'two-round' ? 'present' : null,
  measure: 'seats',
  ...over,
})
