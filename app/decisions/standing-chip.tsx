import { CircleCheck, ClockAlert, type LucideIcon } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import type { Standing } from '../rules/decisions.ts'
import { Chip } from '../ui/chip.tsx'

/** How what is to be done about a decision stands; nothing is said where nothing is to be done. */
export function StandingChip({ standing, icon }: { standing: Standing; icon: LucideIcon }) {
  const t = useT('decisions')
  if (standing === 'none') return null
  const tone = standing === 'overdue' ? 'alert' : standing === 'done' ? 'ok' : 'plain'
  const of = standing === 'overdue' ? ClockAlert : standing === 'done' ? CircleCheck : icon
  return (
    <Chip tone={tone} icon={of}>
      {t(`standing.${standing}`)}
    </Chip>
  )
}
