// Every finding as a sentence in Arabic and English; `{name}` stands for one of its params. These words may improve, the rule
// ids may not. Source: the closed list of rule ids.
import { AUTHORITY_WORDS, RECORDED_WORDS } from './authority-words.ts'
import { CLOSED_WORDS } from './closed-words.ts'
import { DECISION_WORDS } from './decision-words.ts'
import { CONSENT_WORDS, DEPUTY_WORDS } from './deputy-words.ts'
import { DISPUTE_WORDS } from './dispute-words.ts'
import { ELECTION_FINDINGS } from './election-findings.ts'
import { EXTRACT_WORDS } from './extract-words.ts'
import { HELD_WORDS } from './held-words.ts'
import { LEDGER_WORDS } from './ledger-words.ts'
import { MEMORANDUM_WORDS } from './memorandum-words.ts'
import { MINUTES_WORDS } from './minutes-words.ts'
import { PROCEDURE_WORDS } from './procedure-words.ts'
import type { RuleId } from './rule-ids.ts'
import { TERMS_WORDS } from './terms-words.ts'

export const FINDING_WORDS: Record<RuleId, { ar: string; en: string }> = {
  ...CLOSED_WORDS,
  ...CONSENT_WORDS,
  ...DECISION_WORDS,
  ...DEPUTY_WORDS,
  ...DISPUTE_WORDS,
  ...EXTRACT_WORDS,
  ...HELD_WORDS,
  ...LEDGER_WORDS,
  ...MEMORANDUM_WORDS,
  'bundle.damaged': {
    ar: 'غُيّرت بايتات في ملف الحزمة نفسه، بين الملفات التي فيها (عند الموضع {at}).',
    en: 'Bytes of the bundle’s own file were altered, between the files it holds (at offset {at}).',
  },
  'bundle.file_unknown': {
    ar: 'ملف في الحزمة ليس من ملفاتها: لا يُشتق من السجل ولا يُتحقّق من شيء فيه.',
    en: 'A file that no bundle holds: nothing in it comes from the ledger, and nothing in it is checked.',
  },
  'manifest.missing': { ar: 'لا فهرس في الحزمة.', en: 'The bundle has no manifest.' },
  'manifest.malformed': {
    ar: 'لا يُقرأ فهرس الحزمة كما كُتب.',
    en: 'The manifest is not in the form it was written in.',
  },
  'manifest.file_missing': { ar: 'ملف في الفهرس ليس في الحزمة.', en: 'A file of the manifest is not in the bundle.' },
  'manifest.file_differs': {
    ar: 'بصمة الملف غير البصمة التي في الفهرس.',
    en: 'The file is not the one that was packed: its SHA-256 differs.',
  },
  'manifest.file_unlisted': { ar: 'ملف في الحزمة ليس في فهرسها.', en: 'A file in the bundle is not in its manifest.' },
  'manifest.size_impossible': {
    ar: 'يذكر الفهرس {size} قيدًا، ولا تتسع الملفات لها.',
    en: 'The manifest claims {size} entries, more than the files could hold.',
  },
  'manifest.counts_differ': {
    ar: 'عدد في الفهرس ({stated}) لا يوافق ما في الحزمة ({found}).',
    en: 'A count in the manifest ({stated}) is not what the bundle holds ({found}).',
  },
  'manifest.absence_impossible': {
    ar: 'يذكر الفهرس مضمونًا غائبًا لقيد لا وجود له، أو يذكر القيد الواحد بسببين.',
    en: 'The manifest calls the payload absent of an entry that does not exist, or gives one entry two reasons.',
  },
  'leaf.malformed': { ar: 'ورقة القيد ليست في صورتها القانونية.', en: 'The leaf is not in canonical form.' },
  'leaf.out_of_place': {
    ar: 'القيد في غير موضعه: رقمه {seq}.',
    en: 'The entry is out of its place: it calls itself {seq}.',
  },
  'leaf.other_body': { ar: 'القيد من سجل هيئة أخرى.', en: 'The entry is of another body’s ledger.' },
  'leaf.type_unknown': {
    ar: 'نوع القيد أو إصداره غير معروف لهذا المتحقّق.',
    en: 'The entry is of a type or version this verifier does not know.',
  },
  'entry.goes_back': {
    ar: 'وقت القيد قبل وقت القيد الذي سبقه.',
    en: 'The entry is dated before the one in front of it.',
  },
  'payload.missing': {
    ar: 'مضمون القيد ليس في الحزمة ولا ذكر لسبب غيابه.',
    en: 'What the entry says is not in the bundle, and no reason is given.',
  },
  'payload.must_be_present': {
    ar: 'مضمون القيد غائب، وهو مما لا يجوز حجبه ولا إتلافه.',
    en: 'What the entry says is absent, but nothing of its kind may be withheld or destroyed.',
  },
  'payload.not_absent': {
    ar: 'مضمون القيد في الحزمة والفهرس يقول إنه غائب.',
    en: 'What the entry says is here, though the manifest calls it absent.',
  },
  'payload.differs': {
    ar: 'مضمون القيد غُيّر: بصمته غير التي في السجل.',
    en: 'What the entry says was altered: its SHA-256 is not the one in the ledger.',
  },
  'payload.malformed': { ar: 'مضمون القيد ليس في صورته.', en: 'What the entry says is not in its proper form.' },
  'payload.unexpected': { ar: 'مضمون لقيد لا وجود له.', en: 'A payload of an entry that does not exist.' },
  'body.not_constituted': {
    ar: 'القيد الأول ليس إنشاء الهيئة.',
    en: 'The first entry does not constitute the body.',
  },
  'body.constituted_again': { ar: 'أُنشئت الهيئة مرة ثانية.', en: 'The body is constituted a second time.' },
  'body.origin_differs': {
    ar: 'قيود السجل تسمّيه باسم آخر.',
    en: 'The entries of the ledger give it another name.',
  },
  'key.other_house': {
    ar: 'تسجيل المفتاح كُتب لموقع ليس من مواقع هذه الهيئة.',
    en: 'The key was enrolled for a site that is not one of this body’s.',
  },
  'key.malformed': { ar: 'تسجيل المفتاح ليس في صورته.', en: 'The enrolment of the key is malformed.' },
  'key.signature_invalid': {
    ar: 'تسجيل المفتاح ليس موقّعًا بالمفتاح نفسه.',
    en: 'The enrolment is not signed by the key itself.',
  },
  'key.passkey_refused': {
    ar: 'توقيع مفتاح المرور على تسجيله مرفوض: {reason}.',
    en: 'What the passkey signed at its enrolment does not hold: {reason}.',
  },
  'key.id_differs': { ar: 'معرّف المفتاح ليس لهذا المفتاح.', en: 'The id is not of this key.' },
  'key.twice': { ar: 'سُجّل المفتاح مرتين.', en: 'The key was enrolled twice.' },
  'key.no_mandate': {
    ar: 'صاحب المفتاح لا مقعد له في الهيئة عند تسجيله.',
    en: 'The key’s holder had no seat in the body when it was enrolled.',
  },
  'key.confirmation_missing': {
    ar: 'لم يؤكّد المفتاح أحد من المسؤولين، والهيئة تشترط ذلك.',
    en: 'No officer confirmed the key, though the body requires it.',
  },
  'key.revoked_unknown': {
    ar: 'أُلغي مفتاح غير مسجّل، أو أُلغي مرتين.',
    en: 'A key was revoked that was not enrolled, or was revoked twice.',
  },
  'key.old_shape': {
    ar: 'سُجّل المفتاح بالصورة الأولى بعد أن صارت المفاتيح تُسجّل بصورة يوقّعها من يؤكّدها.',
    en: 'The key was entered in the first shape, after keys had come to be entered in one that whoever confirms them signs.',
  },
  'key.unconfirmed': {
    ar: 'مفاتيح لا يؤكّدها توقيع مسؤول: {count}. الثقة بها ثقة بالخادم وبمن سجّل الدخول.',
    en: 'Keys that no officer’s signature confirms: {count}. They are as good as the server and the sign-in that enrolled them.',
  },
  ...AUTHORITY_WORDS,
  ...RECORDED_WORDS,
  ...TERMS_WORDS,
  ...ELECTION_FINDINGS,
  'ballot.vote_unknown': { ar: 'صوت في تصويت لم يُفتح.', en: 'A ballot in a vote that was never opened.' },
  'ballot.not_canonical': { ar: 'الصوت ليس في صورته القانونية.', en: 'The ballot is not in canonical form.' },
  'ballot.malformed': { ar: 'الصوت ليس في صورته.', en: 'The ballot is malformed.' },
  'ballot.id_differs': { ar: 'معرّف الصوت ليس لهذا الصوت.', en: 'The id is not of this ballot.' },
  'ballot.seat_differs': {
    ar: 'القيد لمقعد والصوت لمقعد آخر.',
    en: 'The entry is of one seat, the ballot of another.',
  },
  'ballot.not_the_holder': {
    ar: 'من أدلى بالصوت ليس صاحب المقعد حينها.',
    en: 'Whoever cast the ballot did not hold the seat’s mandate then.',
  },
  'ballot.before_opening': { ar: 'الصوت قبل فتح التصويت.', en: 'The ballot stands before the opening.' },
  'ballot.after_close': { ar: 'الصوت بعد إغلاق التصويت.', en: 'The ballot stands after the close.' },
  'ballot.late': { ar: 'الصوت بعد انقضاء المهلة.', en: 'The ballot came after the deadline.' },
  'ballot.wrong_body': { ar: 'الصوت أُدلي به في هيئة أخرى.', en: 'The ballot was cast in another body.' },
  'ballot.wrong_vote': { ar: 'الصوت أُدلي به في تصويت آخر.', en: 'The ballot was cast in another vote.' },
  'ballot.terms_changed': {
    ar: 'الصوت أُدلي به على شروط غير هذه.',
    en: 'The ballot was cast on other terms than these.',
  },
  'ballot.recused': { ar: 'صوت من مقعد متنحٍّ عن البند.', en: 'A ballot of a seat recused from the item.' },
  'ballot.not_eligible': {
    ar: 'صوت ممّن ليس من ناخبي هذا التصويت.',
    en: 'A ballot of someone who is no elector of this vote.',
  },
  'ballot.wrong_weight': { ar: 'وزن الصوت غير وزن الناخب.', en: 'The ballot’s weight is not the elector’s.' },
  'ballot.choice_unknown': { ar: 'اختيار ليس من خيارات التصويت.', en: 'The choice is none of the vote’s.' },
  'ballot.key_unknown': {
    ar: 'المفتاح ليس من مفاتيح الناخب.',
    en: 'The key is none of the elector’s keys.',
  },
  'ballot.key_late': { ar: 'المفتاح سُجّل بعد فتح التصويت.', en: 'The key was enrolled after the vote opened.' },
  'ballot.key_revoked': { ar: 'المفتاح أُلغي قبل الصوت.', en: 'The key had been revoked before the ballot.' },
  'ballot.out_of_sequence': {
    ar: 'صوت ثانٍ للمقعد نفسه، أو رقمه في غير ترتيبه.',
    en: 'A second ballot of the same seat, or one out of its sequence.',
  },
  'ballot.signature_invalid': {
    ar: 'توقيع الصوت ليس توقيع مفتاح العضو: غُيّر الصوت أو زُوّر.',
    en: 'The signature is not of the member’s key: the ballot was altered or forged.',
  },
  'ballot.passkey_refused': {
    ar: 'توقيع مفتاح المرور على الصوت مرفوض: {reason}.',
    en: 'What the passkey signed does not make this ballot count: {reason}.',
  },
  'ballot.batch_malformed': {
    ar: 'قائمة الأصوات الموقَّعة معًا ليست في صورتها.',
    en: 'The list of ballots that were signed together is malformed.',
  },
  'ballot.not_in_batch': {
    ar: 'الصوت ليس في قائمة الأصوات التي يشملها توقيعه.',
    en: 'The ballot is not in the list of ballots that its signature is over.',
  },
  'ballot.batch_incomplete': {
    ar: 'أصوات وُقّعت مع هذا الصوت وليست في السجل: {count} من {of}. رُفضت أو أُسقطت، وصاحبها يعلم.',
    en: 'Of the {of} ballots signed together with this one, not in the ledger: {count}. They were refused, or left out; their member knows.',
  },
  'ballot.holder_voted': {
    ar: 'صوت نائب بعد أن صوّت صاحب المقعد بنفسه.',
    en: 'A proxy’s ballot after the seat’s own holder had voted.',
  },
  'ballot.credential_differs': {
    ar: 'معرّف مفتاح المرور المذكور مع الصوت غير المذكور عند تسجيل مفتاحه.',
    en: 'The passkey’s id beside the ballot is not the one its key was enrolled under.',
  },
  'ballot.reason_missing': {
    ar: 'القاعدة تُلزم من اختار هذا الاختيار ببيان السبب، ولا سبب في الصوت.',
    en: 'The rule asks whoever chooses so for a reason, and the ballot gives none.',
  },
  'ballot.remote': {
    ar: 'صوت من مقعد يشارك عن بُعد، والقاعدة لا تعدّه حاضرًا.',
    en: 'A ballot of a seat that took part from afar, which the rule does not count as present.',
  },
  'ballot.not_called': {
    ar: 'صوت في نداء بالأسماء لمقعد لم يُنادَ بعد.',
    en: 'A ballot in a roll call, of a seat that had not been called.',
  },
  'ballot.chair_too_early': {
    ar: 'صوّت الرئيس قبل سائر الحاضرين، والقاعدة تجعله آخرهم.',
    en: 'The chair voted before others who were present, though the rule has the chair vote last.',
  },
  'ballot.after_chair': {
    ar: 'صوت بعد صوت الرئيس، والقاعدة تجعل الرئيس آخر المصوّتين.',
    en: 'A ballot after the chair’s, though the rule has the chair vote last.',
  },
  'casting.unasked': {
    ar: 'صوت مرجِّح لم يطلبه تساوٍ معلن، أو هو ثانٍ في التصويت نفسه.',
    en: 'A casting vote that no declared tie asked for, or the second of one vote.',
  },
  'casting.invalid': {
    ar: 'الصوت المرجِّح لا يصحّ ({reason}).',
    en: 'The casting vote does not hold ({reason}).',
  },
  'call.unasked': {
    ar: 'نداء باسم مقعد خارج نداء بالأسماء مفتوح، أو ليس المقعد من أصحاب الأصوات فيه.',
    en: 'A seat is called outside an open roll call, or is no elector in it.',
  },
  'result.no_tie': {
    ar: 'أُعلن تساوٍ يطلب صوت الرئيس، والأصوات لا تعطي تساويًا ({computed}).',
    en: 'A tie was declared for the chair to break, and the ballots give none ({computed}).',
  },
  'result.differs': {
    ar: 'النتيجة المعلنة غير التي تُحسب من الأصوات والقاعدة.',
    en: 'The declared result is not the one the ballots and the rule give.',
  },
  'result.terms_differ': { ar: 'النتيجة أُعلنت على شروط أخرى.', en: 'The result was declared on other terms.' },
  'result.cannot_be_worked_out': {
    ar: 'لا تُحسب نتيجة من الأصوات التي في السجل.',
    en: 'No result can be worked out from the ballots in the ledger.',
  },
  'derived.missing': { ar: 'ملف مشتق ليس في الحزمة.', en: 'A derived file is not in the bundle.' },
  'derived.differs': {
    ar: 'ملف مشتق لا يوافق السجل الذي اشتُق منه.',
    en: 'A derived file is not what the ledger gives.',
  },
  'derived.unexpected': {
    ar: 'ملف في مجلّد التصويتات لا يُشتق من السجل.',
    en: 'A file among the votes that no vote gives.',
  },
  'readme.differs': {
    ar: 'ملف الشرح README.txt غير الذي يكتبه هذا الإصدار: لا تعتمد على ما فيه من تعليمات أو مفاتيح.',
    en: 'README.txt is not the one this version writes: believe no instruction and no key in it.',
  },
  'vote.close_hidden': {
    ar: 'أُخفي إغلاق تصويت معروض.',
    en: 'The close of a vote that is shown was left out of the bundle.',
  },
  'vote.result_hidden': {
    ar: 'أُخفيت نتيجة تصويت معروض.',
    en: 'The result of a vote that is shown was left out of the bundle.',
  },
  'vote.acts_unseen': {
    ar: 'في السجل إفصاح عن مصلحة أو سحب له لا يعرضه هذا الملف، فقد يخصّ تصويتًا معروضًا: اطلب الحزمة الكاملة.',
    en: 'A declared interest, or its withdrawal, is not in this bundle and may concern a vote that is: ask for the complete bundle.',
  },
  'vote.left_open': {
    ar: 'رُفعت الجلسة والتصويت مفتوح لم يُغلق.',
    en: 'The sitting was adjourned while the vote was open: it was never closed.',
  },
  'vote.overdue': {
    ar: 'انقضت مهلة التصويت بتوقيت السجل نفسه ولم يُغلق بعد.',
    en: 'The vote’s deadline has passed by the ledger’s own time, and it is not closed.',
  },
  'payload.nothing_masked': {
    ar: 'حُجب مضمون القيد، ولا بند محجوب عن هذا القارئ يخصّه.',
    en: 'What the entry says was withheld, though no item is masked from this reader for it to be about.',
  },
  'ballot.hidden': {
    ar: 'أُخفي صوت ولا تصويت محجوب أو مفتوح حينها يخصّه.',
    en: 'A ballot was left out of the bundle though no hidden or open vote was under way for it to be of.',
  },
  'vote.still_open': { ar: 'التصويت مفتوح بعد.', en: 'The vote is still open.' },
  'vote.opened_twice': { ar: 'فُتح التصويت مرتين.', en: 'The vote was opened twice.' },
  'vote.closed_twice': { ar: 'أُغلق التصويت مرتين.', en: 'The vote was closed twice.' },
  'vote.closed_unopened': {
    ar: 'إغلاق أو نتيجة لتصويت لم يُفتح.',
    en: 'A close or a result of a vote that was never opened.',
  },
  'vote.result_missing': { ar: 'أُغلق التصويت ولم تُعلن نتيجته.', en: 'The vote was closed, and no result declared.' },
  'vote.result_twice': { ar: 'أُعلنت النتيجة مرتين.', en: 'The result was declared twice.' },
  'vote.result_unclosed': { ar: 'أُعلنت النتيجة قبل إغلاق التصويت.', en: 'The result was declared before the close.' },
  'vote.ballots_missing': {
    ar: 'عُدّ عند الإغلاق {counted} من الأصوات، وفي السجل {found}: حُذف صوت أو أُضيف.',
    en: 'At the close {counted} ballots were counted, and {found} are in the ledger: one was dropped or added.',
  },
  'vote.present_differs': {
    ar: 'الحاضرون عند الإغلاق ({recorded}) غير من في سجل الحضور ({found}).',
    en: 'Those present at the close ({recorded}) are not those the attendance gives ({found}).',
  },
  'vote.quorum_differs': {
    ar: 'النصاب عند الفتح غير ما يعطيه سجل الحضور: الحاضرون {found} والمطلوب {required}.',
    en: 'The quorum at the opening is not what the attendance gives: {found} present, {required} needed.',
  },
  'vote.closed_early': {
    ar: 'أُغلق التصويت قبل انقضاء مهلته، وليس في السجل ما يُجيز إغلاقه قبلها.',
    en: 'The vote was closed before its deadline, and nothing in the ledger allows that.',
  },
  'circulation.request_not_theirs': {
    ar: 'طُلبت جلسة في أثناء التمرير باسم مقعد لا صوت له في الأمر، أو في أمر ليس من ذلك التمرير.',
    en: 'A meeting was requested in a circulation for a seat that has no vote on the matter, or on a matter that is not of that circulation.',
  },
  ...PROCEDURE_WORDS,
  ...MINUTES_WORDS,
  'agenda.item_missing': {
    ar: 'بنود في جدول الأعمال لم يُنشر مضمونها: {count}.',
    en: 'Items of the agenda whose content was not published: {count}.',
  },
  'agenda.item_differs': {
    ar: 'البند {number} غير الذي نُشر في جدول الأعمال.',
    en: 'Item {number} is not the one the published agenda names.',
  },
  'agenda.item_unlisted': {
    ar: 'البند {number} نُشر وليس في جدول الأعمال.',
    en: 'Item {number} was published and is not on the agenda.',
  },
  'agenda.revision_differs': {
    ar: 'نُشر جدول الأعمال برقم نسخة لا يلي ما قبله ({revision}).',
    en: 'The agenda was published under a revision that does not follow the one before ({revision}).',
  },
  'paper.differs': {
    ar: 'ملف الورقة غير الذي سُجّل لهذه النسخة منها.',
    en: 'The paper’s file is not the one entered for this version of it.',
  },
  'sitting.out_of_order': {
    ar: 'القيد في غير ترتيب الجلسة: لا يجوز في تلك الحال.',
    en: 'The act is out of order: the meeting’s state did not allow it.',
  },
  'floor.not_given': {
    ar: 'انتهت كلمة لم تُعطَ لهذا المقعد في هذا البند، أو كانت قد انتهت.',
    en: 'A speech ended that was not given to this seat on this item, or had ended before.',
  },
  'floor.given_twice': { ar: 'أُعطيت الكلمة نفسها مرتين.', en: 'The same speech was given twice.' },
  'floor.time_differs': {
    ar: 'مدة الكلمة المسجلة ({seconds} ثانية) أطول من الوقت بين بدئها وانتهائها.',
    en: 'The speech is entered as longer ({seconds} seconds) than passed between its beginning and its end.',
  },
  'interest.not_declared': {
    ar: 'سُحبت مصلحة لم تكن معلنة لهذا المقعد.',
    en: 'An interest was withdrawn that was not declared for the seat.',
  },
  'interest.withdrawn_late': {
    ar: 'سُحبت مصلحة في بند بعد فتح التصويت عليه.',
    en: 'An interest in an item was withdrawn after a vote on it was opened.',
  },
  'seat.twice': { ar: 'أُنشئ المقعد مرتين.', en: 'The seat was created twice.' },
  'seat.unknown': { ar: 'القيد لمقعد لم يُنشأ.', en: 'The entry is of a seat that was never created.' },
  'mandate.twice': { ar: 'بدأت الولاية نفسها مرتين.', en: 'The same mandate was started twice.' },
  'mandate.ended_unknown': {
    ar: 'أُنهيت إنابة أو نيابة لا وجود لها، أو كانت قد انتهت، أو هي لمقعد آخر أو لشخص آخر.',
    en: 'A proxy or a deputy was ended that was never given, had ended before, or is another seat’s or person’s.',
  },
  'actor.not_the_holder': {
    ar: 'القيد منسوب إلى مقعد لم يكن لصاحبه حينها.',
    en: 'The act is put down to a seat that the person did not hold then.',
  },
  'actor.not_permitted': {
    ar: 'القيد منسوب إلى من لا يملك هذا الإجراء بصفته في الهيئة.',
    en: 'The act is put down to someone whose role in the body does not allow it.',
  },
  'peer.disagrees': {
    ar: 'برنامج آخر ({peer}) يخالف هذا المتحقّق في أمر هذا التوقيع: أحدهما مخطئ.',
    en: 'Another program ({peer}) does not agree with this verifier about the signature: one of them is wrong.',
  },
}
