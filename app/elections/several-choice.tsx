import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { choiceOfSet } from '../rules/elections/choice.ts'
import type { PaperProps } from './election-choice.tsx'

/** As many of the candidates as one approves of, up to the limit. */
export function SeveralChoice({ election, value, onChange, unavailable }: PaperProps) {
  const t = useT('elections')
  const reader = useReader()
  const named = value === '' ? [] : value.split(',')
  const most = Number(election.most ?? '1')
  return (
    <CheckboxGroup
      className="candidates"
      value={named}
      onChange={(ids) => onChange(choiceOfSet(ids))}
      isDisabled={unavailable}
    >
      <Label className="small soft">{t('paper.named', { named: named.length, most })}</Label>
      {election.candidates.map(({ id, names }) => (
        <Checkbox key={id} value={id} className="candidate" isDisabled={named.length >= most && !named.includes(id)}>
          <span className="box" aria-hidden="true">
            <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
              <path d="M20 6 9 17l-5-5" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
            </svg>
          </span>
          <span className="no num">{reader.digits(id)}</span>
          <Text2 of={names} />
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
