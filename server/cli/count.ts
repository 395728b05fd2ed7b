import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseBlt } from '../../app/rules/elections/blt.ts'
import { countElection } from '../../app/rules/elections/count-election.ts'
import { countSheet, lotWords, roundWords } from '../../app/rules/elections/count-words.ts'
import { type Count, type Election, METHODS, type Method } from '../../app/rules/elections/election.ts'
import type { Refusal } from '../../app/rules/result.ts'
import { type Out, unreadable } from './out.ts'

const USAGE = `Usage: majlis count FILE.blt --method ${METHODS.join('|')} [--seats N] [--seed TEXT] [--json] [--lang ar|en]`

/** Exit 0, or 2 with one line. Without `--seed` lots are drawn from the SHA-256 of the file. */
export async function count(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const asked = readArgs(args)
  if (!asked) return fail(USAGE)
  const { path, method, json, lang } = asked
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    return fail(unreadable(path, error))
  }
  const election = parseBlt(new TextDecoder('utf-8').decode(bytes))
  if (!election.ok) return fail(`${path}: ${sentence(election)} (${election.code})`)
  const seats = asked.seats ?? election.value.seats
  const seed = asked.seed ?? createHash('sha256').update(bytes).digest('hex')
  const counted = countElection(method, election.value, { seats, seed })
  if (!counted.ok) return fail(`${path}: ${sentence(counted)} (${counted.code})`)
  const shown = json
    ? JSON.stringify(asJson(counted.value, election.value, seats, seed))
    : countSheet(counted.value, election.value, lang).join('\n')
  out.stdout.write(`${shown}\n`)
  return 0
}

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        method: { type: 'string' },
        seats: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'en' },
      },
    })
    const [path, ...rest] = positionals
    const { method, seats, seed, json, lang } = values
    if (!path || rest.length > 0 || !METHODS.includes(method as Method) || (lang !== 'ar' && lang !== 'en')) return null
    if (seats !== undefined && !/^[1-9]\d{0,3}$/.test(seats)) return null
    return { path, method: method as Method, seats: seats ? Number(seats) : undefined, seed, json, lang } as const
  } catch {
    return null
  }
}

/** `elected` by number; `order` is the order in which they were elected. */
const asJson = (count: Count, election: Election, seats: number, seed: string) => ({
  method: count.method,
  seats,
  candidates: election.candidates,
  elected: [...count.elected].sort((a, b) => a - b),
  order: count.elected,
  ranking: count.ranking,
  quota: count.quota,
  rounds: count.rounds.map((round) => ({ ...round, words: roundWords(round, election) })),
  lots: count.lots.map((lot) => ({ ...lot, words: lotWords(lot, election) })),
  seed,
})

function sentence({ code, params = {} }: Refusal): string {
  if (code === 'blt_malformed') return `line ${params.line}: ${WRONG[params.why ?? ''] ?? 'not BLT'}`
  return REFUSED[code] ?? 'cannot be counted'
}

const REFUSED: Record<string, string> = {
  blt_too_large: 'too large to be a BLT file',
  equal_preferences: 'a ballot puts candidates equal, which this method cannot count',
  too_few_candidates: 'there are fewer candidates than seats',
  one_seat_only: 'this method elects one',
}

const WRONG: Record<string, string> = {
  long: 'the line is longer than any of a BLT file',
  head: 'the first line must be the number of candidates and the number of seats',
  candidates: 'from 1 to 1,000 candidates can be counted',
  seats: 'from 1 seat to as many as there are candidates can be filled',
  candidate: 'there is no candidate of that number',
  count: 'a ballot begins with how many there are of it',
  ending: 'a ballot ends with 0',
  twice: 'a candidate is preferred twice',
  end: 'the ballots must end with a line 0',
  names: 'after the ballots come the names, one for each candidate, and the title',
  name: 'a name stands in double quotes',
}
