// The outcome of an election held as a vote, engine `majlis/elections/1`: from accepted ballots to who is elected, with every
// round and every lot. Exact, total, the same for ever. Source: the rules of decision; docs/decisions/elections-as-votes.md.
import { toHex } from '../bytes.ts'
import type { Elector } from '../electorate.ts'
import { type Room, roomAtClose } from '../engine-2/close.ts'
import { findQuorum2, type Quorum } from '../engine-2/quorum.ts'
import { sha256Text } from '../sha256.ts'
import { type CountedBallot, lastOfSeats } from '../tally.ts'
import { type VoteTerms3, voteHash } from '../vote-terms.ts'
import { firstPreferences, roundOf } from './by-votes.ts'
import { readChoice } from './choice.ts'
import { countElection } from './count-election.ts'
import { type CountRecord, recordOfCount } from './count-record.ts'
import type { Count, Election, RankedBallot } from './election.ts'
import { Lots } from './lots.ts'
import type { ElectionTerms } from './terms.ts'
import { firstRound, runOff } from './two-round.ts'

export const ELECTIONS_1 = 'majlis/elections/1'

/** `run_off`: nobody has the majority asked for; `not_elected`: no ballot names anybody. */
export type ElectionOutcome = 'elected' | 'run_off' | 'not_elected' | 'no_quorum'

export type ElectionStepCode = 'rule' | 'recused' | 'quorum' | 'method' | 'ballots' | 'majority' | 'therefore'
export type ElectionStep = { code: ElectionStepCode; params: Record<string, string> }

export type ElectionDecision = {
  engine: typeof ELECTIONS_1
  outcome: ElectionOutcome
  /** In seats; `not_voted` are members able to vote from whom no ballot came. */
  counts: { valid: string; blank: string; not_voted: string }
  quorum: Quorum
  /** Ids in the order in which they were elected. */
  elected: string[]
  /** Ids of those who stand in the next round; empty where there is none. */
  run_off: string[]
  /** Null where nothing was counted. */
  count: CountRecord | null
  /** From which every lot was drawn. */
  seed: string
  working: ElectionStep[]
}

export type ElectionClosing = {
  electors: readonly Elector[]
  present: Iterable<string>
  ballots: readonly CountedBallot[]
  recused: Iterable<string>
}

/** Throws for ballots that `checkBallot` would have refused, and for ballots without their ids. */
export function decideElection(terms: VoteTerms3, closing: ElectionClosing): ElectionDecision {
  const { rule, election } = terms
  const last = lastOfSeats(closing.ballots)
  const room = roomAtClose(terms, closing.electors, closing.present, last, closing.recused)
  const quorum = findQuorum2(rule, room)
  const counted = electionFrom(terms, [...last.values()])
  const seed = lotSeed(terms, [...last.values()])
  const { seats: valid } = counted
  const blank = last.size - valid
  const able = BigInt(room.members.seats) - BigInt(room.recused.seats)
  const steps: ElectionStep[] = [{ code: 'rule', params: { id: rule.id } }]
  if (room.recused.seats !== '0')
    steps.push({ code: 'recused', params: { recused: room.recused.seats, mode: rule.recused } })
  steps.push({ code: 'quorum', params: quorumParams(quorum, room, rule.quorum.measure) })
  const found = quorum.met ? countBy(terms, counted.election, room, seed) : NOTHING('no_quorum')
  if (quorum.met) {
    steps.push({ code: 'method', params: { method: election.method, seats: election.seats } })
    steps.push({ code: 'ballots', params: { valid: String(valid), blank: String(blank) } })
    steps.push(...found.steps)
  }
  steps.push({ code: 'therefore', params: { outcome: found.outcome } })
  return {
    engine: ELECTIONS_1,
    outcome: found.outcome,
    counts: {
      valid: String(valid),
      blank: String(blank),
      not_voted: (able - BigInt(last.size)).toString(),
    },
    quorum,
    elected: found.count?.elected.map(String) ?? [],
    run_off: found.runOff.map(String),
    count: found.count && recordOfCount(found.count),
    seed,
    working: steps,
  }
}

