// What the verifier says of memoranda.
import type { MemorandumRule } from './rule-ids.ts'
import type { Words } from './words.ts'

export const MEMORANDUM_WORDS: Record<MemorandumRule, Words> = {
  'memorandum.out_of_order': {
    ar: 'في السجل إجراء على المذكرة رقم {number} لسنة {year} لا يصحّ في الحال التي كانت عليها.',
    en: 'The ledger has an act on memorandum {number} of {year} that the state it was in does not allow.',
  },
  'memorandum.out_of_number': {
    ar: 'رقم المذكرة {number} لسنة {year} لا يلي الرقم الذي قبله، أو أُعطي لمذكرتين.',
    en: 'Memorandum number {number} of {year} does not follow the one before it, or is given to two.',
  },
}
