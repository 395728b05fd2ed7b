import { Armchair, CircleHelp, type LucideIcon, UserRoundCheck, UserX, Video } from 'lucide-react'
import type { ListedReply } from '../../server/replies/list-queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Answer } from '../rules/replies.ts'
import { Chip } from '../ui/chip.tsx'

export const ANSWER_ICONS: Record<Answer, LucideIcon> = { in_person: Armchair, remote: Video, absent: UserX }
const TONES = { in_person: 'ok', remote: 'info', absent: 'alert' } as const

/** What was answered for a seat; what was said before the day changed is no answer any more. */
export function AnswerChip({ said, deputy }: Pick<ListedReply, 'said' | 'deputy'>) {
  const t = useT('replies')
  const { pick } = useReader()
  if (deputy)
    return (
      <Chip tone="info" icon={UserRoundCheck}>
        {t('deputy.chip', { name: pick(deputy.name) })}
      </Chip>
    )
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
