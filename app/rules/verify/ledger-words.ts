// The sentences about the ledger itself: its signed notes and its tree, its keys over the years, and what a restored database
// lost.
export const LEDGER_WORDS = {
  'notes.checkpoint_missing': {
    ar: 'لا نقطة تحقّق أخيرة في الحزمة.',
    en: 'The latest checkpoint is not in the bundle.',
  },
  'notes.count_differs': {
    ar: 'عدد نقاط التحقّق ({found}) غير المذكور في الفهرس.',
    en: 'The number of checkpoints ({found}) is not the one in the manifest.',
  },
  'notes.key_unreadable': {
    ar: 'لا يُقرأ مفتاح السجل، فلا يمكن فحص توقيع.',
    en: 'The ledger’s key cannot be read, so no checkpoint signature can be checked.',
  },
  'notes.key_not_pinned': {
    ar: 'مفتاح السجل مأخوذ من الحزمة نفسها: قارنه بمفتاح حصلت عليه من طريق آخر.',
    en: 'The ledger’s key comes from the bundle itself: compare it with one you obtained in another way.',
  },
  'notes.key_differs': {
    ar: 'مفتاح الحزمة غير المفتاح الذي بيدك.',
    en: 'The bundle’s key is not the key you hold.',
  },
  'notes.key_not_of_ledger': {
    ar: 'قيود السجل تسمّي مفتاحًا آخر.',
    en: 'The entries of the ledger name another key.',
  },
  'notes.malformed': { ar: 'نقطة التحقّق ليست في صورتها الصحيحة.', en: 'The checkpoint is malformed.' },
  'notes.signature_invalid': {
    ar: 'توقيع نقطة التحقّق ليس توقيع مفتاح السجل.',
    en: 'The checkpoint is not signed by the ledger’s key.',
  },
  'notes.other_origin': { ar: 'نقطة التحقّق لسجل آخر.', en: 'The checkpoint is of another ledger.' },
  'notes.size_differs': {
    ar: 'نقطة التحقّق لحجم آخر ({size}).',
    en: 'The checkpoint is of another size ({size}).',
  },
  'notes.earlier_unreadable': {
    ar: 'نقطة التحقّق التي قدّمتها ليست موقّعة بهذا المفتاح أو ليست لهذا السجل.',
    en: 'The earlier checkpoint you gave is not signed by this key, or is of another ledger.',
  },
  'tree.tile_missing': { ar: 'جزء من شجرة السجل مفقود.', en: 'A tile of the tree is missing.' },
  'tree.tile_malformed': { ar: 'جزء من شجرة السجل ليس في صورته.', en: 'A tile of the tree is malformed.' },
  'tree.tile_differs': {
    ar: 'عقدة في شجرة السجل لا توافق ما تحتها.',
    en: 'A node of the tree is not the hash of what is below it.',
  },
  'tree.bundle_missing': { ar: 'ملف من أوراق القيود مفقود.', en: 'A file of leaves is missing.' },
  'tree.bundle_malformed': { ar: 'ملف من أوراق القيود ليس في صورته.', en: 'A file of leaves is malformed.' },
  'tree.entry_differs': {
    ar: 'ورقة القيد لا توافق موضعها في الشجرة: غُيّر القيد أو غُيّرت الشجرة.',
    en: 'The leaf is not the one in the tree: the entry or the tree was altered.',
  },
  'tree.tile_unexpected': { ar: 'جزء زائد ليس من هذه الشجرة.', en: 'A tile that is not of this tree.' },
  'tree.root_differs': {
    ar: 'جذر الشجرة غير الجذر الموقّع في نقطة التحقّق الأخيرة.',
    en: 'The root of the tree is not the one the latest checkpoint signs.',
  },
  'tree.not_consistent': {
    ar: 'نقطة تحقّق سابقة وقّعت شجرة ليست بداية هذه الشجرة.',
    en: 'An earlier checkpoint signed a tree that is not a beginning of this one.',
  },
  'tree.forked': {
    ar: 'نقطة التحقّق التي بيدك ({size}) وقّعت سجلًا آخر: عُرض عليك سجلّان.',
    en: 'The checkpoint you hold ({size}) signed another ledger: two histories were shown.',
  },
  'tree.rolled_back': {
    ar: 'السجل أقصر من نقطة التحقّق التي بيدك ({size}): حُذفت قيود.',
    en: 'The ledger is shorter than the checkpoint you hold ({size}): entries were removed.',
  },
  'ledger_key.rotated': {
    ar: 'انتقل توقيع السجل إلى مفتاح جديد، ووقّع المفتاحان كلاهما على ذلك.',
    en: 'The ledger passed to a new key, and both keys signed that it did.',
  },
  'ledger_key.rotation_invalid': {
    ar: 'قيد يبدّل مفتاح السجل ولم يوقّعه المفتاح الساري والمفتاح الجديد كلاهما.',
    en: 'An entry replaces the ledger’s key, but is not signed by both the key in force and the new one.',
  },
  'ledger.recovered': {
    ar: 'أُعيدت قاعدة البيانات إلى نسخة أقدم: كان آخر ما وُقّع في {origin} عند الحجم {kept}، واستُؤنف السجل من الحجم {size}. القيود المفقودة: {lost}.',
    en: 'The database was put back to an older copy: {origin} had been signed at size {kept}, and the ledger goes on from size {size}. Entries lost: {lost}.',
  },
  'ledger.recovery_invalid': {
    ar: 'قيد يستأنف السجل بعد فقد، ولم يوقّعه المفتاحان، أو لا يسمّي نقطة تحقّق من السجل السابق، أو يعود إلى سجل سابق.',
    en: 'An entry recovers the ledger, but is not signed by both keys, names no checkpoint of the ledger before, or returns to one.',
  },
  'ledger.recovery_unconfirmed': {
    ar: 'لم يؤكّد استرداد السجل شخصان من رئاسة الهيئة وأمانة سرّها.',
    en: 'The recovery of the ledger was not confirmed by two officers of the body.',
  },
  'ledger.recovery_unproved': {
    ar: 'نقطة التحقّق التي يسمّيها استرداد السجل وقّعها مفتاح لا يعرفه هذا السجل: قد يكون تبديل المفتاح مما فُقد.',
    en: 'The checkpoint that the recovery names is signed by a key this ledger does not know: a rotation may be among what was lost.',
  },
  'content.destroyed': {
    ar: 'أُتلف مضمون بحكم مدة الحفظ ({count})، بسند: {authority}.',
    en: 'Content was destroyed at the end of its retention ({count}), by authority of: {authority}.',
  },
  'content.destroyed_unnamed': {
    ar: 'مضمون القيد قيل إنه أُتلف، ولا قيد بعده يذكر إتلافه وسنده.',
    en: 'What the entry says is said to be destroyed, but no later entry names its destruction and by whose authority.',
  },
  'content.not_destroyed': {
    ar: 'قيد يذكر إتلاف مضمون لا يجوز إتلافه، أو ما زال موجودًا، أو لا وجود له.',
    en: 'An entry names content as destroyed that may not be destroyed, is still here, or never was.',
  },
  'content.destroyed_early': {
    ar: 'أُتلف مضمون القيد قبل أن تنقضي مدة حفظ نوعه كما يذكرها قيد الإتلاف ({act}).',
    en: 'What the entry says was destroyed before the years were over for which the act of destruction ({act}) says its kind is kept.',
  },
  'tree.entries_lost': {
    ar: 'نقطة التحقّق التي بيدك ({size}) سابقة لاسترداد السجل: القيود من {from} إلى {to} من السجل السابق ليست في هذا السجل.',
    en: 'The checkpoint you hold ({size}) is from before the recovery: entries {from} to {to} of the ledger before are not in this one.',
  },
  'receipt.entry_lost': {
    ar: 'إيصال من سجل سابق لاسترداده: صوته من القيود المفقودة.',
    en: 'The receipt is from before the recovery: its ballot is among the entries that were lost.',
  },
} as const
