// The working of engine `majlis/2` as sentences in Arabic and English, ending in "therefore": what was counted, against which
// base, and by how much each condition is met or missed. Stored are codes and numbers; these words may improve without touching
// a result. Source: the rules of decision; plural forms by Unicode CLDR (Arabic has six).
import {
  type ArabicDigits,
  arabicCount,
  arabicNumber,
  capital,
  englishCount,
  grouped,
  MEMBER,
  pick,
} from '../number-words.ts'
import { assertNever } from '../result.ts'
import type { Words } from '../rule.ts'
import type { Outcome, Step } from './decide.ts'
import { requirementWords } from './requirement-words.ts'
import type { Measure, Rule } from './rule.ts'
import { isNone } from './share-words.ts'

/** One sentence a step, in order. */
export function workingWords2(working: readonly Step[], rule: Rule, digits: ArabicDigits = 'arab'): Words[] {
  const conditions = working.filter(({ code }) => code === 'requirement')
  return working.map((step, place) =>
    step.code === 'requirement'
      ? requirementWords(step.params, rule, {
          place: conditions.indexOf(step),
          blocked: working[place + 1]?.code === 'blocking',
          digits,
        })
      : sentence(step, rule, digits),
  )
}

function sentence({ code, params }: Step, rule: Rule, digits: ArabicDigits): Words {
  const e = (name: string): string => grouped(params[name] ?? '', ',', '.')
  const a = (name: string): string => arabicNumber(params[name] ?? '', digits)
  const members = (name: string): Words => ({
    ar: arabicCount(params[name] ?? '0', MEMBER, digits, false),
    en: englishCount(params[name], 'member'),
  })
  switch (code) {
    case 'rule':
      return {
        ar: `القاعدة: ${rule.names.ar}${rule.source.ar && ` (${rule.source.ar})`}.`,
        en: `The rule: ${rule.names.en}${rule.source.en && ` (${rule.source.en})`}.`,
      }
    case 'silence':
      return params.objections === '0'
        ? { ar: 'انقضت المهلة ولم يعترض أحد.', en: 'The deadline passed and no member objected.' }
        : {
            ar: `اعترض ${members('objections').ar} قبل انقضاء المهلة.`,
            en: `${capital(members('objections').en)} objected before the deadline.`,
          }
    case 'requested':
      return {
        ar: `طلب ${members('requested').ar} بحث الأمر في جلسة، فانتهى التمرير بلا قرار.`,
        en: `${capital(members('requested').en)} asked for a meeting, which ends the circulation without a decision.`,
      }
    case 'recused': {
      const who = members('recused')
      const one = params.recused === '1'
      return params.mode === 'in_base'
        ? {
            ar: `تنحّى ${who.ar}، ${pick(params.recused, 'ويبقى مقعده محسوبًا', 'ويبقى مقعداهما محسوبين', 'وتبقى مقاعدهم محسوبة')} في الأساس.`,
            en: `${who.en} recused; ${one ? 'the seat stays' : 'the seats stay'} in the base.`,
          }
        : {
            ar: `تنحّى ${who.ar}، ${pick(params.recused, 'فلا يُحسب', 'فلا يُحسبان', 'فلا يُحسبون')} في الأساس ولا في الحاضرين.`,
            en: `${who.en} recused: counted neither in the base nor among those present.`,
          }
    }
    case 'quorum':
      return quorumMet(params, rule, members('present'), digits)
    case 'expressed':
      return {
        ar: `لم يُبدِ الرأي إلا ${a('sides')} من ${a('base')}، والمطلوب ${a('required')}.`,
        en: `Only ${e('sides')} of ${e('base')} took a side, and ${e('required')} are needed.`,
      }
    case 'requirement':
      return requirementWords(params, rule, { place: 0, blocked: false, digits })
    case 'blocking':
      return {
        ar: `لم يوافق ${members('opposed').ar}، والأقلية المعطِّلة لا تقوم بأقل من ${a('needed')}، فيُعَدّ الشرط متحققًا.`,
        en: `${capital(members('opposed').en)} did not vote for; a blocking minority needs ${e('needed')}, so the condition is deemed met.`,
      }
    case 'abstention_blocks':
      return {
        ar: `امتنع ${members('abstain').ar}، والامتناع يمنع الإقرار بموجب القاعدة.`,
        en: `${capital(members('abstain').en)} abstained, and under this rule an abstention blocks.`,
      }
    case 'tie':
      return TIES[params.how ?? ''] ?? { ar: '', en: '' }
    case 'therefore':
      return THEREFORE[params.outcome as Outcome]
    default:
      return assertNever(code)
  }
}

