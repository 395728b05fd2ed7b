import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Notice } from '../ui/notice.tsx'
import { Segments } from '../ui/segments.tsx'
import { Confirm } from './confirm.tsx'
import type { useAct } from './use-act.ts'

const MINUTES = [5, 10, 15, 30, 60]

type SuspendProps = {
  page: Console
  now: number
  move: ReturnType<typeof useAct>
  isOpen: boolean
  onClose: () => void
}

/** For how long the sitting is suspended, where the chair says so: everyone then reads when it goes on. */
export function SuspendDialog({ page, now, move, isOpen, onClose }: SuspendProps) {
  const t = useT('live')
  const reader = useReader()
  const [chosen, setChosen] = useState('open')
  const minutes = chosen === 'open' ? undefined : Number(chosen)
  const input = { meetingId: page.meeting.id, act: 'sitting.suspend', ...(minutes !== undefined && { minutes }) }
  return (
    <Confirm
      title={t('confirm.suspend.title', { number: page.meeting.number })}
      word={t('confirm.suspend.do')}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={async () => (await move.act(input)) && onClose()}
      sending={move.sending}
      refusal={move.refusal}
    >
      <p>{t('confirm.suspend.body')}</p>
      <Segments
        label={t('confirm.suspend.length')}
        value={chosen}
        onChange={setChosen}
        items={[
          { id: 'open', label: t('confirm.suspend.no_time') },
          ...MINUTES.map((length) => ({ id: String(length), label: reader.duration(length) })),
        ]}
      />
      <p className="soft num" aria-live="polite">
        {minutes === undefined
          ? t('confirm.suspend.told_none')
          : t('confirm.suspend.told', { time: reader.clockTime(now + minutes * 60_000) })}
      </p>
      {page.vote ? <Notice tone="alert" title={t('confirm.suspend.voting')} /> : null}
    </Confirm>
  )
}
