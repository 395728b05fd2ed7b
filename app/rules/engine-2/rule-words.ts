// A rule as numbered sentences in Arabic and English: what is counted and against which base, the quorum, ties, the chair's
// part, abstention, recusal, proxies, reasons, the form, changing a ballot and what is shown meanwhile. What the rule leaves
// without effect is said to have none. Source: the rules of decision, the data model; plural forms by Unicode CLDR.
import { type ArabicDigits, arabicCount, arabicNumber, englishCount, MEMBER, type Noun } from '../number-words.ts'
import type { Fraction, Words } from '../rule.ts'
import type { Base, Measure, Requirement, Rule, VoteKind } from './rule.ts'
import {
  ABSTENTION,
  CHAIR,
  CHANGE,
  FORMS,
  LIVE,
  NO_TIE,
  REASONS,
  RECUSED,
  REMOTE,
  ROLES,
  TIES,
} from './rule-sentences.ts'
import { isNone, isWhole, PEOPLE, shareWords, TOTALS, VOTES } from './share-words.ts'

/** `field` is the part of the rule that the sentence says, for a screen that shows both side by side. */
export type RuleSentence = Words & { field: keyof Rule; number: number }

/** `digits` are the reader's, for the Arabic; the name and the source of the rule are not among the sentences. */
export function ruleWords(rule: Rule, digits: ArabicDigits = 'arab'): RuleSentence[] {
  return said(rule, digits).map(([field, words], place) => ({ field, number: place + 1, ...words }))
}

/** Equal sides stand exactly on the line only of one share, exceeded: half of two sides, or up to half of a larger number. */
export const canTie = ({ all, form }: Pick<Rule, 'all' | 'form'>): boolean => {
  const [requirement] = all
  if (form === 'silence' || all.length !== 1 || requirement?.threshold.comparison !== 'more_than') return false
  const twice = 2n * BigInt(requirement.threshold.numerator)
  const denominator = BigInt(requirement.threshold.denominator)
  return requirement.base === 'cast' ? twice === denominator : twice > 0n && twice <= denominator
}

type Said = [keyof Rule, Words]

function said(rule: Rule, digits: ArabicDigits): Said[] {
  const sentences: Said[] = []
  const say = (field: keyof Rule, words: Words | null) => words && sentences.push([field, words])
  const excluded = rule.excluded_roles.length > 0 ? excludedWords(rule.excluded_roles) : null
  if (rule.form === 'silence') {
    say('form', FORMS.silence)
    say('excluded_roles', excluded)
    return sentences
  }
  for (const words of adoption(rule.all, digits)) say('all', words)
  say('quorum', quorumWords(rule.quorum, digits))
  if (rule.quorum.adjourned) say('quorum', adjournedWords(rule.quorum, rule.quorum.adjourned, digits))
  say('remote', REMOTE[rule.remote])
  if (rule.expressed) say('expressed', expressedWords(rule.expressed, digits))
  say('tie', canTie(rule) ? TIES[rule.tie] : rule.tie === 'fails' ? null : NO_TIE)
  say('chair', CHAIR[rule.chair])
  say('abstain', abstentionWords(rule))
  say('recused', RECUSED[rule.recused])
  say('excluded_roles', excluded)
  say('proxies', proxiesWords(rule.proxies, digits))
  say('reasons', REASONS[rule.reasons])
  say('form', FORMS[rule.form])
  say('change', CHANGE[rule.change])
  say('live', LIVE[rule.live])
  return sentences
}

function adoption(all: Requirement[], digits: ArabicDigits): Words[] {
  const conditions = all.map((requirement) => condition(requirement, digits))
  const [only] = conditions
  if (conditions.length === 1 && only) {
    const [first, ...blocking] = only
    return [{ ar: `يُشترط لإقرار القرار ${first?.ar}.`, en: `A decision is adopted when ${first?.en}.` }, ...blocking]
  }
  const head: Words =
    all.length === 2
      ? {
          ar: 'يُقَرّ القرار إذا تحقّق الشرطان الآتيان معًا.',
          en: 'A decision is adopted when both of these conditions are met.',
        }
      : {
          ar: `يُقَرّ القرار إذا تحقّقت معًا الشروط الآتية، وعددها ${arabicNumber(String(all.length), digits)}.`,
          en: `A decision is adopted when all ${all.length} of these conditions are met.`,
        }
  return [
    head,
    ...conditions.flatMap(([first, ...blocking], place) => [
      {
        ar: `الشرط ${arabicNumber(String(place + 1), digits)}: ${first?.ar}.`,
        en: `Condition ${place + 1}: ${first?.en}.`,
      },
      ...blocking,
    ]),
  ]
}

