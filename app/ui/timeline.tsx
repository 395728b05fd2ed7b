import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReader } from '../i18n/use-reader.ts'
import { formatUtc, type Instant } from '../rules/dates.ts'
import { Icon } from './icon.tsx'
import './timeline.css'

/** In order of time, the first at the top; children are TimelineEntry. */
export function Timeline({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {children}
    </ol>
  )
}

type TimelineEntryProps = {
  at: Instant
  icon: LucideIcon
  /** key: an act that decides; seal: a witness's; bad: something that does not agree. */
  tone?: 'plain' | 'key' | 'seal' | 'bad'
  /** One plain sentence. */
  children: ReactNode
  /** The entry's number or another reference. */
  reference?: ReactNode
  seconds?: boolean
}

/** Local time over UTC, a dot with its icon, and a sentence. */
export function TimelineEntry(props: TimelineEntryProps) {
  const { at, icon, tone = 'plain', children, reference, seconds = true } = props
  const reader = useReader()
  return (
    <li className={tone === 'plain' ? 'tl' : `tl ${tone}`}>
      <time className="when num" dateTime={new Date(at).toISOString()}>
        {reader.clockTime(at, { seconds })}
        <small className="code">{formatUtc(at).slice(11, seconds ? 19 : 16)}Z</small>
      </time>
      <span className="dot">
        <Icon of={icon} strokeWidth={2.25} />
      </span>
      <div>
        {children} {reference ? <span className="ref num">{reference}</span> : null}
      </div>
    </li>
  )
}
