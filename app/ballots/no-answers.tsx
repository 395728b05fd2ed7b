import { UserX } from 'lucide-react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import type { MySeat } from '../../server/ballots/my-seats.ts'
import { useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Recused, without a seat that votes, or the vote is over. */
export function NoAnswers({ sheet, seat }: { sheet: VoteSheet; seat: MySeat | null }) {
  const t = useT('ballots')
  const recused = sheet.mine.find((one) => one.state === 'recused' && one.onBehalfOf === null)
  if (recused || (seat === null && sheet.interest))
    return (
      <Notice tone="info" icon={UserX} title={t('recused.title')}>
        {sheet.interest?.reason ? (
          <>
            {t('recused.reason')} <bdi>{sheet.interest.reason}</bdi>.{' '}
          </>
        ) : null}
        {t('recused.more')}
      </Notice>
    )
  if (sheet.vote.state === 'closed')
    return (
      <>
        <Notice tone="info" title={t('closed.title')}>
          {t(seat?.state === 'not_cast' ? 'closed.not_cast' : 'closed.more')}
        </Notice>
        <LinkButton variant="primary" to={`/v/${sheet.vote.id}/result`}>
          {t('closed.result')}
        </LinkButton>
      </>
    )
  return (
    <Notice tone="info" title={t('unable.title')}>
      {t(seat ? 'unable.late_mandate' : 'unable.no_vote')}
    </Notice>
  )
}
