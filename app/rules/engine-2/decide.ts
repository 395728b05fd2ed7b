// The outcome of a vote under engine `majlis/2`, with its working as codes and numbers. Exact integers; total: any facts have
// an outcome, the same one for ever. Source: the rules of decision and their vectors.
import { Lots } from '../elections/lots.ts'
import { meets, requiredOf, shareOf } from '../quorum.ts'
import type { Choice } from '../rule.ts'
import type { Amounts } from './amounts.ts'
import { findQuorum2, type Quorum, type QuorumFacts } from './quorum.ts'
import { type Base, ENGINE_2, type Measure, type Requirement, type Rule } from './rule.ts'

export type Facts = QuorumFacts & {
  tally: Record<Choice, Amounts>
  /** Those of the recused who are in the room. */
  recused_present: Amounts
  /** The chair's casting vote, once a tie has asked for it. */
  casting_vote: 'yes' | 'no' | null
  /** What the chair voted as a member. */
  chair_vote: Choice | null
  /** Of a silence procedure, by its deadline. */
  objections: string
  /** Members who asked that the matter go to a sitting; absent where nobody can. */
  requested?: string
  /** From which a lot is drawn; recorded before the vote opened. */
  seed: string
}

/** `tied` waits for the chair; `revote` and `postponed` come back; `objected` goes to a sitting. */
export type Outcome = 'carried' | 'not_carried' | 'no_quorum' | 'tied' | 'revote' | 'postponed' | 'objected'

export type StepCode =
  | 'rule'
  | 'silence'
  | 'requested'
  | 'recused'
  | 'quorum'
  | 'expressed'
  | 'requirement'
  | 'blocking'
  | 'abstention_blocks'
  | 'tie'
  | 'therefore'

export type Step = { code: StepCode; params: Record<string, string> }

export type Met = { base: string; required: string; yes: string; against: string; measure: Measure; met: boolean }

export type Decision = {
  engine: typeof ENGINE_2
  outcome: Outcome
  /** In seats; `not_voted` are members able to vote from whom no ballot came. */
  counts: Record<Choice | 'not_voted', string>
  tally: Record<Choice, Amounts>
  requirements: Met[]
  quorum: Quorum
  working: Step[]
}

export function decide2(rule: Rule, facts: Facts): Decision {
  const quorum = findQuorum2(rule, facts)
  const requirements = rule.all.map((requirement) => holdAgainst(rule, requirement, facts))
  const steps: Step[] = [{ code: 'rule', params: { id: rule.id } }]
  const { outcome, more } = foundBy(rule, facts, quorum, requirements)
  if (rule.form !== 'silence' && facts.recused.seats !== '0')
    steps.push({ code: 'recused', params: { recused: facts.recused.seats, mode: rule.recused } })
  steps.push(...more, { code: 'therefore', params: { outcome } })
  const { yes, no, abstain } = facts.tally
  const able = BigInt(facts.members.seats) - BigInt(facts.recused.seats)
  const notVoted = able - BigInt(yes.seats) - BigInt(no.seats) - BigInt(abstain.seats)
  return {
    engine: ENGINE_2,
    outcome,
    counts: { yes: yes.seats, no: no.seats, abstain: abstain.seats, not_voted: notVoted.toString() },
    tally: facts.tally,
    requirements,
    quorum,
    working: steps,
  }
}

type Found = { outcome: Outcome; more: Step[] }

function foundBy(rule: Rule, facts: Facts, quorum: Quorum, requirements: Met[]): Found {
  const { requested = '0' } = facts
  // Asked for by a member in a circulation, a sitting goes before any count.
  if (requested !== '0') return { outcome: 'objected', more: [{ code: 'requested', params: { requested } }] }
  return rule.form === 'silence' ? silence(facts) : bySides(rule, facts, quorum, requirements)
}

/** Deemed adopted at the deadline unless somebody objects. */
function silence({ objections }: Facts): Found {
  const outcome = objections === '0' ? 'carried' : 'objected'
  return { outcome, more: [{ code: 'silence', params: { objections } }] }
}

function bySides(rule: Rule, facts: Facts, quorum: Quorum, requirements: Met[]): Found {
  const more: Step[] = [
    { code: 'quorum', params: { ...text(quorum), unit: spokenMeasure(facts, rule.quorum.measure) } },
  ]
  if (!quorum.met) return { outcome: 'no_quorum', more }
  const sides = expressedIn(rule, facts)
  if (sides && !sides.met) {
    more.push({ code: 'expressed', params: text(sides) })
    return { outcome: 'postponed', more }
  }
  const blocked = rule.abstain === 'blocks' && facts.tally.abstain.seats !== '0'
  if (blocked) {
    more.push({ code: 'abstention_blocks', params: { abstain: facts.tally.abstain.seats } })
    return { outcome: 'not_carried', more }
  }
  rule.all.forEach((requirement, place) => {
    const held = requirements[place] as Met
    const { threshold, base } = requirement
    const share = shareOf(threshold, BigInt(held.base))
    more.push({
      code: 'requirement',
      params: {
        ...text(held),
        ...threshold,
        measure: spokenMeasure(facts, held.measure),
        of: base,
        share,
        abstain: abstention(rule, facts, held.measure),
      },
    })
    if (held.met && !meets(threshold, BigInt(held.yes), BigInt(held.base)))
      more.push({
        code: 'blocking',
        params: { opposed: notFor(facts).toString(), needed: requirement.blocking_seats ?? '0' },
      })
  })
  if (requirements.every(({ met }) => met)) return { outcome: 'carried', more }
  return isTied(rule, requirements) ? onTie(rule, facts, more) : { outcome: 'not_carried', more }
}

