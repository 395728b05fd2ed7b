import { CircleCheck, Vote } from 'lucide-react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useTimeLeft } from '../ballots/use-clock.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'

type VoteCardProps = { vote: NonNullable<Sitting['vote']>; served: string }

/** The open vote on the member's screen: its clock, and the one thing to do. */
export function VoteCard({ vote, served }: VoteCardProps) {
  const t = useT('live')
  const reader = useReader()
  const left = useTimeLeft(vote.deadline, served)
  return (
    <section className="sheet vote-card" aria-labelledby="open-vote">
      <div className="in stack">
        <div className="row between">
          <div>
            <p className="eyebrow">{t('vote.running', { number: vote.number })}</p>
            <h2 id="open-vote">
              <Text2 of={vote.title} digits />
            </h2>
          </div>
          <b className="vote-clock num" role="timer" aria-label={t('vote.left')}>
            {reader.clock(Math.ceil(left / 1000) * 1000)}
          </b>
        </div>
        {left === 0 ? <p className="soft">{t('vote.time_up')}</p> : null}
        <ProgressBar
          label={t('vote.cast', { cast: vote.cast, electors: vote.electors })}
          value={vote.cast}
          max={vote.electors}
        />
        {vote.mine === 'owed' && left > 0 ? (
          <LinkButton variant="primary" size="big" block icon={Vote} to={`/v/${vote.voteId}`}>
            {t('vote.go')}
          </LinkButton>
        ) : (
          <div className="row between wrap">
            <span className="soft">{vote.mine === 'owed' ? null : t(`vote.yours_${vote.mine}`)}</span>
            <LinkButton icon={CircleCheck} to={vote.mine === 'cast' ? `/v/${vote.voteId}` : `/v/${vote.voteId}/result`}>
              {t(vote.mine === 'cast' ? 'vote.receipt' : 'vote.follow')}
            </LinkButton>
          </div>
        )}
      </div>
    </section>
  )
}
