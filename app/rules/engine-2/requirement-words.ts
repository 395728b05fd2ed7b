// One condition of a decision as a sentence, Arabic and English: the base and its parts, the share it makes, and by how much the
// votes for reach it or fall short. Source: the rules of decision; plural forms by Unicode CLDR (Arabic has six).
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
  spelled,
  VOTE,
} from '../number-words.ts'
import type { Words } from '../rule.ts'
import type { Step } from './decide.ts'
import type { Base, Measure, Rule } from './rule.ts'

type Params = Step['params']
type Where = {
  /** Among the conditions that were held against the votes. */
  place: number
  /** The sentence of a blocking minority follows, and says what becomes of this condition. */
  blocked: boolean
  digits: ArabicDigits
}

export function requirementWords(params: Params, rule: Rule, { place, blocked, digits }: Where): Words {
  const several = rule.all.length > 1
  const met = params.met === 'true'
  const label = several
    ? { ar: `الشرط ${arabicNumber(String(place + 1), digits)}: `, en: `Condition ${place + 1}: ` }
    : { ar: '', en: '' }
  const verdict =
    several && !blocked
      ? {
          ar: met ? ' تحقّق الشرط.' : ' لم يتحقّق الشرط.',
          en: met ? ' The condition is met.' : ' The condition is not met.',
        }
      : { ar: '', en: '' }
  const firstOfMembers = rule.all.findIndex(({ base }) => MEMBERS_OF.includes(base)) === place
  const others = firstOfMembers && params.base !== '0' ? notCountedAsFor(rule, params.of as Base) : { ar: '', en: '' }
  const said = counted(params, rule, digits)
  return {
    ar: `${label.ar}${said.ar}${others.ar}${verdict.ar}`,
    en: `${label.en}${several ? said.en.charAt(0).toLowerCase() + said.en.slice(1) : said.en}${others.en}${verdict.en}`,
  }
}

const MEMBERS_OF: Base[] = ['present', 'members', 'statutory']

function counted(params: Params, rule: Rule, digits: ArabicDigits): Words {
  if (params.base === '0')
    return params.measure === 'seats' && !MEMBERS_OF.includes(params.of as Base)
      ? { ar: 'لم يُدلِ أحد بصوته.', en: 'No votes were cast.' }
      : { ar: 'لا شيء تُؤخذ منه النسبة: الأساس صفر.', en: 'There is nothing to take a share of: the base is 0.' }
  const head = headOf(params, rule, digits)
  const needed = neededOf(params, digits)
  const compared = comparedTo(params, digits)
  return { ar: `${head.ar}، ${needed.ar}. ${compared.ar}`, en: `${head.en}; ${needed.en}. ${compared.en}` }
}

/** "Votes cast: 172, of which 131 for and 41 against": a base of members is a number alone. */
function headOf(params: Params, rule: Rule, digits: ArabicDigits): Words {
  const e = (value: string): string => grouped(value, ',', '.')
  const a = (value: string): string => arabicNumber(value, digits)
  const { base = '', yes = '', against = '', abstain = '0' } = params
  const of = params.of as Base
  const name = nameOf(of, params.measure as Measure)
  const first = { ar: `${name.ar} ${a(base)}`, en: `${name.en}: ${e(base)}` }
  if (of === 'cast_and_abstained') {
    const no = rule.abstain === 'counts_against' ? (BigInt(against) - BigInt(abstain)).toString() : against
    return {
      ar: `${first.ar}: الموافقة ${a(yes)} وغير الموافقة ${a(no)} والامتناع ${a(abstain)}`,
      en: `${first.en}, of which ${e(yes)} for, ${e(no)} against and ${e(abstain)} abstaining`,
    }
  }
  if (of !== 'cast') return first
  const aside =
    abstain === '0'
      ? { ar: '', en: '' }
      : rule.abstain === 'counts_against'
        ? { ar: `، والامتناع (${a(abstain)}) محسوب فيها`, en: `, abstentions (${e(abstain)}) included` }
        : {
            ar: `، والامتناع (${a(abstain)}) لا يُحسب مع أيٍّ من الجانبين`,
            en: `, abstentions (${e(abstain)}) counting neither way`,
          }
  return {
    ar: `${first.ar}: الموافقة ${a(yes)} وغير الموافقة ${a(against)}${aside.ar}`,
    en: `${first.en}, of which ${e(yes)} for and ${e(against)} against${aside.en}`,
  }
}

