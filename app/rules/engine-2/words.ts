// The working of engine `majlis/2` as sentences in Arabic and English, ending in "therefore". Stored are codes and numbers;
// these words may improve without touching a result.
import {
  type ArabicDigits,
  arabicCount,
  arabicNumber,
  capital,
  englishCount,
  FRACTIONS,
  grouped,
  MEMBER,
  pick,
  VOTE,
} from '../number-words.ts'
import { assertNever } from '../result.ts'
import type { Words } from '../rule.ts'
import type { Outcome, Step } from './decide.ts'
import type { Base, Measure, Rule } from './rule.ts'

/** One sentence a step, in order. */
export const workingWords2 = (working: readonly Step[], rule: Rule, digits: ArabicDigits = 'arab'): Words[] =>
  working.map((step) => sentence(step, rule, digits))

function sentence({ code, params }: Step, rule: Rule, digits: ArabicDigits): Words {
  const e = (name: string): string => grouped(params[name] ?? '', ',', '.')
  const a = (name: string): string => arabicNumber(params[name] ?? '', digits)
  switch (code) {
    case 'rule':
      return {
        ar: `القاعدة: ${rule.names.ar} (${rule.source.ar}).`,
        en: `The rule: ${rule.names.en} (${rule.source.en}).`,
      }
    case 'silence':
      return params.objections === '0'
        ? { ar: 'انقضت المهلة ولم يعترض أحد.', en: 'The deadline passed and no member objected.' }
        : {
            ar: `اعترض ${arabicCount(params.objections ?? '0', MEMBER, digits, false)} قبل انقضاء المهلة.`,
            en: `${capital(englishCount(params.objections, 'member'))} objected before the deadline.`,
          }
    case 'recused': {
      const who = arabicCount(params.recused ?? '0', MEMBER, digits, false)
      return params.mode === 'in_base'
        ? {
            ar: `تنحّى ${who}، ويبقى المقعد محسوبًا في الأساس.`,
            en: `${englishCount(params.recused, 'member')} recused; the base still holds them.`,
          }
        : {
            ar: `تنحّى ${who}، ${pick(params.recused, 'فلا يُحسب', 'فلا يُحسبان', 'فلا يُحسبون')} في الأساس ولا في الحاضرين.`,
            en: `${englishCount(params.recused, 'member')} recused: counted neither in the base nor among those present.`,
          }
    }
    case 'quorum': {
      const met = params.met === 'true'
      const again = params.adjourned === 'true'
      return {
        ar: `الحاضرون ${a('present')} من ${a('base')}، والنصاب${again ? ' بعد التأجيل' : ''} ${a('required')}: ${met ? 'مكتمل' : 'غير مكتمل'}.`,
        en: `Present: ${e('present')} of ${e('base')}; the quorum${again ? ' after adjournment' : ''} is ${e('required')}: ${met ? 'met' : 'not met'}.`,
      }
    }
    case 'expressed':
      return {
        ar: `أبدى الرأي ${a('sides')} من ${a('base')}، والمطلوب ${a('required')} على الأقل.`,
        en: `Only ${e('sides')} of ${e('base')} took a side, and ${e('required')} are needed.`,
      }
    case 'requirement':
      return requirement(params, digits)
    case 'blocking':
      return {
        ar: `لم يوافق ${arabicCount(params.opposed ?? '0', MEMBER, digits, false)}، والأقلية المعطِّلة لا تقوم بأقل من ${a('needed')}، فيُعدّ الشرط متحققًا.`,
        en: `${capital(englishCount(params.opposed, 'member'))} did not vote for; a blocking minority needs ${e('needed')}, so the condition is deemed met.`,
      }
    case 'abstention_blocks':
      return {
        ar: `امتنع ${arabicCount(params.abstain ?? '0', MEMBER, digits, false)}، والامتناع يمنع الإقرار بموجب القاعدة.`,
        en: `${capital(englishCount(params.abstain, 'member'))} abstained, and under this rule an abstention blocks.`,
      }
    case 'tie':
      return TIES[params.how ?? ''] ?? { ar: '', en: '' }
    case 'therefore':
      return THEREFORE[params.outcome as Outcome]
    default:
      return assertNever(code)
  }
}

function requirement(params: Step['params'], digits: ArabicDigits): Words {
  const unit = params.measure as Measure
  const base = BASES[params.of as Base]
  const measured = MEASURES[unit]
  const share = FRACTIONS[`${params.numerator}/${params.denominator}`] ?? {
    ar: `${arabicNumber(params.numerator ?? '', digits)} من ${arabicNumber(params.denominator ?? '', digits)}`,
    en: `${params.numerator} of ${params.denominator}`,
  }
  const ar = (name: string) => arabicNumber(params[name] ?? '', digits)
  const en = (name: string) => grouped(params[name] ?? '', ',', '.')
  const met = params.met === 'true'
  const votes = unit === 'seats' ? arabicCount(params.required ?? '0', VOTE, digits, false) : ar('required')
  return {
    ar: `${base.ar}${measured.ar}: ${ar('base')}؛ ${share.ar} ${ar('share')}، والمطلوب ${params.comparison === 'more_than' ? 'أكثر من ذلك، أي ' : ''}${votes}. الموافقة ${ar('yes')} وعدم الموافقة ${ar('against')}: ${met ? 'تحقّق الشرط' : 'لم يتحقّق الشرط'}.`,
    en: `${base.en}${measured.en}: ${en('base')}; ${share.en} is ${en('share')}${params.comparison === 'more_than' ? ', more than that is needed' : ''}: ${en('required')}. For ${en('yes')}, against ${en('against')}: ${met ? 'met' : 'not met'}.`,
  }
}

const BASES: Record<Base, Words> = {
  cast: { ar: 'الأصوات المعبَّر عنها', en: 'Votes cast' },
  cast_and_abstained: { ar: 'الأصوات مع الامتناع', en: 'Votes and abstentions' },
  present: { ar: 'الحاضرون', en: 'Members present' },
  members: { ar: 'أعضاء الهيئة', en: 'Members' },
  statutory: { ar: 'المقاعد النظامية', en: 'Statutory seats' },
}

const MEASURES: Record<Measure, Words> = {
  seats: { ar: '', en: '' },
  weight: { ar: ' بأوزانهم', en: ' by weight' },
  population: { ar: ' بالسكان', en: ' by population' },
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
