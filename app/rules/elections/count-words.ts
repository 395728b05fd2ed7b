// A count sheet a person can follow: each round as a sentence in Arabic and English. Stored are only codes and numbers.
import { assertNever } from '../result.ts'
import type { Count, Election, Lot, Method, Round } from './election.ts'

export type Words = { ar: string; en: string }

export const METHOD_WORDS: Record<Method, Words> = {
  plurality: { ar: 'الأغلبية النسبية', en: 'Plurality' },
  approval: { ar: 'التصويت بالموافقة', en: 'Approval voting' },
  'two-round': { ar: 'جولتان', en: 'Two rounds' },
  borda: { ar: 'طريقة بوردا', en: 'Borda count' },
  'majority-judgment': { ar: 'حكم الأغلبية', en: 'Majority judgment' },
  schulze: { ar: 'طريقة شولتسه', en: 'Schulze method' },
  'scottish-stv': { ar: 'الصوت الواحد المتحوّل (القواعد الإسكتلندية)', en: 'Single transferable vote (Scottish rules)' },
  'meek-stv': { ar: 'الصوت الواحد المتحوّل (طريقة ميك)', en: 'Single transferable vote (Meek)' },
}

/** What the round did, who was elected by it and who left. In Arabic no verb has a person for its subject: the count knows no gender. */
export function roundWords(round: Round, { candidates }: Pick<Election, 'candidates'>): Words {
  const name = (number: number | null): string => (number === null ? '' : (candidates[number - 1] ?? String(number)))
  const listed = (numbers: readonly number[], joiner: string) => numbers.map(name).join(joiner)
  const parts = [actWords(round, name(round.candidate))]
  if (round.elected.length > 0)
    parts.push({ ar: `انتخاب ${listed(round.elected, ' و')}.`, en: `Elected: ${listed(round.elected, ', ')}.` })
  if (round.excluded.length > 0 && round.code !== 'exclusion')
    parts.push({ ar: `خروج ${listed(round.excluded, ' و')}.`, en: `Out: ${listed(round.excluded, ', ')}.` })
  return { ar: parts.map(({ ar }) => ar).join(' '), en: parts.map(({ en }) => en).join(' ') }
}

function actWords({ code, params }: Round, name: string): Words {
  switch (code) {
    case 'first_preferences':
      return { ar: 'تُعدّ كل ورقة لأول من تسمّيه.', en: 'Each ballot counts for the first that it names.' }
    case 'surplus':
      return {
        ar: `يُنقل فائض ${name} (${params.surplus}) إلى التفضيل التالي.`,
        en: `The surplus of ${name} (${params.surplus}) passes to next preferences.`,
      }
    case 'exclusion':
      return {
        ar: `أقل الأصوات: ${name}. يُستبعد هذا الاسم وتُنقل أوراقه إلى التفضيل التالي.`,
        en: `${name} has the fewest votes and is excluded; the papers pass to next preferences.`,
      }
    case 'keep_factors':
      return {
        ar: `بلغ مرشّح الحصة (${params.quota})، فيُحتفظ له من كل صوت بقدرها ويمضي الباقي.`,
        en: `The quota (${params.quota}) is reached: what is above it is shared out again.`,
      }
    case 'remaining':
      return { ar: 'لم يبقَ من المرشّحين إلا بعدد المقاعد.', en: 'As many candidates are left as there are seats.' }
    case 'scores':
      return { ar: 'تُجمع نقاط كل مرشّح من كل ورقة.', en: 'The points of every ballot are added up.' }
    case 'approvals':
      return { ar: 'تُجمع الموافقات على كل مرشّح.', en: 'The approvals of each candidate are added up.' }
    case 'run_off':
      return { ar: 'جولة ثانية بين أصحاب أكثر الأصوات.', en: 'A second round between those with the most votes.' }
    case 'grades':
      return { ar: 'تُقارن الدرجة الوسطى لكل مرشّح.', en: 'The middle grades of the candidates are compared.' }
    case 'pairs':
      return { ar: 'يُقارن كل مرشّح بكل مرشّح آخر.', en: 'Every candidate is compared with every other.' }
    case 'paths':
      return { ar: 'تُقارن أقوى سلاسل الغلبة بين كل اثنين.', en: 'The strongest chains of defeats are compared.' }
    default:
      return assertNever(code)
  }
}

export function lotWords({ order }: Lot, { candidates }: Pick<Election, 'candidates'>): Words {
  const names = order.map((number) => candidates[number - 1] ?? String(number))
  return {
    ar: `تساووا، فأُجريت القرعة من البذرة المعلنة، وخرج ترتيبها: ${names.join('، ')}.`,
    en: `Equal at every stage: the lot, drawn from the published seed, fell in this order: ${names.join(', ')}.`,
  }
}

/** The whole sheet, one line a round, with the votes of each candidate. */
export function countSheet(count: Count, election: Pick<Election, 'candidates'>, language: keyof Words): string[] {
  const lines = [METHOD_WORDS[count.method][language]]
  if (count.quota) lines.push(language === 'ar' ? `الحصة: ${count.quota}` : `Quota: ${count.quota}`)
  for (const round of count.rounds) {
    lines.push('', `${round.round}. ${roundWords(round, election)[language]}`)
    for (const { candidate, votes } of round.votes)
      lines.push(`   ${votes.padStart(18)}  ${candidate}. ${election.candidates[candidate - 1]}`)
    if (/[1-9]/.test(round.exhausted))
      lines.push(`   ${round.exhausted.padStart(18)}  ${language === 'ar' ? 'لا تنتقل' : 'not transferable'}`)
    for (const lot of count.lots) if (lot.round === round.round) lines.push(`   ${lotWords(lot, election)[language]}`)
  }
  return lines
}
