// What is found about the rules votes are held under, and meetings that failed for want of a quorum, as sentences. Source: the closed list of rule ids.
import type { ProcedureRule } from './rule-ids.ts'

export const PROCEDURE_WORDS: Record<ProcedureRule, { ar: string; en: string }> = {
  'terms.rule_not_adopted': {
    ar: 'القاعدة ({rule}) ليست كما كانت نافذة للهيئة حينها، ولا هي من القواعد المنشورة.',
    en: 'The rule ({rule}) is not as the body had it in force there, nor is it one of the published ones.',
  },
  'rule.out_of_order': {
    ar: 'الإصدار {version} من القاعدة ({rule}) ليس في ترتيبه: يُعتمد كل إصدار بعد سابقه، ويُلغى وهو نافذ.',
    en: 'Version {version} of the rule ({rule}) is out of order: each is adopted after the one before, and retired while in force.',
  },
  'interest.not_carried': {
    ar: 'أُدخل تنحٍّ على أنه تابع لبند سابق، ولم يكن المقعد متنحّيًا عن ذلك البند.',
    en: 'A recusal was entered as following its item from another, and the seat was not recused from that one.',
  },
  'circulation.vote_differs': {
    ar: 'للتصويت بالتمرير قاعدة أو موعد غير ما أُعلن عند فتح التمرير ({rule}، حتى {deadline}).',
    en: 'A vote of the circulation has another rule or deadline than was announced when it opened ({rule}, until {deadline}).',
  },
  'vote.casting_unseen': {
    ar: 'انتهى التصويت بتعادل، وبعده صوت مرجِّح محجوب عنك: قد يكون لتصويت آخر، وقد يكون لهذا. اسأل من يطّلع عليه.',
    en: 'The vote ended in a tie, and a casting vote given after it is not shown to you: it may be another vote’s, or this one’s. Ask somebody who is shown it.',
  },
  'quorum.was_there': {
    ar: 'أُثبت أن الاجتماع تعذّر لعدم اكتمال النصاب وقد كان مكتملًا: حضر {present} والمطلوب {required}.',
    en: 'The meeting is said to have failed for want of a quorum, and the quorum was there: {present} present, {required} needed.',
  },
  'quorum.failure_differs': {
    ar: 'ما أُثبت عن تعذّر الاجتماع غير ما تعطيه قيود الحضور: حضر {present} والمطلوب {required}.',
    en: 'What is recorded of the failed meeting is not what the attendance gives: {present} present, {required} needed.',
  },
  'quorum.failed_after_vote': {
    ar: 'أُثبت تعذّر الاجتماع لعدم اكتمال النصاب بعد أن فُتح فيه تصويت.',
    en: 'The meeting is said to have failed for want of a quorum after a vote was opened in it.',
  },
  'quorum.failed_early': {
    ar: 'أُثبت تعذّر الاجتماع قبل الموعد الذي دُعي إليه الأعضاء.',
    en: 'The meeting is said to have failed before the hour for which its members were called.',
  },
  'meeting.same_date': {
    ar: 'أُجِّل الاجتماع، ونُشر من جديد بالموعد نفسه.',
    en: 'The meeting was postponed, and published again for the same time.',
  },
  'quorum.not_put_off': {
    ar: 'تعذّر الاجتماع لعدم اكتمال النصاب، ونُشر من جديد بموعد ليس بعد ذلك.',
    en: 'After failing for want of a quorum the meeting was published again for a time that is no later.',
  },
  'item.call_not_undone': {
    ar: 'سُحب عرض بند لا يجوز سحبه: ليس هو البند المعروض، أو مضى وقته، أو عُرض أمر للتصويت بعده.',
    en: 'The call of an item was taken back that could not be: it was not the one that stood, was made too long before, or something was put to the vote since.',
  },
  'item.order_differs': {
    ar: 'أُرجئ بند كان مرجأً، أو أُعيد إلى ترتيب النظر بند لم يُرجأ.',
    en: 'An item was deferred that was deferred already, or put back in the order that had not been deferred.',
  },
  'attendance.nothing_corrected': {
    ar: 'صُحّح حضور مقعد لم يُسجَّل له حضور في الجلسة.',
    en: 'The attendance of a seat was corrected for which none had been entered in the sitting.',
  },
}
