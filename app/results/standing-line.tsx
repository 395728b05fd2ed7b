import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import type { ResultTalk } from '../../server/results/load-result-talk.ts'
import { useTimeLeft } from '../ballots/use-clock.ts'
import { useReader, useT } from '../i18n/use-reader.ts'

/** Whether the result is final, and if not yet, until when it may be disputed. */
export function StandingLine({ talk, now }: { talk: ResultTalk | null; now: string }) {
  const t = useT('results')
  const standing = talk?.standing ?? null
  if (!standing) return <>{t('standing.at_once')}</>
  if (standing.state !== 'provisional') return <>{t(`standing.${standing.state}`)}</>
  const disputed = talk?.disputes.some(({ outcome }) => outcome === null) ?? false
  return <Provisional until={standing.until} now={now} disputed={disputed} />
}

function Provisional({ until, now, disputed }: { until: string; now: string; disputed: boolean }) {
  const t = useT('results')
  const reader = useReader()
  const { revalidate } = useRevalidator()
  const over = useTimeLeft(until, now) === 0
  // The window's end takes away the button to dispute; that the result is final the server says by itself.
  useEffect(() => {
    if (over) revalidate()
  }, [over, revalidate])
  if (disputed) return <strong className="provisional">{t('standing.disputed')}</strong>
  return (
    <strong className="provisional">
      {over ? t('standing.ending') : t('standing.provisional', { time: reader.clockTime(until) })}
    </strong>
  )
}