/** The clause without its full stop, and the sentence of a blocking minority if there is one. */
function condition({ base, measure, threshold, blocking_seats }: Requirement, digits: ArabicDigits): Words[] {
  const clause = isNone(threshold)
    ? { ar: 'أن يكون صوت واحد على الأقل بالموافقة', en: 'at least one vote is for it' }
    : clauseOf(base, measure, threshold, digits)
  if (blocking_seats === null || blocking_seats === '0') return [clause]
  const blocking = {
    ar: `ولا تمنع أقليةٌ الإقرارَ بهذا الشرط ما لم يبلغ من لم يوافقوا ${arabicCount(blocking_seats, MEMBER, digits, true)} على الأقل.`,
    en: `A minority blocks by this condition only if it is at least ${englishCount(blocking_seats, 'member')} who did not vote for.`,
  }
  return [clause, blocking]
}

function clauseOf(base: Base, measure: Measure, threshold: Fraction, digits: ArabicDigits): Words {
  const share = shareWords(threshold, digits)
  const people = PEOPLE[base]
  if (measure !== 'population' && (base === 'cast' || base === 'cast_and_abstained')) {
    const votes = VOTES[base]
    const be = isWhole(threshold) ? 'تكون' : 'يكون'
    const weighed = measure === 'weight' ? { ar: '، محسوبةً بأوزانها', en: ', counted by weight' } : { ar: '', en: '' }
    return {
      ar: `أن ${be} ${share.ar} ${votes.ar} بالموافقة${weighed.ar}`,
      en: `${share.en} ${votes.en} are for it${weighed.en}`,
    }
  }
  if (measure === 'weight') {
    const of = whole(threshold, share, TOTALS.weight)
    return { ar: `أن يحوز الموافقون ${of.ar} ${people.ar}`, en: `those voting for it hold ${of.en} ${people.en}` }
  }
  if (measure === 'population') {
    const of = whole(threshold, share, TOTALS.population)
    return { ar: `أن يمثّل الموافقون ${of.ar} ${people.ar}`, en: `those voting for it represent ${of.en} ${people.en}` }
  }
  return base === 'statutory'
    ? { ar: `أن يبلغ الموافقون ${share.ar} ${people.ar}`, en: `those voting for it make up ${share.en} ${people.en}` }
    : { ar: `أن يوافق عليه ${share.ar} ${people.ar}`, en: `${share.en} ${people.en} vote for it` }
}

/** "all of the total" would be odd: a whole amount is simply the amount. */
const whole = (threshold: Fraction, share: Words, total: Words): Words =>
  isWhole(threshold) ? total : { ar: `${share.ar} ${total.ar}`, en: `${share.en} ${total.en}` }

function quorumWords({ base, measure, share }: Rule['quorum'], digits: ArabicDigits): Words {
  if (isNone(share))
    return { ar: 'لا يُشترط نصاب: يكفي أن يحضر عضو واحد.', en: 'No quorum is asked for: one member present is enough.' }
  const present = presence(base, measure, share, digits)
  return {
    ar: `لا يصحّ التصويت إلا باكتمال النصاب، وهو حضور ${present.ar}.`,
    en: `The vote stands only with a quorum: ${present.en}.`,
  }
}

function adjournedWords(
  { base, measure }: Rule['quorum'],
  { after, share }: NonNullable<Rule['quorum']['adjourned']>,
  digits: ArabicDigits,
): Words {
  const lower = isNone(share) ? { ar: 'عضو واحد', en: 'one member is present' } : presence(base, measure, share, digits)
  return {
    ar: `وإذا لم يكتمل النصاب في ${arabicCount(after, MEETING, digits, true)}، كفى بعد ذلك حضور ${lower.ar}.`,
    en: `After ${englishCount(after, 'meeting')} without a quorum, it is enough that ${lower.en}.`,
  }
}

