import { CalendarClock, ClockAlert, MessageSquarePlus, MessageSquareText, MessageSquareX, X } from 'lucide-react'
import { useState } from 'react'
import type { MemorandumPage, ShownObservation } from '../../server/memoranda/load-memorandum.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { isOverdue, mayActOn } from '../rules/memoranda.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { CallOffDialog } from './call-off-dialog.tsx'
import { FileRow } from './lodged-file.tsx'
import { ObserveDialog } from './observe-dialog.tsx'

/** Who was asked, until when, and what each said; one's own is answered from here. */
export function ObservationList({ page }: { page: MemorandumPage }) {
  const t = useT('memoranda')
  return (
    <Sheet title={t('observations')} padded={false}>
      <ul className="rows wrapped">
        {page.observations.map((one) => (
          <ObservationRow key={one.observationId} one={one} page={page} />
        ))}
      </ul>
    </Sheet>
  )
}

function ObservationRow({ one, page }: { one: ShownObservation; page: MemorandumPage }) {
  const t = useT('memoranda')
  const reader = useReader()
  const [open, setOpen] = useState<'answer' | 'call_off' | null>(null)
  const { state } = page.memorandum
  const answers = one.mine && one.state === 'awaited' && mayActOn(state, 'observe')
  const callsOff = one.state === 'awaited' && page.acts.includes('call_off')
  return (
    <li>
      <span className="grow">
        <b>
          <Text2 of={one.unit.name} />
        </b>
        {one.question ? (
          <span className="soft" dir="auto">
            {one.question}
          </span>
        ) : null}
        {one.words ? (
          <p className="memo-said" dir="auto">
            {one.words}
          </p>
        ) : null}
        {one.file ? <FileRow file={one.file} /> : null}
        {one.answeredAt ? (
          <small className="muted">
            {reader.date(one.answeredAt)} · {reader.time(one.answeredAt)}
            {page.memorandum.filed > 1 && one.ofVersion
              ? ` · ${t('version.of', { number: reader.digits(one.ofVersion) })}`
              : ''}
          </small>
        ) : null}
      </span>
      <ObservationChip one={one} now={page.now} />
      {answers || callsOff ? (
        <span className="row tight wrap memo-acts">
          {answers ? (
            <Button variant="primary" size="small" icon={MessageSquarePlus} onPress={() => setOpen('answer')}>
              {t('observe.open')}
            </Button>
          ) : null}
          {callsOff ? (
            <Button
              variant="quiet"
              size="small"
              icon={X}
              aria-label={t('call_off.of', { unit: reader.pick(one.unit.name) })}
              onPress={() => setOpen('call_off')}
            >
              {t('call_off.open')}
            </Button>
          ) : null}
        </span>
      ) : null}
      {open === 'answer' ? <ObserveDialog one={one} page={page} onClose={() => setOpen(null)} /> : null}
      {open === 'call_off' ? <CallOffDialog one={one} onClose={() => setOpen(null)} /> : null}
    </li>
  )
}

function ObservationChip({ one, now }: { one: ShownObservation; now: string }) {
  const t = useT('memoranda')
  const reader = useReader()
  const at = `${reader.day(one.dueAt)} · ${reader.time(one.dueAt)}`
  if (one.state === 'awaited') {
    const late = isOverdue({ state: one.state, dueAt: new Date(one.dueAt) }, new Date(now))
    return (
      <Chip tone={late ? 'alert' : 'info'} icon={late ? ClockAlert : CalendarClock}>
        {t(late ? 'observation.overdue' : 'observation.until', { at })}
      </Chip>
    )
  }
  const icon = one.state === 'called_off' ? MessageSquareX : MessageSquareText
  return (
    <Chip tone={one.state === 'called_off' ? 'outline' : 'ok'} icon={icon}>
      {t(`observation.${one.state}`)}
    </Chip>
  )
}
