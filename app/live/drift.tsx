import { Clock } from 'lucide-react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Chip } from '../ui/chip.tsx'
import { timetableOf } from './sitting-times.ts'

const ANOTHER_DAY_MS = 12 * 3_600_000

/** How far the sitting is from its plan, and when it may be expected to end. */
export function Drift({ sitting, now }: { sitting: Sitting; now: number }) {
  const t = useT('live')
  const reader = useReader()
  const { state, startsAt, openedAt } = sitting.meeting
  if (state !== 'in_session' && state !== 'suspended') return null
  const { behind, expectedEnd } = timetableOf(sitting, now)
  const minutes = Math.round(behind / 60_000)
  // Opened on another day than was planned, it has no plan to be held against.
  const nearPlan = Math.abs(Date.parse(openedAt ?? startsAt) - Date.parse(startsAt)) < ANOTHER_DAY_MS
  const word = minutes > 0 ? 'behind' : minutes < 0 ? 'ahead' : 'on_time'
  return (
    <p className="drift">
      {nearPlan ? (
        <Chip tone={minutes > 0 ? 'alert' : 'ok'} icon={Clock}>
          {t(`drift.${word}`, { length: reader.duration(Math.abs(minutes)) })}
        </Chip>
      ) : null}
      <small className="note muted num">{t('drift.ends', { time: reader.clockTime(expectedEnd) })}</small>
    </p>
  )
}
