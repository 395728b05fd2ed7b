// What seats count together: how many they are, their weight, and the people they stand for. Exact integers as decimal strings.
import type { Measure } from './rule.ts'

export type Amounts = Record<Measure, string>

/** `population` is left out where the body counts no people. */
export type Counted = { weight: string; population?: string }

export function amountsOf(seats: Iterable<Counted>): Amounts {
  let [count, weight, people] = [0n, 0n, 0n]
  for (const seat of seats) {
    count += 1n
    weight += BigInt(seat.weight)
    people += BigInt(seat.population ?? '0')
  }
  return { seats: count.toString(), weight: weight.toString(), population: people.toString() }
}