function quorumMet(params: Step['params'], rule: Rule, members: Words, digits: ArabicDigits): Words {
  const e = (name: string): string => grouped(params[name] ?? '', ',', '.')
  const a = (name: string): string => arabicNumber(params[name] ?? '', digits)
  const unit = params.unit as Measure
  const nobody = params.present === '0'
  const present: Words =
    unit !== 'seats'
      ? {
          ar: `الحاضرون ${HELD[unit].ar} ${a('present')} من ${a('base')}`,
          en: `Those present ${HELD[unit].en} ${e('present')} of ${e('base')}`,
        }
      : nobody
        ? { ar: 'لم يحضر أحد', en: 'No member was present' }
        : {
            ar: `حضر ${members.ar} من ${a('base')}`,
            en: `${e('present')} of ${englishCount(params.base, 'member')} ${params.present === '1' ? 'was' : 'were'} present`,
          }
  if (isNone(rule.quorum.share))
    return nobody
      ? { ar: 'لم يحضر أحد، ويلزم حضور عضو واحد على الأقل.', en: 'No member was present, and one at least must be.' }
      : { ar: `${present.ar}، ولا يُشترط نصاب.`, en: `${present.en}; no quorum is asked for.` }
  const met = params.met === 'true'
  const again = params.adjourned === 'true'
  const required = { ar: a('required'), en: e('required') }
  return {
    ar: `${present.ar}، والنصاب${again ? ' بعد التأجيل' : ''} ${required.ar}: ${met ? 'مكتمل' : 'غير مكتمل'}.`,
    en: `${present.en}; the quorum${again ? ' after adjournment' : ''} is ${required.en}: ${met ? 'met' : 'not met'}.`,
  }
}

const HELD: Record<Exclude<Measure, 'seats'>, Words> = {
  weight: { ar: 'بأوزانهم', en: 'hold by weight' },
  population: { ar: 'بسكانهم', en: 'represent by population' },
}

const TIES: Record<string, Words> = {
  fails: { ar: 'تساوى الجانبان، ولا يُقَرّ قرار عند التساوي.', en: 'The two sides are equal, and a tie does not carry.' },
  revote: { ar: 'تساوى الجانبان، فيُعاد التصويت.', en: 'The two sides are equal: the vote is taken again.' },
  awaits_chair: {
    ar: 'تساوى الجانبان، وللرئيس صوت مرجِّح لم يُدلِ به بعد.',
    en: 'The two sides are equal; the chair has a casting vote and has not given it yet.',
  },
  casting_yes: {
    ar: 'تساوى الجانبان، فرجّح صوت الرئيس جانب الموافقة.',
    en: 'The two sides are equal, and the chair’s casting vote is for.',
  },
  casting_no: {
    ar: 'تساوى الجانبان، فرجّح صوت الرئيس جانب عدم الموافقة.',
    en: 'The two sides are equal, and the chair’s casting vote is against.',
  },
  side_yes: {
    ar: 'تساوى الجانبان، فيُؤخذ بالجانب الذي فيه الرئيس: الموافقة.',
    en: 'The two sides are equal: the chair’s side prevails, which is for.',
  },
  side_no: {
    ar: 'تساوى الجانبان، فيُؤخذ بالجانب الذي فيه الرئيس: عدم الموافقة.',
    en: 'The two sides are equal: the chair’s side prevails, which is against.',
  },
  side_none: {
    ar: 'تساوى الجانبان، ولم يكن الرئيس في أيٍّ منهما.',
    en: 'The two sides are equal, and the chair is on neither.',
  },
  lot_yes: {
    ar: 'تساوى الجانبان، فأُجريت القرعة من البذرة المدوّنة، وكانت للموافقة.',
    en: 'The two sides are equal: the lot, drawn from the recorded seed, is for.',
  },
  lot_no: {
    ar: 'تساوى الجانبان، فأُجريت القرعة من البذرة المدوّنة، وكانت لعدم الموافقة.',
    en: 'The two sides are equal: the lot, drawn from the recorded seed, is against.',
  },
}

const THEREFORE: Record<Outcome, Words> = {
  carried: { ar: 'فالنتيجة: أُقِرَّ القرار.', en: 'Therefore: the decision is adopted.' },
  not_carried: { ar: 'فالنتيجة: لم يُقَرَّ القرار.', en: 'Therefore: the decision is not adopted.' },
  no_quorum: {
    ar: 'فالنتيجة: لا قرار، لعدم اكتمال النصاب.',
    en: 'Therefore: no decision is taken, for want of a quorum.',
  },
  tied: {
    ar: 'فالنتيجة: تساوٍ ينتظر صوت الرئيس المرجِّح.',
    en: 'Therefore: a tie, which awaits the chair’s casting vote.',
  },
  revote: { ar: 'فالنتيجة: يُعاد التصويت.', en: 'Therefore: the vote is taken again.' },
  postponed: { ar: 'فالنتيجة: يُؤجَّل التصويت.', en: 'Therefore: the vote is postponed.' },
  objected: { ar: 'فالنتيجة: يُنقل الأمر إلى جلسة.', en: 'Therefore: the matter goes to a sitting.' },
}
