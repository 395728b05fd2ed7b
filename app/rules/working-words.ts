// A decision's working as numbered sentences in Arabic and English, ending in "therefore": what was counted, against
// which base, under which rule, and why it passed or not. Stored are only codes and numbers; these words may improve
// without touching a result. Source: the rules of decision; plural forms by Unicode CLDR (Arabic has six).
import type { Step, StepCode } from './majority.ts'
import {
  type ArabicDigits,
  arabicBy,
  arabicCount,
  arabicNumber,
  capital,
  englishCount,
  FRACTIONS,
  grouped,
  MEMBER,
  type Noun,
  pick,
  spelled,
  VOTE,
} from './number-words.ts'
import { assertNever } from './result.ts'
import type { Base, Rule, Words } from './rule.ts'

/** `number` is the place in the list; the last sentence, the conclusion, has none. */
export type Sentence = Words & { code: StepCode; number: number | null }

/** `rule` is the rule of the vote's terms: its name and source are the body's own words. */
export function workingWords(working: readonly Step[], rule: Rule, digits: ArabicDigits = 'arab'): Sentence[] {
  return working.map((step, place) => ({
    code: step.code,
    number: place === working.length - 1 ? null : place + 1,
    ...sentence(step, rule, digits),
  }))
}

function sentence({ code, params }: Step, rule: Rule, digits: ArabicDigits): Words {
  const e = (name: string): string => grouped(params[name] ?? '', ',', '.')
  const a = (name: string): string => arabicNumber(params[name] ?? '', digits)
  const count = (name: string, noun: Noun, oblique = false): string =>
    arabicCount(params[name] ?? '0', noun, digits, oblique)
  const byWeight = params.unit === 'weight'
  const anyAbstained = params.abstain !== '0'
  switch (code) {
    case 'rule':
      return {
        ar: `القاعدة: ${rule.names.ar}${rule.source.ar && ` (${rule.source.ar})`}.`,
        en: `The rule: ${rule.names.en}${rule.source.en && ` (${rule.source.en})`}.`,
      }
    case 'recused_out':
      return {
        ar: `تنحّى ${count('recused', MEMBER)}، ${pick(params.recused, 'فلا يُحسب', 'فلا يُحسبان', 'فلا يُحسبون')} في الأساس ولا في الحاضرين.`,
        en: `${englishCount(params.recused, 'member')} recused: counted neither in the base nor among those present.`,
      }
    case 'recused_in':
      return {
        ar: `تنحّى ${count('recused', MEMBER)}، ${pick(params.recused, 'ويبقى مقعده محسوبًا', 'ويبقى مقعداهما محسوبين', 'وتبقى مقاعدهم محسوبة')} في الأساس.`,
        en: `${englishCount(params.recused, 'member')} recused; ${params.recused === '1' ? 'the seat stays' : 'the seats stay'} in the base.`,
      }
    case 'base_cast':
      if (params.base === '0') return NO_VOTES
      return needed(params, count('required', VOTE), digits, '.', {
        ar: `الأصوات المعبَّر عنها ${a('base')}: الموافقة ${a('yes')} وغير الموافقة ${a('no')}${anyAbstained ? `، والامتناع (${a('abstain')}) لا يُحسب مع أيٍّ من الجانبين` : ''}`,
        en: `Votes cast: ${e('base')}, of which ${e('yes')} for and ${e('no')} against${anyAbstained ? `; abstentions (${e('abstain')}) count neither way` : ''}`,
      })
    case 'base_cast_against':
      if (params.base === '0') return NO_VOTES
      return needed(params, count('required', VOTE), digits, '.', {
        ar: `الأصوات ${a('base')}: الموافقة ${a('yes')} وغير الموافقة ${a('no')}${anyAbstained ? `، والامتناع (${a('abstain')}) يُحسب مع غير الموافقة` : ''}`,
        en: `Votes: ${e('base')}, of which ${e('yes')} for and ${e('no')} against${anyAbstained ? `; abstentions (${e('abstain')}) count as against` : ''}`,
      })
    case 'base_cast_and_abstained':
      if (params.base === '0') return NO_VOTES
      return needed(params, count('required', VOTE), digits, '.', {
        ar: `الأصوات مع الامتناع ${a('base')}: الموافقة ${a('yes')} وغير الموافقة ${a('no')} والامتناع ${a('abstain')}`,
        en: `Votes and abstentions: ${e('base')}, of which ${e('yes')} for, ${e('no')} against and ${e('abstain')} abstaining`,
      })
    case 'base_present':
      return needed(params, count('required', VOTE), digits, ';', {
        ar: byWeight ? `للحاضرين ${count('base', VOTE)}` : `الحاضرون ${a('base')}`,
        en: byWeight ? `Those present hold ${englishCount(params.base, 'vote')}` : `Members present: ${e('base')}`,
      })
    case 'base_members':
      return needed(params, count('required', VOTE), digits, ';', {
        ar: byWeight ? `لأعضاء الهيئة ${count('base', VOTE)}` : `أعضاء الهيئة ${a('base')}`,
        en: `The ${byWeight ? 'members hold' : 'body has'} ${englishCount(params.base, byWeight ? 'vote' : 'member')}`,
      })
    case 'quorum_met':
    case 'quorum_missing': {
      const met = code === 'quorum_met'
      const present = byWeight
        ? { ar: `للحاضرين ${count('present', VOTE)}`, en: `Those present hold ${englishCount(params.present, 'vote')}` }
        : params.present === '0'
          ? { ar: 'لم يحضر أحد', en: 'No member was present' }
          : {
              ar: `حضر ${count('present', MEMBER)}`,
              en: `${englishCount(params.present, 'member')} ${params.present === '1' ? 'was' : 'were'} present`,
            }
      return {
        ar: `${present.ar}، والنصاب ${a('required')}: ${met ? 'مكتمل' : 'غير مكتمل'}.`,
        en: `${present.en}; the quorum is ${e('required')}: ${met ? 'met' : 'not met'}.`,
      }
    }
    case 'yes_none':
      return { ar: 'لم يوافق أحد.', en: 'No one voted for.' }
    case 'yes_above':
    case 'yes_exact':
    case 'yes_below': {
      const by = arabicBy(count('difference', VOTE, true))
      const compared = {
        yes_above: { ar: `أي أكثر من المطلوب ${by}`, en: `${spelled(params.difference)} more than needed` },
        yes_exact: { ar: 'وهذا هو المطلوب تمامًا', en: 'exactly as many as needed' },
        yes_below: { ar: `أي أقل من المطلوب ${by}`, en: `${spelled(params.difference)} fewer than needed` },
      }[code]
      const others = notCountedAsFor(rule)
      return {
        ar: `${byWeight ? `أصوات الموافقة ${a('yes')}` : `وافق ${count('yes', MEMBER)}`}، ${compared.ar}.${others.ar}`,
        en: `${byWeight ? `Votes for: ${e('yes')}` : `${e('yes')} voted for`}, ${compared.en}.${others.en}`,
      }
    }
    case 'tie_fails':
      return {
        ar: 'تساوى الجانبان، ولا يُقَرّ قرار عند التساوي.',
        en: 'The two sides are equal, and a tie does not carry.',
      }
    case 'tie_awaits_chair':
      return {
        ar: 'تساوى الجانبان، وللرئيس صوت مرجِّح لم يُدلِ به بعد.',
        en: 'The two sides are equal; the chair has a casting vote and has not given it yet.',
      }
    case 'chair_yes':
      return {
        ar: 'تساوى الجانبان، فرجّح صوت الرئيس جانب الموافقة.',
        en: 'The two sides are equal, and the chair’s casting vote is for.',
      }
    case 'chair_no':
      return {
        ar: 'تساوى الجانبان، فرجّح صوت الرئيس جانب عدم الموافقة.',
        en: 'The two sides are equal, and the chair’s casting vote is against.',
      }
    case 'therefore_carried':
      return { ar: 'فالنتيجة: أُقِرَّ القرار.', en: 'Therefore: the decision is adopted.' }
    case 'therefore_not_carried':
      return { ar: 'فالنتيجة: لم يُقَرَّ القرار.', en: 'Therefore: the decision is not adopted.' }
    case 'therefore_no_quorum':
      return {
        ar: 'فالنتيجة: لا قرار، لعدم اكتمال النصاب.',
        en: 'Therefore: no decision is taken, for want of a quorum.',
      }
    case 'therefore_tied':
      return {
        ar: 'فالنتيجة: تساوٍ ينتظر صوت الرئيس المرجِّح.',
        en: 'Therefore: a tie, which awaits the chair’s casting vote.',
      }
    default:
      return assertNever(code)
  }
}

