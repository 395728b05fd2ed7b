import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Select } from '../ui/select.tsx'

type ReopenProps = { sitting: Sitting; item: { itemId: string; number: string }; onClose: () => void }

/** The adoption of one item is taken back, at the request of a member who is there. */
export function ReopenDialog({ sitting, item, onClose }: ReopenProps) {
  const t = useT('positions')
  const { pick, digits } = useReader()
  const { act, sending, refusal } = useAct(`/m/${sitting.meeting.id}/positions/act`)
  const here = sitting.seats.filter(({ here: present, votes }) => present && votes)
  const [chosen, setChosen] = useState<string>('')
  const seatId = chosen || here[0]?.seatId || ''
  const number = digits(item.number)
  return (
    <ActDialog
      title={t('consent.reopen_title', { number })}
      submit={t('consent.reopen')}
      icon={Undo2}
      refusal={refusal}
      sending={sending}
      onSend={async () =>
        (await act({ act: 'reopen', meetingId: sitting.meeting.id, itemId: item.itemId, seatId })) && onClose()
      }
      onClose={onClose}
    >
      <p>{t('consent.reopen_body')}</p>
      <Select
        label={t('consent.reopen_by')}
        value={seatId}
        onChange={setChosen}
        items={here.map(({ seatId: id, name, title }) => ({ id, label: pick(name), note: pick(title) }))}
      />
    </ActDialog>
  )
}
