import './vote-banner.css'
import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
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
  useSign(vote.owed)
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

/** A short shake of the hand that holds the tablet, where it can: the band must not be missed by someone who writes. */
function useSign(owed: boolean): void {
  const told = useRef(false)
  useEffect(() => {
    if (!owed || told.current) return
    told.current = true
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(200)
  }, [owed])
}
