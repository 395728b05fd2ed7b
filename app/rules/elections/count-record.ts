// A count as a result holds it, with ids and decimal strings alone, and read back for whoever shows it.
import type { Count, Method, Round, RoundCode } from './election.ts'

export type RoundRecord = {
  round: string
  code: RoundCode
  candidate: string | null
  votes: { candidate: string; votes: string }[]
  exhausted: string
  elected: string[]
  excluded: string[]
  params: Record<string, string>
}

export type CountRecord = {
  method: Method
  quota: string | null
  ranking: string[][] | null
  rounds: RoundRecord[]
  lots: { round: string; candidates: string[]; order: string[] }[]
}

export const recordOfCount = ({ method, quota, ranking, rounds, lots }: Count): CountRecord => ({
  method,
  quota,
  ranking: ranking?.map(texts) ?? null,
  rounds: rounds.map(({ round, candidate, votes, elected, excluded, code, exhausted, params }) => ({
    round: String(round),
    code,
    candidate: candidate === null ? null : String(candidate),
    votes: votes.map((each) => ({ candidate: String(each.candidate), votes: each.votes })),
    exhausted,
    elected: texts(elected),
    excluded: texts(excluded),
    params,
  })),
  lots: lots.map(({ round, candidates, order }) => ({
    round: String(round),
    candidates: texts(candidates),
    order: texts(order),
  })),
})

export const roundOfRecord = ({ round, candidate, votes, elected, excluded, ...same }: RoundRecord): Round => ({
  ...same,
  round: Number(round),
  candidate: candidate === null ? null : Number(candidate),
  votes: votes.map((each) => ({ candidate: Number(each.candidate), votes: each.votes })),
  elected: elected.map(Number),
  excluded: excluded.map(Number),
})

const texts = (numbers: readonly number[]): string[] => numbers.map(String)
