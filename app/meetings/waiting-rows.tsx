import { Link } from '@remix-run/react'
import { BookOpenText, ChevronRight, ClockAlert, FileDiff, KeyRound, type LucideIcon, Vote } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DescribedNotice } from '../../server/meetings/describe-notices.ts'
import type { Home, HomeBody } from '../../server/meetings/load-home.ts'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { useCountdown } from './countdown.ts'
import { isOfInterest, isOfProxies, noticeIcon, useNoticeWords } from './notice-words.ts'

/** What waits for the reader in one body: votes first, then what they were told, then what they have not read. */
export function WaitingRows({ body, home, now }: { body: HomeBody; home: Home; now: number }) {
  const t = useT('home')
  const votes = home.votes.filter((vote) => vote.bodyId === body.bodyId)
  const notices = latestOf(home.notices.filter((notice) => notice.bodyId === body.bodyId))
  const papers = body.next?.papers
  if (
    votes.length === 0 &&
    notices.length === 0 &&
    body.waitingKeys === 0 &&
    !papers?.unread &&
    !papers?.changed.length
  )
    return null
  return (
    <nav className="waiting" aria-label={t('waiting')}>
      <VotesRow votes={votes} zone={body.zone} now={now} />
      {body.waitingKeys > 0 ? (
        <Row to={`/b/${body.slug}/keys`} icon={KeyRound} title={t('keys_waiting', { count: body.waitingKeys })}>
          {t('keys_waiting_more')}
        </Row>
      ) : null}
      {notices.map((notice) => (
        <NoticeRow key={notice.noticeId} notice={notice} zone={body.zone} />
      ))}
      {body.next ? <PapersRows next={body.next} /> : null}
    </nav>
  )
}

function VotesRow({ votes, zone, now }: { votes: Home['votes']; zone: string; now: number }) {
  const t = useT('home')
  const { language, pick, digits } = useReader()
  const countdown = useCountdown()
  const [first] = votes
  if (!first) return null
  const left = countdown(first.deadline, now)
  return (
    <Row
      to={`/v/${first.voteId}`}
      icon={Vote}
      title={t('votes', { count: votes.length })}
      aside={
        left ? (
          <Chip tone="alert" icon={ClockAlert}>
            {left}
          </Chip>
        ) : null
      }
    >
      {t('vote_closes', {
        number: digits(first.number),
        title: pick(first.title),
        time: closesAt(readerOf(language, zone), first.deadline, now),
      })}
    </Row>
  )
}

const DAY_MS = 86_400_000

/** The hour alone, unless it is another day's. */
function closesAt(reader: ReturnType<typeof readerOf>, deadline: string, now: number): string {
  const hour = reader.time(deadline)
  return Date.parse(deadline) - now < DAY_MS
    ? hour
    : `${reader.day(deadline)}، ${hour}`.replace('،', reader.language === 'ar' ? '،' : ',')
}

function NoticeRow({ notice, zone }: { notice: DescribedNotice; zone: string }) {
  const words = useNoticeWords()
  const { title, more } = words(notice, zone)
  const icon = noticeIcon(notice)
  return (
    <Row to={notice.to} icon={icon} title={title}>
      {more}
    </Row>
  )
}

function PapersRows({ next }: { next: NonNullable<HomeBody['next']> }) {
  const t = useT('home')
  const { pick, digits } = useReader()
  const { changed, unread } = next.papers
  const [first] = changed
  return (
    <>
      {first ? (
        <Row
          to={changed.length === 1 ? `/m/${next.meetingId}/papers/${first.paperId}` : `/m/${next.meetingId}`}
          icon={FileDiff}
          title={t('changed', { count: changed.length })}
        >
          {t('changed_paper', {
            number: digits(first.number),
            title: pick(first.title),
            version: digits(first.version),
          })}
        </Row>
      ) : null}
      {unread > 0 ? (
        <Row to={`/m/${next.meetingId}`} icon={BookOpenText} title={t('unread', { count: unread })}>
          {pick(next.title)}
        </Row>
      ) : null}
    </>
  )
}

type RowProps = { to: string; icon: LucideIcon; title: ReactNode; children: ReactNode; aside?: ReactNode }

function Row({ to, icon, title, children, aside }: RowProps) {
  return (
    <Link to={to}>
      <span className="k">
        <Icon of={icon} />
      </span>
      <span className="words">
        <b>{title}</b>
        <small>{children}</small>
      </span>
      <span className="aside">{aside}</span>
      <Icon of={ChevronRight} flip />
    </Link>
  )
}

/** One row a meeting: of several publications the last says enough. What is said of interests stands each for itself. */
function latestOf(notices: DescribedNotice[]): DescribedNotice[] {
  const last = new Map<string, DescribedNotice>()
  for (const notice of notices)
    last.set(
      isOfInterest(notice) || isOfProxies(notice) || notice.kind === 'ballot_recorded'
        ? notice.noticeId
        : (notice.meetingId ?? notice.noticeId),
      notice,
    )
  return [...last.values()]
}
