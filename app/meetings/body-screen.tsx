import './body-page.css'
import { Link } from '@remix-run/react'
import {
  BookMarked,
  BookUser,
  CalendarDays,
  CalendarRange,
  Eye,
  Inbox,
  KeyRound,
  Plus,
  Scale,
  ScrollText,
  UserRoundCheck,
  Users,
} from 'lucide-react'
import type { BodyPage, ListedMeeting } from '../../server/meetings/load-body-page.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { UndeliveredNotice } from '../mail/undelivered-notice.tsx'
import { ArchiveLink } from '../moving/archive-link.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Face } from '../ui/face.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { HouseBar } from './house-bar.tsx'
import { StateChip } from './state-chip.tsx'

/** A body: its meetings that come and that were, and who sits in it. */
export function BodyScreen({ page }: { page: BodyPage }) {
  const t = useT('meetings')
  const { body, may, coming, past } = page
  return (
    <>
      <HouseBar body={body} ledger={may.ledger} />
      <main id="main" tabIndex={-1} className="body-page">
        <header className="row between wrap">
          <h1>
            <Text2 of={body.name} />
          </h1>
          <div className="row wrap">
            <LinkButton variant="line" icon={CalendarRange} to={`/b/${body.slug}/calendar`}>
              {t('body.calendar')}
            </LinkButton>
            {may.read ? (
              <LinkButton variant="line" icon={BookMarked} to={`/b/${body.slug}/decisions`}>
                {t('body.decisions')}
              </LinkButton>
            ) : null}
            {may.memoranda ? (
              <LinkButton variant="line" icon={Inbox} to={`/b/${body.slug}/memoranda`}>
                {t('body.memoranda')}
              </LinkButton>
            ) : null}
            <LinkButton variant="line" icon={Scale} to={`/b/${body.slug}/rules`}>
              {t('body.rules')}
            </LinkButton>
            {may.ledger ? (
              <LinkButton variant="line" icon={ScrollText} to={`/b/${body.slug}/ledger`}>
                {t('body.ledger')}
              </LinkButton>
            ) : null}
            <LinkButton variant="line" icon={KeyRound} to={`/b/${body.slug}/keys`}>
              {t('body.keys')}
            </LinkButton>
            <LinkButton variant="line" icon={UserRoundCheck} to={`/b/${body.slug}/proxies`}>
              {t('body.proxies')}
            </LinkButton>
            <LinkButton variant="line" icon={Eye} to={`/b/${body.slug}/access`}>
              {t('body.access')}
            </LinkButton>
            {may.groups ? (
              <LinkButton variant="line" icon={Users} to={`/b/${body.slug}/groups`}>
                {t('body.groups')}
              </LinkButton>
            ) : null}
            {may.interests || may.register ? (
              <LinkButton
                variant="line"
                icon={BookUser}
                to={may.interests ? `/b/${body.slug}/interests` : `/b/${body.slug}/interests/register`}
              >
                {t('body.interests')}
              </LinkButton>
            ) : null}
            {may.archive ? <ArchiveLink slug={body.slug} /> : null}
            {may.create ? (
              <LinkButton variant="primary" icon={Plus} to={`/b/${body.slug}/meetings/new`}>
                {t('body.new')}
              </LinkButton>
            ) : null}
          </div>
        </header>
        <div className="columns">
          <div className="stack">
            <UndeliveredNotice undelivered={page.undelivered} />
            <Sheet title={t('body.coming')} padded={false}>
              {coming.length > 0 ? (
                <MeetingList meetings={coming} page={page} />
              ) : (
                <EmptyState icon={CalendarDays} title={t('body.none')}>
                  {t(may.create ? 'body.none_officer' : 'body.none_member')}
                </EmptyState>
              )}
            </Sheet>
            {past.length > 0 ? (
              <Sheet title={t('body.past')} padded={false}>
                <MeetingList meetings={past} page={page} />
              </Sheet>
            ) : null}
          </div>
          <Sheet title={t('body.seats')} padded={false}>
            <SeatList page={page} />
          </Sheet>
        </div>
      </main>
    </>
  )
}

function MeetingList({ meetings, page }: { meetings: ListedMeeting[]; page: BodyPage }) {
  const reader = useReader()
  return (
    <ul className="meeting-list">
      {meetings.map((meeting) => {
        const title = <Text2 of={meeting.title} digits />
        return (
          <li key={meeting.meetingId}>
            <span className="no num">{reader.digits(meeting.number)}</span>
            <span className="grow">
              {page.may.read ? (
                <Link to={meeting.draft ? `/m/${meeting.meetingId}/agenda` : `/m/${meeting.meetingId}`}>{title}</Link>
              ) : (
                title
              )}
              <small>
                {reader.dates(meeting.startsAt)} · {reader.time(meeting.startsAt)}
              </small>
            </span>
            <StateChip state={meeting.state} />
          </li>
        )
      })}
    </ul>
  )
}

function SeatList({ page }: { page: BodyPage }) {
  const t = useT('meetings')
  const reader = useReader()
  return (
    <ul className="seat-list">
      {page.seats.map((seat) => (
        <li key={seat.seatId}>
          {seat.name && seat.personId ? (
            <Face id={seat.personId} name={seat.name} size="sm" />
          ) : (
            <span className="face sm more" aria-hidden="true">
              –
            </span>
          )}
          <span className="grow">
            {seat.name ? (
              <bdi>
                <Text2 of={seat.name} />
              </bdi>
            ) : (
              <span className="muted">{t('body.vacant')}</span>
            )}
            <small>
              {reader.pick(seat.title)}
              {seat.votes ? '' : ` · ${t('body.no_vote')}`}
            </small>
          </span>
        </li>
      ))}
    </ul>
  )
}
