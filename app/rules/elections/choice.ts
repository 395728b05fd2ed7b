// What a ballot of an election says, as the one text there is for it: whom it names, in what order, or with which grade; and
// whether it may say so. Source: docs/decisions/elections-as-votes.md.
import { assertNever, ok, type Result, refuse } from '../result.ts'
import { type ElectionTerms, KIND_OF } from './terms.ts'

/** A ballot for nobody, where members may abstain. */
export const BLANK = 'blank'

/** Any text that a choice could be; which are choices in a vote is for `readChoice`. */
export const CHOICE_FORM = /^(blank|[0-9][0-9>,:]{0,799})$/

/** Groups of candidates by number, the preferred first; under majority judgment one group a grade. */
export type Places = number[][]

/** Refuses what is no choice in this election, and why; null for a blank ballot. */
export function readChoice(choice: string, election: ElectionTerms, mayBeBlank: boolean): Result<Places | null> {
  if (choice === BLANK) return mayBeBlank ? ok(null) : refuse('ballot_blank_refused')
  const kind = KIND_OF[election.method]
  const standing = new Set(election.candidates.map(({ id }) => id))
  const parts = choice.split(kind === 'ranked' ? '>' : ',')
  const named = kind === 'graded' ? parts.map((part) => part.split(':')[0] as string) : parts
  const stranger = named.find((id) => !standing.has(id))
  if (stranger !== undefined) return refuse('ballot_choice_unknown', { choice: stranger })
  if (new Set(named).size < named.length) return refuse('ballot_choice_twice')
  const numbers = named.map(Number)
  if (kind !== 'ranked' && numbers.some((each, place) => each <= (numbers[place - 1] ?? 0)))
    return refuse('ballot_choice_order')
  switch (kind) {
    case 'one':
      return numbers.length === 1 ? ok([numbers]) : refuse('ballot_choice_over', { most: '1' })
    case 'several': {
      const most = election.most ?? '1'
      return BigInt(numbers.length) > BigInt(most) ? refuse('ballot_choice_over', { most }) : ok([numbers])
    }
    case 'ranked':
      return ok(numbers.map((each) => [each]))
    case 'graded':
      return readGrades(parts, election)
    default:
      return assertNever(kind)
  }
}

function readGrades(parts: readonly string[], { candidates, grades }: ElectionTerms): Result<Places> {
  if (parts.length < candidates.length) return refuse('ballot_grades_missing')
  const places: Places = (grades ?? []).map(() => [])
  for (const part of parts) {
    const [id, grade = ''] = part.split(':')
    const place = part.split(':').length === 2 && /^[0-9]$/.test(grade) ? places[Number(grade)] : undefined
    if (!place) return refuse('ballot_choice_unknown', { choice: part })
    place.push(Number(id))
  }
  return ok(places)
}

/** Of those named, in whatever order they were touched. */
export const choiceOfSet = (ids: Iterable<string>): string => [...ids].sort(byNumber).join(',')

/** The first preferred first. */
export const choiceOfRanking = (ids: readonly string[]): string => ids.join('>')

/** By candidate, the place of its grade. */
export const choiceOfGrades = (grades: ReadonlyMap<string, number>): string =>
  [...grades]
    .sort(([a], [b]) => byNumber(a, b))
    .map(([id, grade]) => `${id}:${grade}`)
    .join(',')

const byNumber = (a: string, b: string): number => Number(a) - Number(b)
