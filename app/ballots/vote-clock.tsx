import './vote-banner.css'
import { Vote } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import type { Bilingual } from '../wire/text.ts'
import { LAST_CALL_MS, STOPS_EARLY_MS } from './use-clock.ts'

type VoteClockProps = {
  number: string
  title: Bilingual | null
  /** Milliseconds left, or null where the clock no longer matters. */
  left: number | null
  closed?: boolean
  action?: ReactNode
}

/** The band that says a vote is open, with its clock: it lies above everything, the veil included. */
export function VoteClock({ number, title, left, closed = false, action }: VoteClockProps) {
  const t = useT('ballots')
  const reader = useReader()
  const stage =
    closed || left === null ? 'over' : left <= STOPS_EARLY_MS ? 'stopped' : left <= LAST_CALL_MS ? 'last' : 'open'
  const item = number ? t('banner.item_inline', { number: reader.digits(number) }) : t('banner.unnumbered')
  return (
    <div className={stage === 'last' ? 'vbanner last' : 'vbanner'}>
      <Icon of={Vote} size="lg" />
      <span className="vb-said" role="status">
        <b>{stage === 'over' ? t('banner.closed', { item }) : t('banner.open', { item })}</b>
        {stage === 'last' ? <span className="vb-call">{t('banner.last_call')}</span> : null}
        {stage === 'stopped' ? <span className="vb-call">{t('banner.stopped')}</span> : null}
      </span>
      {title && stage === 'open' ? <bdi className="vb-title clip">{reader.pick(title)}</bdi> : null}
      {action}
      {left === null || closed ? null : (
        <span className="clock num" role="timer" aria-live="off" aria-label={t('banner.left')}>
          {reader.timeLeft(Math.ceil(left / 1_000) * 1_000)}
        </span>
      )}
    </div>
  )
}
