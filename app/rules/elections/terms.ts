// What the terms of a vote say of an election: who stands, how it is counted, and how many are elected. Fixed when the vote
// opens, and hashed with the terms. Source: the rules of decision, "Elections and rankings"; docs/decisions/elections-as-votes.md.
import type { Json } from '../canonical.ts'
import type { Rule } from '../engine-2/rule.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Words } from '../rule.ts'
import { type Check, isHash, isNumber, isRecord, isWords, listOf, oneOf, orNull, record } from '../shape.ts'
import { METHODS, type Method } from './election.ts'

/** `id` is a number from 1 that stays the candidate's own through a run-off. */
export type Candidate = { id: string; names: Words }

export type ElectionTerms = {
  method: Method
  seats: string
  /** In the order of the list, which is that of their ids. */
  candidates: Candidate[]
  /** Up to so many may be named: under approval alone. */
  most: string | null
  /** The best first: under majority judgment alone. */
  grades: Words[] | null
  /** Of whom more than half elects in the first of two rounds: of valid ballots, or of those present. */
  base: 'cast' | 'present' | null
  /** What a ballot counts: one, or the weight of its seat. */
  measure: 'seats' | 'weight'
  /** Of a run-off: the vote in which nobody was elected. */
  first: { vote: string; vote_hash: string } | null
}

/** How a ballot is filled in. */
export type ChoiceKind = 'one' | 'several' | 'ranked' | 'graded'

export const KIND_OF: Record<Method, ChoiceKind> = {
  plurality: 'one',
  'two-round': 'one',
  approval: 'several',
  borda: 'ranked',
  schulze: 'ranked',
  'scottish-stv': 'ranked',
  'meek-stv': 'ranked',
  'majority-judgment': 'graded',
}

export const MOST_CANDIDATES = 60
export const MOST_GRADES = 9
export const CANDIDATE_NAME = 160

/** A rule under which members may elect: somebody must vote, and ties are the lot's and not the chair's. */
export const mayElect = ({ form, chair }: Pick<Rule, 'form' | 'chair'>): boolean =>
  form !== 'silence' && chair !== 'only_on_tie'

/** The rules of transferable votes move papers, and a paper has no weight. */
export const countsWeights = (method: Method): boolean => !method.endsWith('stv')

/** Refuses `election_malformed` with the field, and with a code of its own what somebody who opens an election may have meant. */
export function readElection(value: Json | undefined): Result<ElectionTerms> {
  if (!isRecord(value)) return refuse('election_malformed', { field: '' })
  const wrong = Object.keys(FIELDS).find((name) => !Object.hasOwn(value, name) || !FIELDS[name]?.(value[name] as Json))
  const field = wrong ?? Object.keys(value).find((name) => !Object.hasOwn(FIELDS, name))
  if (field !== undefined) return refuse('election_malformed', { field })
  const election = value as unknown as ElectionTerms
  return checkElection(election)
}

/** Whether what is said of an election goes together. */
export function checkElection(election: ElectionTerms): Result<ElectionTerms> {
  const { method, seats, candidates, most, grades, base, measure, first } = election
  const at = (field: string) => refuse('election_malformed', { field })
  if (candidates.length < 2) return refuse('election_few_candidates')
  if (candidates.length > MOST_CANDIDATES) return at('candidates')
  const ids = candidates.map(({ id }) => Number(id))
  if (ids.some((id, place) => id <= (ids[place - 1] ?? 0))) return at('candidates')
  for (const language of ['ar', 'en'] as const) {
    const names = candidates.map(({ names }) => names[language])
    if (names.some((name) => name.trim() === '' || name.length > CANDIDATE_NAME)) return refuse('election_name_missing')
    if (new Set(names).size < names.length) return refuse('election_names_same')
  }
  const [fill, kind] = [BigInt(seats), KIND_OF[method]]
  if (fill < 1n || fill > BigInt(candidates.length)) return refuse('election_seats')
  if (method === 'two-round' && fill !== 1n) return refuse('election_one_seat')
  if ((most !== null) !== (kind === 'several')) return at('most')
  if (most !== null && (BigInt(most) < 1n || BigInt(most) > BigInt(candidates.length))) return refuse('election_most')
  if ((grades !== null) !== (kind === 'graded')) return at('grades')
  if (grades !== null && (grades.length < 2 || grades.length > MOST_GRADES)) return at('grades')
  if ((base !== null) !== (method === 'two-round')) return at('base')
  if (first !== null && method !== 'two-round') return at('first')
  if (measure === 'weight' && !countsWeights(method)) return refuse('election_weights')
  return ok(election)
}

const FIELDS: Record<string, Check> = {
  method: oneOf(...METHODS),
  seats: isNumber,
  candidates: listOf(
    record({ id: (value) => typeof value === 'string' && /^[1-9][0-9]?$/.test(value), names: isWords }),
  ),
  most: orNull(isNumber),
  grades: orNull(listOf(isWords)),
  base: orNull(oneOf('cast', 'present')),
  measure: oneOf('seats', 'weight'),
  first: orNull(
    record({
      vote: (value) => typeof value === 'string' && value !== '',
      vote_hash: isHash,
    }),
  ),
}
