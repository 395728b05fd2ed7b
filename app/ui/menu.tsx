import { Check, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Header,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { Icon } from './icon.tsx'

type MenuProps = {
  /** The button that opens it: a Button of ours. */
  trigger: ReactNode
  label: string
  /** MenuItem, MenuSection, MenuLine. */
  children: ReactNode
  onAction?: (id: string) => void
  head?: ReactNode
}

export function Menu({ trigger, label, children, onAction, head }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" placement="bottom end" offset={6}>
        {head}
        <AriaMenu className="menu" aria-label={label} onAction={(key) => onAction?.(String(key))}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

type MenuItemProps = {
  id: string
  children: string
  icon?: LucideIcon
  iconFlip?: boolean
  tone?: 'plain' | 'danger'
  /** A second, quieter line. For an item that cannot be chosen it must say why. */
  note?: string
  isDisabled?: boolean
  href?: string
  lang?: string
}

export function MenuItem({ id, children, icon, iconFlip = false, tone, note, isDisabled, href, lang }: MenuItemProps) {
  return (
    <AriaMenuItem
      id={id}
      className={tone === 'danger' ? 'menu-item danger' : 'menu-item'}
      textValue={children}
      isDisabled={isDisabled}
      href={href}
    >
      {({ isSelected }) => (
        <>
          {icon ? <Icon of={icon} flip={iconFlip} /> : null}
          <span lang={lang}>
            {children}
            {note ? <small>{note}</small> : null}
          </span>
          {isSelected ? (
            <span className="tick">
              <Icon of={Check} />
            </span>
          ) : null}
        </>
      )}
    </AriaMenuItem>
  )
}

type MenuSectionProps = { title: string; children: ReactNode; selected?: string; onSelect?: (id: string) => void }

/** A group with a heading; with `selected` its items are one of several, and the chosen one carries a tick. */
export function MenuSection({ title, children, selected, onSelect }: MenuSectionProps) {
  const choice = onSelect && {
    selectionMode: 'single' as const,
    disallowEmptySelection: true,
    selectedKeys: selected ? [selected] : [],
    onSelectionChange: (keys: 'all' | Set<string | number>) => {
      const [key] = keys === 'all' ? [] : keys
      if (key !== undefined) onSelect(String(key))
    },
  }
  return (
    <AriaMenuSection {...choice}>
      <Header className="menu-head">{title}</Header>
      {children}
    </AriaMenuSection>
  )
}

export function MenuLine() {
  return <Separator className="menu-sep" />
}
