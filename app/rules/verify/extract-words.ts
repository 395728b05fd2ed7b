// What is wrong with extracts of decisions and their signatures, as sentences in Arabic and English.
import type { ExtractRule } from './rule-ids.ts'
import type { Words } from './words.ts'

export const EXTRACT_WORDS: Record<ExtractRule, Words> = {
  'extract.not_registered': {
    ar: 'أُعدّ مستخرج لقرار ليس في سجل القرارات، أو وُقّع مستخرج لم يُعدّ.',
    en: 'An extract was issued of a decision that is not in the register, or one was signed that had not been issued.',
  },
  'extract.signed_out_of_order': {
    ar: 'وُقّع المستخرج من غير صاحب الدور في التوقيع، أو لم يُدعَ إلى توقيعه أحد، أو دُعي المقعد نفسه مرتين.',
    en: 'The extract was signed by someone whose turn it was not; or nobody is to sign it, or one seat twice.',
  },
  'extract.signature_invalid': {
    ar: 'كلمة الموقِّع على المستخرج ليست بمفتاح له نافذ، أو لا تصح.',
    en: 'The signer’s word for the extract is not by a key of theirs in force, or does not hold.',
  },
  'extract.not_in_ledger': {
    ar: 'ليس في هذا السجل مستخرج بهذه البصمة ({digest}).',
    en: 'This ledger has no extract with this digest ({digest}).',
  },
}
