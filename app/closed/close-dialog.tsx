import { DoorClosed } from 'lucide-react'
import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'

const MINUTES = [15, 30, 60]

/** Why the sitting is closed, which everybody reads, and for how long that is expected. */
export function CloseDialog({ page, now, onClose }: { page: Console; now: number; onClose: () => void }) {
  const t = useT('closed')
  const reader = useReader()
  const { act, sending, refusal } = useAct(`/m/${page.meeting.id}/closed/act`)
  const [reason, setReason] = useState('')
  const [chosen, setChosen] = useState('open')
  const minutes = chosen === 'open' ? undefined : Number(chosen)
  const input = {
    act: 'close',
    meetingId: page.meeting.id,
    reason: reason.trim(),
    ...(minutes !== undefined && { minutes }),
  }
  return (
    <ActDialog
      title={t('close.title', { number: page.meeting.number })}
      submit={t('close.do')}
      icon={DoorClosed}
      missing={reason.trim().length < 3 ? t('reason_needed') : ''}
      refusal={refusal}
      sending={sending}
      onSend={async () => (await act(input)) && onClose()}
      onClose={onClose}
    >
      <p>{t('close.body')}</p>
      <Field
        label={t('close.reason')}
        hint={t('close.hint')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
      />
      <div className="closed-mark">
        <span className="label" aria-hidden="true">
          {t('close.length')}
        </span>
        <Segments
          label={t('close.length')}
          value={chosen}
          onChange={setChosen}
          items={[
            { id: 'open', label: t('close.no_time') },
            ...MINUTES.map((length) => ({ id: String(length), label: reader.duration(length) })),
          ]}
        />
      </div>
      {minutes === undefined ? null : (
        <p className="soft num" aria-live="polite">
          {t('banner.until', { time: reader.clockTime(now + minutes * 60_000) })}
        </p>
      )}
    </ActDialog>
  )
}
