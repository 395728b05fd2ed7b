// What an archive of a body is made of besides the files themselves: their names, the manifest, and the words for whoever opens it in
// years to come. Format `majlis/archive/v1`. Source: the secretary's desk ("Moving in": export of everything of a body).

export const ARCHIVE_FORMAT = 'majlis/archive/v1'
export const ARCHIVE_MANIFEST = 'manifest.json'
/** As `sha256sum -c` reads it. */
export const ARCHIVE_SUMS = 'SHA256SUMS'
export const ARCHIVE_LEDGER = 'ledger.tar'

export type ArchivedFile = { path: string; bytes: number; sha256: string }

/**
 * Why something is not there: kept from its taker; classified so that no copy leaves; destroyed by retention; withdrawn; not
 * approved yet; a ballot of an open vote; or its members' own.
 */
export const LEFT_OUT = [
  'hidden',
  'classified',
  'destroyed',
  'withdrawn',
  'unfinished',
  'embargoed',
  'private',
] as const
export type LeftOutWhy = (typeof LEFT_OUT)[number]
export type LeftOut = {
  what: 'item' | 'paper' | 'minutes' | 'agenda' | 'entry' | 'notes'
  why: LeftOutWhy
  count: number
  /** Of what its taker may know: the meeting's number, and a name. */
  meeting?: number
  name?: { ar: string; en: string }
}

/** One part of a path, safe on every system, in whatever script it was written. */
export const pathPart = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60) || 'x'

export const meetingFolder = (number: number): string => `meetings/${String(number).padStart(4, '0')}`

/** The lines of `sha256sum`, by path. */
export const sumsOf = (files: readonly ArchivedFile[]): string =>
  files
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join('')

export function archiveReadme(given: {
  ar: string
  en: string
  madeAt: string
  entry: number
  leftOut: number
}): string {
  const { ar, en, madeAt, entry, leftOut } = given
  return `أرشيف الهيئة: ${ar}
========================
صُنع في ${madeAt}. قيد ذلك في سجل الهيئة: ${entry}.

الملفات
  manifest.json     فهرس كل ملف وحجمه وبصمته، وما لم يُدرج ولماذا (${leftOut})
  SHA256SUMS        البصمات كما يقرؤها الأمر: sha256sum -c SHA256SUMS
  ledger.tar        حزمة أدلّة السجل، ويتحقّق منها: npm run majlis -- verify ledger.tar --lang ar
  body.json         الهيئة ومقاعدها، ومن شغلها منذ البداية
  members.csv       من يشغل مقاعدها الآن، جدولًا يُدخَل في منصة أخرى
  rules.json        كتاب قواعدها، بكل إصداراته
  decisions.csv     سجل قراراتها وإجراءاتها، وdecisions.json بكل ما فيه
  extracts/         مستخرجات القرارات كما وُقّعت
  meetings/         لكل اجتماع: بياناته وجدول أعماله كما هو وكما نُشر كل مرة، وأوراقه بكل إصداراتها،
                    وملاحظات الهيئة عليها، ومحضره كما اعتُمد ووُقّع

ليس فيه: ملاحظات الأعضاء الخاصة وملاحظات المجموعات، وما حُجب عمّن أخذه، والأوراق المصنّفة سريةً أو سريةً للغاية إن أخذه أحد الأعضاء،
وعناوين البريد وكلمات المرور والمفاتيح الخاصة، وما قرأه كل عضو ومن ردّ على الدعوة، ومذكرات الجهات التي لم تُدرج في جدول أعمال (أما قيودها ففي السجل).

Everything of the body: ${en}
==========================
Made at ${madeAt}. Its entry in the body's ledger: ${entry}.

Files
  manifest.json     every file with its size and SHA-256, and what is not here and why (${leftOut})
  SHA256SUMS        the same hashes as a command reads them: sha256sum -c SHA256SUMS
  ledger.tar        the ledger's evidence, checked by: npm run majlis -- verify ledger.tar
  body.json         the body, its seats, and who has held them since its beginning
  members.csv       who holds them now, as a table that another house takes in
  rules.json        its rule book, every version
  decisions.csv     its register of decisions and actions; decisions.json with everything in it
  extracts/         extracts of decisions as they were signed
  meetings/         for each meeting: its facts, its agenda as it stands and as it was published each time, its papers in
                    every version, the body's notes on them, its minutes as approved and signed

Not here: members' private notes and notes of groups, what is kept from whoever took it, papers classified confidential or
secret where a member took it, e-mail addresses, passwords and private keys, what each has read and who answered invitations,
and memoranda that stand on no agenda (their acts are in the ledger).
`
}
