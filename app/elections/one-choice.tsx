import { Label, Radio, RadioGroup } from 'react-aria-components'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { PaperProps } from './election-choice.tsx'

/** One of the candidates, in the order of the list. */
export function OneChoice({ election, value, onChange, unavailable }: PaperProps) {
  const t = useT('elections')
  const reader = useReader()
  return (
    <RadioGroup className="candidates" value={value || null} onChange={onChange} isDisabled={unavailable}>
      <Label className="spoken">{t('paper.candidates')}</Label>
      {election.candidates.map(({ id, names }) => (
        <Radio key={id} value={id} className="candidate">
          <span className="dot" aria-hidden="true" />
          <span className="no num">{reader.digits(id)}</span>
          <Text2 of={names} />
        </Radio>
      ))}
    </RadioGroup>
  )
}
