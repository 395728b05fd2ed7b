// The words a bundle carries for whoever opens it in years to come: what the files are and how to check them.

export function readmeText({ origin, vkey, size }: { origin: string; vkey: string; size: number }): string {
  return `حزمة أدلّة من سجلّ مجلس
========================
في هذه الحزمة نسخة من سجلّ هيئة واحدة بكل ما وُقّع عليه، وفيها ما يكفي للتحقّق منه دون خادم ودون شبكة.

السجلّ: ${origin}
عدد القيود: ${size}
مفتاح السجلّ (قارنه بمفتاح حصلت عليه من طريق آخر):
${vkey}

كيف تتحقّق منها
1. من سطر الأوامر، في نسخة من مجلس: npm run majlis -- verify FILE.tar --lang ar
   ويقبل الأمر الملف نفسه، أو المجلّد الذي فُكّ فيه. نتيجة الخروج: 0 سليم، 1 فيه خلل، 2 لا يُقرأ.
2. أو في المتصفّح: افتح صفحة التحقّق /verify (تعمل دون اتصال) وألقِ الملف فيها.

الملفات
  manifest.json            فهرس الملفات وبصماتها، وما حُجب من القيود ولماذا
  checkpoint               نقطة التحقّق الموقّعة الأخيرة (C2SP signed-note)
  checkpoints/             نقاط التحقّق السابقة، باسم حجم السجلّ عند كل منها
  tile/                    شجرة السجلّ وأوراقها (C2SP tlog-tiles، RFC 6962)
  payloads/                مضمون القيود كما وُقّع، حرفًا بحرف (RFC 8785)
  votes/                   ملفات مشتقّة للاطّلاع: شروط كل تصويت وأصواته ونتيجته. يعيد المتحقّق حسابها ولا يثق بها

Evidence bundle of a Majlis ledger
==================================
This bundle is a copy of one body's ledger with all that was signed, and holds what is needed to check it without a server
and without a network.

Ledger: ${origin}
Entries: ${size}
Key of the ledger (compare it with one you obtained in another way):
${vkey}

How to check it
1. On a command line, in a copy of Majlis: npm run majlis -- verify FILE.tar
   The command takes the file itself or a folder into which it was unpacked. Exit: 0 clean, 1 findings, 2 unreadable.
2. Or in a browser: open the verification page /verify (it works offline) and drop the file there.

Files
  manifest.json            the files with their SHA-256, and which payloads are not here and why
  checkpoint               the latest signed checkpoint (C2SP signed-note, tlog-checkpoint)
  checkpoints/             earlier checkpoints, each named by the size of the ledger
  tile/                    the tree of the ledger and its leaves (C2SP tlog-tiles, RFC 6962)
  payloads/                what each entry says, verbatim (RFC 8785); its SHA-256 is in the leaf
  votes/                   derived files for reading: terms, ballots and result of each vote. The verifier makes them anew
                           and never believes them
`
}
