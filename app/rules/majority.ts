// The outcome of a vote under engine `majlis/1`, with its working: what was counted, against which base, and why it
// passed or not. Exact integers as decimal strings; the working is codes and strings, put into words when it is shown.
// Source: the rules of decision. Majority is more than half (501 of 1000, not 500); two thirds is 3 × yes ≥ 2 × base.
import { findQuorum, meets, type Quorum, requiredOf, shareOf } from './quorum.ts'
import { ENGINE, type Measure, type Rule } from './rule.ts'
import type { Tally, VoteFacts } from './tally.ts'

/** `tied`: the rule gives the chair a casting vote, and it has not been given yet. */
export type Outcome = 'carried' | 'not_carried' | 'no_quorum' | 'tied'

export type StepCode =
  | 'rule'
  | 'recused_out'
  | 'recused_in'
  | 'base_cast'
  | 'base_cast_against'
  | 'base_cast_and_abstained'
  | 'base_present'
  | 'base_members'
  | 'quorum_met'
  | 'quorum_missing'
  | 'yes_none'
  | 'yes_above'
  | 'yes_exact'
  | 'yes_below'
  | 'tie_fails'
  | 'tie_awaits_chair'
  | 'chair_yes'
  | 'chair_no'
  | 'therefore_carried'
  | 'therefore_not_carried'
  | 'therefore_no_quorum'
  | 'therefore_tied'

export type Step = { code: StepCode; params: Record<string, string> }

export type Decision = {
  engine: typeof ENGINE
  outcome: Outcome
  /** In the rule's measure; `not_voted` are members able to vote from whom no ballot came. */
  counts: { yes: string; no: string; abstain: string; not_voted: string }
  tally: Tally
  base: string
  required: string
  quorum: Quorum
  working: Step[]
}

/** Total: any facts have an outcome, the same one for ever. */
export function decide(rule: Rule, facts: VoteFacts): Decision {
  const { counts, base } = countAgainst(rule, facts)
  const required = requiredOf(rule.threshold, base)
  const quorum = findQuorum(rule, facts)
  const tied = isTied(rule, counts, base)
  const outcome = outcomeOf(rule, facts, {
    quorum,
    tied,
    carried: counts.yes > 0n && meets(rule.threshold, counts.yes, base),
  })
  const decision: Omit<Decision, 'working'> = {
    engine: ENGINE,
    outcome,
    counts: {
      yes: counts.yes.toString(),
      no: counts.no.toString(),
      abstain: counts.abstain.toString(),
      not_voted: counts.notVoted.toString(),
    },
    tally: facts.tally,
    base: base.toString(),
    required: required.toString(),
    quorum,
  }
  return { ...decision, working: workingOf(rule, facts, decision, tied) }
}

type Counts = { yes: bigint; no: bigint; abstain: bigint; notVoted: bigint; against: bigint }

function countAgainst(rule: Rule, facts: VoteFacts): { counts: Counts; base: bigint } {
  const of = (amount: Record<Measure, string>) => BigInt(amount[rule.measure])
  const [yes, no, abstain] = [of(facts.tally.yes), of(facts.tally.no), of(facts.tally.abstain)]
  const able = of(facts.members) - of(facts.recused)
  const against = rule.abstain === 'counts_against' ? no + abstain : no
  const inBase = rule.recused === 'in_base'
  const bases = {
    cast: yes + against,
    cast_and_abstained: yes + no + abstain,
    present: of(facts.present) + (inBase ? of(facts.recused_present) : 0n),
    members: inBase ? of(facts.members) : able,
  }
  return { counts: { yes, no, abstain, against, notVoted: able - yes - no - abstain }, base: bases[rule.base] }
}

/** Both sides equal and one vote short: the only case in which a casting vote could carry the motion. */
function isTied(rule: Rule, counts: Counts, base: bigint): boolean {
  const { numerator, denominator, comparison } = rule.threshold
  const onTheLine = BigInt(denominator) * counts.yes === BigInt(numerator) * base
  return comparison === 'more_than' && onTheLine && counts.yes === counts.against && counts.yes > 0n
}

function outcomeOf(rule: Rule, facts: VoteFacts, found: { quorum: Quorum; tied: boolean; carried: boolean }): Outcome {
  if (!found.quorum.met) return 'no_quorum'
  if (found.carried) return 'carried'
  if (!found.tied || rule.tie === 'fails') return 'not_carried'
  if (facts.chair_choice === null) return 'tied'
  return facts.chair_choice === 'yes' ? 'carried' : 'not_carried'
}

function workingOf(rule: Rule, facts: VoteFacts, decision: Omit<Decision, 'working'>, tied: boolean): Step[] {
  const { counts, base, required, quorum, outcome } = decision
  const unit = rule.measure === 'weight' && facts.members.weight !== facts.members.seats ? 'weight' : 'seats'
  const steps: Step[] = [{ code: 'rule', params: { id: rule.id } }]
  if (facts.recused.seats !== '0')
    steps.push({
      code: rule.recused === 'out_of_base' ? 'recused_out' : 'recused_in',
      params: { recused: facts.recused.seats },
    })
  if (quorum.met)
    steps.push({
      code: rule.base === 'cast' && rule.abstain === 'counts_against' ? 'base_cast_against' : `base_${rule.base}`,
      params: { ...counts, ...rule.threshold, unit, base, share: shareOf(rule.threshold, BigInt(base)), required },
    })
  const { present } = quorum
  const quorumParams = { present, required: quorum.required, base: quorum.base, unit: quorumUnit(rule, facts) }
  steps.push({ code: quorum.met ? 'quorum_met' : 'quorum_missing', params: quorumParams })
  if (quorum.met) {
    steps.push(yesStep(counts, required, unit))
    if (tied) steps.push({ code: tieCode(rule, facts), params: { yes: counts.yes } })
  }
  steps.push({ code: `therefore_${outcome}`, params: {} })
  return steps
}

const quorumUnit = (rule: Rule, facts: VoteFacts): Measure =>
  rule.quorum.measure === 'weight' && facts.members.weight !== facts.members.seats ? 'weight' : 'seats'

function yesStep(counts: Decision['counts'], required: string, unit: Measure): Step {
  const difference = BigInt(counts.yes) - BigInt(required)
  const size = difference < 0n ? -difference : difference
  const params = { yes: counts.yes, required, difference: size.toString(), unit }
  if (counts.yes === '0') return { code: 'yes_none', params }
  return { code: difference > 0n ? 'yes_above' : difference === 0n ? 'yes_exact' : 'yes_below', params }
}

function tieCode(rule: Rule, facts: VoteFacts): StepCode {
  if (rule.tie === 'fails') return 'tie_fails'
  if (facts.chair_choice === null) return 'tie_awaits_chair'
  return facts.chair_choice === 'yes' ? 'chair_yes' : 'chair_no'
}
