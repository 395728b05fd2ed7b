// Why what a passkey signed does not hold, in Arabic and English, as the end of a finding's sentence. Source: the codes of
// app/rules/webauthn.
export const PASSKEY_WORDS: Record<string, { ar: string; en: string } | undefined> = {
  passkey_malformed: { ar: 'ليس في صورته', en: 'it is malformed' },
  passkey_algorithm: { ar: 'خوارزميته غير مقبولة', en: 'its algorithm is not accepted' },
  passkey_wrong_type: { ar: 'صُنع لغير التوقيع', en: 'it was not made to sign' },
  passkey_wrong_challenge: { ar: 'وقّع على غير هذا النص', en: 'it signed something other than this text' },
  passkey_wrong_origin: {
    ar: 'استُعمل في عنوان ليس من عناوين الجهة',
    en: 'it was used at an address that is not the house’s',
  },
  passkey_cross_origin: { ar: 'استُعمل داخل صفحة موقع آخر', en: 'it was used inside a page of another site' },
  passkey_top_origin: {
    ar: 'استُعمل داخل صفحة موقع آخر ذُكر اسمه',
    en: 'it was used inside a page of another site, which it names',
  },
  passkey_wrong_site: { ar: 'هو مفتاح لموقع آخر', en: 'it belongs to another site' },
  passkey_user_absent: { ar: 'لم يكن أحد حاضرًا', en: 'nobody was present' },
  passkey_user_not_verified: { ar: 'لم يتحقق من هوية العضو', en: 'it did not verify the member' },
  passkey_backup_flags: { ar: 'يناقض نفسه في شأن نسخه', en: 'it contradicts itself about being copied' },
  passkey_attested_data: { ar: 'فيه مفتاح جديد بدل التوقيع', en: 'it carries a new key' },
  passkey_level_differs: {
    ar: 'هو قابل للنسخ ومستواه يمنع ذلك',
    en: 'it can be copied, which its level excludes',
  },
}
