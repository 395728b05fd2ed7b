// What the verifier says of memoranda.
import type { MemorandumRule } from './rule-ids.ts'
import type { Words } from './words.ts'

export const MEMORANDUM_WORDS: Record<MemorandumRule, Words> = {
  'memorandum.out_of_order': {
    ar: 'في السجل إجراء على المذكرة رقم {number} لسنة {year} لا يصحّ في الحال التي كانت عليها.',
    en: 'The ledger has an act on memorandum {number} of {year} that the state it was in does not allow.',
  },
  'memorandum.out_of_number': {
    ar: 'رقم المذكرة {number} لسنة {year} لا يلي الرقم الذي قبله، أو أُعطي لمذكرتين، أو ليس من السنة التي قُدّمت فيها.',
    en: 'Memorandum number {number} of {year} does not follow the one before it, is given to two, or is not of the year in which it was filed.',
  },
  'memorandum.filing_differs': {
    ar: 'في السجل إجراء على المذكرة رقم {number} لسنة {year} يخالف ما قُدّمت به: من جهة غير جهتها، أو بملاحظات من جهتها نفسها، أو كأنها لم تتأخر.',
    en: 'The ledger has an act on memorandum {number} of {year} that is not as it was filed: by another unit, an observation by its own, or as if it had been in time.',
  },
}