const NO_VOTES: Words = { ar: 'لم يُدلِ أحد بصوته.', en: 'No votes were cast.' }

/** Adds the share and the number it makes: "two thirds is 128.67, so 129 votes are needed." */
function needed(params: Step['params'], votes: string, digits: ArabicDigits, join: '.' | ';', head: Words): Words {
  const share = { ar: arabicNumber(params.share ?? '', digits), en: grouped(params.share ?? '', ',', '.') }
  const name = FRACTIONS[`${params.numerator}/${params.denominator}`] ?? {
    ar: `نسبة ${arabicNumber(params.numerator ?? '', digits)} من ${arabicNumber(params.denominator ?? '', digits)}`,
    en: `${params.numerator} of ${params.denominator} parts`,
  }
  const more = params.comparison === 'more_than'
  const are = params.required === '1' ? 'is' : 'are'
  const fraction = join === '.' ? capital(name.en) : name.en
  return {
    ar: `${head.ar}${join === '.' ? '.' : '،'} و${name.ar} ${share.ar}، ${more ? 'والمطلوب أكثر من ذلك:' : 'فالمطلوب'} ${votes}.`,
    en: `${head.en}${join} ${fraction} is ${share.en}, ${more ? 'and more than that is needed:' : 'so'} ${englishCount(params.required, 'vote')}${more ? '' : ` ${are} needed`}.`,
  }
}

/** Said only where the base holds members who did not vote for and might be thought to have agreed. */
function notCountedAsFor(rule: Rule): Words {
  const silent = SILENT[rule.base]
  const named = rule.choices.includes('abstain') ? [ABSTAINING, ...silent] : silent
  if (rule.base === 'cast' || named.length === 0) return { ar: '', en: '' }
  return {
    ar: ` ${named.map(({ ar }) => ar).join(' و')} ${named.length > 1 ? 'لا يُحسبان موافقين' : 'لا يُحسب موافقًا'}.`,
    en: ` ${capital(named.map(({ en }) => en).join(' and '))} do not count as for.`,
  }
}

const ABSTAINING: Words = { ar: 'الممتنع', en: 'abstentions' }
const SILENT: Record<Base, Words[]> = {
  cast: [],
  cast_and_abstained: [],
  present: [{ ar: 'من لم يصوّت', en: 'those who did not vote' }],
  members: [{ ar: 'الغائب', en: 'absences' }],
}
