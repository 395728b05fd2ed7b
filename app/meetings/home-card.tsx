import { Link } from '@remix-run/react'
import { ArrowRight, BookOpen, Clock, MapPin, MonitorPlay, Radio, Video } from 'lucide-react'
import type { Home, HomeBody, NextSitting } from '../../server/meetings/load-home.ts'
import { Text2 } from '../i18n/text2.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { ReplyAsk } from '../replies/reply-ask.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { DatePanel } from './date-panel.tsx'
import { WaitingRows } from './waiting-rows.tsx'

type HomeCardProps = { body: HomeBody; home: Home; now: number; named: boolean; main: boolean }

/** The next sitting of one body, and what waits for the reader there. */
export function HomeCard({ body, home, now, named, main }: HomeCardProps) {
  const t = useT('home')
  const { next } = body
  return (
    <article className="sheet home-card" data-body={body.accent} aria-labelledby={`body-${body.bodyId}`}>
      {next ? (
        <div className="head">
          <div className="say">
            <p className="eyebrow" id={`body-${body.bodyId}`}>
              {named ? <Text2 of={body.name} /> : t(next.open ? 'now_sitting' : 'next_sitting')}
            </p>
            <h2>
              <Text2 of={next.title} digits />
            </h2>
            <Facts next={next} zone={body.zone} />
            <Acts next={next} main={main} />
          </div>
          <DatePanel at={next.startsAt} now={now} open={next.open} zone={body.zone} />
        </div>
      ) : (
        <NoSitting body={body} />
      )}
      {next?.reply ? <ReplyAsk reply={next.reply} /> : null}
      <WaitingRows body={body} home={home} now={now} />
      <Later body={body} />
    </article>
  )
}

function Facts({ next, zone }: { next: NextSitting; zone: string }) {
  const t = useT('home')
  const { language } = useReader()
  const reader = readerOf(language, zone)
  const minutes = (Date.parse(next.endsAt) - Date.parse(next.startsAt)) / 60_000
  const KindIcon = next.kind === 'in_person' ? MapPin : next.kind === 'hybrid' ? MonitorPlay : Video
  return (
    <div className="facts">
      <div>
        <Icon of={Clock} /> {t('when', { time: reader.time(next.startsAt), length: reader.duration(minutes) })}
      </div>
      <div>
        <Icon of={KindIcon} />
        <span>
          {next.place.ar || next.place.en ? (
            <>
              <Text2 of={next.place} digits /> ·{' '}
            </>
          ) : null}
          {t(`kind.${next.kind}`)}
        </span>
      </div>
    </div>
  )
}

function Acts({ next, main }: { next: NextSitting; main: boolean }) {
  const t = useT('home')
  const { digits } = useReader()
  const { items, papers, open, meetingId } = next
  const variant = main ? 'primary' : 'plain'
  return (
    <div className="act">
      {open ? (
        <LinkButton
          variant={variant}
          size="big"
          icon={Radio}
          to={`/m/${meetingId}/${next.console ? 'console' : 'sitting'}`}
        >
          {t(next.console ? 'open_console' : 'join')}
        </LinkButton>
      ) : (
        <LinkButton variant={variant} size="big" icon={BookOpen} to={`/m/${meetingId}`}>
          {t('open_pack')}
        </LinkButton>
      )}
      <div className="small soft contents">
        {open ? (
          <Link className="link" to={`/m/${meetingId}`}>
            {t('open_pack')}
          </Link>
        ) : null}
        <span>
          {t('items', { count: items })}
          {papers.total > 0
            ? ` · ${t('papers', { count: papers.total })} · ${t('pages', { count: papers.pages })}`
            : ''}
        </span>
        {papers.last ? (
          <Link className="link" to={`/m/${meetingId}/papers/${papers.last.paperId}?page=${papers.last.page}`}>
            {t('last_place', { number: digits(papers.last.number), page: digits(papers.last.page) })}
          </Link>
        ) : null}
      </div>
    </div>
  )
}

function NoSitting({ body }: { body: HomeBody }) {
  const t = useT('home')
  return (
    <div className="none">
      <p className="eyebrow">{t('no_sitting.eyebrow')}</p>
      <h2 id={`body-${body.bodyId}`}>
        <Text2 of={body.name} />
      </h2>
      <p className="soft">
        {t(!body.may.attend ? 'no_sitting.auditor' : body.may.edit ? 'no_sitting.officer' : 'no_sitting.member')}
      </p>
      <div className="row wrap">
        {body.may.edit ? (
          <LinkButton variant="primary" to={`/b/${body.slug}/meetings/new`}>
            {t('new_meeting')}
          </LinkButton>
        ) : null}
        {body.may.ledger ? (
          <LinkButton variant={body.may.attend ? 'line' : 'primary'} to={`/b/${body.slug}/ledger`}>
            {t('ledger')}
          </LinkButton>
        ) : null}
        <LinkButton variant="quiet" to={`/b/${body.slug}`} icon={ArrowRight} iconFlip>
          {t('body_page')}
        </LinkButton>
      </div>
    </div>
  )
}

function Later({ body }: { body: HomeBody }) {
  const t = useT('home')
  const { language } = useReader()
  const reader = readerOf(language, body.zone)
  const shown = [
    ...body.later.map((meeting) => ({ ...meeting, to: `/m/${meeting.meetingId}`, draft: false })),
    ...body.drafts.map((meeting) => ({ ...meeting, to: `/m/${meeting.meetingId}/agenda`, draft: true })),
  ]
  if (shown.length === 0) return null
  return (
    <div className="later small">
      <span className="muted">{t('then')}</span>
      {shown.slice(0, 4).map((meeting) => (
        <span key={meeting.meetingId}>
          <Link className="link" to={meeting.to}>
            <Text2 of={meeting.title} digits />
          </Link>{' '}
          · {reader.day(meeting.startsAt)}
          {meeting.draft ? ` · ${t('draft')}` : ''}
        </span>
      ))}
    </div>
  )
}
