import './procedure.css'
import './builder.css'
import { useMemo, useRef, useState } from 'react'
import type { RuleBuilder } from '../../server/procedure/load-rule-builder.ts'
import { useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { checkOwnRule } from '../rules/engine-2/own-rule.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { ruleWords } from '../rules/engine-2/rule-words.ts'
import { Sheet } from '../ui/sheet.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { BuilderFoot } from './builder-foot.tsx'
import { Questions } from './questions.tsx'
import { RuleInWords } from './rule-in-words.tsx'
import { TryPane } from './try-pane.tsx'
import { type Wrong, wrongAt } from './wrong.ts'

/** A rule made by answering questions; in words, and tried on numbers, beside them. */
export function RuleBuilderScreen({ page }: { page: RuleBuilder }) {
  const t = useT('procedure')
  const { body, start } = page
  const [rule, setRule] = useState<Rule>(start.rule)
  const checked = useMemo(() => checkOwnRule(rule), [rule])
  const wrong: Wrong | null = checked.ok ? null : wrongAt(checked.params?.field ?? '')
  const last = useRef(start.rule)
  if (checked.ok) last.current = checked.value
  const whole = last.current
  return (
    <>
      <HouseBar body={body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="rules-page builder">
        <header>
          <div className="eyebrow">
            {start.version === null ? t('builder.new') : t('builder.next', { version: start.version })}
          </div>
          <h1>{t('builder.title')}</h1>
          <p className="soft">{t('builder.about')}</p>
        </header>
        <div className="columns">
          <div className="stack">
            <Questions rule={rule} onChange={setRule} sentences={ruleWords(whole)} wrong={wrong} />
            <BuilderFoot page={page} rule={rule} wrong={wrong} />
          </div>
          <Sheet className="beside">
            <Tabs
              label={t('builder.beside')}
              tabs={[
                {
                  id: 'words',
                  label: t('builder.tab_words'),
                  content: <RuleInWords rule={whole} waiting={wrong !== null} />,
                },
                {
                  id: 'try',
                  label: t('builder.tab_try'),
                  content: <TryPane rule={whole} waiting={wrong !== null} page={page} />,
                },
              ]}
            />
          </Sheet>
        </div>
      </main>
    </>
  )
}
