import { Stamp } from 'lucide-react'
import type { RecordedBy } from '../../server/ballots/recording-queries.ts'
import type { SeatResult } from '../../server/ballots/result-queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Notice } from '../ui/notice.tsx'
import { markOf } from './choice.ts'

/** With what a ballot was signed; of one that the clerk recorded, by whose word it counts and why. */
export function SignedLine({ seat: { level, recorded } }: { seat: SeatResult }) {
  const t = useT('ballots')
  const words = useRecordedWords()
  if (!level) return null
  return (
    <small className="note muted reason">
      {recorded
        ? `${words(recorded)} · ${t('recorded.level_D')}`
        : t('receipt.level', { words: t(`level.${level}`), level })}
    </small>
  )
}

/** The member's own word that a ballot was recorded for them, from the moment the clerk did. */
export function RecordedNotice({ recorded }: { recorded: RecordedBy }) {
  const t = useT('ballots')
  const parts = useT('parts')
  const words = useRecordedWords()
  const choice = parts(`mark.${markOf(recorded.choice)}`)
  const waits = recorded.officer === null
  return (
    <Notice
      tone={waits ? 'alert' : 'info'}
      icon={Stamp}
      live
      title={t(waits ? 'recorded.waiting' : 'recorded.counts', { choice })}
    >
      {words(recorded)} {t(waits ? 'recorded.waiting_more' : 'recorded.counts_more')}
    </Notice>
  )
}

function useRecordedWords() {
  const t = useT('ballots')
  const reader = useReader()
  return ({ clerk, officer, why }: RecordedBy): string => {
    const names = { clerk: reader.pick(clerk), officer: officer ? reader.pick(officer) : '' }
    const by = t(officer ? 'recorded.by_both' : 'recorded.by_clerk', names)
    return why ? t('recorded.because', { by, why }) : `${by}.`
  }
}
