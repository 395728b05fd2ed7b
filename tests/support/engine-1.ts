// Rules and terms of engine `majlis/1` as they were made while it was in use: old results must recompute for ever.
import { amountOf, type Electorate } from '../../app/rules/electorate.ts'
import { findQuorum } from '../../app/rules/quorum.ts'
import { type Base, type Comparison, ENGINE, type Rule, type Words } from '../../app/rules/rule.ts'
import { textHashes, VOTE_TERMS, type VoteTerms1 } from '../../app/rules/vote-terms.ts'

/** Each starts a body's own rule: spread it, and give the copy the article it is taken from. */
export const RULE_PRESETS: readonly Rule[] = [
  preset('simple_majority', 'cast', ['1', '2', 'more_than'], {
    ar: 'أغلبية الأصوات المعبَّر عنها',
    en: 'Majority of votes cast',
  }),
  preset('absolute_majority', 'members', ['1', '2', 'more_than'], {
    ar: 'الأغلبية المطلقة للأعضاء',
    en: 'Absolute majority of members',
  }),
  preset('two_thirds', 'cast', ['2', '3', 'at_least'], {
    ar: 'ثلثا الأصوات المعبَّر عنها',
    en: 'Two thirds of votes cast',
  }),
]

/** What the opening of a vote may settle within a preset. */
export type RuleChanges = Partial<Pick<Rule, 'base' | 'abstain' | 'live' | 'tie' | 'recused' | 'quorum' | 'source'>>

/**
 * A preset with changes, or null for an unknown id. Its name follows the base, so that no screen says "of votes cast"
 * over a count of members; and abstention is offered on the ballot exactly when it is not refused.
 */
export function ruleFromPreset(id: string, changes: RuleChanges = {}): Rule | null {
  const chosen = RULE_PRESETS.find((each) => each.id === id)
  if (!chosen) return null
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const rule: Rule = { ...chosen, ...given }
  rule.choices = rule.abstain === 'refused' ? ['yes', 'no'] : ['yes', 'no', 'abstain']
  if (rule.base === chosen.base) return rule
  const ofBase = BASE_NAMES[rule.base]
  const share = rule.threshold.numerator === '2' ? { ar: 'ثلثا', en: 'Two thirds' } : { ar: 'أغلبية', en: 'Majority' }
  return { ...rule, names: { ar: `${share.ar} ${ofBase.ar}`, en: `${share.en} of ${ofBase.en}` } }
}

const BASE_NAMES: Record<Base, Words> = {
  cast: { ar: 'الأصوات المعبَّر عنها', en: 'votes cast' },
  cast_and_abstained: { ar: 'الأصوات مع الامتناع', en: 'votes and abstentions' },
  present: { ar: 'الأعضاء الحاضرين', en: 'members present' },
  members: { ar: 'أعضاء الهيئة', en: 'all members' },
}

export type Opening = Pick<
  VoteTerms1,
  'body' | 'meeting' | 'item' | 'vote' | 'question' | 'rule' | 'opened_at' | 'deadline' | 'nonce'
>

/** The terms as they are when the vote opens; `present` are the seats checked in, whatever their role. */
export function voteTerms1(opening: Opening, electorate: Electorate, present: Iterable<string>): VoteTerms1 {
  const checkedIn = new Set(present)
  const quorum = findQuorum(opening.rule, {
    members: electorate.members,
    recused: amountOf(electorate.recused),
    present: amountOf(electorate.electors.filter(({ seat }) => checkedIn.has(seat))),
  })
  return {
    type: VOTE_TERMS,
    body: opening.body,
    meeting: opening.meeting,
    item: opening.item,
    vote: opening.vote,
    question: opening.question,
    text_sha256: textHashes(opening.question),
    options: [...opening.rule.choices],
    rule: opening.rule,
    electorate_root: electorate.root,
    electors: electorate.able.seats,
    total_weight: electorate.able.weight,
    members: electorate.members,
    recused: electorate.recused,
    quorum: { base: quorum.base, required: quorum.required, present: quorum.present },
    opened_at: opening.opened_at,
    deadline: opening.deadline,
    nonce: opening.nonce,
  }
}

function preset(
  id: string,
  base: Base,
  [numerator, denominator, comparison]: [string, string, Comparison],
  names: Words,
) {
  const rule: Rule = {
    engine: ENGINE,
    id,
    names,
    source: {
      ar: 'قاعدة عامة، يُتحقَّق منها في اللائحة الداخلية للهيئة',
      en: 'a general rule; verify against your own rules',
    },
    choices: ['yes', 'no', 'abstain'],
    threshold: { numerator, denominator, comparison },
    base,
    measure: 'weight',
    abstain: 'ignored',
    quorum: { base: 'members', numerator: '1', denominator: '2', comparison: 'more_than', measure: 'seats' },
    tie: 'fails',
    chair: 'votes',
    recused: 'out_of_base',
    change: 'final',
    live: 'participation',
    form: 'open',
  }
  return rule
}
