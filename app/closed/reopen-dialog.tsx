import { DoorOpen } from 'lucide-react'
import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

/** Everybody comes back; what was dealt with stays closed, but for what is opened here with all that was recorded of it. */
export function ReopenDialog({ page, onClose }: { page: Console; onClose: () => void }) {
  const t = useT('closed')
  const { pick, digits } = useReader()
  const { act, sending, refusal } = useAct(`/m/${page.meeting.id}/closed/act`)
  const [open, setOpen] = useState<string[]>([])
  const all = page.closedDesk?.items ?? []
  const items = all.filter(({ byItself }) => !byItself)
  const leaves = items.some(({ itemId }) => itemId === page.current && !open.includes(itemId))
  const nameOf = (id: string) => page.items.find(({ itemId }) => itemId === id)
  const recorded = ({ speeches, voted }: (typeof items)[number]) =>
    [...(speeches > 0 ? [t('reopen.speeches', { count: speeches })] : []), ...(voted ? [t('reopen.voted')] : [])].join(
      ' · ',
    ) || t('reopen.nothing')
  return (
    <ActDialog
      title={t('reopen.title')}
      submit={t('reopen.do')}
      icon={DoorOpen}
      refusal={refusal}
      sending={sending}
      onSend={async () => (await act({ act: 'reopen', meetingId: page.meeting.id, open })) && onClose()}
      onClose={onClose}
    >
      <p>{t('reopen.body')}</p>
      {items.map((item) => {
        const shown = nameOf(item.itemId)
        return shown ? (
          <div key={item.itemId}>
            <Checkbox
              isSelected={open.includes(item.itemId)}
              onChange={(on) => setOpen(on ? [...open, item.itemId] : open.filter((id) => id !== item.itemId))}
            >
              {t('reopen.item', { number: digits(shown.number), title: digits(pick(shown.title)) })}
            </Checkbox>
            <small className="note muted">{recorded(item)}</small>
          </div>
        ) : null
      })}
      {leaves ? <Notice tone="info" title={t('reopen.leaves')} /> : null}
    </ActDialog>
  )
}
