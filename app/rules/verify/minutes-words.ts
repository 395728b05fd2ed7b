// What is wrong with the way minutes were circulated, approved and signed, as sentences in Arabic and English.
import type { MinutesRule } from './rule-ids.ts'

export const MINUTES_WORDS: Record<MinutesRule, { ar: string; en: string }> = {
  'minutes.not_circulated': {
    ar: 'اعتُمد محضر لم يُعمَّم على الأعضاء، أو وُقِّع محضر لم يُعتمد.',
    en: 'Minutes were approved that had not been circulated, or signed that had not been approved.',
  },
  'minutes.revision_differs': {
    ar: 'نسخة المحضر ({revision}) لا تلي ما قبلها.',
    en: 'The revision of the minutes ({revision}) does not follow the one before.',
  },
  'minutes.digest_differs': {
    ar: 'نص المحضر المعتمد غير الذي عُمِّم على الأعضاء، ولم يُذكر ما صُحّح منه؛ أو ذُكر تصحيح ولم يتغيّر النص.',
    en: 'The approved text is not the one that members were sent, and no correction is named; or corrections are named and the text is the same.',
  },
  'minutes.correction_differs': {
    ar: 'سُمّي تصحيح من تصحيحات المحضر مرتين، أو نُسب إلى مقعد ليس في الهيئة.',
    en: 'A correction of the minutes is named twice, or is put down to a seat that the body does not have.',
  },
  'minutes.approved_early': {
    ar: 'اعتُمد المحضر بانقضاء المهلة قبل أن تنقضي.',
    en: 'The minutes were approved by the end of their deadline before it had come.',
  },
  'minutes.signed_out_of_order': {
    ar: 'وُقِّع المحضر من غير صاحب الدور في التوقيع، أو على غير النسخة المعتمدة، أو لم يُدعَ إلى توقيعه أحد، أو دُعي المقعد نفسه مرتين.',
    en: 'The minutes were signed by someone whose turn it was not, or in another revision than the one approved; or nobody is to sign them, or one seat twice.',
  },
  'minutes.archived_unsigned': {
    ar: 'حُفظ الاجتماع وتواقيع محضره ناقصة ({count})، ولم يُذكر لماذا لم تُنتظر.',
    en: 'The meeting was archived while signatures of its minutes were missing ({count}), without a word why they were not waited for.',
  },
  'minutes.not_in_ledger': {
    ar: 'ليس في هذا السجل محضر معتمد بهذه البصمة ({digest}).',
    en: 'This ledger has no approved minutes with this digest ({digest}).',
  },
  'minutes.signature_invalid': {
    ar: 'كلمة الموقِّع على المحضر ليست بمفتاح له نافذ، أو لا تصح.',
    en: 'The signer’s word for the minutes is not by a key of theirs in force, or does not hold.',
  },
}
