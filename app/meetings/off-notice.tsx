import { CalendarClock, CalendarX2 } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import type { MeetingState } from '../rules/meeting-states.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

type OffNoticeProps = { state: MeetingState; reason: string | null; editHref?: string | undefined }

/** Why a meeting does not take place when members were called for. */
export function OffNotice({ state, reason, editHref }: OffNoticeProps) {
  const t = useT('meetings')
  if (reason === null || (state !== 'postponed' && state !== 'cancelled')) return null
  return (
    <Notice
      tone="alert"
      icon={state === 'cancelled' ? CalendarX2 : CalendarClock}
      title={t(`life.is_${state}`)}
      {...(editHref &&
        state === 'postponed' && {
          action: (
            <LinkButton variant="line" size="small" icon={CalendarClock} to={editHref}>
              {t('life.new_date')}
            </LinkButton>
          ),
        })}
    >
      <bdi>{reason}</bdi>
    </Notice>
  )
}
