// What the verifier says of disputed, provisional and final results, and of statements after the close.
import type { DisputeRule } from './rule-ids.ts'
import type { Words } from './words.ts'

export const DISPUTE_WORDS: Record<DisputeRule, Words> = {
  'terms.dispute_differs': {
    ar: 'مدة الاعتراض على النتيجة في شروط التصويت غير ما قرّره المجلس حين فُتح.',
    en: 'The window for disputes in the vote’s terms is not the one the body had decided on when it opened.',
  },
  'dispute.not_theirs': {
    ar: 'اعتُرض على النتيجة باسم المقعد {seat}، ولا صوت له فيها.',
    en: 'The result is disputed for seat {seat}, which has no vote in it.',
  },
  'dispute.out_of_window': {
    ar: 'اعتُرض على النتيجة باسم المقعد {seat} خارج مدة الاعتراض.',
    en: 'The result is disputed for seat {seat} outside the window for it.',
  },
  'dispute.open': {
    ar: 'اعتراض المقعد {seat} على النتيجة لم يُبتّ فيه.',
    en: 'The dispute of seat {seat} is not settled.',
  },
  'dispute.misplaced': {
    ar: 'قيد عن اعتراض لا محلّ له: تصويت أو اعتراض غير معروف، أو قيد مكرّر.',
    en: 'An act about a dispute has no place: its vote or dispute is unknown, or it stands twice.',
  },
  'dispute.hidden': {
    ar: 'حُجب قيد عن الاعتراض على نتيجة، ولم يُحجب قبله أي تصويت.',
    en: 'An act about a disputed or final result is withheld, and no vote before it is.',
  },
  'statement.misplaced': {
    ar: 'بيان بعد التصويت لا محلّ له: قبل الإغلاق، أو ممن لا صوت له، أو مكرّر.',
    en: 'A statement has no place: before the close, by a seat without a vote, or twice.',
  },
  'result.provisional': {
    ar: 'النتيجة أولية: مدة الاعتراض لم تنقضِ في آخر قيد.',
    en: 'The result is provisional: its window for disputes was open at the last entry.',
  },
  'result.not_final': {
    ar: 'انقضت مدة الاعتراض ولم تُعلن النتيجة نهائية.',
    en: 'The window for disputes is over, and the result was not declared final.',
  },
  'result.annulled': {
    ar: 'أُلغيت النتيجة لقبول اعتراض عليها.',
    en: 'The result is annulled: a dispute was upheld.',
  },
  'result.final_of_none': {
    ar: 'أُعلنت نهائيةً نتيجةٌ غير المعلنة، أو لا مدة اعتراض لها، أو مكرّرة.',
    en: 'What is declared final is not the declared result, has no window for disputes, or is final twice.',
  },
  'result.final_early': {
    ar: 'أُعلنت النتيجة نهائية قبل انقضاء مدة الاعتراض.',
    en: 'The result was declared final before its window for disputes was over.',
  },
  'result.final_over_dispute': {
    ar: 'أُعلنت النتيجة نهائية وعليها اعتراض قائم.',
    en: 'The result was declared final over a standing dispute.',
  },
}
