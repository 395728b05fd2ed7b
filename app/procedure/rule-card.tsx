import type { ReactNode } from 'react'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { RuleLines } from './rule-lines.tsx'

type RuleCardProps = { rule: Rule; chip?: ReactNode; facts?: ReactNode; acts?: ReactNode }

/** A rule in a list: its name and source, what is known of it, and the whole of it in words when asked for. */
export function RuleCard({ rule, chip, facts, acts }: RuleCardProps) {
  const t = useT('procedure')
  const { language } = useReader()
  const { ar, en } = rule.source
  return (
    <li className="rule-card">
      <div className="row between wrap">
        <div className="grow">
          <h3>
            <Text2 of={rule.names} digits /> {chip}
          </h3>
          {ar || en ? (
            <p className="small soft">
              <Text2 of={rule.source} digits />
            </p>
          ) : null}
          {facts ? <p className="small muted">{facts}</p> : null}
        </div>
        {acts ? <div className="row wrap tight">{acts}</div> : null}
      </div>
      <details>
        <summary>{t('in_words')}</summary>
        <RuleLines rule={rule} language={language} />
      </details>
    </li>
  )
}
