import { CirclePause } from 'lucide-react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Notice } from '../ui/notice.tsx'

/** That the sitting stands still, and when it is meant to go on. */
export function SuspendedNotice({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  const reader = useReader()
  const { state, resumesAt } = sitting.meeting
  if (state !== 'suspended') return null
  const title = resumesAt ? t('suspended.until', { time: reader.clockTime(resumesAt) }) : t('suspended.title')
  return (
    <Notice tone="alert" icon={CirclePause} title={title} live>
      {t('suspended.body')}
    </Notice>
  )
}
