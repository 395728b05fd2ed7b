// A round of a count as rows to read: what each candidate has, what came or went since the round before, and who is in or out.
// Exact decimals, cut of trailing zeros; what a count holds stays as it is. Source: the stage reports of transferable votes.
import type { CountRecord, RoundRecord } from './count-record.ts'

export type SheetRow = {
  candidate: string
  votes: string
  /** With its sign; "" where nothing came or went, or no round was before. */
  change: string
  /** `elected` and `out` in this round, or in one before. */
  state: 'running' | 'elected' | 'was_elected' | 'out' | 'was_out'
}

export type SheetRound = {
  round: RoundRecord
  rows: SheetRow[]
  /** Votes that no candidate has any more; null where there are none. */
  exhausted: { votes: string; change: string } | null
}

export function sheetRounds({ rounds }: Pick<CountRecord, 'rounds'>): SheetRound[] {
  const elected = new Set<string>()
  const out = new Set<string>()
  return rounds.map((round, place) => {
    const before = rounds[place - 1]
    const had = new Map(before?.votes.map(({ candidate, votes }) => [candidate, votes]))
    const rows = round.votes.map(({ candidate, votes }): SheetRow => {
      const last = had.get(candidate)
      return {
        candidate,
        votes: plain(votes),
        change: last === undefined || !isComparable(round, before) ? '' : changeOf(last, votes),
        state: round.elected.includes(candidate)
          ? 'elected'
          : round.excluded.includes(candidate)
            ? 'out'
            : elected.has(candidate)
              ? 'was_elected'
              : out.has(candidate)
                ? 'was_out'
                : 'running',
      }
    })
    for (const candidate of round.elected) elected.add(candidate)
    for (const candidate of round.excluded) out.add(candidate)
    const change = before && isComparable(round, before) ? changeOf(before.exhausted, round.exhausted) : ''
    const exhausted = /[1-9]/.test(round.exhausted) ? { votes: plain(round.exhausted), change } : null
    return { round, rows, exhausted }
  })
}

/** Pairs that are won are not votes that were moved. */
const isComparable = (round: RoundRecord, before: RoundRecord | undefined): boolean =>
  before !== undefined && round.code !== 'paths'

/** "1,234.50000" is "1234.5". */
export const plain = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal

function changeOf(before: string, now: string): string {
  const digits = Math.max(placesOf(before), placesOf(now))
  const difference = units(now, digits) - units(before, digits)
  if (difference === 0n) return ''
  const size = (difference < 0n ? -difference : difference).toString().padStart(digits + 1, '0')
  const text = digits === 0 ? size : plain(`${size.slice(0, -digits)}.${size.slice(-digits)}`)
  return `${difference < 0n ? '−' : '+'}${text}`
}

const placesOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0
const units = (decimal: string, digits: number): bigint =>
  BigInt(decimal.replace('.', '') + '0'.repeat(digits - placesOf(decimal)))
