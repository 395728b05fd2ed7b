// How an election is held, as sentences for whoever opens it and whoever votes: how a ballot is filled in, and who is elected.
// Source: the rules of decision, "Elections and rankings"; plural forms by Unicode CLDR.
import { type ArabicDigits, arabicCount, englishCount, type Noun } from '../number-words.ts'
import type { Words } from '../rule.ts'
import { type ElectionTerms, KIND_OF } from './terms.ts'

type Said = Pick<ElectionTerms, 'method' | 'seats' | 'most' | 'base' | 'measure' | 'first'>

export function methodSentences(election: Said, mayBeBlank: boolean, digits: ArabicDigits = 'arab'): Words[] {
  const { seats, measure } = election
  const one = seats === '1'
  return [
    {
      ar: one ? 'يُنتخب مرشّح واحد.' : `يُنتخب ${arabicCount(seats, CANDIDATE, digits, false)}.`,
      en: one ? 'One candidate is elected.' : `${englishCount(seats, 'candidate')} are elected.`,
    },
    filledIn(election, digits),
    whoIsElected(election),
    ...(measure === 'weight'
      ? [{ ar: 'تُحسب كل ورقة بوزن مقعدها.', en: 'Each ballot counts the weight of its seat.' }]
      : []),
    mayBeBlank
      ? { ar: 'تُقبل الورقة البيضاء، ولا تُحسب لأحد.', en: 'A blank ballot is taken, and counts for nobody.' }
      : { ar: 'لا تُقبل الورقة البيضاء.', en: 'No blank ballot is taken.' },
    {
      ar: 'إذا تساوى مرشّحون حُسم الأمر بقرعة من بذرة تُستخرج من الأوراق كلها، ولأي أحد أن يعيد سحبها.',
      en: 'Between equals a lot decides, from a seed that all the ballots make together; anybody can draw it again.',
    },
  ]
}

function filledIn({ method, most }: Said, digits: ArabicDigits): Words {
  switch (KIND_OF[method]) {
    case 'one':
      return { ar: 'سمِّ مرشّحًا واحدًا.', en: 'Name one candidate.' }
    case 'several':
      return most === '1'
        ? { ar: 'سمِّ مرشّحًا واحدًا.', en: 'Name one candidate.' }
        : {
            ar: `سمِّ من ترضى بهم، وأكثرهم ${arabicCount(most ?? '1', CANDIDATE, digits, false)}.`,
            en: `Name those you approve of, at most ${englishCount(most ?? '1', 'candidate')}.`,
          }
    case 'ranked':
      return {
        ar: 'رتّب المرشّحين، وأولهم أفضلهم عندك. ومن لم ترتّبه فهو بعدهم جميعًا.',
        en: 'Rank the candidates, the one you prefer first. Whoever you leave out comes after all of them.',
      }
    default:
      return { ar: 'أعطِ كل مرشّح درجة.', en: 'Give every candidate a grade.' }
  }
}

function whoIsElected({ method, base, first }: Said): Words {
  switch (method) {
    case 'plurality':
    case 'approval':
      return { ar: 'يُنتخب من نال أكثر الأصوات.', en: 'The most votes elect.' }
    case 'two-round':
      if (first)
        return {
          ar: 'هذه هي الجولة الثانية: يُنتخب من نال أكثر الأصوات.',
          en: 'This is the second round: the most votes elect.',
        }
      return base === 'present'
        ? {
            ar: 'يُنتخب من نال أكثر من نصف الحاضرين. وإلا فجولة ثانية بين صاحبي أكثر الأصوات ومن ساوى ثانيهما، يُنتخب فيها من نال أكثر الأصوات.',
            en: 'More than half of those present elects. Otherwise the two best, and whoever equals the second, stand in a second round, in which the most votes elect.',
          }
        : {
            ar: 'يُنتخب من نال أكثر من نصف الأصوات الصحيحة. وإلا فجولة ثانية بين صاحبي أكثر الأصوات ومن ساوى ثانيهما، يُنتخب فيها من نال أكثر الأصوات.',
            en: 'More than half of the valid votes elects. Otherwise the two best, and whoever equals the second, stand in a second round, in which the most votes elect.',
          }
    case 'borda':
      return {
        ar: 'ينال المرشّح من كل ورقة نقطة عن كل من جاء بعده فيها، ويُنتخب صاحب أكثر النقاط.',
        en: 'On each ballot a candidate earns a point for everyone ranked below; the most points elect.',
      }
    case 'schulze':
      return {
        ar: 'يُقارن كل مرشّح بكل مرشّح آخر، ويُنتخب من لا يغلبه أحد بأقوى سلسلة غلبة.',
        en: 'Every candidate is compared with every other; elected is whoever nobody beats by the strongest chain of defeats.',
      }
    case 'majority-judgment':
      return {
        ar: 'يُنتخب صاحب أعلى درجة وسطى: نصف المصوّتين على الأقل يرونه بها أو خيرًا منها.',
        en: 'The highest middle grade elects: at least half of the voters give it or better.',
      }
    default:
      return {
        ar: 'من بلغ الحصة انتُخب وانتقل فائضه إلى التفضيل التالي، ومن كان أقلهم أصواتًا خرج وانتقلت أوراقه، حتى تمتلئ المقاعد.',
        en: 'Whoever reaches the quota is elected and the surplus passes on; whoever has the fewest leaves and the papers pass on, until the seats are filled.',
      }
  }
}

const CANDIDATE: Noun = {
  zero: 'لا مرشّح',
  one: 'مرشّح واحد',
  two: 'مرشّحان',
  twoOblique: 'مرشّحين',
  few: 'مرشّحين',
  many: 'مرشّحًا',
  other: 'مرشّح',
}
