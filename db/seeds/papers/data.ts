import { budgetFacts } from './budget-facts.ts'
import { paperDate } from './dates.ts'
import { tenderFacts } from './tender-facts.ts'
import { waterFacts } from './water-facts.ts'

/** One template a name: `db/seeds/papers/<name>.typ`. */
export type PaperName =
  | 'water-strategy-ar'
  | 'water-strategy-en'
  | 'minutes-41'
  | 'budget-third-quarter'
  | 'tender-evaluation'
  | 'competition-bill'

/** What a template reads: `at` is also the file's date of creation, the rest is told by the template itself. */
export type PaperData = { at: string; title: string; author: string; [fact: string]: unknown }

/** The facts of a paper as of `now`; `edition` is the version lodged, 1 for the first. */
export function paperData(name: PaperName, now: Date, edition = 1): PaperData {
  const head = { at: now.toISOString(), ...TITLES[name] }
  switch (name) {
    case 'water-strategy-ar':
      return { ...head, ...paperDate(now, edition === 1 ? -14 : -4, 'ar'), ...waterFacts('ar', edition) }
    case 'water-strategy-en':
      return { ...head, ...paperDate(now, edition === 1 ? -14 : -4, 'en'), ...waterFacts('en', edition) }
    case 'minutes-41':
      return { ...head, ...paperDate(now, -7, 'ar') }
    case 'budget-third-quarter':
      return { ...head, ...paperDate(now, -9, 'ar'), ...budgetFacts() }
    case 'tender-evaluation':
      return { ...head, ...paperDate(now, -6, 'ar'), english: paperDate(now, -6, 'en'), ...tenderFacts() }
    case 'competition-bill':
      return { ...head, ...paperDate(now, -21, 'ar') }
  }
}

const TITLES: Record<PaperName, { title: string; author: string }> = {
  'water-strategy-ar': {
    title: 'مذكرة وزارة الكهرباء والماء رقم ١١٨: الإستراتيجية الوطنية للأمن المائي',
    author: 'وزارة الكهرباء والماء',
  },
  'water-strategy-en': {
    title: 'Memorandum 118 of the Ministry of Electricity and Water: National Water Security Strategy',
    author: 'Ministry of Electricity and Water',
  },
  'minutes-41': { title: 'محضر الجلسة الحادية والأربعين لمجلس الوزراء', author: 'الأمانة العامة لمجلس الوزراء' },
  'budget-third-quarter': { title: 'الوضع المالي للربع الثالث: جداول الإيرادات والمصروفات', author: 'وزارة المالية' },
  'tender-evaluation': {
    title: 'تقرير تقييم المناقصة ١٢/٢٠٢٦ · Evaluation report, tender 12/2026',
    author: 'مجلس المناقصات',
  },
  'competition-bill': { title: 'مشروع قانون حماية المنافسة', author: 'مجلس النواب' },
}
