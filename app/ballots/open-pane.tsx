import { Eye, Hourglass } from 'lucide-react'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import { useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Seal } from '../ui/seal.tsx'
import { ElectorateWords } from './electorate-words.tsx'
import { ParticipationLine } from './participation-line.tsx'
import { RuleWords } from './rule-words.tsx'

/** Beside the drawing while the vote is open: how many have voted, and why nothing more is said. */
export function OpenPane({ page, left }: { page: VoteResult; left: number }) {
  const t = useT('ballots')
  const { live } = page.vote.rule
  return (
    <aside className="sheet result-pane" aria-label={t('result.working')}>
      <div className="verdict">
        <Seal state="waiting" size={72} />
        <div>
          <h2 className="record">{t(left > 0 ? 'result.open' : 'result.counting')}</h2>
          <p className="small soft">{t('result.live')}</p>
        </div>
      </div>
      <div className="result-open">
        {page.participation ? (
          <ParticipationLine participation={page.participation} election={page.vote.election} />
        ) : null}
        <p className="row tight small soft">
          <Icon of={live === 'participation' ? Hourglass : Eye} />
          <span>{t(`live.${live}`)}</span>
        </p>
        <RuleWords vote={page.vote} />
        <ElectorateWords voteId={page.vote.id} root={page.vote.electorate} />
        {page.mayVote ? <LinkButton to={`/v/${page.vote.id}`}>{t('result.to_sheet')}</LinkButton> : null}
      </div>
    </aside>
  )
}
