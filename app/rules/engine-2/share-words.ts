// A share in words, Arabic and English, in the form that stands before what it is a share of ("more than half of the votes
// cast"), and what it may be a share of. Exact: the figures stay decimal strings. Source: the rules of decision.
import { type ArabicDigits, arabicNumber, grouped } from '../number-words.ts'
import type { Fraction, Words } from '../rule.ts'
import type { Base, Measure } from './rule.ts'

export const isWhole = ({ numerator, denominator }: Fraction): boolean => numerator === denominator
/** Any vote, or any member present, is enough. */
export const isNone = ({ numerator }: Fraction): boolean => numerator === '0'

/** "more than half of", "at least 55% of", "all of". */
export function shareWords(share: Fraction, digits: ArabicDigits = 'arab'): Words {
  if (isWhole(share)) return { ar: 'جميع', en: 'all of' }
  const part = partWords(share, digits)
  return share.comparison === 'more_than'
    ? { ar: `أكثر من ${part.ar}`, en: `more than ${part.en} of` }
    : { ar: `ما لا يقل عن ${part.ar}`, en: `at least ${part.en} of` }
}

/** The part alone, in the Arabic construct state: "ثلثي", "٥٥٪ من". */
export function partWords(share: Fraction, digits: ArabicDigits = 'arab'): Words {
  const [numerator, denominator] = lowest(BigInt(share.numerator), BigInt(share.denominator))
  const name = PARTS[Number(denominator)]
  const ar = (value: bigint) => arabicNumber(value.toString(), digits)
  if (numerator === 1n && denominator === 2n) return { ar: 'نصف', en: 'half' }
  if (denominator <= 10n && name) {
    const [one, two, many, english] = name
    const count = Number(numerator)
    return {
      ar: count === 1 ? one : count === 2 ? two : `${AR_COUNTS[count]} ${many}`,
      en: `${EN_COUNTS[count]} ${english}${count === 1 ? '' : 's'}`,
    }
  }
  if (100n % denominator === 0n) {
    const percent = (numerator * 100n) / denominator
    return { ar: `${ar(percent)}${digits === 'arab' ? '٪' : '%'} من`, en: `${percent}%` }
  }
  return {
    ar: `نسبة ${ar(numerator)} إلى ${ar(denominator)} من`,
    en: `${grouped(numerator.toString(), ',', '.')}/${grouped(denominator.toString(), ',', '.')}`,
  }
}

/** Members as a share is taken of them; Arabic in the genitive. */
export const PEOPLE: Record<Base | 'members_not_recused', Words> = {
  cast: { ar: 'المصوّتين بالموافقة أو بعدمها', en: 'those voting for or against' },
  cast_and_abstained: { ar: 'المصوّتين والممتنعين', en: 'those voting or abstaining' },
  present: { ar: 'الأعضاء الحاضرين', en: 'the members present' },
  members: { ar: 'أعضاء الهيئة', en: 'the body’s members' },
  members_not_recused: { ar: 'الأعضاء غير المتنحّين', en: 'the members who have not recused themselves' },
  statutory: {
    ar: 'المقاعد النظامية، المشغول منها والشاغر',
    en: 'the statutory seats, filled or vacant',
  },
}

/** Votes as a share is taken of them; Arabic in the genitive. */
export const VOTES: Record<'cast' | 'cast_and_abstained', Words> = {
  cast: { ar: 'الأصوات المعبَّر عنها', en: 'the votes cast' },
  cast_and_abstained: { ar: 'الأصوات المعبَّر عنها مع الممتنعين', en: 'the votes cast, abstentions included,' },
}

/** What those voting for hold, or those present: an amount of it and not a number of seats. */
export const TOTALS: Record<Exclude<Measure, 'seats'>, Words> = {
  weight: { ar: 'مجموع أوزان', en: 'the total weight of' },
  population: { ar: 'مجموع سكان', en: 'the total population of' },
}

const EN_COUNTS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const AR_COUNTS = ['', '', '', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة']
const PARTS: Record<number, [one: string, two: string, many: string, english: string]> = {
  3: ['ثلث', 'ثلثي', 'أثلاث', 'third'],
  4: ['ربع', 'ربعي', 'أرباع', 'quarter'],
  5: ['خُمس', 'خُمسي', 'أخماس', 'fifth'],
  6: ['سُدس', 'سُدسي', 'أسداس', 'sixth'],
  7: ['سُبع', 'سُبعي', 'أسباع', 'seventh'],
  8: ['ثُمن', 'ثُمني', 'أثمان', 'eighth'],
  9: ['تُسع', 'تُسعي', 'أتساع', 'ninth'],
  10: ['عُشر', 'عُشري', 'أعشار', 'tenth'],
}

function lowest(numerator: bigint, denominator: bigint): [bigint, bigint] {
  let [a, b] = [numerator, denominator]
  while (b > 0n) [a, b] = [b, a % b]
  return a === 0n ? [0n, 1n] : [numerator / a, denominator / a]
}
