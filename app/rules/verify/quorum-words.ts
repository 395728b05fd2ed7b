// What is found about meetings that failed for want of a quorum, as sentences. Source: the closed list of rule ids.
import type { QuorumRule } from './rule-ids.ts'

export const QUORUM_WORDS: Record<QuorumRule, { ar: string; en: string }> = {
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
  'quorum.not_put_off': {
    ar: 'تعذّر الاجتماع لعدم اكتمال النصاب، ونُشر من جديد بموعد ليس بعد ذلك.',
    en: 'After failing for want of a quorum the meeting was published again for a time that is no later.',
  },
}
