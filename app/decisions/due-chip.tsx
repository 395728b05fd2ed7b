import { CalendarClock } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { type ActionStatus, daysLeft, isOverdue } from '../rules/decisions.ts'
import { Chip } from '../ui/chip.tsx'

type Dated = { status: ActionStatus; dueOn: string | null }

/** The deadline of an action, and how far off it is. */
export function DueChip({ action, today }: { action: Dated; today: string }) {
  const t = useT('decisions')
  const reader = useReader()
  if (!action.dueOn) return null
  const days = daysLeft(action.dueOn, today)
  const soon = days >= 0 && days <= 7
  // A day of the body's zone, told as that day whatever the reader's own is.
  const day = reader.date(`${action.dueOn}T12:00:00.000Z`)
  const words = isOverdue(action, today)
    ? t('due.late', { day, count: -days })
    : soon
      ? t('due.soon', { day, count: days })
      : t('due.on', { day })
  return (
    <Chip tone={isOverdue(action, today) ? 'alert' : 'outline'} icon={CalendarClock}>
      {words}
    </Chip>
  )
}
