import {
  ArrowDown,
  ArrowUp,
  CornerDownRight,
  CornerUpLeft,
  Ellipsis,
  ListPlus,
  MoveVertical,
  Trash2,
} from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { type Place, placesFrom, STEPS } from './item-places.ts'
import type { TreeItem } from './use-tree.ts'

export type ItemMenuActs = {
  move: (id: string, place: Place) => void
  moveTo: (id: string) => void
  addBelow: (id: string) => void
  remove: (item: TreeItem) => void
}

const ICONS = { up: ArrowUp, down: ArrowDown, in: CornerDownRight, out: CornerUpLeft } as const

type ItemMenuProps = { item: TreeItem; items: readonly TreeItem[]; acts: ItemMenuActs }

/** Everything that dragging does, without dragging; and adding below, and removing. */
export function ItemMenu({ item, items, acts }: ItemMenuProps) {
  const t = useT('agenda')
  const { digits } = useReader()
  const places = placesFrom(items, item.id)
  const label = t('menu.label', { number: digits(item.number) })
  const onAction = (id: string) => {
    const step = STEPS.find((one) => one === id)
    const place = step && places[step]
    if (place) acts.move(item.id, place)
    if (id === 'to') acts.moveTo(item.id)
    if (id === 'add') acts.addBelow(item.id)
    if (id === 'remove') acts.remove(item)
  }
  return (
    <Menu
      label={label}
      trigger={<Button variant="quiet" size="small" icon={Ellipsis} aria-label={label} />}
      onAction={onAction}
    >
      {STEPS.map((step) => (
        <MenuItem
          key={step}
          id={step}
          icon={ICONS[step]}
          iconFlip={step === 'in' || step === 'out'}
          isDisabled={!places[step]}
          {...(!places[step] && { note: t(`menu.why_not_${step}`) })}
        >
          {t(`menu.${step}`)}
        </MenuItem>
      ))}
      <MenuItem id="to" icon={MoveVertical}>
        {t('menu.to')}
      </MenuItem>
      <MenuLine />
      <MenuItem
        id="add"
        icon={ListPlus}
        isDisabled={item.depth >= 3}
        {...(item.depth >= 3 && { note: t('menu.too_deep') })}
      >
        {t('menu.add')}
      </MenuItem>
      <MenuItem id="remove" icon={Trash2} tone="danger">
        {t('menu.remove')}
      </MenuItem>
    </Menu>
  )
}
