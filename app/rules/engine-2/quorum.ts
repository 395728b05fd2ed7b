// Whether enough members are present under a rule of engine `majlis/2`, at the opening of a vote and again at its close: of the
// members or of the statutory seats, and by a lower share after so many meetings that failed. Source: the rules of decision.
import { meets, requiredOf } from '../quorum.ts'
import type { Fraction } from '../rule.ts'
import type { Amounts } from './amounts.ts'
import type { Rule } from './rule.ts'

export type QuorumFacts = {
  /** Seats in office with a vote under the rule, the recused included. */
  members: Amounts
  /** Seats the law provides for, the vacant included. */
  statutory: Amounts
  recused: Amounts
  /** Able to vote and present. */
  present: Amounts
  /** Times that the meeting failed for want of a quorum. */
  failed_meetings: string
}

export type Quorum = { base: string; required: string; present: string; met: boolean; adjourned: boolean }

export function findQuorum2(rule: Pick<Rule, 'quorum'>, facts: QuorumFacts): Quorum {
  const { base: of, measure, share, adjourned } = rule.quorum
  const amount = (part: Amounts) => BigInt(part[measure])
  const whole = of === 'statutory' ? amount(facts.statutory) : amount(facts.members)
  const base = of === 'members_not_recused' ? whole - amount(facts.recused) : whole
  const lowered = adjourned !== null && BigInt(facts.failed_meetings) >= BigInt(adjourned.after)
  const fraction: Fraction = lowered ? adjourned.share : share
  const present = amount(facts.present)
  return {
    base: base.toString(),
    required: requiredOf(fraction, base).toString(),
    present: present.toString(),
    // With nobody present nothing is decided, whatever share that is.
    met: present > 0n && meets(fraction, present, base),
    adjourned: lowered,
  }
}
