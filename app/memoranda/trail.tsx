import {
  CalendarCheck,
  CalendarX2,
  CircleCheck,
  FileX2,
  Inbox,
  type LucideIcon,
  MessageSquareText,
  MessageSquareX,
  MessagesSquare,
  Undo2,
} from 'lucide-react'
import type { MemorandumPage, ShownStep } from '../../server/memoranda/load-memorandum.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import type { StepAct } from '../wire/memoranda.ts'

const ICONS: Record<StepAct, LucideIcon> = {
  filed: Inbox,
  withdrawn: FileX2,
  accepted: CircleCheck,
  returned: Undo2,
  scheduled: CalendarCheck,
  taken_off: CalendarX2,
  asked: MessagesSquare,
  called_off: MessageSquareX,
  observed: MessageSquareText,
  no_observation: MessageSquareText,
}

/** Who did what, when, of which version, and with which words: the first at the top. */
export function Trail({ page }: { page: MemorandumPage }) {
  const t = useT('memoranda')
  return (
    <ol className="memo-trail" aria-label={t('trail.title')}>
      {page.steps.map((step) => (
        <TrailStep key={step.stepId} step={step} page={page} />
      ))}
    </ol>
  )
}

function TrailStep({ step, page }: { step: ShownStep; page: MemorandumPage }) {
  const t = useT('memoranda')
  const reader = useReader()
  const late = step.act === 'filed' && step.words !== ''
  const facts = {
    unit: step.unit ? reader.pick(step.unit.name) : '',
    version: reader.digits(step.ofVersion),
    meeting: step.meeting ? t('meeting_short', { number: reader.digits(step.meeting.number) }) : '',
    at: step.dueAt ? `${reader.day(step.dueAt)} · ${reader.time(step.dueAt)}` : '',
  }
  return (
    <li>
      <Icon of={ICONS[step.act]} size="sm" flip={step.act === 'returned'} />
      <div>
        <span>{t(`trail.${step.act}`, facts)}</span>
        {late ? <span className="soft">{t('late.because')}</span> : null}
        {step.words ? (
          <p className="memo-said" dir="auto">
            {step.words}
          </p>
        ) : null}
        <small>
          {step.by ? (
            <>
              <bdi>{reader.pick(step.by)}</bdi> ·{' '}
            </>
          ) : null}
          {reader.date(step.at)} · {reader.time(step.at)}
          {step.entry !== null && page.whole ? ` · ${t('entry', { entry: step.entry })}` : ''}
        </small>
      </div>
    </li>
  )
}
