import type { LucideIcon } from 'lucide-react'

type IconProps = {
  of: LucideIcon
  size?: 'sm' | 'md' | 'lg'
  /** Mirrored where the reading runs from right to left: arrows, chevrons, undo, send. Never ticks or clocks. */
  flip?: boolean
  /** What the icon says where no word stands beside it. Without it the icon is silent. */
  label?: string
  strokeWidth?: number
}

export function Icon({ of: Drawing, size = 'md', flip = false, label, strokeWidth = 1.75 }: IconProps) {
  const className = ['i', size !== 'md' && size, flip && 'flip'].filter(Boolean).join(' ')
  return label ? (
    <Drawing className={className} strokeWidth={strokeWidth} role="img" aria-label={label} />
  ) : (
    <Drawing className={className} strokeWidth={strokeWidth} aria-hidden="true" />
  )
}
