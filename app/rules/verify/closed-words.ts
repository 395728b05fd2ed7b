// What the verifier says of closed parts of meetings.
import type { ClosedRule } from './rule-ids.ts'
import type { Words } from './words.ts'

export const CLOSED_WORDS: Record<ClosedRule, Words> = {
  'closed.twice': {
    ar: 'أُغلقت الجلسة وهي مغلقة.',
    en: 'The sitting was closed while it was closed.',
  },
  'closed.not_closed': {
    ar: 'أُعيد فتح ما لم يكن مغلقًا.',
    en: 'What was not closed was reopened.',
  },
  'closed.no_reason': {
    ar: 'أُغلقت الجلسة دون ذكر سبب.',
    en: 'The sitting was closed without a reason.',
  },
  'closed.in_open': {
    ar: 'نُظر في بند مغلق خارج الجزء المغلق من الجلسة.',
    en: 'A closed item was dealt with outside a closed part of the sitting.',
  },
  'closed.open_in_part': {
    ar: 'نُظر في الجزء المغلق في بند لم يُغلق.',
    en: 'An item that was not closed was dealt with in a closed part.',
  },
  'closed.still_current': {
    ar: 'أُعيد فتح الجلسة وبند مغلق مطروح للنقاش.',
    en: 'The sitting was reopened with a closed item under discussion.',
  },
  'closed.agenda_differs': {
    ar: 'لا يتفق جدول الأعمال مع البند في أنه مغلق.',
    en: 'The agenda and the item do not agree on whether it is closed.',
  },
  'closed.not_admitted': {
    ar: 'أُعطيت الكلمة في جزء مغلق لمقعد لا يحضره ولم يُؤذن له.',
    en: 'The floor was given in a closed part to a seat that has no place in it and was not admitted.',
  },
  'closed.admission_differs': {
    ar: 'أُذن بالحضور لمقعد مأذون له، أو أُخرج مقعد لم يُؤذن له.',
    en: 'A seat was admitted that had been admitted, or sent out that had not.',
  },
}
