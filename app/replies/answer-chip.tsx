import { Armchair, CircleHelp, type LucideIcon, UserX, Video } from 'lucide-react'
import type { ListedReply } from '../../server/replies/list-queries.ts'
import { useT } from '../i18n/use-reader.ts'
import type { Answer } from '../rules/replies.ts'
import { Chip } from '../ui/chip.tsx'

export const ANSWER_ICONS: Record<Answer, LucideIcon> = { in_person: Armchair, remote: Video, absent: UserX }
const TONES = { in_person: 'ok', remote: 'info', absent: 'alert' } as const

/** What was answered for a seat; what was said before the day changed is no answer any more. */
export function AnswerChip({ said }: Pick<ListedReply, 'said'>) {
  const t = useT('replies')
  if (!said || said.before)
    return (
      <Chip tone="outline" icon={CircleHelp}>
        {t('unanswered')}
      </Chip>
    )
  return (
    <Chip tone={TONES[said.answer]} icon={ANSWER_ICONS[said.answer]}>
      {t(`answer.${said.answer}`)}
    </Chip>
  )
}
