// What is found when a ledger is held against what others hold of it: witnesses' signatures, a policy, a receipt. In Arabic
// and English. Source: the closed list of rule ids.
import type { HeldRule } from './rule-ids.ts'

export const HELD_WORDS: Record<HeldRule, { ar: string; en: string }> = {
  'notes.log_not_in_policy': {
    ar: 'ليس هذا السجل من السجلات التي تسمّيها سياستك.',
    en: 'Your policy names no such ledger.',
  },
  'notes.policy_not_pinned': {
    ar: 'الشهود مأخوذون من قرار السجل نفسه: قارنهم بسياسة حصلت عليها من طريق آخر.',
    en: 'The witnesses are those the ledger itself decided: compare them with a policy you obtained in another way.',
  },
  'notes.cosignature_invalid': {
    ar: 'توقيع الشاهد على نقطة التحقّق ليس توقيعه.',
    en: 'A witness’s signature on the checkpoint is not that witness’s.',
  },
  'notes.quorum_missing': {
    ar: 'لم يوقّع العدد المطلوب من الشهود نقطة التحقّق الأخيرة (الحجم {size}). آخر ما اكتمل توقيعه حجمه {witnessed}.',
    en: 'The latest checkpoint (size {size}) lacks the quorum of witnesses. The last that has it is of size {witnessed}.',
  },
  'policy.malformed': {
    ar: 'سياسة السجل لا يمكن أن تتحقق: مفتاح شاهد لا يُقرأ، أو عدد يفوق عددهم.',
    en: 'A policy of the ledger that cannot hold: a witness’s key is unreadable, or more are asked for than there are.',
  },
  'receipt.unreadable': { ar: 'الإيصال المقدَّم لا يُقرأ.', en: 'The receipt you gave cannot be read.' },
  'receipt.does_not_hold': {
    ar: 'الإيصال المقدَّم لا يصحّ في ذاته.',
    en: 'The receipt you gave does not hold by itself.',
  },
  'receipt.other_ledger': {
    ar: 'الإيصال وقّعه مفتاح سجل آخر.',
    en: 'The receipt was signed by the key of another ledger.',
  },
  'receipt.ledger_shorter': {
    ar: 'السجل أقصر مما كان حين صدر الإيصال ({size}): حُذفت قيود.',
    en: 'The ledger is shorter than when the receipt was given ({size}): entries were removed.',
  },
  'receipt.forked': {
    ar: 'الإيصال صدر عن سجل آخر بالحجم نفسه ({size}): عُرض سجلّان.',
    en: 'The receipt was given from another history of the same size ({size}): two were shown.',
  },
  'receipt.entry_differs': {
    ar: 'القيد الذي يثبته الإيصال ليس في موضعه من السجل: حُذف الصوت أو بُدّل.',
    en: 'The entry that the receipt proves is not in its place in the ledger: the ballot was dropped or replaced.',
  },
  'receipt.counted_without': {
    ar: 'الصوت الذي يثبته الإيصال فُقد حين استُعيد السجل، وحُسم تصويته من دونه.',
    en: 'The ballot that the receipt proves was lost when the ledger was recovered, and its vote was decided without it.',
  },
  'receipt.not_counted': {
    ar: 'الصوت الذي يثبته الإيصال في السجل، وليس بين أصوات تصويته في هذه الحزمة.',
    en: 'The ballot that the receipt proves is in the ledger, and is not among those of its vote in this bundle.',
  },
  'receipt.ballot_differs': {
    ar: 'القيد الذي في موضع الإيصال المطبوع ليس ذلك الصوت.',
    en: 'The entry in the place of the printed receipt is not that ballot.',
  },
  'receipt.ballot_unseen': {
    ar: 'مضمون القيد الذي في موضع الإيصال المطبوع ليس في هذه الحزمة، فلا يُعرف أهو ذلك الصوت.',
    en: 'What the entry in the place of the printed receipt says is not in this bundle: whether it is that ballot cannot be told.',
  },
}
