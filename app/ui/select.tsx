import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components'
import { useT } from '../i18n/use-reader.ts'
import { Icon } from './icon.tsx'

export type SelectItem = { id: string; label: string; note?: string }

type SelectProps = {
  label: ReactNode
  items: readonly SelectItem[]
  name?: string
  value?: string | null
  defaultValue?: string
  onChange?: (id: string) => void
  hint?: ReactNode
  isRequired?: boolean
}

/** One of several, in a list that floats. With `name` it travels in a form like a native select. */
export function Select({ label, items, hint, value, defaultValue, onChange, name, isRequired }: SelectProps) {
  const t = useT('shell')
  return (
    <AriaSelect
      className="field"
      name={name}
      isRequired={isRequired}
      placeholder={t('choose')}
      {...(value !== undefined && { value })}
      {...(defaultValue !== undefined && { defaultValue })}
      onChange={(key) => key !== null && onChange?.(String(key))}
    >
      <Label className="label">{label}</Label>
      <Button className="input select-button">
        <SelectValue className="clip" />
        <Icon of={ChevronDown} />
      </Button>
      {hint ? <span className="hint">{hint}</span> : null}
      <Popover className="popover" offset={6}>
        <ListBox className="menu" items={items}>
          {(item) => (
            <ListBoxItem id={item.id} className="menu-item" textValue={item.label}>
              {({ isSelected }) => (
                <>
                  <span>
                    {item.label}
                    {item.note ? <small>{item.note}</small> : null}
                  </span>
                  {isSelected ? (
                    <span className="tick">
                      <Icon of={Check} />
                    </span>
                  ) : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
