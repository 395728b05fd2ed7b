// The grades of a majority judgment, the best first: those of Balinski and Laraki's experiments, in the words of Arabic schooling.
// Source: Balinski and Laraki, "Majority Judgment" (2011), chapter 15.
import type { Words } from '../rule.ts'

export const GRADES: Words[] = [
  { ar: 'ممتاز', en: 'Excellent' },
  { ar: 'جيد جدًا', en: 'Very good' },
  { ar: 'جيد', en: 'Good' },
  { ar: 'مقبول', en: 'Acceptable' },
  { ar: 'ضعيف', en: 'Poor' },
  { ar: 'مرفوض', en: 'To reject' },
]