/** "two thirds is 128.67, so 129 votes are needed". */
function neededOf(params: Params, digits: ArabicDigits): Words {
  const { numerator = '', denominator = '', required = '', share = '' } = params
  const votes = amountOf(required, params.measure as Measure, digits, false)
  if (numerator === denominator)
    return { ar: `والمطلوب جميعها: ${votes.ar}`, en: `all of them are needed: ${votes.en}` }
  const name = FRACTIONS[`${numerator}/${denominator}`] ?? parts(numerator, denominator, digits)
  const made = { ar: `و${name.ar} ${arabicNumber(share, digits)}`, en: `${name.en} is ${grouped(share, ',', '.')}` }
  const are = required === '1' || params.measure !== 'seats' ? 'is' : 'are'
  return params.comparison === 'more_than'
    ? {
        ar: `${made.ar}، والمطلوب أكثر من ذلك: ${votes.ar}`,
        en: `${made.en}, and more than that is needed: ${votes.en}`,
      }
    : { ar: `${made.ar}، فالمطلوب ${votes.ar}`, en: `${made.en}, so ${votes.en} ${are} needed` }
}

function comparedTo(params: Params, digits: ArabicDigits): Words {
  const { yes = '0', required = '0' } = params
  const measure = params.measure as Measure
  if (yes === '0') return { ar: 'لم يوافق أحد.', en: 'No one voted for.' }
  const [more, fewer] = [BigInt(yes) - BigInt(required), BigInt(required) - BigInt(yes)]
  const difference = (more > 0n ? more : fewer).toString()
  const by = arabicBy(amountOf(difference, measure, digits, true).ar)
  const plain = measure === 'seats' ? spelled(difference) : grouped(difference, ',', '.')
  const less = measure === 'seats' ? 'fewer' : 'less'
  const compared =
    more > 0n
      ? { ar: `أي أكثر من المطلوب ${by}`, en: `${plain} more than needed` }
      : fewer > 0n
        ? { ar: `أي أقل من المطلوب ${by}`, en: `${plain} ${less} than needed` }
        : { ar: 'وهذا هو المطلوب تمامًا', en: `exactly as ${measure === 'seats' ? 'many' : 'much'} as needed` }
  const voted =
    measure === 'seats'
      ? { ar: `وافق ${arabicCount(yes, MEMBER, digits, false)}`, en: `${grouped(yes, ',', '.')} voted for` }
      : {
          ar: `${FOR[measure].ar} ${arabicNumber(yes, digits)}`,
          en: `${FOR[measure].en} ${grouped(yes, ',', '.')}`,
        }
  return { ar: `${voted.ar}، ${compared.ar}.`, en: `${voted.en}, ${compared.en}.` }
}

/** Seats are counted as votes; a weight or a population is a number alone. */
function amountOf(value: string, measure: Measure, digits: ArabicDigits, oblique: boolean): Words {
  if (measure !== 'seats') return { ar: arabicNumber(value, digits), en: grouped(value, ',', '.') }
  return { ar: arabicCount(value, VOTE, digits, oblique), en: englishCount(value, 'vote') }
}

function parts(numerator: string, denominator: string, digits: ArabicDigits): Words {
  const ar = (value: string) => arabicNumber(value, digits)
  if (denominator === '100')
    return { ar: `نسبة ${ar(numerator)}${digits === 'arab' ? '٪' : '%'} من ذلك`, en: `${numerator}%` }
  return { ar: `نسبة ${ar(numerator)} إلى ${ar(denominator)} من ذلك`, en: `${numerator} of ${denominator} parts` }
}

/** Said where the base holds members who did not vote for and might be thought to have agreed. */
function notCountedAsFor(rule: Rule, of: Base): Words {
  const silent =
    of === 'present' ? { ar: 'من لم يصوّت', en: 'those who did not vote' } : { ar: 'الغائب', en: 'absences' }
  const named = rule.choices.includes('abstain') ? [{ ar: 'الممتنع', en: 'abstentions' }, silent] : [silent]
  return {
    ar: ` ${named.map(({ ar }) => ar).join(' و')} ${named.length > 1 ? 'لا يُحسبان موافقين' : 'لا يُحسب موافقًا'}.`,
    en: ` ${capital(named.map(({ en }) => en).join(' and '))} do not count as for.`,
  }
}

const nameOf = (of: Base, measure: Measure): Words => ({
  ar: measure !== 'seats' && of === 'present' ? `${OF[measure].ar}الحاضرين` : `${OF[measure].ar}${BASES[of].ar}`,
  en: `${BASES[of].en}${OF[measure].en}`,
})

const BASES: Record<Base, Words> = {
  cast: { ar: 'الأصوات المعبَّر عنها', en: 'Votes cast' },
  cast_and_abstained: { ar: 'الأصوات مع الامتناع', en: 'Votes and abstentions' },
  present: { ar: 'الحاضرون', en: 'Members present' },
  members: { ar: 'أعضاء الهيئة', en: 'The body’s members' },
  statutory: { ar: 'المقاعد النظامية', en: 'Statutory seats' },
}

const OF: Record<Measure, Words> = {
  seats: { ar: '', en: '' },
  weight: { ar: 'أوزان ', en: ' by weight' },
  population: { ar: 'سكان ', en: ' by population' },
}

const FOR: Record<Exclude<Measure, 'seats'>, Words> = {
  weight: { ar: 'وزن الموافقين', en: 'The weight for is' },
  population: { ar: 'سكان الموافقين', en: 'The population for is' },
}
