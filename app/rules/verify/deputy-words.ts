// What the verifier says of deputies and of consent items.
import type { ConsentRule, DeputyRule } from './rule-ids.ts'
import type { Words } from './words.ts'

export const DEPUTY_WORDS: Record<DeputyRule, Words> = {
  'deputy.not_allowed': {
    ar: 'جلس نائب في مقعد لا تجيزه فيه سياسة الهيئة ({reason}).',
    en: 'A deputy was put into a seat where the body’s policy does not allow it ({reason}).',
  },
  'deputy.beside_another': {
    ar: 'لمقعد واحد في اجتماع واحد ولايتان يصوَّت بهما، أو لشخص واحد مقعدان فيه.',
    en: 'One seat has two mandates to vote with in one meeting, or one person sits in two seats there.',
  },
  'deputy.vote_open': {
    ar: 'دخل نائب أو خرج والتصويت مفتوح في الاجتماع.',
    en: 'A deputy came or went while a vote of the meeting was open.',
  },
  'deputy.no_sitting': {
    ar: 'سُمّي نائب لاجتماع لم يُنشر أو انتهى.',
    en: 'A deputy was named for a meeting that was never published or is over.',
  },
}

export const CONSENT_WORDS: Record<ConsentRule, Words> = {
  'consent.not_published': {
    ar: 'اعتُمد البند {number} دون تصويت ولم يُنشر بندًا للموافقة في هذا الاجتماع.',
    en: 'Item {number} was adopted without a vote, and was not published as a consent item of this meeting.',
  },
  'consent.text_differs': {
    ar: 'نص القرار المعتمد في البند {number} ليس النص الذي نُشر.',
    en: 'The decision text adopted for item {number} is not the one that was published.',
  },
  'consent.contested': {
    ar: 'اعتُمد البند {number} دون تصويت بعد أن أخرجه عضو.',
    en: 'Item {number} was adopted without a vote after a member had taken it out.',
  },
  'consent.contested_late': {
    ar: 'أُخرج بند من بنود الموافقة بعد اعتماده.',
    en: 'A consent item was taken out after it had been adopted.',
  },
  'consent.no_quorum': {
    ar: 'اعتُمد البند {number} دون نصاب.',
    en: 'Item {number} was adopted without a quorum.',
  },
  'consent.present_differs': {
    ar: 'من قيل إنهم حضروا الاعتماد ليسوا من سُجّل حضورهم.',
    en: 'Those said to be present at the adoption are not those who had checked in.',
  },
  'consent.twice': { ar: 'اعتُمد البند {number} مرتين.', en: 'Item {number} was adopted twice.' },
  'consent.voted': {
    ar: 'صُوّت على البند {number} مع أنه اعتُمد دون تصويت.',
    en: 'A vote was held on item {number}, which was adopted without one.',
  },
  'consent.nothing_reopened': {
    ar: 'أُعيد فتح بند لم يكن معتمدًا دون تصويت.',
    en: 'An item was reopened that had not been adopted without a vote.',
  },
}
