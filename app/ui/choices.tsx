import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'

export type ChoiceItem = { id: string; label: ReactNode; note?: ReactNode }

type ChoicesProps = {
  label: ReactNode
  items: readonly ChoiceItem[]
  value: string
  onChange: (id: string) => void
}

/** One of several, each said as a sentence, one under the other. */
export function Choices({ label, items, value, onChange }: ChoicesProps) {
  return (
    <RadioGroup className="choices" value={value} onChange={onChange}>
      <Label className="label">{label}</Label>
      {items.map((item) => (
        <Radio key={item.id} value={item.id} className="choice">
          <span className="dot" aria-hidden="true" />
          <span>
            {item.label}
            {item.note ? <small>{item.note}</small> : null}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
