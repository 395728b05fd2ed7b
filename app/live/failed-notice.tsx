import { CalendarClock } from 'lucide-react'
import type { Pack } from '../../server/meetings/load-pack.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

type FailedNoticeProps = {
  failures: Pack['failures']
  /** Where its officers set the new date, while it is put off. */
  editHref?: string | undefined
}

/** How often the meeting failed for want of a quorum, and what was found the last time. */
export function FailedNotice({ failures, editHref }: FailedNoticeProps) {
  const t = useT('live')
  const reader = useReader()
  const last = failures.at(-1)
  if (!last) return null
  return (
    <Notice
      tone="alert"
      title={t('failed.title', { count: failures.length })}
      {...(editHref && {
        action: (
          <LinkButton variant="line" size="small" icon={CalendarClock} to={editHref}>
            {t('failed.new_date')}
          </LinkButton>
        ),
      })}
    >
      {t('failed.last', {
        date: reader.day(last.at),
        time: reader.time(last.at),
        present: last.present,
        required: last.required,
      })}
    </Notice>
  )
}
