import { Vote } from 'lucide-react'
import type { Console } from '../../server/meetings/load-console.ts'
import type { SittingItem } from '../../server/meetings/sitting-items.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'

type OpenVoteButtonProps = { page: Console; item: SittingItem; primary: boolean; onPress: () => void }

/** The item has a text, and by some rule enough are present. */
export const mayOpenVote = (page: Console, item: SittingItem): boolean =>
  item.decision !== null && page.quorums.some((quorum) => quorum.met)

export function OpenVoteButton({ page, item, primary, onPress }: OpenVoteButtonProps) {
  const t = useT('live')
  const { number } = item
  const { present, required } = page.quorum
  const reason =
    item.decision === null
      ? t('vote.no_text', { number })
      : mayOpenVote(page, item)
        ? undefined
        : t('vote.no_quorum', { count: Math.max(1, required - present) })
  return (
    <Button
      variant={primary ? 'primary' : 'line'}
      {...(primary && { size: 'big' as const })}
      icon={Vote}
      onPress={onPress}
      {...(reason !== undefined && { disabledReason: reason })}
    >
      {t('control.vote', { number })}
    </Button>
  )
}
