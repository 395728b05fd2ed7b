import { Check, CircleHelp, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReplyList } from '../../server/replies/list-queries.ts'
import { useT } from '../i18n/use-reader.ts'
import type { Outlook } from '../rules/replies.ts'
import { Chip } from '../ui/chip.tsx'

const LOOKS = {
  met: { tone: 'ok', icon: Check },
  open: { tone: 'plain', icon: CircleHelp },
  at_risk: { tone: 'alert', icon: TriangleAlert },
  lacking: { tone: 'danger', icon: OctagonAlert },
} as const

/** How many come, and what that lets one expect of the quorum, in words. */
export function ReplyCounts({ list }: { list: ReplyList }) {
  const t = useT('replies')
  const words = useCountWords()
  const { tone, icon } = LOOKS[list.outlook.verdict]
  return (
    <div className="reply-counts">
      <Chip tone={tone} icon={icon}>
        {t(`outlook.${list.outlook.verdict}`, { count: list.outlook.declined })}
      </Chip>
      <p className="note muted">{words(list)}</p>
      <p className="note muted">{t('outlook.of', { coming: list.outlook.coming, count: list.outlook.required })}</p>
    </div>
  )
}

/** Each number with its word, those that are none left out. */
export function useCountWords() {
  const t = useT('replies')
  return ({ counts }: ReplyList): string =>
    (['in_person', 'remote', 'deputy', 'absent', 'unanswered'] as const)
      .filter((answer) => counts[answer] > 0)
      .map((answer) => t(`count.${answer}`, { count: counts[answer] }))
      .join(' · ')
}

export const isPressing = ({ verdict }: Outlook): boolean => verdict === 'at_risk' || verdict === 'lacking'
