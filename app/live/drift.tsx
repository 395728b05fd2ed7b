import { Clock } from 'lucide-react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Chip } from '../ui/chip.tsx'
import { timetableOf } from './sitting-times.ts'

/** How far the sitting is from its plan, and when it may be expected to end. */
export function Drift({ sitting, now }: { sitting: Sitting; now: number }) {
  const t = useT('live')
  const reader = useReader()
  const { state } = sitting.meeting
  if (state !== 'in_session' && state !== 'suspended') return null
  const { behind, expectedEnd } = timetableOf(sitting, now)
  const minutes = Math.round(behind / 60_000)
  const word = minutes > 0 ? 'behind' : minutes < 0 ? 'ahead' : 'on_time'
  return (
    <p className="drift">
      <Chip tone={minutes > 0 ? 'alert' : 'ok'} icon={Clock}>
        {t(`drift.${word}`, { length: reader.duration(Math.abs(minutes)) })}
      </Chip>
      <small className="note muted num">{t('drift.ends', { time: reader.clockTime(expectedEnd) })}</small>
    </p>
  )
}
