// Which column of a table of people is which, and what its cells say: headings in Arabic or English, digits of either script, with
// or without the marks that word processors and spreadsheets leave. Source: the secretary's desk ("Moving in").
import { fold, hasRightToLeft } from '../arabic.ts'

export const COLUMNS = [
  'username',
  'name_ar',
  'name_en',
  'email',
  'language',
  'body',
  'body_ar',
  'body_en',
  'role',
  'seat_ar',
  'seat_en',
  'votes',
  'weight',
  'population',
  'replaces',
  'deputy_for',
] as const
export type Column = (typeof COLUMNS)[number]

export type Words = { ar: string; en: string }

const HEADINGS: Record<Column, string[]> = {
  username: ['username', 'user name', 'sign-in name', 'sign in name', 'login', 'اسم المستخدم', 'اسم الدخول'],
  name_ar: ['name ar', 'name in Arabic', 'Arabic name', 'الاسم بالعربية', 'الاسم العربي', 'الاسم'],
  name_en: ['name en', 'name in English', 'English name', 'name', 'الاسم بالإنجليزية', 'الاسم الإنجليزي'],
  email: ['email', 'e-mail', 'e-mail address', 'mail', 'البريد الإلكتروني', 'البريد', 'عنوان البريد الإلكتروني'],
  language: ['language', 'lang', 'اللغة', 'لغة البريد'],
  body: ['body', 'body code', 'short name of the body', 'المجلس', 'الاسم المختصر للمجلس', 'رمز المجلس'],
  body_ar: ['body ar', 'body in Arabic', 'اسم المجلس بالعربية', 'المجلس بالعربية'],
  body_en: ['body en', 'body in English', 'اسم المجلس بالإنجليزية', 'المجلس بالإنجليزية'],
  role: ['role', 'الدور', 'الصفة'],
  seat_ar: ['seat ar', 'seat in Arabic', 'title in Arabic', 'المقعد بالعربية', 'مسمى المقعد بالعربية'],
  seat_en: ['seat en', 'seat in English', 'title in English', 'المقعد بالإنجليزية', 'مسمى المقعد بالإنجليزية'],
  votes: ['votes', 'vote', 'may vote', 'له صوت', 'يصوّت', 'حق التصويت'],
  weight: ['weight', 'weight of the vote', 'وزن الصوت', 'الوزن'],
  population: ['population', 'people the seat stands for', 'عدد السكان', 'السكان'],
  replaces: ['replaces', 'in place of', 'يخلف', 'بدلًا من', 'خلفًا لـ'],
  deputy_for: ['deputy for', 'may sit for', 'ينوب عن', 'نائب عن'],
}

/** Marks of direction, joiners and the like, which nobody sees and no two programs leave alike. */
const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** A cell as its writer sees it: in one line, without unseen marks, and without the apostrophe that keeps a spreadsheet from calculating. */
export const cleanCell = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')

const keyOf = (words: string): string =>
  fold(cleanCell(words))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const tableOf = <T extends string>(words: Record<T, string[]>): Map<string, T> =>
  new Map(
    (Object.entries(words) as [T, string[]][]).flatMap(([id, all]) =>
      [id.replaceAll('_', ' '), ...all].map((one) => [keyOf(one), id] as const),
    ),
  )

const COLUMN_OF = tableOf(HEADINGS)

export const columnOf = (heading: string): Column | undefined => COLUMN_OF.get(keyOf(heading))

export const ROLES = ['chair', 'deputy', 'secretary', 'member', 'delegate', 'adviser', 'observer', 'auditor'] as const
export type Role = (typeof ROLES)[number]

/** What a seat is called where the table does not say. */
export const ROLE_TITLES: Record<Role, Words> = {
  chair: { ar: 'الرئيس', en: 'Chair' },
  deputy: { ar: 'نائب الرئيس', en: 'Deputy chair' },
  secretary: { ar: 'أمين السر', en: 'Secretary' },
  member: { ar: 'عضو', en: 'Member' },
  delegate: { ar: 'مندوب بلا صوت', en: 'Delegate without vote' },
  adviser: { ar: 'مستشار', en: 'Adviser' },
  observer: { ar: 'مراقب', en: 'Observer' },
  auditor: { ar: 'مراجع', en: 'Auditor' },
}

export const VOTING: readonly Role[] = ['chair', 'deputy', 'member']

const ROLE_OF = tableOf<Role>({
  chair: ['الرئيس', 'رئيس', 'رئيسة', 'الرئيسة', 'chairman', 'chairwoman', 'chairperson', 'president'],
  deputy: ['نائب الرئيس', 'نائبة الرئيس', 'deputy chair', 'vice chair', 'vice chairman', 'vice president'],
  secretary: ['أمين السر', 'أمينة السر', 'أمين سر', 'أمينة سر', 'السكرتير', 'clerk'],
  member: ['عضو', 'عضوة', 'العضو'],
  delegate: ['مندوب بلا صوت', 'مندوب', 'مندوبة', 'delegate without vote'],
  adviser: ['مستشار', 'مستشارة', 'advisor'],
  observer: ['مراقب', 'مراقبة'],
  auditor: ['مراجع', 'مراجعة', 'مدقق', 'مدققة'],
})
export const roleOf = (cell: string): Role | undefined => ROLE_OF.get(keyOf(cell))

const LANGUAGE_OF = tableOf<'ar' | 'en'>({
  ar: ['Arabic', 'العربية', 'عربي', 'عربية'],
  en: ['English', 'الإنجليزية', 'إنجليزي', 'إنجليزية'],
})
export const languageOf = (cell: string): 'ar' | 'en' | undefined => LANGUAGE_OF.get(keyOf(cell))

const ANSWER_OF = tableOf<'yes' | 'no'>({
  yes: ['true', '1', 'x', 'y', 'نعم', 'له صوت'],
  no: ['false', '0', 'n', 'لا', 'بلا صوت', 'without vote'],
})
export const answerOf = (cell: string): boolean | undefined => {
  const said = ANSWER_OF.get(keyOf(cell))
  return said && said === 'yes'
}

/** A whole number of either script, with or without marks between thousands. */
export const numberOf = (cell: string): string => fold(cell).replace(/[\s,'’_]/g, '')

/** Words of one language, put where they belong. */
export const wordsOf = (said: string): Words => (hasRightToLeft(said) ? { ar: said, en: '' } : { ar: '', en: said })

/** A short name for addresses out of an English one; empty where there is none in it. */
export const slugFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/&/g, ' and ')
    .replace(/^(the|a)\s+/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '')

export const sameWords = (one: string, other: string): boolean => keyOf(one) === keyOf(other)