function onTie(rule: Rule, facts: Facts, more: Step[]): Found {
  const tied = (outcome: Outcome, how: string): Found => ({
    outcome,
    more: [...more, { code: 'tie', params: { how } }],
  })
  switch (rule.tie) {
    case 'fails':
      return tied('not_carried', 'fails')
    case 'revote':
      return tied('revote', 'revote')
    case 'chair_casting_vote':
      if (facts.casting_vote === null) return tied('tied', 'awaits_chair')
      return tied(facts.casting_vote === 'yes' ? 'carried' : 'not_carried', `casting_${facts.casting_vote}`)
    case 'chairs_side':
      if (facts.chair_vote === 'yes') return tied('carried', 'side_yes')
      return tied('not_carried', facts.chair_vote === 'no' ? 'side_no' : 'side_none')
    default: {
      const carried = new Lots(facts.seed).first(1, [1, 2]) === 1
      return tied(carried ? 'carried' : 'not_carried', carried ? 'lot_yes' : 'lot_no')
    }
  }
}

/** One majority alone, both sides equal, and one vote short: the only case in which a side could be given. */
function isTied(rule: Rule, [held, ...others]: Met[]): boolean {
  const [requirement] = rule.all
  if (!held || !requirement || others.length > 0 || requirement.threshold.comparison !== 'more_than') return false
  const { numerator, denominator } = requirement.threshold
  const onTheLine = BigInt(denominator) * BigInt(held.yes) === BigInt(numerator) * BigInt(held.base)
  return onTheLine && held.yes === held.against && held.yes !== '0'
}

function holdAgainst(rule: Rule, { base: of, measure, threshold, blocking_seats }: Requirement, facts: Facts): Met {
  const yes = BigInt(facts.tally.yes[measure])
  const against = againstOf(rule, facts, measure)
  const base = baseOf(rule, facts, of, measure)
  const reached = yes > 0n && meets(threshold, yes, base)
  const unblocked = blocking_seats !== null && yes > 0n && notFor(facts) < BigInt(blocking_seats)
  return {
    base: base.toString(),
    required: requiredOf(threshold, base).toString(),
    yes: yes.toString(),
    against: against.toString(),
    measure,
    met: reached || unblocked,
  }
}

function againstOf(rule: Rule, { tally }: Facts, measure: Measure): bigint {
  const no = BigInt(tally.no[measure])
  return rule.abstain === 'counts_against' ? no + BigInt(tally.abstain[measure]) : no
}

function baseOf(rule: Rule, facts: Facts, of: Base, measure: Measure): bigint {
  const amount = (part: Amounts) => BigInt(part[measure])
  const { tally, members, statutory, recused, recused_present, present } = facts
  const inBase = rule.recused === 'in_base'
  switch (of) {
    case 'cast':
      return amount(tally.yes) + againstOf(rule, facts, measure)
    case 'cast_and_abstained':
      return amount(tally.yes) + amount(tally.no) + amount(tally.abstain)
    case 'present':
      return amount(present) + (inBase ? amount(recused_present) : 0n)
    case 'members':
      return amount(members) - (inBase ? 0n : amount(recused))
    default:
      return amount(statutory) - (inBase ? 0n : amount(recused))
  }
}

/** Members able to vote who did not vote for: those against, those abstaining, those silent. */
const notFor = ({ members, recused, tally }: Facts): bigint =>
  BigInt(members.seats) - BigInt(recused.seats) - BigInt(tally.yes.seats)

function expressedIn(rule: Rule, facts: Facts) {
  if (!rule.expressed) return null
  const { base: of, measure, share } = rule.expressed
  const base = baseOf(rule, facts, of, measure)
  const sides = BigInt(facts.tally.yes[measure]) + BigInt(facts.tally.no[measure])
  const required = requiredOf(share, base)
  return {
    sides: sides.toString(),
    base: base.toString(),
    required: required.toString(),
    measure,
    met: meets(share, sides, base),
  }
}

/** While every weight is one, weights are seats and are called so. */
const spokenMeasure = ({ members }: Facts, measure: Measure): Measure =>
  measure === 'weight' && members.weight === members.seats ? 'seats' : measure

const abstention = (rule: Rule, { tally }: Facts, measure: Measure): string =>
  rule.choices.includes('abstain') ? tally.abstain[measure] : '0'

const text = (values: Record<string, string | boolean>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
