// Lots that anybody can draw again: candidates in the order of SHA-256(seed, round, number). The seed is published before the
// count, so nobody can choose it knowing the votes. Source: the rules of decision, "ties … lot (recorded seed)".
import { toHex } from '../bytes.ts'
import { sha256Text } from '../sha256.ts'
import type { Lot } from './election.ts'

export class Lots {
  readonly drawn: Lot[] = []
  readonly #seed: string

  constructor(seed: string) {
    this.#seed = seed
  }

  /** All of them, in the order drawn; one candidate needs no lot, and none is recorded. */
  order(round: number, candidates: readonly number[]): number[] {
    if (candidates.length < 2) return [...candidates]
    const ticket = (candidate: number) => toHex(sha256Text(`majlis/lot/v1\0${this.#seed}\0${round}\0${candidate}`))
    const tickets = candidates.map((candidate) => ({ candidate, ticket: ticket(candidate) }))
    tickets.sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    const order = tickets.map(({ candidate }) => candidate)
    this.drawn.push({ round, candidates: [...candidates].sort((a, b) => a - b), order })
    return order
  }

  first(round: number, candidates: readonly number[]): number {
    return this.order(round, candidates)[0] as number
  }
}
