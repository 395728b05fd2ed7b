import { CalendarCheck } from 'lucide-react'
import { useState } from 'react'
import type { MemorandumPage } from '../../server/memoranda/load-memorandum.ts'
import { latinDigits } from '../i18n/numbers.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { isOverdue } from '../rules/memoranda.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import { Classification, ItemType } from '../wire/agenda.ts'
import type { MeetingId, MemorandumId } from '../wire/ids.ts'
import { useMemorandumAct } from './use-memorandum-act.ts'

/** Becomes an item, last of a meeting's draft agenda: with its words, its paper and the decision it asks for. */
export function ScheduleDialog({ page, onClose }: { page: MemorandumPage; onClose: () => void }) {
  const t = useT('memoranda')
  const agenda = useT('agenda')
  const reader = useReader()
  const showToast = useToast()
  const { memorandumId, version } = page.memorandum
  const [read] = useState(version)
  const last = page.versions.at(-1)
  const aimed = page.aims.find(({ meetingId }) => meetingId === last?.meeting?.meetingId)
  const [meeting, setMeeting] = useState<string>((aimed ?? page.aims[0])?.meetingId ?? '')
  const [type, setType] = useState<ItemType>(last?.decision ? 'decision' : 'discussion')
  const [classification, setClassification] = useState<Classification>('internal')
  const [minutes, setMinutes] = useState('10')
  const act = useMemorandumAct(() => {
    showToast({ tone: 'ok', title: t('schedule.done') })
    onClose()
  })
  const now = new Date(page.now)
  const awaited = page.observations.filter(({ state }) => state === 'awaited')
  const open = awaited.filter((one) => !isOverdue({ state: one.state, dueAt: new Date(one.dueAt) }, now))
  const missing =
    open.length > 0 ? t('schedule.awaited', { count: open.length }) : meeting ? '' : t('schedule.no_meeting')
  return (
    <ActDialog
      title={t('schedule.title')}
      submit={t('schedule.send')}
      icon={CalendarCheck}
      missing={missing}
      refusal={act.refusal}
      sending={act.sending}
      onClose={onClose}
      onSend={() =>
        act.send({
          act: 'schedule',
          memorandumId: memorandumId as MemorandumId,
          version: read,
          meetingId: meeting as MeetingId,
          type,
          classification,
          minutes: minutesOf(minutes),
        })
      }
    >
      <p>{t('schedule.about')}</p>
      {awaited.length > open.length ? (
        <Notice tone="alert" title={t('schedule.unanswered', { count: awaited.length - open.length })} />
      ) : null}
      <Select
        label={t('schedule.meeting')}
        value={meeting}
        onChange={setMeeting}
        items={page.aims.map(({ meetingId, number, startsAt }) => ({
          id: meetingId as string,
          label: t('meeting', { number: reader.digits(number), day: reader.fullDay(startsAt) }),
          ...(meetingId === aimed?.meetingId && { note: t('schedule.aimed') }),
        }))}
      />
      <div className="memo-pair">
        <Select
          label={agenda('fields.type')}
          value={type}
          onChange={(id) => setType(ItemType.parse(id))}
          items={ItemType.options.map((id) => ({ id, label: agenda(`type.${id}`) }))}
        />
        <Select
          label={agenda('fields.classification')}
          value={classification}
          onChange={(id) => setClassification(Classification.parse(id))}
          items={Classification.options.map((id) => ({ id, label: agenda(`classification.${id}`) }))}
        />
      </div>
      <Field label={agenda('fields.minutes')} numeric value={reader.digits(minutes)} onChange={setMinutes} />
    </ActDialog>
  )
}

const minutesOf = (typed: string): number => Math.min(600, Number(latinDigits(typed).replace(/\D/g, '')) || 0)
