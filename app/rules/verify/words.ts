// The names of stages, severities and verdicts in Arabic and English, shared by the command line and the pages.

import { arabicDigits } from '../number-words.ts'
import { FINDING_WORDS } from './finding-words.ts'
import { PASSKEY_WORDS } from './passkey-words.ts'
import type { Finding, Severity, StageId, StageState, Summary, Verdict } from './report.ts'

export type Words = { ar: string; en: string }
export type Reading = 'ar' | 'en'

/** One finding as a sentence to read aloud. Ids are not in it: they are among the finding's params. */
export function findingWords(finding: Pick<Finding, 'rule' | 'params'>): Words {
  const { ar, en } = FINDING_WORDS[finding.rule]
  const fill = (text: string, language: Reading, digits: (value: string) => string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = finding.params[name] ?? ''
      return PASSKEY_WORDS[value]?.[language] ?? digits(value)
    })
  return { ar: fill(ar, 'ar', arabicDigits), en: fill(en, 'en', (value) => value) }
}

export const STAGE_WORDS: Record<StageId, Words> = {
  V1: { ar: 'الفهرس والملفات', en: 'Manifest' },
  V2: { ar: 'نقاط التحقّق وتواقيعها', en: 'Signed checkpoints' },
  V3: { ar: 'شجرة السجل واتساقها', en: 'Tree and consistency' },
  V4: { ar: 'مفاتيح الأعضاء', en: 'Key events' },
  V5: { ar: 'من يحق لهم التصويت', en: 'Electorate' },
  V6: { ar: 'الأصوات العلنية وتواقيعها', en: 'Open ballots' },
  V7: { ar: 'الأصوات السرية', en: 'Secret ballots' },
  V8: { ar: 'خلط الأصوات السرية', en: 'Shuffles' },
  V9: { ar: 'فك تعمية النتيجة', en: 'Decryption' },
  V10: { ar: 'العدّ والقاعدة', en: 'Tally and rule' },
  V11: { ar: 'الأختام الزمنية', en: 'Time-stamps' },
  V12: { ar: 'اكتمال السجل', en: 'Completeness' },
}

export const STATE_WORDS: Record<StageState, Words> = {
  passed: { ar: 'سليم', en: 'passed' },
  failed: { ar: 'خلل', en: 'failed' },
  warned: { ar: 'تنبيه', en: 'warning' },
  not_applicable: { ar: 'لا ينطبق', en: 'not applicable' },
}

export const SEVERITY_WORDS: Record<Severity, Words> = {
  error: { ar: 'خلل', en: 'error' },
  warning: { ar: 'تنبيه', en: 'warning' },
  info: { ar: 'للعلم', en: 'note' },
}

/** The verdict as a sentence. */
export function verdictWords({ verdict, errors, warnings, size }: Summary): Words {
  const sentences: Record<Verdict, Words> = {
    clean: {
      ar: `السجل سليم حتى حجم ${arabicDigits(String(size))}${warnings > 0 ? `، مع ${alerts(warnings)}` : ''}.`,
      en: `The ledger verifies at size ${size}${warnings > 0 ? `, with ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : ''}.`,
    },
    findings: {
      ar: `السجل لا يصحّ كما هو: ${faults(errors)}.`,
      en: `The ledger does not verify: ${errors} ${errors === 1 ? 'error' : 'errors'}.`,
    },
    unusable: {
      ar: 'ليست هذه حزمة أدلّة من مجلس، أو تعذّرت قراءتها.',
      en: 'This is no Majlis evidence bundle, or it cannot be read.',
    },
  }
  return sentences[verdict]
}

/** What each of the three kinds of absent payload is called, with its number. */
export function absenceWords({ withheld, embargoed, destroyed }: Summary): Words[] {
  return [
    [withheld, 'محجوب عن هذا القارئ', 'withheld from this reader'],
    [embargoed, 'محجوب حتى إغلاق التصويت', 'embargoed until the vote closes'],
    [destroyed, 'أُتلف وفق مدة الحفظ', 'destroyed at the end of its retention'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, ar, en]) => ({ ar: `${arabicDigits(String(count))} ${ar}`, en: `${count} ${en}` }))
}

const alerts = (count: number): string => counted(count, ['تنبيه واحد', 'تنبيهين', 'تنبيهات', 'تنبيهًا', 'تنبيه'])
const faults = (count: number): string => counted(count, ['خلل واحد', 'خللان', 'أوجه خلل', 'وجه خلل', 'وجه خلل'])

/** Unicode CLDR's forms for Arabic: one, two, few (3–10), many (11–99), other; a count here is never zero. */
function counted(count: number, [one, two, few, many, other]: [string, string, string, string, string]): string {
  const rest = count % 100
  if (count === 1) return one
  if (count === 2) return two
  const noun = rest >= 3 && rest <= 10 ? few : rest >= 11 ? many : other
  return `${arabicDigits(String(count))} ${noun}`
}