/** The ballots as every counting program knows them; `seats` are those whose ballot names somebody. */
export function electionFrom(
  { rule, election, question }: VoteTerms3,
  ballots: readonly CountedBallot[],
): { election: Election; seats: number } {
  const counts = new Map<string, RankedBallot>()
  let seats = 0
  for (const { seat, choice, weight } of ballots) {
    const places = readChoice(choice, election, rule.choices.includes('abstain'))
    if (!places.ok) throw new Error(`Seat ${seat} has a ballot that cannot be counted: ${places.code}`)
    if (!places.value) continue
    seats++
    const papers = election.measure === 'weight' ? BigInt(weight) : 1n
    counts.set(choice, { places: places.value, count: (counts.get(choice)?.count ?? 0n) + papers })
  }
  const ids = election.candidates.map(({ id }) => Number(id))
  const size = ids.at(-1) ?? 0
  const numbers = Array.from({ length: size }, (_, place) => place + 1)
  const nameOf = new Map(election.candidates.map(({ id, names }) => [Number(id), names[question.authoritative]]))
  return {
    election: {
      title: question[question.authoritative],
      candidates: numbers.map((number) => nameOf.get(number) ?? '—'),
      seats: Number(election.seats),
      // Those whom a first round left out keep their numbers.
      withdrawn: numbers.filter((number) => !ids.includes(number)),
      ballots: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ballot]) => ballot),
    },
    seats,
  }
}

/** Nobody knows it before the last ballot is in: each carries random bits of its voter's device. */
export function lotSeed(terms: VoteTerms3, ballots: readonly CountedBallot[]): string {
  const ids = ballots.map(({ seat, id }) => {
    if (id === undefined) throw new Error(`The ballot of seat ${seat} has no id to draw lots from`)
    return `${id}\n`
  })
  return toHex(sha256Text(`majlis/lot-seed/v1\0${voteHash(terms)}\0${ids.sort().join('')}`))
}

type Found = { outcome: ElectionOutcome; count: Count | null; runOff: number[]; steps: ElectionStep[] }

const NOTHING = (outcome: ElectionOutcome): Found => ({ outcome, count: null, runOff: [], steps: [] })

function countBy(terms: VoteTerms3, election: Election, room: Room, seed: string): Found {
  const { method, first } = terms.election
  if (election.ballots.length === 0) return NOTHING('not_elected')
  if (method === 'two-round') return first ? second(election, seed) : opening(terms, election, room)
  const count = countElection(method, election, { seats: election.seats, seed })
  if (!count.ok) throw new Error(`The count was refused: ${count.code}`)
  return { outcome: 'elected', count: count.value, runOff: [], steps: [] }
}

/** More than half elects; else the two best run off in a vote of their own, those equal to the second with them. */
function opening(terms: VoteTerms3, election: Election, room: Room): Found {
  const votes = votesIn(election)
  const valid = [...votes.values()].reduce((sum, each) => sum + each, 0n)
  const base = terms.election.base === 'present' ? presentIn(terms, room) : valid
  const { elected, runOff: best } = firstRound(votes, base)
  const required = (base / 2n + 1n).toString()
  const excluded = [...votes.keys()].filter((each) => !elected.includes(each) && !best.includes(each))
  const params = { base: base.toString(), required, of: terms.election.base ?? 'cast' }
  const round = roundOf(1, 'first_preferences', votes, { elected, excluded, params })
  return {
    outcome: elected.length > 0 ? 'elected' : 'run_off',
    count: { method: 'two-round', elected, ranking: null, quota: required, rounds: [round], lots: [] },
    runOff: best,
    steps: [{ code: 'majority', params }],
  }
}

/** The most votes, and among equals the lot. */
function second(election: Election, seed: string): Found {
  const votes = votesIn(election)
  const lots = new Lots(seed)
  const elected = runOff(votes, 1, lots)
  const excluded = [...votes.keys()].filter((each) => !elected.includes(each))
  const round = roundOf(1, 'run_off', votes, { elected, excluded })
  const count: Count = { method: 'two-round', elected, ranking: null, quota: null, rounds: [round], lots: lots.drawn }
  return { outcome: 'elected', count, runOff: [], steps: [] }
}

function votesIn(election: Election): Map<number, bigint> {
  const standing = election.candidates.map((_, place) => place + 1)
  const votes = firstPreferences(election, new Set(standing.filter((each) => !election.withdrawn.includes(each))))
  if (!votes) throw new Error('A ballot names two where it may name one')
  return votes
}

/** As the base of a decision by those present: the recused in the room are in it where the rule keeps them. */
function presentIn({ rule, election }: VoteTerms3, { present, recused_present }: Room): bigint {
  const amount = BigInt(present[election.measure])
  return rule.recused === 'in_base' ? amount + BigInt(recused_present[election.measure]) : amount
}

function quorumParams(quorum: Quorum, { members }: Room, measure: 'seats' | 'weight' | 'population') {
  const unit = measure === 'weight' && members.weight === members.seats ? 'seats' : measure
  const { base, required, present, met, adjourned } = quorum
  return { base, required, present, met: String(met), adjourned: String(adjourned), unit }
}

export const candidateNames = ({ candidates }: ElectionTerms) => new Map(candidates.map(({ id, names }) => [id, names]))
