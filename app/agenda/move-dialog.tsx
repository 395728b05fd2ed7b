import { useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { type Place, parentsFor, siblingsOf } from './item-places.ts'
import type { TreeItem } from './use-tree.ts'

type MoveDialogProps = {
  item: TreeItem
  items: readonly TreeItem[]
  onMove: (place: Place) => void
  onClose: () => void
}

const TOP = 'top'

/** Any place of the agenda, by two choices: below which item, and after which. */
export function MoveDialog({ item, items, onMove, onClose }: MoveDialogProps) {
  const t = useT('agenda')
  const { pick, digits } = useReader()
  const [under, setUnder] = useState(item.parentId ?? TOP)
  const parentId = under === TOP ? null : under
  const siblings = siblingsOf(items, parentId).filter((one) => one.id !== item.id)
  const [after, setAfter] = useState('first')
  const named = (one: TreeItem) => `${digits(one.number)} · ${(one.fields && pick(one.fields.title)) || t('masked')}`
  const at = siblings.findIndex((one) => one.id === after)
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={t('move.title', { number: digits(item.number) })}
      foot={
        <>
          <Button variant="line" onPress={onClose}>
            {t('back')}
          </Button>
          <Button variant="primary" onPress={() => onMove({ parentId, position: at + 1 })}>
            {t('move.submit')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Select
          label={t('move.under')}
          items={[
            { id: TOP, label: t('move.top') },
            ...parentsFor(items, item.id).map((one) => ({ id: one.id, label: named(one) })),
          ]}
          value={under}
          onChange={(id) => {
            setUnder(id)
            setAfter('first')
          }}
        />
        <Select
          label={t('move.after')}
          items={[
            { id: 'first', label: t('move.first') },
            ...siblings.map((one) => ({ id: one.id, label: named(one) })),
          ]}
          value={after}
          onChange={setAfter}
        />
      </div>
    </Dialog>
  )
}
