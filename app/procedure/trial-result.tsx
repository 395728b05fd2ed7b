import { CircleCheck, CircleX, ClockAlert } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { decide2, type Outcome } from '../rules/engine-2/decide.ts'
import { readFacts2 } from '../rules/engine-2/read-facts.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { workingWords2 } from '../rules/engine-2/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { factsOf, type Trial } from './trial.ts'

const TONES: Record<Outcome, 'ok' | 'danger' | 'alert'> = {
  carried: 'ok',
  not_carried: 'danger',
  no_quorum: 'danger',
  tied: 'alert',
  revote: 'alert',
  postponed: 'alert',
  objected: 'alert',
}
const ICONS = { ok: CircleCheck, danger: CircleX, alert: ClockAlert }

/** The decision and every sentence that leads to it. */
export function TrialResult({ rule, trial }: { rule: Rule; trial: Trial }) {
  const t = useT('procedure')
  const { language } = useReader()
  const facts = readFacts2(factsOf(trial, rule), rule)
  if (!facts.ok) {
    const tooMany = facts.params?.field === 'members' && trial.mode === 'counts'
    return <Notice tone="alert" title={t(tooMany ? 'try.malformed' : 'try.number')} live />
  }
  const { outcome, working } = decide2(rule, facts.value)
  const tone = TONES[outcome]
  return (
    <section className="trial-result" aria-label={t('try.result')}>
      <p className={`verdict ${tone}`} role="status">
        <Icon of={ICONS[tone]} size="lg" /> {t(`try.outcome.${outcome}`)}
      </p>
      <h3 className="eyebrow">{t('try.why')}</h3>
      <ol className="rule-lines">
        {workingWords2(working, rule).map((sentence, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is the step at its place
          <li key={place}>{sentence[language]}</li>
        ))}
      </ol>
    </section>
  )
}
