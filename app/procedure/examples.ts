// Votes to try a rule on, ready made: for each preset the cases that its source decides, or that show where its line lies.
import type { Choice, Words } from '../rules/rule.ts'
import { type Amount, amount, NOTHING, type Row, type Trial } from './trial.ts'

export type Example = { names: Words; trial: Trial }

type Counts = Partial<Record<Row, number | [seats: number, population: number]>>
type More = { chairVote?: Choice; casting?: 'yes' | 'no'; objections?: string }

function example(ar: string, en: string, counts: Counts, more: More = {}): Example {
  const amounts: Partial<Record<Row, Amount>> = {}
  // Nobody is away unless it is said.
  const here = { present: counts.members ?? 0, ...counts }
  for (const [row, given] of Object.entries(here) as [Row, number | [number, number]][])
    amounts[row] = Array.isArray(given) ? amount(...given) : amount(given)
  return { names: { ar, en }, trial: { ...NOTHING, ...more, counts: { ...NOTHING.counts, ...amounts } } }
}

/** Under the id of the preset. */
export const EXAMPLES: Record<string, Example[]> = {
  simple_majority: [
    example('٦ – ٥ – ٢', '6–5–2', { members: 13, yes: 6, no: 5, abstain: 2 }),
    example('٥ مقابل ٥', '5 against 5', { members: 10, yes: 5, no: 5 }),
  ],
  absolute_majority: [
    example('٦ موافقون من ١٣', '6 for of 13', { members: 13, yes: 6, no: 5, abstain: 2 }),
    example('٧ موافقون من ١٣', '7 for of 13', { members: 13, yes: 7, no: 4, abstain: 2 }),
  ],
  two_thirds: [
    example('٤ من ٦', '4 of 6', { members: 6, yes: 4, no: 2 }),
    example('٣ من ٦', '3 of 6', { members: 6, yes: 3, no: 3 }),
  ],
  cabinet: [
    example('٧ من ١٣ حاضرًا', '7 of 13 present', { members: 13, present: 13, yes: 7, no: 6 }),
    example(
      '٦ مقابل ٦، والرئيس موافق',
      '6 against 6, the chair for',
      { members: 12, present: 12, yes: 6, no: 6 },
      { chairVote: 'yes' },
    ),
  ],
  tender_board: [
    example('٥ مقابل ٤ من ٩', '5 against 4 of 9', { members: 9, present: 9, yes: 5, no: 4 }),
    example(
      '٤ مقابل ٤، والرئيس غير موافق',
      '4 against 4, the chair against',
      { members: 9, present: 9, yes: 4, no: 4, abstain: 1 },
      { chairVote: 'no' },
    ),
  ],
  parliament_chamber: [
    example(
      '٢٠ مقابل ٢٠، والرئيس موافق',
      '20 against 20, the chair for',
      { members: 40, present: 40, yes: 20, no: 20 },
      { chairVote: 'yes' },
    ),
    example('أبدى الرأي ١٨ من ٣٦ حاضرًا', '18 of 36 present take a side', {
      members: 40,
      present: 36,
      yes: 12,
      no: 6,
      abstain: 18,
    }),
    example('حضر ٢٠ من ٤٠', '20 of 40 present', { members: 40, present: 20, yes: 15, no: 5 }),
  ],
  exchange_board: [
    example('٥ من ٨ حاضرين', '5 of 8 present', { members: 8, present: 8, yes: 5, no: 3 }),
    example('٤ مقابل ٤، والرئيس لم يرجّح', '4 against 4, the chair yet to vote', {
      members: 8,
      present: 8,
      yes: 4,
      no: 4,
    }),
    example(
      '٤ مقابل ٤، والرئيس رجّح الموافقة',
      '4 against 4, the chair casts for',
      { members: 8, present: 8, yes: 4, no: 4 },
      { casting: 'yes' },
    ),
  ],
  committee_by_circulation: [
    example('٤ موافقون من ٩', '4 for of 9', { members: 9, present: 9, yes: 4, no: 0 }),
    example('٥ موافقون من ٩', '5 for of 9', { members: 9, present: 9, yes: 5, no: 0 }),
  ],
  eu_council_qualified: [
    example('١٥ من ٢٧ مع ٦٥٪ من السكان', '15 of 27 with 65% of the population', {
      members: [27, 100],
      yes: [15, 65],
      no: [12, 35],
    }),
    example('١٤ من ٢٧ مع ٨٠٪ من السكان', '14 of 27 with 80% of the population', {
      members: [27, 100],
      yes: [14, 80],
      no: [13, 20],
    }),
    example('ثلاثة أعضاء لا يعطّلون', 'Three members cannot block', { members: [27, 100], yes: [24, 50], no: [3, 50] }),
    example('أربعة أعضاء يعطّلون', 'Four members block', { members: [27, 100], yes: [23, 64], no: [4, 36] }),
  ],
  eu_council_reinforced: [
    example('١٩ من ٢٧', '19 of 27', { members: [27, 100], yes: [19, 90], no: [8, 10] }),
    example('٢٠ من ٢٧', '20 of 27', { members: [27, 100], yes: [20, 90], no: [7, 10] }),
  ],
  eu_council_unanimity: [
    example('٢٠ موافقًا و٧ ممتنعين', '20 for, 7 abstaining', { members: 27, yes: 20, abstain: 7 }),
    example('٢٦ مقابل ١', '26 against 1', { members: 27, yes: 26, no: 1 }),
  ],
  un_general_assembly: [
    example('٤٠ – ٣٩ – ٨٠', '40–39–80', { members: 193, present: 159, yes: 40, no: 39, abstain: 80 }),
  ],
  un_important_question: [
    example('٤ من ٦', '4 of 6', { members: 6, yes: 4, no: 2 }),
    example('١١٠ – ٥٦ – ٢٠', '110–56–20', { members: 193, present: 186, yes: 110, no: 56, abstain: 20 }),
  ],
  roberts_majority: [
    example('٥٠١ من ١٠٠٠', '501 of 1,000', { members: 1000, yes: 501, no: 499 }),
    example('٥٠٠ من ١٠٠٠', '500 of 1,000', { members: 1000, yes: 500, no: 500 }),
  ],
  roberts_present_and_two_thirds: [
    example('٧ – ٤ – ٢', '7–4–2', { members: 13, yes: 7, no: 4, abstain: 2 }),
    example('٢ – ١ – ١٠', '2–1–10', { members: 13, yes: 2, no: 1, abstain: 10 }),
    example('٩ – ٤ – ٠', '9–4–0', { members: 13, yes: 9, no: 4 }),
  ],
  silence: [
    example('لم يعترض أحد', 'Nobody objects', { members: 9 }, { objections: '0' }),
    example('اعترض عضو', 'One member objects', { members: 9 }, { objections: '1' }),
  ],
}
