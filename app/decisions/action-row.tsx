import { Pencil, UserRound } from 'lucide-react'
import { useState } from 'react'
import type { DecisionPage, ListedAction } from '../../server/decisions/load-decision.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { DueChip } from './due-chip.tsx'
import { ReportForm } from './report-form.tsx'

const TONES = { open: 'plain', under_way: 'info', done: 'ok', dropped: 'outline' } as const

/** An action: what is to be done, by whom until when, how far it is, and what was said of it. */
export function ActionRow({ action, page, onEdit }: { action: ListedAction; page: DecisionPage; onEdit: () => void }) {
  const t = useT('decisions')
  const reader = useReader()
  const [reporting, setReporting] = useState(false)
  const seat = page.seats.find(({ seatId }) => seatId === action.ownerSeatId)
  const own = action.ownerSeatId !== null && page.mine.includes(action.ownerSeatId)
  return (
    <li>
      <div className="grow">
        <b>
          <bdi>{action.words}</bdi>
        </b>
        <span className="row tight wrap">
          <Chip tone={TONES[action.status]}>{t(`status.${action.status}`)}</Chip>
          <Chip tone="outline" icon={UserRound}>
            <bdi>{seat ? reader.digits(reader.pick(seat.title)) : t('no_owner')}</bdi>
            {seat?.name ? (
              <>
                {' '}
                · <bdi>{reader.pick(seat.name)}</bdi>
              </>
            ) : null}
          </Chip>
          <DueChip action={action} today={page.today} />
        </span>
        <details className="steps">
          <summary>{t('history', { count: action.steps.length })}</summary>
          <ol>
            {action.steps.map((step) => (
              <li key={step.stepId}>
                <span className="muted small">
                  {reader.date(step.at)} {reader.time(step.at)} · <bdi>{step.name ? reader.pick(step.name) : '–'}</bdi>
                </span>{' '}
                {step.kind === 'set' ? t('step.set') : t(`status.${step.status}`)}
                {step.words ? (
                  <>
                    {': '}
                    <bdi>{step.words}</bdi>
                  </>
                ) : null}
              </li>
            ))}
          </ol>
        </details>
      </div>
      <span className="row tight no-print">
        {own || page.may.keep ? (
          <Button variant={own ? 'primary' : 'line'} size="small" onPress={() => setReporting(true)}>
            {t('report.title')}
          </Button>
        ) : null}
        {page.may.keep ? (
          <Button variant="quiet" size="small" icon={Pencil} aria-label={t('action.edit')} onPress={onEdit} />
        ) : null}
      </span>
      {reporting ? <ReportForm page={page} action={action} onClose={() => setReporting(false)} /> : null}
    </li>
  )
}
