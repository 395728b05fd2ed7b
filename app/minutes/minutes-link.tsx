import { ScrollText } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import type { MeetingState } from '../rules/meeting-states.ts'
import { LinkButton } from '../ui/button.tsx'

const OF_OFFICERS: readonly MeetingState[] = ['adjourned', 'closed', 'minutes_draft']
const OF_ALL: readonly MeetingState[] = ['minutes_circulated', 'approved', 'archived']

/** The way to a meeting's minutes, for whoever may have them by now. */
export function MinutesLink({ meetingId, state, writes }: { meetingId: string; state: MeetingState; writes: boolean }) {
  const t = useT('minutes')
  if (!OF_ALL.includes(state) && !(writes && OF_OFFICERS.includes(state))) return null
  return (
    <LinkButton
      variant={writes && state !== 'archived' ? 'primary' : 'line'}
      icon={ScrollText}
      to={`/m/${meetingId}/minutes`}
    >
      {t('title')}
    </LinkButton>
  )
}
