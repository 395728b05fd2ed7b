// What is found about the terms and the electorate of a vote, as sentences. Source: the closed list of rule ids.
import type { TermsRule } from './rule-ids.ts'

export const TERMS_WORDS: Record<TermsRule, { ar: string; en: string }> = {
  'terms.malformed': { ar: 'شروط التصويت ليست في صورتها.', en: 'The terms of the vote are malformed.' },
  'terms.text_differs': {
    ar: 'النص المصوَّت عليه غُيّر: بصمته غير التي في الشروط.',
    en: 'The text voted on was altered: its SHA-256 is not the one in the terms.',
  },
  'terms.hash_differs': {
    ar: 'شروط التصويت غُيّرت بعد فتحه: بصمتها غير المسجّلة.',
    en: 'The terms are not those recorded when the vote opened: their hash differs.',
  },
  'terms.other_vote': { ar: 'الشروط لتصويت آخر أو لهيئة أخرى.', en: 'The terms are of another vote or body.' },
  'terms.time_differs': {
    ar: 'وقت الفتح في الشروط غير وقت القيد.',
    en: 'The opening time in the terms is not that of the entry.',
  },
  'terms.no_time': {
    ar: 'موعد انتهاء التصويت لا يترك وقتًا للتصويت أو للاعتراض بعد فتحه.',
    en: 'The vote’s deadline leaves no time after its opening in which to vote or to object.',
  },
  'terms.item_unpublished': {
    ar: 'فُتح التصويت على بند ليس في جدول أعمال الاجتماع كما نُشر آخر مرة.',
    en: 'The vote was opened on an item that is not on the meeting’s agenda as it was last published.',
  },
  'terms.text_not_as_published': {
    ar: 'النص المصوَّت عليه غير مشروع القرار المنشور في البند {item}.',
    en: 'The text voted on is not the draft decision published under item {item}.',
  },
  'terms.chair_differs': {
    ar: 'المقعد الذي يُذكر أنه يرأس ليس مقعد الرئيس في السجل عند فتح التصويت.',
    en: 'The seat said to preside is not the chair that the ledger held when the vote opened.',
  },
  'terms.failed_meetings_differ': {
    ar: 'يُذكر أن الاجتماع تعذّر {stated} مرات لعدم اكتمال النصاب، وفي السجل {found}.',
    en: 'The meeting is said to have failed {stated} times for want of a quorum; the ledger holds {found}.',
  },
  'electorate.root_differs': {
    ar: 'قائمة الناخبين غير التي التزمت بها شروط التصويت.',
    en: 'The electors are not those the terms commit to.',
  },
  'electorate.members_differ': {
    ar: 'عدد الأعضاء في الشروط لا يساوي الناخبين مع المتنحّين.',
    en: 'The members in the terms are not the electors and the recused together.',
  },
  'electorate.recused_differ': {
    ar: 'المتنحّون أو الأعضاء في الشروط غير الذين في السجل عند الفتح.',
    en: 'The recused or the members in the terms are not those of the ledger at the opening.',
  },
  'electorate.recused_elector': { ar: 'بين الناخبين مقعد متنحٍّ.', en: 'A recused seat is among the electors.' },
  'electorate.seat_unknown': {
    ar: 'بين الناخبين مقعد لم يكن له صوت عند الفتح.',
    en: 'Among the electors is a seat that had no vote when the vote opened.',
  },
  'electorate.seat_missing': {
    ar: 'مقعد له صوت عند الفتح ليس بين الناخبين.',
    en: 'A seat that had a vote when the vote opened is not among the electors.',
  },
  'electorate.weight_differs': { ar: 'وزن الناخب غير وزن مقعده.', en: 'The elector’s weight is not that of the seat.' },
  'electorate.mandate_differs': {
    ar: 'تفويض الناخب غير الذي كان ساريًا عند الفتح.',
    en: 'The elector’s mandate is not the one in force at the opening.',
  },
  'electorate.key_differs': {
    ar: 'مفاتيح الناخب غير المفاتيح السارية عند الفتح.',
    en: 'The elector’s keys are not those in force at the opening.',
  },
}
