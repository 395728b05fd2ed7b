import './sitting.css'
import './console.css'
import { Link } from '@remix-run/react'
import { ListOrdered, MonitorSmartphone, UsersRound } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { CallCard } from '../call/call-card.tsx'
import { ClosedBand } from '../closed/closed-controls.tsx'
import { ClosedGuests } from '../closed/closed-guests.tsx'
import { DisplayControl } from '../displays/display-control.tsx'
import { FloorBlock } from '../floor/floor-block.tsx'
import { useT } from '../i18n/use-reader.ts'
import { ConsentBlock } from '../positions/consent-block.tsx'
import { Wishes } from '../positions/wishes.tsx'
import { ConsoleReplies } from '../replies/console-replies.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AttendanceList } from './attendance-list.tsx'
import { Drift } from './drift.tsx'
import { FailedNotice } from './failed-notice.tsx'
import { ItemHead } from './item-head.tsx'
import { QuorumNow } from './quorum-now.tsx'
import { RecordAttendance } from './record-attendance.tsx'
import { ResultRow } from './result-row.tsx'
import { Room } from './room.tsx'
import { RunningVote } from './running-vote.tsx'
import { Progress, SittingAgenda } from './sitting-agenda.tsx'
import { SittingBar, Stale } from './sitting-bar.tsx'
import { SittingControls } from './sitting-controls.tsx'
import { timetableOf } from './sitting-times.ts'
import { SuspendedNotice } from './suspended-notice.tsx'
import { useOrder } from './use-order.ts'
import { useServerNow } from './use-server-now.ts'

/** Whoever presides: the agenda, the room, the quorum and the vote, with what comes next at the foot. */
export function ConsoleScreen({ console: page }: { console: Console }) {
  const t = useT('live')
  const now = useServerNow(page.now)
  const [recording, setRecording] = useState<string | null>(null)
  const [agendaShown, setAgendaShown] = useState(false)
  const order = useOrder(page)
  // Below the floor and the vote: one press brings it up.
  const list = useRef<HTMLHeadingElement>(null)
  const agenda = <SittingAgenda sitting={page} order={order} times={timetableOf(page, now)} />
  const last = page.results.at(-1)
  return (
    <div className="console">
      <SittingBar
        sitting={page}
        now={now}
        acts={
          <>
            <span className="agenda-button">
              <Button variant="line" icon={ListOrdered} aria-label={t('agenda')} onPress={() => setAgendaShown(true)} />
            </span>
            <DisplayControl meetingId={page.meeting.id} />
            <LinkButton
              variant="line"
              icon={MonitorSmartphone}
              to={`/m/${page.meeting.id}/sitting`}
              aria-label={t('to_member')}
            />
          </>
        }
      />
      <div className="columns">
        <aside className="pane agenda-pane" aria-labelledby="console-agenda">
          <header>
            <h2 id="console-agenda">{t('agenda')}</h2>
            <Progress sitting={page} />
          </header>
          <Drift sitting={page} now={now} />
          {agenda}
        </aside>
        <main id="main" tabIndex={-1} className="middle">
          <Stale served={page.now} />
          <FailedNotice
            failures={page.failures}
            editHref={page.meeting.state === 'postponed' && page.may.edit ? `/m/${page.meeting.id}/agenda` : undefined}
          />
          <SuspendedNotice sitting={page} />
          <ClosedBand page={page} />
          <CallCard sitting={page} />
          <ConsentBlock sitting={page} />
          <ItemHead sitting={page} now={now} officer />
          <Room sitting={page} voted={page.ballots.voted} onSelect={setRecording} />
        </main>
        <aside className="pane side" aria-label={t('attendance.title')}>
          <div className="block">
            <QuorumNow sitting={page} />
            <Button variant="quiet" size="small" icon={UsersRound} onPress={() => list.current?.focus()}>
              {t('attendance.title')}
            </Button>
          </div>
          <ConsoleReplies list={page.replies} />
          <ClosedGuests page={page} />
          <FloorBlock page={page} />
          <Wishes page={page} />
          {page.vote ? <RunningVote page={page} vote={page.vote} /> : null}
          {last && !page.vote ? (
            <section className="block">
              <p className="eyebrow">{t('result.last')}</p>
              <ResultRow result={last} />
            </section>
          ) : null}
          <section className="block list" aria-labelledby="console-attendance">
            <h2 id="console-attendance" className="row between" ref={list} tabIndex={-1}>
              {t('attendance.title')}
              <small className="note muted num">
                {t('attendance.count', {
                  here: page.seats.filter((seat) => seat.here).length,
                  all: page.seats.filter((seat) => seat.personId).length,
                })}
              </small>
            </h2>
            <AttendanceList sitting={page} />
            <Link className="link small" to={`/m/${page.meeting.id}/attendance`}>
              {t('log.open')}
            </Link>
          </section>
        </aside>
      </div>
      <SittingControls page={page} now={now} order={order} onAgenda={() => setAgendaShown(true)} />
      <RecordAttendance sitting={page} seatId={recording} onClose={() => setRecording(null)} />
      <Dialog title={t('agenda')} isOpen={agendaShown} onOpenChange={setAgendaShown} place="side">
        <Drift sitting={page} now={now} />
        {agenda}
      </Dialog>
    </div>
  )
}
