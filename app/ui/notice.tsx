import { CircleCheck, ClockAlert, Info, type LucideIcon, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type NoticeTone = 'info' | 'ok' | 'alert' | 'danger'

type NoticeProps = {
  tone: NoticeTone
  /** What happened, in a short sentence. */
  title: ReactNode
  /** What was kept, and what to do. */
  children?: ReactNode
  icon?: LucideIcon
  action?: ReactNode
  /** Read aloud when it appears: for something that happened while the reader was here. */
  live?: boolean
}

const ICONS = { info: Info, ok: CircleCheck, alert: ClockAlert, danger: OctagonAlert } as const

export function Notice({ tone, title, children, icon, action, live = false }: NoticeProps) {
  return (
    <div className={`notice ${tone}`} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon of={icon ?? ICONS[tone]} />
      <span className="grow">
        <b>{title}</b> {children}
      </span>
      {action ? <span className="act">{action}</span> : null}
    </div>
  )
}
