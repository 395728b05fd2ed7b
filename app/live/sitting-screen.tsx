import './sitting.css'
import { Clock, Gavel, MonitorCog } from 'lucide-react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { ItemNotes } from '../annotations/item-notes.tsx'
import { CallCard } from '../call/call-card.tsx'
import { ClosedAway, ClosedNotice } from '../closed/closed-notice.tsx'
import { FloorCard } from '../floor/floor-card.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { SignChoice } from '../notify/sign-choice.tsx'
import { ConsentBlock } from '../positions/consent-block.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { PresenceStack } from '../ui/presence-stack.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { CheckInCard } from './check-in-card.tsx'
import { currentItem } from './current-item.ts'
import { FailedNotice } from './failed-notice.tsx'
import { ItemNow } from './item-now.tsx'
import { QuorumNow } from './quorum-now.tsx'
import { ResultRow } from './result-row.tsx'
import { Progress, SittingAgenda } from './sitting-agenda.tsx'
import { SittingBar, Stale, StateNow } from './sitting-bar.tsx'
import { SuspendedNotice } from './suspended-notice.tsx'
import { usePresented } from './use-presented.ts'
import { useServerNow } from './use-server-now.ts'
import { VoteCard } from './vote-card.tsx'

/** The member's one screen during a sitting: what is happening, what is asked of them, and nothing else. */
export function SittingScreen({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  const now = useServerNow(sitting.now)
  const { presented } = usePresented(sitting.meeting.id)
  const { meeting, mine, vote, may } = sitting
  const running = meeting.state === 'in_session' || meeting.state === 'suspended'
  const away = sitting.closed && !sitting.closed.stays ? sitting.closed : null
  const coming = meeting.state === 'circulated' || meeting.state === 'postponed'
  return (
    <>
      <SittingBar
        sitting={sitting}
        now={now}
        acts={
          may.console ? (
            <LinkButton variant="line" icon={MonitorCog} to={`/m/${meeting.id}/console`} aria-label={t('to_console')} />
          ) : null
        }
      />
      <main id="main" tabIndex={-1} className="sitting">
        <div className="what">
          <Stale served={sitting.now} />
          <div className="narrow-state">
            <StateNow sitting={sitting} now={now} />
          </div>
          {running && away ? <ClosedAway closed={away} /> : <ClosedNotice closed={sitting.closed} />}
          {running || coming ? <FailedNotice failures={sitting.failures} /> : null}
          {meeting.state === 'postponed' ? <PutOff /> : null}
          {meeting.state === 'circulated' ? <Before sitting={sitting} now={now} /> : null}
          {may.checkIn ? mine.map((seat) => <CheckInCard key={seat.seatId} sitting={sitting} seat={seat} />) : null}
          {may.checkIn
            ? sitting.lent.map((seat) => <CheckInCard key={seat.seatId} sitting={sitting} seat={seat} />)
            : null}
          <CallCard sitting={sitting} />
          {vote ? <VoteCard vote={vote} served={sitting.now} /> : null}
          <ConsentBlock sitting={sitting} />
          <SuspendedNotice sitting={sitting} />
          {running && !away ? <FloorCard sitting={sitting} /> : null}
          {running && !away ? <ItemNow sitting={sitting} now={now} presented={presented} /> : null}
          {running ? <ItemNotes meetingId={meeting.id} papers={currentItem(sitting)?.papers ?? []} /> : null}
          {running || coming ? null : <After sitting={sitting} />}
        </div>
        <div className="around">
          {running ? (
            <Sheet title={t('who')} aside={<Count sitting={sitting} />}>
              <div className="stack">
                <QuorumNow sitting={sitting} />
                <WhoIsHere sitting={sitting} />
              </div>
            </Sheet>
          ) : null}
          {sitting.results.length > 0 && running ? (
            <Sheet title={t('result.title')} padded={false}>
              {sitting.results.map((result) => (
                <ResultRow key={result.voteId} result={result} />
              ))}
            </Sheet>
          ) : null}
          <Sheet title={t('agenda')} aside={<Progress sitting={sitting} />} padded={false}>
            <SittingAgenda sitting={sitting} linked />
          </Sheet>
          {running || coming ? <SignChoice /> : null}
        </div>
      </main>
    </>
  )
}

function Before({ sitting, now }: { sitting: Sitting; now: number }) {
  const t = useT('live')
  const reader = useReader()
  const { startsAt } = sitting.meeting
  const minutes = Math.ceil((Date.parse(startsAt) - now) / 60_000)
  return (
    <section className="sheet before">
      <div className="in stack">
        <Icon of={Clock} size="lg" />
        <h1>{minutes > 0 ? t('before.title', { time: reader.time(startsAt) }) : t('before.due')}</h1>
        {minutes > 0 ? <p className="lead num">{t('before.in', { length: reader.duration(minutes) })}</p> : null}
        <p className="soft">{reader.dates(startsAt)}</p>
        <p className="soft">{t('before.body')}</p>
      </div>
    </section>
  )
}

/** When it is held again, nobody knows yet. */
function PutOff() {
  const t = useT('live')
  return (
    <section className="sheet before">
      <div className="in stack">
        <Icon of={Clock} size="lg" />
        <h1>{t('before.put_off')}</h1>
        <p className="soft">{t('before.put_off_body')}</p>
      </div>
    </section>
  )
}

function After({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  const reader = useReader()
  const { state, openedAt, closedAt } = sitting.meeting
  const minutes = openedAt && closedAt ? (Date.parse(closedAt) - Date.parse(openedAt)) / 60_000 : 0
  return (
    <section className="sheet after">
      <div className="in stack">
        <Icon of={Gavel} size="lg" />
        <h1>{t(state === 'cancelled' ? 'after.cancelled' : 'after.title')}</h1>
        {closedAt ? (
          <p className="soft">
            {t('after.at', { time: reader.time(closedAt) })}. {t('after.length', { length: reader.duration(minutes) })}
          </p>
        ) : null}
      </div>
      <header>
        <h2>{t('result.title')}</h2>
      </header>
      {sitting.results.length === 0 ? <p className="in soft">{t('result.none')}</p> : null}
      {sitting.results.map((result) => (
        <ResultRow key={result.voteId} result={result} />
      ))}
    </section>
  )
}

function Count({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  return <small className="note muted num">{t('attendance.count', sitting.attending)}</small>
}

function WhoIsHere({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  const here = sitting.seats.filter((seat) => seat.here)
  if (here.length === 0) return <p className="small muted">{t('nobody')}</p>
  const people = here.map((seat) => ({ id: seat.personId ?? seat.seatId, name: seat.name, live: true }))
  return <PresenceStack people={people} label={t('who')} max={16} size="sm" />
}
