import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type ChipTone =
  | 'plain'
  | 'accent'
  | 'ok'
  | 'alert'
  | 'danger'
  | 'info'
  | 'brass'
  | 'outline'
  | 'for'
  | 'against'
  | 'abstain'

type ChipProps = { tone?: ChipTone; icon?: LucideIcon; children: ReactNode }

/** A word with an icon and a tone. Brass only for what is signed, witnessed or verified. Never clickable. */
export function Chip({ tone = 'plain', icon, children }: ChipProps) {
  return (
    <span className={tone === 'plain' ? 'chip' : `chip ${tone}`}>
      {icon ? <Icon of={icon} size="sm" /> : null}
      {children}
    </span>
  )
}
