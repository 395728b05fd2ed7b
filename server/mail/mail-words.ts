// What a mail says of a notice: no more than the screen of a locked telephone may show to whoever passes. Items are not named,
// and no paper's words are in it.
import { formatDate, formatHijri, formatTime, formatZone } from '../../app/rules/dates.ts'
import type { MailLanguage } from '../../app/wire/mail.ts'
import type { Notice } from '../meetings/queries.ts'

type Sentences = Partial<Record<Notice['kind'], string>>

const SENTENCES: Record<MailLanguage, Sentences> = {
  ar: {
    agenda_published: 'نُشر جدول الأعمال، وأنت مدعوّ إلى الاجتماع',
    agenda_republished: 'نُشر جدول الأعمال من جديد',
    meeting_postponed: 'أُجِّل الاجتماع، ويُنشر موعده الجديد مع جدول الأعمال',
    meeting_cancelled: 'أُلغي الاجتماع',
    quorum_failed: 'لم يكتمل النصاب فأُجِّل الاجتماع',
    circulation_opened: 'طُرح أمر للبتّ بالتمرير، ورأيك مطلوب قبل الموعد',
    circulation_half: 'انقضى نصف مهلة التمرير ولم يصل رأيك',
    circulation_last_day: 'هذا آخر يوم للبتّ بالتمرير ولم يصل رأيك',
    circulation_to_sitting: 'أُحيل ما طُرح بالتمرير إلى جلسة',
    circulation_closed: 'أُقفل البتّ بالتمرير',
    ballot_recorded: 'أُثبت صوت باسمك',
    result_disputed: 'اعتُرض على نتيجة تصويت',
    dispute_settled: 'بُتّ في اعتراض على نتيجة تصويت',
    proxy_given: 'مُنحتَ إنابة',
    proxy_recorded: 'سُجّلت إنابة باسمك',
    proxy_ended: 'انتهت إنابة',
    reply_awaited: 'لم تُفد بعد بحضورك الاجتماع',
    deputy_named: 'سُمّيت نائبًا عن عضو في اجتماع',
    deputy_recorded: 'سُجّل نائب يجلس مكانك في اجتماع',
    deputy_ended: 'انتهت نيابة في اجتماع',
    key_added: 'أُضيف مفتاح توقيع باسمك',
    key_refused: 'رُفض مفتاح توقيع باسمك',
    key_revoked: 'أُبطل مفتاح توقيع باسمك',
    key_objected: 'اعتُرض على مفتاح توقيع',
    note_mention: 'ذُكر اسمك في ملاحظة',
    group_changed: 'تغيّرت مجموعة تقرأ ملاحظاتك',
    papers_unopened: 'أوراق لم تفتحها بعد تنتظرك',
    interest_suggested: 'قد يمسّ بند في جدول الأعمال مصلحة مسجّلة',
    interest_recorded: 'سُجّلت باسمك مصلحة في بند',
    interest_withdrawn: 'سُحبت مصلحة في بند',
    seat_excluded: 'استُثني مقعدك من الاطّلاع على بند',
    seat_readmitted: 'عاد مقعدك إلى الاطّلاع على بند',
    minutes_circulated: 'عُمِّم عليك محضر اجتماع',
    minutes_correction: 'اقتُرح تصحيح في محضر',
    minutes_answered: 'أُجيب عن تصحيحك في محضر',
    minutes_approved: 'اعتُمد محضر اجتماع',
  },
  en: {
    agenda_published: 'The agenda is published, and you are called to the meeting',
    agenda_republished: 'The agenda is published again',
    meeting_postponed: 'The meeting is postponed: its new date is published with the agenda',
    meeting_cancelled: 'The meeting is cancelled',
    quorum_failed: 'The meeting failed for want of a quorum and is put off',
    circulation_opened: 'A matter is decided by circulation: your answer is asked for by the deadline',
    circulation_half: 'Half the time of a circulation is over, and you have not answered',
    circulation_last_day: 'This is the last day of a circulation, and you have not answered',
    circulation_to_sitting: 'A matter in circulation goes to a sitting',
    circulation_closed: 'A circulation is closed',
    ballot_recorded: 'A ballot was recorded in your name',
    result_disputed: 'A result is disputed',
    dispute_settled: 'A dispute of a result is settled',
    proxy_given: 'You were given a proxy',
    proxy_recorded: 'A proxy was recorded in your name',
    proxy_ended: 'A proxy has ended',
    reply_awaited: 'You have not said yet whether you come to a meeting',
    deputy_named: 'You sit for a member at a meeting',
    deputy_recorded: 'A deputy was entered for your seat at a meeting',
    deputy_ended: 'A deputy’s place at a meeting has ended',
    key_added: 'A signing key was added in your name',
    key_refused: 'A signing key of yours was refused',
    key_revoked: 'A signing key of yours was revoked',
    key_objected: 'A signing key is objected to',
    note_mention: 'You are mentioned in a note',
    group_changed: 'A group that reads your notes has changed',
    papers_unopened: 'Papers you have not opened wait for you',
    interest_suggested: 'An item of the agenda may touch a registered interest',
    interest_recorded: 'An interest in an item was recorded in your name',
    interest_withdrawn: 'An interest in an item was withdrawn',
    seat_excluded: 'Your seat was excluded from an item',
    seat_readmitted: 'Your seat reads an item again',
    minutes_circulated: 'The minutes of a meeting were sent to you',
    minutes_correction: 'A correction of minutes is suggested',
    minutes_answered: 'Your correction of minutes was answered',
    minutes_approved: 'The minutes of a meeting were approved',
  },
}

/** Of a kind that has no sentence here it is only said that there is something to read. */
export const sentenceOf = (kind: Notice['kind'], language: MailLanguage): string =>
  SENTENCES[language][kind] ?? { ar: 'لديك إشعار جديد', en: 'There is a new notice for you' }[language]

/** "Tuesday, 24 November 2026 · 14 Jumada II 1448 AH · 10:00 (GMT+3)". */
export const whenOf = (at: string, language: MailLanguage, zone: string): string =>
  `${formatDate(at, language, zone)} · ${formatHijri(at, language, zone)} · ${formatTime(at, language, zone)} (${formatZone(at, language, zone)})`

export const FRAME = {
  ar: {
    meeting: 'الاجتماع',
    body: 'الهيئة',
    when: 'الموعد',
    deadline: 'آخر موعد',
    number: 'الاجتماع رقم',
    open: 'افتح في مجلس',
    why: 'تصلك هذه الرسالة لأنك طلبت إشعارات مجلس بالبريد الإلكتروني. غيّر ذلك من هنا:',
    mute: 'لا تردّ على هذه الرسالة: لا يقرأ أحد ما يصل إليها.',
  },
  en: {
    meeting: 'Meeting',
    body: 'Body',
    when: 'When',
    deadline: 'Deadline',
    number: 'Meeting no.',
    open: 'Open in Majlis',
    why: 'You get this because you asked for notices of Majlis by e-mail. Change that here:',
    mute: 'Do not answer this message: nobody reads what comes back.',
  },
} as const
