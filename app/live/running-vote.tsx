import { Link } from '@remix-run/react'
import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { ElectorateWords } from '../ballots/electorate-words.tsx'
import { useTimeLeft } from '../ballots/use-clock.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { Confirm } from './confirm.tsx'
import { RecordedBallots } from './recorded-ballots.tsx'
import { RollCallNext } from './roll-call-next.tsx'
import { useAct } from './use-act.ts'

type OpenVote = NonNullable<Console['vote']>

/** The vote as its officers follow it: the clock, how many have voted, and whose ballot is awaited; never how. */
export function RunningVote({ page, vote }: { page: Console; vote: OpenVote }) {
  const t = useT('live')
  const reader = useReader()
  const left = useTimeLeft(vote.deadline, page.now)
  const [asking, setAsking] = useState(false)
  const { act, sending, refusal, forget } = useAct(`/m/${page.meeting.id}/act/close-vote`)
  const awaited = page.seats
    .filter((seat) => page.ballots.awaited.includes(seat.seatId))
    .sort((one, other) => Number(other.here) - Number(one.here))
  const awayWords = (seatId: string) => {
    const holder = page.ballots.byProxy[seatId]
    return holder ? t('attendance.proxy', { name: reader.pick(holder.name) }) : t('room.legend.away')
  }
  const close = () => {
    forget()
    setAsking(false)
  }
  return (
    <section className="block running" aria-labelledby="running-vote">
      <div className="row between">
        <h2 id="running-vote">{t('vote.running', { number: vote.number })}</h2>
        <Link className="link small" to={`/v/${vote.voteId}/result`}>
          {t('vote.follow')}
        </Link>
      </div>
      <div className="row between">
        <b className="vote-clock num" role="timer" aria-label={t('vote.left')}>
          {reader.clock(Math.ceil(left / 1000) * 1000)}
        </b>
        {page.may.closeVote ? <Button onPress={() => setAsking(true)}>{t('vote.close')}</Button> : null}
      </div>
      {page.ballots.rollCall && left > 0 ? <RollCallNext page={page} voteId={vote.voteId} /> : null}
      {left === 0 ? <p className="small soft">{t('vote.time_up')}</p> : null}
      <ProgressBar
        label={t('vote.cast', { cast: vote.cast, electors: vote.electors })}
        value={vote.cast}
        max={vote.electors}
      />
      <div className="awaited">
        <p className="eyebrow">{t('vote.awaited')}</p>
        {awaited.length === 0 ? <p className="small">{t('vote.awaited_none')}</p> : null}
        <ul>
          {awaited.map((seat) => (
            <li key={seat.seatId} className={seat.here ? 'here' : 'away'}>
              <bdi>{reader.pick(seat.name)}</bdi>
              {seat.here ? null : ` (${awayWords(seat.seatId)})`}
            </li>
          ))}
        </ul>
      </div>
      {page.recording && left > 0 ? (
        <RecordedBallots page={page} recording={page.recording} voteId={vote.voteId} />
      ) : null}
      <ElectorateWords voteId={vote.voteId} root={vote.electorate} folded />
      <Confirm
        title={t('confirm.close_vote.title')}
        word={t('confirm.close_vote.do')}
        isOpen={asking}
        onClose={close}
        onConfirm={async () => (await act({ voteId: vote.voteId })) && close()}
        sending={sending}
        refusal={refusal}
      >
        <p>
          {awaited.length === 0
            ? t('confirm.close_vote.body_none')
            : t('confirm.close_vote.body', { count: awaited.length })}
        </p>
      </Confirm>
    </section>
  )
}
