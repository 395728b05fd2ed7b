// What the verifier says of decisions in the register.
import type { DecisionRule } from './rule-ids.ts'
import type { Words } from './words.ts'

export const DECISION_WORDS: Record<DecisionRule, Words> = {
  'decision.twice': {
    ar: 'قُيّد قرار التصويت أو البند نفسه في سجل القرارات مرتين، أو تكرّر رقم {number} لسنة {year}.',
    en: 'One vote or item is in the register of decisions twice, or number {number} of {year} is given twice.',
  },
  'decision.out_of_number': {
    ar: 'رقم القرار {number} لسنة {year} لا يلي الرقم الذي قبله.',
    en: 'Decision number {number} of {year} does not follow the one before it.',
  },
  'decision.year_differs': {
    ar: 'أُعطي القرار رقم {number} رقمًا من سنة {year}، وليست سنة الاجتماع الذي اتُّخذ فيه.',
    en: 'Decision {number} was given a number of {year}, which is not the year of its meeting.',
  },
  'decision.not_made': {
    ar: 'قُيّد القرار رقم {number} لسنة {year} ولم يتخذه المجلس: لا نتيجة بإقراره، ولا بند منشور بنصّه، أو طُرح للتصويت وقُيّد كأنه اتُّخذ من دونه.',
    en: 'Decision {number} of {year} is registered and was not made: no result carries it, no published item has its text, or it was put to the vote and stands as agreed without one.',
  },
  'decision.not_final': {
    ar: 'قُيّد القرار رقم {number} لسنة {year} قبل أن تصبح نتيجته نهائية.',
    en: 'Decision {number} of {year} was registered before its result was final.',
  },
  'decision.text_differs': {
    ar: 'نص القرار رقم {number} لسنة {year} في السجل غير النص الذي صُوّت عليه أو نُشر.',
    en: 'The text of decision {number} of {year} in the register is not the one that was voted on or published.',
  },
}
