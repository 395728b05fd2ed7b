import type { LucideIcon } from 'lucide-react'
import { Radio, RadioGroup } from 'react-aria-components'
import { Icon } from './icon.tsx'

type SegmentsProps = {
  label: string
  items: readonly { id: string; label: string; icon?: LucideIcon }[]
  value?: string | null
  defaultValue?: string
  onChange?: (id: string) => void
  name?: string
}

/** One of a few, all in sight, side by side. */
export function Segments({ label, items, ...group }: SegmentsProps) {
  return (
    <RadioGroup aria-label={label} className="seg" orientation="horizontal" {...group}>
      {items.map((item) => (
        <Radio key={item.id} value={item.id}>
          {item.icon ? <Icon of={item.icon} size="sm" /> : null}
          {item.label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
