// What a witness says to its operator, in Arabic and English.

export type Reading = 'ar' | 'en'

/** `{name}` stands for a fact. The code goes before each refusal, for whoever looks it up. */
const WORDS: Record<string, Record<Reading, string>> = {
  made: {
    ar: 'أُنشئ الشاهد في {folder}. مفتاحه العلني، تسلّمه إلى الهيئات:',
    en: 'The witness is made in {folder}. Its public key, to hand to the bodies:',
  },
  added: { ar: 'يُشاهَد السجل {origin}.', en: 'The ledger {origin} is watched.' },
  cosigned: { ar: '{origin}: وُقّع حتى {size}.', en: '{origin}: cosigned up to {size}.' },
  unchanged: { ar: '{origin}: لا جديد بعد {size}.', en: '{origin}: nothing new after {size}.' },
  serving: { ar: 'يتلقى نقاط التحقّق على {address}', en: 'Takes checkpoints at {address}' },
  no_logs: { ar: 'لا سجل يُشاهَد بعد: أضف واحدًا.', en: 'No ledger is watched yet: add one.' },
  witness_name_malformed: {
    ar: 'لا يصلح {name} اسمًا: لا مسافة فيه ولا علامة +.',
    en: '{name} is no name for a witness: it may hold no space and no plus sign.',
  },
  witness_there_already: { ar: 'في {folder} شاهد من قبل.', en: 'There is a witness in {folder} already.' },
  witness_not_there: { ar: 'لا شاهد في {folder}.', en: 'There is no witness in {folder}.' },
  witness_busy: {
    ar: 'الشاهد يعمل الآن (العملية {pid}): أوقفه أولًا.',
    en: 'The witness is running (process {pid}): stop it first.',
  },
  witness_log_key_malformed: { ar: 'ليس {key} مفتاح سجل.', en: '{key} is not the key of a ledger.' },
  witness_source_unread: {
    ar: '{origin}: تعذّرت قراءة السجل من مصدره.',
    en: '{origin}: the ledger could not be read where it is served.',
  },
  witness_other_log: {
    ar: '{origin}: في المصدر سجل آخر، {found}.',
    en: '{origin}: the source holds another ledger, {found}.',
  },
  witness_not_signed: {
    ar: '{origin}: نقطة التحقّق ليست موقّعة بمفتاح السجل. لم يُوقَّع شيء.',
    en: '{origin}: the checkpoint is not signed by the ledger’s key. Nothing was cosigned.',
  },
  witness_rolled_back: {
    ar: '{origin}: تراجع السجل إلى {size} بعد {latest}. لم يُوقَّع شيء، وحُفظت نقطة التحقّق دليلًا.',
    en: '{origin}: the ledger went back to {size} after {latest}. Nothing was cosigned; the checkpoint is kept as evidence.',
  },
  witness_forked: {
    ar: '{origin}: السجل بحجم {size} ليس نموًّا لما شوهد بحجم {latest}. لم يُوقَّع شيء، وحُفظت نقطة التحقّق دليلًا.',
    en: '{origin}: the ledger of size {size} did not grow from the one seen at {latest}. Nothing was cosigned; the checkpoint is kept as evidence.',
  },
  witness_inconsistent: {
    ar: '{origin}: لا برهان على أن السجل بحجم {size} نما مما شوهد بحجم {latest}. لم يُوقَّع شيء، وحُفظت نقطة التحقّق دليلًا.',
    en: '{origin}: nothing proves that the ledger of size {size} grew from the one seen at {latest}. Nothing was cosigned; the checkpoint is kept as evidence.',
  },
  witness_state_damaged: {
    ar: '{origin}: ملف آخر نقطة تحقّق تالف، فلا يُعرف ما شوهد. لم يُوقَّع شيء. استعد الملف من نسخة.',
    en: '{origin}: the file of the last checkpoint is damaged, so what was seen is unknown. Nothing was cosigned. Restore it from a copy.',
  },
  witness_other_size: {
    ar: '{origin}: طُلب توقيع من حجم غير المعروف ({latest}).',
    en: '{origin}: asked from another size than the one known ({latest}).',
  },
  witness_log_unknown: {
    ar: 'طُلب توقيع سجل غير معروف: {origin}.',
    en: 'Asked for a ledger that is not watched: {origin}.',
  },
  witness_old_size_beyond: { ar: '{origin}: طلب غير سليم.', en: '{origin}: the request was malformed.' },
  add_checkpoint_malformed: { ar: 'طلب غير سليم.', en: 'The request was malformed.' },
}

export function words(code: string, params: Record<string, string>, lang: Reading): string {
  const text = WORDS[code]?.[lang] ?? code
  return text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
}

export const refusalWords = (code: string, params: Record<string, string>, lang: Reading): string =>
  `majlis witness: ${code}: ${words(code, params, lang)}\n`
