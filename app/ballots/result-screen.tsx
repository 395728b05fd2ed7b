import './result.css'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import { CountSheet } from '../elections/count-sheet.tsx'
import { ElectedList } from '../elections/elected-list.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ResultTalk } from '../results/result-talk.tsx'
import { isElected } from '../rules/decide-vote.ts'
import { aroundTable, hemicycle } from '../rules/seat-map.ts'
import { TopBar } from '../ui/top-bar.tsx'
import { OpenPane } from './open-pane.tsx'
import { ResultPane } from './result-pane.tsx'
import { RevisedNotice } from './revised-notice.tsx'
import { RollCall } from './roll-call.tsx'
import { SeatMap } from './seat-map.tsx'
import { seatViews } from './seat-views.ts'
import { TallyBar } from './tally-bar.tsx'
import { useChoiceWord } from './use-choice-word.ts'
import { useTimeLeft } from './use-clock.ts'
import { useClosing } from './use-closing.ts'
import { VoteClock } from './vote-clock.tsx'
import { VoteNeighbours } from './vote-neighbours.tsx'

/** The result as a drawing of the room and as sentences; while the vote is open, as much as its rule allows. */
export function ResultScreen({ page }: { page: VoteResult }) {
  const t = useT('ballots')
  const reader = useReader()
  const wordOf = useChoiceWord(page.vote.rule)
  const left = useTimeLeft(page.vote.deadline, page.now)
  const open = page.vote.state === 'open'
  useClosing(open, left)
  const plan = page.plan === 'table' ? aroundTable(page.seats.length) : hemicycle(page.seats.length)
  const number = t('banner.item', { number: reader.digits(page.item.number) })
  const { election } = page.vote
  const at = page.vote.closedAt ?? page.vote.openedAt
  return (
    <div className="result-page">
      <TopBar
        name={page.body.name}
        homeHref={`/b/${page.body.slug}`}
        about={<Text2 of={page.meeting.title} digits />}
        acts={<span className="small soft result-date">{reader.dates(at)}</span>}
      />
      {open ? <VoteClock number={page.item.number} title={page.item.title} left={left} /> : null}
      <main id="main" tabIndex={-1} className="result">
        <header className="result-head">
          <VoteNeighbours of={page.neighbours} />
          <p className="eyebrow">
            {number} · {t('result.roll_call')} · <span className="result-day">{reader.fullDay(at)} · </span>
            <span className="num">{reader.clockTime(at)}</span>
          </p>
          <h1>{page.item.title ? <Text2 of={page.item.title} digits /> : t('result.title')}</h1>
        </header>
        <RevisedNotice papers={page.revised} />
        {page.result ? <ResultPane page={page} /> : <OpenPane page={page} left={left} />}
        <div className="result-room" style={{ '--ratio': plan.width / plan.height } as React.CSSProperties}>
          <SeatMap plan={plan} seats={seatViews(page, t, reader, wordOf)} label={t('result.room')}>
            {page.result ? (
              <b className="record">
                {t(`verdict.short.${page.talk?.standing?.state === 'annulled' ? 'annulled' : page.result.outcome}`)}
              </b>
            ) : null}
          </SeatMap>
        </div>
        <div className="result-counts">
          {page.result && !isElected(page.result) ? <TallyBar result={page.result} rule={page.vote.rule} /> : null}
          {page.result && isElected(page.result) && election ? (
            <>
              <ElectedList result={page.result} election={election} />
              {page.result.count ? (
                <CountSheet count={page.result.count} election={election} seed={page.result.seed} />
              ) : null}
            </>
          ) : null}
          <RollCall page={page} />
          {page.talk ? <ResultTalk page={page} talk={page.talk} /> : null}
        </div>
      </main>
    </div>
  )
}
