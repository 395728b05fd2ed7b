import { directionOf, type Language } from '../i18n/language.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { ruleWords } from '../rules/engine-2/rule-words.ts'

/** The whole rule as numbered sentences of one language. */
export function RuleLines({ rule, language }: { rule: Rule; language: Language }) {
  return (
    <ol className="rule-lines" lang={language} dir={directionOf(language)}>
      {ruleWords(rule).map((sentence) => (
        <li key={sentence.number}>{sentence[language]}</li>
      ))}
    </ol>
  )
}
