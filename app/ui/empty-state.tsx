import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type EmptyStateProps = {
  icon: LucideIcon
  /** What is absent. */
  title: ReactNode
  /** What will bring it. */
  children?: ReactNode
  /** One button at most. */
  action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon of={icon} size="lg" />
      <b>{title}</b>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  )
}
