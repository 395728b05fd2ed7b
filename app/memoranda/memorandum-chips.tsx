import {
  CalendarCheck,
  CircleCheck,
  ClockAlert,
  FilePen,
  FileX2,
  Hourglass,
  Inbox,
  type LucideIcon,
  MessageSquareText,
  Undo2,
} from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import type { MemorandumState } from '../rules/memoranda.ts'
import { Chip, type ChipTone } from '../ui/chip.tsx'

export const STATE_LOOKS: Record<MemorandumState, [LucideIcon, ChipTone]> = {
  draft: [FilePen, 'plain'],
  filed: [Inbox, 'info'],
  returned: [Undo2, 'alert'],
  accepted: [CircleCheck, 'ok'],
  scheduled: [CalendarCheck, 'accent'],
  withdrawn: [FileX2, 'outline'],
}

export function MemorandumChip({ state }: { state: MemorandumState }) {
  const t = useT('memoranda')
  const [icon, tone] = STATE_LOOKS[state]
  return (
    <Chip tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </Chip>
  )
}

/** It came after its deadline; said wherever something is decided of it. */
export function LateChip({ late, admitted = false }: { late: boolean; admitted?: boolean }) {
  const t = useT('memoranda')
  if (!late) return null
  return (
    <Chip tone="alert" icon={ClockAlert}>
      {t(admitted ? 'late.admitted' : 'late.chip')}
    </Chip>
  )
}

type Awaited = { asked: number; awaited: number; overdue: number }

/** How many observations are awaited, and how many of these let their time pass. */
export function ObservationsChip({ asked, awaited, overdue }: Awaited) {
  const t = useT('memoranda')
  if (asked === 0) return null
  return (
    <>
      {awaited - overdue > 0 ? (
        <Chip tone="info" icon={Hourglass}>
          {t('awaited', { count: awaited - overdue })}
        </Chip>
      ) : null}
      {overdue > 0 ? (
        <Chip tone="alert" icon={ClockAlert}>
          {t('overdue', { count: overdue })}
        </Chip>
      ) : null}
      {awaited === 0 ? <Chip icon={MessageSquareText}>{t('observed', { count: asked })}</Chip> : null}
    </>
  )
}
