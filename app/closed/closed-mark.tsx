import './closed.css'
import { useState } from 'react'
import type { TreeItem } from '../agenda/tree-nodes.ts'
import type { DraftDesk, Fields } from '../agenda/use-drafts.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'

type MarkProps = { item: TreeItem; items: readonly TreeItem[]; fields: Fields; desk: DraftDesk; editable: boolean }

/** Whether an item is dealt with in a closed part, and why; the items that follow it are marked with it as a run. */
export function ClosedMark({ item, items, fields, desk, editable }: MarkProps) {
  const t = useT('closed')
  const { digits, pick } = useReader()
  const reason = fields.closed ?? ''
  const [asking, setAsking] = useState(reason !== '')
  const following = items.slice(items.findIndex(({ id }) => id === item.id) + 1).filter((one) => one.fields)
  const [last, setLast] = useState('')
  const until = following.find(({ itemId }) => itemId === last) ?? following[0]
  const write = (closed: string) => desk.type(item, { ...fields, closed })
  const run = () => {
    for (const one of following.slice(0, following.findIndex(({ itemId }) => itemId === until?.itemId) + 1)) {
      const now = desk.drafts[one.itemId]?.fields ?? one.fields
      if (now) desk.type(one, { ...now, closed: reason.trim() })
    }
  }
  return (
    <div className="closed-mark">
      <span className="label">{t('mark.label')}</span>
      <Segments
        label={t('mark.label')}
        value={asking ? 'closed' : 'open'}
        onChange={(id) => {
          if (!editable) return
          setAsking(id === 'closed')
          if (id === 'open') write('')
        }}
        items={[
          { id: 'open', label: t('mark.open') },
          { id: 'closed', label: t('mark.closed') },
        ]}
      />
      {asking ? (
        <Field
          label={t('mark.reason')}
          hint={reason.trim() === '' ? t('mark.needed') : t('mark.hint')}
          value={reason}
          isReadOnly={!editable}
          maxLength={500}
          onChange={write}
        />
      ) : null}
      {asking && editable && reason.trim() !== '' && until ? (
        <div className="closed-run">
          <Select
            label={t('mark.run')}
            value={until.itemId}
            onChange={setLast}
            items={following.map(({ itemId, number, fields: of }) => ({
              id: itemId,
              label: t('mark.run_to', { number: digits(number) }),
              note: of ? digits(pick(of.title)) : '',
            }))}
          />
          <Button variant="line" onPress={run}>
            {t('mark.run_do')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
