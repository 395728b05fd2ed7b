import './closed.css'
import { DoorClosed } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ClosedNow } from '../../server/closed/sitting-queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'

/** To whoever is inside: that the sitting is closed, since when and why, and when it is meant to be reopened. */
export function ClosedNotice({ closed, action }: { closed: ClosedNow | null; action?: ReactNode }) {
  const t = useT('closed')
  const reader = useReader()
  if (!closed?.stays) return null
  const { since, until, reason } = closed
  return (
    <Notice
      tone="alert"
      icon={DoorClosed}
      title={t('banner.title', { time: reader.clockTime(since) })}
      live
      action={action}
    >
      {t('banner.body', { reason })}
      {until ? ` · ${t('banner.until', { time: reader.clockTime(until) })}` : null}
    </Notice>
  )
}

/** To whoever has to leave: that a closed part is held, and when they may come back. It goes by itself. */
export function ClosedAway({ closed }: { closed: ClosedNow }) {
  const t = useT('closed')
  const reader = useReader()
  const { since, until, reason } = closed
  return (
    <section className="sheet closed-away" role="status">
      <div className="in stack">
        <Icon of={DoorClosed} size="lg" />
        <h1>{t('away.title')}</h1>
        <p className="lead">{until ? t('away.until', { time: reader.clockTime(until) }) : t('away.no_time')}</p>
        <p className="soft">{t('away.since', { time: reader.clockTime(since), reason })}</p>
        <p className="soft">{t('away.body')}</p>
      </div>
    </section>
  )
}
