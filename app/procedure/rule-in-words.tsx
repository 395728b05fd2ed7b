import { otherLanguage } from '../i18n/language.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { Notice } from '../ui/notice.tsx'
import { RuleLines } from './rule-lines.tsx'

const HEADING = { ar: 'builder.arabic', en: 'builder.english' } as const

/** The rule in both languages, the reader's first. */
export function RuleInWords({ rule, waiting }: { rule: Rule; waiting: boolean }) {
  const t = useT('procedure')
  const { language } = useReader()
  return (
    <div className="stack">
      {waiting ? <Notice tone="alert" title={t('builder.words_wait')} /> : null}
      {[language, otherLanguage(language)].map((each) => (
        <section key={each} aria-label={t(HEADING[each])}>
          <h2 className="eyebrow">{t(HEADING[each])}</h2>
          <RuleLines rule={rule} language={each} />
        </section>
      ))}
    </div>
  )
}
