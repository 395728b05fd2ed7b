import './vote-banner.css'
import { useLocation } from '@remix-run/react'
import type { OpenVote, OpenVotes } from '../../server/ballots/load-open-votes.ts'
import { useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { useTimeLeft } from './use-clock.ts'
import { VoteClock } from './vote-clock.tsx'

/** "Vote open: item 4 – 01:58", on every screen of the body's members, with the way to the sheet. */
export function VoteBanner({ open }: { open: OpenVotes }) {
  const { pathname } = useLocation()
  // The vote's own pages have a band of their own.
  const shown = open.votes.filter((vote) => !pathname.startsWith(`/v/${vote.voteId}`))
  return shown.map((vote) => <OneVote key={vote.voteId} vote={vote} now={open.now} />)
}

function OneVote({ vote, now }: { vote: OpenVote; now: string }) {
  const t = useT('ballots')
  const left = useTimeLeft(vote.deadline, now)
  return (
    <section className="vote-banner" aria-label={t('banner.region')}>
      <VoteClock
        number={vote.number}
        title={vote.title}
        left={left}
        action={
          <LinkButton size="small" to={vote.owed ? `/v/${vote.voteId}` : `/v/${vote.voteId}/result`}>
            {t(vote.owed ? 'banner.vote' : 'banner.follow')}
          </LinkButton>
        }
      />
    </section>
  )
}
