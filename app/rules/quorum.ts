// Whether enough members are present to decide, looked at when a vote opens and again when it closes. A recused member
// is never present for the item, so recusals can break a quorum; whether they also lower the number required is the
// rule's `quorum.base`. Also the exact arithmetic of shares, for quorum and threshold alike: integers, never floats.
import type { Amount } from './electorate.ts'
import type { Fraction, Rule } from './rule.ts'

export type QuorumFacts = {
  /** Seats in office with a vote, the recused included. */
  members: Amount
  recused: Amount
  /** Checked in and able to vote on the item. */
  present: Amount
}

export type Quorum = { base: string; required: string; present: string; met: boolean }

export function findQuorum(rule: Pick<Rule, 'quorum'>, facts: QuorumFacts): Quorum {
  const { measure } = rule.quorum
  const members = BigInt(facts.members[measure])
  const base = rule.quorum.base === 'members' ? members : members - BigInt(facts.recused[measure])
  const present = BigInt(facts.present[measure])
  return {
    base: base.toString(),
    required: requiredOf(rule.quorum, base).toString(),
    present: present.toString(),
    // With nobody in office nothing is decided, whatever share of nobody is present.
    met: present > 0n && meets(rule.quorum, present, base),
  }
}

/** `amount / base` against the fraction, by cross-multiplication: two thirds is 3 × amount ≥ 2 × base. */
export function meets(fraction: Fraction, amount: bigint, base: bigint): boolean {
  const have = BigInt(fraction.denominator) * amount
  const need = BigInt(fraction.numerator) * base
  return fraction.comparison === 'more_than' ? have > need : have >= need
}

/** The least whole number that meets the fraction of `base`; at least one, for nothing is carried by no votes. */
export function requiredOf(fraction: Fraction, base: bigint): bigint {
  const need = BigInt(fraction.numerator) * base
  const denominator = BigInt(fraction.denominator)
  const least = fraction.comparison === 'more_than' ? need / denominator + 1n : (need + denominator - 1n) / denominator
  return least > 0n ? least : 1n
}

/** The share itself, rounded half up to two places, for reading only: "128.67", "96.5", "4". */
export function shareOf(fraction: Fraction, base: bigint): string {
  const denominator = BigInt(fraction.denominator)
  const hundredths = (200n * BigInt(fraction.numerator) * base + denominator) / (2n * denominator)
  const places = (hundredths % 100n).toString().padStart(2, '0').replace(/0+$/, '')
  return places === '' ? (hundredths / 100n).toString() : `${hundredths / 100n}.${places}`
}