function presence(base: Rule['quorum']['base'], measure: Measure, threshold: Fraction, digits: ArabicDigits): Words {
  const share = shareWords(threshold, digits)
  const people = PEOPLE[base]
  if (measure !== 'seats') {
    const of = whole(threshold, share, TOTALS[measure])
    const verb = measure === 'weight' ? { ar: 'من يحوزون', en: 'hold' } : { ar: 'من يمثّلون', en: 'represent' }
    return { ar: `${verb.ar} ${of.ar} ${people.ar}`, en: `those present ${verb.en} ${of.en} ${people.en}` }
  }
  return base === 'statutory'
    ? { ar: `أعضاء يبلغون ${share.ar} ${people.ar}`, en: `those present make up ${share.en} ${people.en}` }
    : { ar: `${share.ar} ${people.ar}`, en: `${share.en} ${people.en} are present` }
}

function expressedWords({ base, measure, share }: NonNullable<Rule['expressed']>, digits: ArabicDigits): Words {
  const words = shareWords(share, digits)
  const of = measure === 'seats' ? words : whole(share, words, TOTALS[measure])
  return {
    ar: `وإذا لم يبلغ من أبدوا رأيهم بالموافقة أو بعدمها ${of.ar} ${PEOPLE[base].ar}، أُجِّل التصويت.`,
    en: `Unless those voting for or against make up ${of.en} ${PEOPLE[base].en}, the vote is postponed.`,
  }
}

function abstentionWords(rule: Rule): Words {
  if (rule.abstain !== 'ignored') return ABSTENTION[rule.abstain]
  const outOf = (base: Base) => base === 'cast'
  if (rule.all.every(({ base }) => outOf(base))) return ABSTENTION.out
  return rule.all.some(({ base }) => outOf(base)) ? ABSTENTION.both : ABSTENTION.in
}

function excludedWords(roles: string[]): Words {
  const names = roles.map((role) => ROLES[role] ?? { ar: role, en: role })
  return {
    ar: `لا صوت لمن صفته: ${names.map(({ ar }) => ar).join('، ')}.`,
    en: `No vote for: ${names.map(({ en }) => en).join(', ')}.`,
  }
}

const KINDS: Record<VoteKind, Words> = {
  decision: { ar: 'القرارات', en: 'decisions' },
  election: { ar: 'الانتخابات', en: 'elections' },
}

function exceptWords(kinds: readonly VoteKind[]): Words {
  if (kinds.length === 0) return { ar: '', en: '' }
  const names = kinds.map((kind) => KINDS[kind])
  return {
    ar: `، إلا في ${names.map(({ ar }) => ar).join(' و')}`,
    en: `, but not in ${names.map(({ en }) => en).join(' and ')}`,
  }
}

function proxiesWords(proxies: Rule['proxies'], digits: ArabicDigits): Words {
  if (proxies === null || proxies.max === '0')
    return { ar: 'لا إنابة: لا يصوّت عضو عن غيره.', en: 'No proxies: no member votes for another.' }
  const bloc = proxies.same_bloc ? { ar: ' من كتلته', en: ' of the same bloc' } : { ar: '', en: '' }
  const but = exceptWords(proxies.excluded ?? [])
  return {
    ar: `للعضو أن يصوّت نيابةً عن ${arabicCount(proxies.max, MEMBER, digits, true)}${bloc.ar} على الأكثر${but.ar}.`,
    en: `A member may vote by proxy for at most ${englishCount(proxies.max, 'other member')}${bloc.en}${but.en}.`,
  }
}

const MEETING: Noun = {
  zero: 'أي اجتماع',
  one: 'اجتماع واحد',
  two: 'اجتماعان',
  twoOblique: 'اجتماعين',
  few: 'اجتماعات',
  many: 'اجتماعًا',
  other: 'اجتماع',
}
