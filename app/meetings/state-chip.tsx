import { Archive, Ban, CircleCheck, CirclePause, Clock, FilePen, type LucideIcon, Radio, Send } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import type { MeetingState } from '../rules/meeting-states.ts'
import { Chip, type ChipTone } from '../ui/chip.tsx'

const LOOKS: Record<MeetingState, [ChipTone, LucideIcon]> = {
  draft: ['outline', FilePen],
  circulated: ['accent', Send],
  in_session: ['ok', Radio],
  suspended: ['alert', CirclePause],
  adjourned: ['plain', CircleCheck],
  in_circulation: ['ok', Send],
  closed: ['plain', CircleCheck],
  minutes_draft: ['plain', FilePen],
  minutes_circulated: ['plain', Send],
  approved: ['plain', CircleCheck],
  archived: ['plain', Archive],
  postponed: ['alert', Clock],
  cancelled: ['plain', Ban],
}

/** Where a meeting stands in its life, as a word. */
export function StateChip({ state }: { state: MeetingState }) {
  const t = useT('meetings')
  const [tone, icon] = LOOKS[state]
  return (
    <Chip tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </Chip>
  )
}
