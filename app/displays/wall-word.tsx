import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'

type WallWordProps = { icon: LucideIcon; above: string; title: string; children?: ReactNode }

/** How the sitting stands, where there is nothing else to show. */
export function WallWord({ icon, above, title, children }: WallWordProps) {
  return (
    <section className="sheet wall-word">
      <Icon of={icon} size="lg" />
      <p className="eyebrow">{above}</p>
      <h1>{title}</h1>
      {children}
    </section>
  )
}
