import './pack.css'
import { BookOpenCheck, CalendarPlus, FilePen, MonitorCog, Radio } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Pack } from '../../server/meetings/load-pack.ts'
import { ClosedPackItem, inPlace } from '../closed/closed-row.tsx'
import { TakePack } from '../documents/take-pack.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { DeclareInterest, type Declaring } from '../interests/declare-interest.tsx'
import { DeclaredList } from '../interests/declared-list.tsx'
import { FailedNotice } from '../live/failed-notice.tsx'
import { MinutesLink } from '../minutes/minutes-link.tsx'
import { KeepPack } from '../offline/keep-pack-button.tsx'
import { PositionsLink } from '../positions/positions-link.tsx'
import { RecordedLine } from '../reading/recorded-line.tsx'
import { ReplyAsk } from '../replies/reply-ask.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { CallOff } from './call-off.tsx'
import { CirculationPanel } from './circulation-panel.tsx'
import { HouseBar } from './house-bar.tsx'
import { useNoticeWords } from './notice-words.ts'
import { OffNotice } from './off-notice.tsx'
import { PackItem } from './pack-item.tsx'
import { StateChip } from './state-chip.tsx'
import { useMarkRead } from './use-mark-read.ts'

/** The pack: the agenda as it was circulated, with its papers and the texts to be decided. */
export function PackScreen({ pack }: { pack: Pack }) {
  const t = useT('meetings')
  const [declaring, setDeclaring] = useState<Declaring | null>(null)
  return (
    <>
      <HouseBar body={pack.body} ledger={pack.may.ledger} guest={pack.guest} />
      <main id="main" tabIndex={-1} className="pack">
        <PackHead pack={pack} />
        {pack.may.join ? <InSession pack={pack} /> : null}
        <OffNotice
          state={pack.meeting.state}
          reason={pack.meeting.offReason}
          editHref={pack.may.edit ? `/m/${pack.meeting.id}/agenda` : undefined}
        />
        <FailedNotice
          failures={pack.failures}
          editHref={pack.meeting.state === 'postponed' && pack.may.edit ? `/m/${pack.meeting.id}/agenda` : undefined}
        />
        {pack.reply ? (
          <section className="sheet pack-reply">
            <ReplyAsk reply={pack.reply} />
            <PositionsLink meetingId={pack.meeting.id} />
          </section>
        ) : null}
        {pack.circulation ? <CirculationPanel pack={pack} circulation={pack.circulation} /> : null}
        <WhatsNew pack={pack} />
        {pack.recorded && pack.items.some(({ papers }) => papers.length > 0) ? (
          <RecordedLine slug={pack.guest ? null : pack.body.slug} />
        ) : null}
        {pack.published ? (
          <ol className="sheet pack-items">
            {inPlace(
              pack.items,
              pack.shut,
              (item) => (
                <PackItem key={item.itemId} item={item} pack={pack} onDeclare={setDeclaring} />
              ),
              (one) => (
                <ClosedPackItem key={one.place} {...one} />
              ),
            )}
          </ol>
        ) : (
          <EmptyState
            icon={FilePen}
            title={t('pack.draft')}
            action={
              <LinkButton variant="primary" to={`/m/${pack.meeting.id}/agenda`}>
                {t('pack.edit')}
              </LinkButton>
            }
          >
            {t('pack.draft_more')}
          </EmptyState>
        )}
        <DeclaredList pack={pack} />
      </main>
      {declaring ? <DeclareInterest pack={pack} declaring={declaring} onClose={() => setDeclaring(null)} /> : null}
    </>
  )
}

function PackHead({ pack }: { pack: Pack }) {
  const t = useT('meetings')
  const reader = useReader()
  const { meeting, published, may } = pack
  const minutes = (Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)) / 60_000
  return (
    <header className="pack-head">
      <div className="grow">
        <h1>
          <Text2 of={meeting.title} digits />
        </h1>
        <p className="soft">
          {reader.dates(meeting.startsAt)} · {reader.time(meeting.startsAt)}
        </p>
        <p className="soft">
          {meeting.place.ar || meeting.place.en ? (
            <>
              <Text2 of={meeting.place} digits /> ·{' '}
            </>
          ) : null}
          {t(`kind.${meeting.kind}`)} · {reader.duration(minutes)}
        </p>
        <p className="row tight wrap">
          <StateChip state={meeting.state} />
          {published ? (
            <small className="note muted">
              {t('pack.revision', { revision: reader.digits(published.revision), date: reader.day(published.at) })}
            </small>
          ) : null}
        </p>
      </div>
      {may.callOff || may.edit || may.console || published ? (
        <div className="row wrap acts">
          {published ? <TakePack meetingId={meeting.id} /> : null}
          {published && !pack.guest ? <KeepPack meetingId={meeting.id} /> : null}
          <MinutesLink meetingId={meeting.id} state={meeting.state} writes={may.edit || may.console} />
          {may.edit ? (
            <LinkButton variant="line" icon={FilePen} to={`/m/${meeting.id}/agenda`}>
              {t('pack.edit')}
            </LinkButton>
          ) : null}
          {may.reading ? (
            <LinkButton variant="line" icon={BookOpenCheck} to={`/m/${meeting.id}/circulation`}>
              {t('pack.reading')}
            </LinkButton>
          ) : null}
          {published ? (
            <LinkButton variant="line" icon={CalendarPlus} to={`/m/${meeting.id}/meeting.ics`} reloadDocument download>
              {t('pack.calendar')}
            </LinkButton>
          ) : null}
          {may.callOff ? (
            <CallOff
              meetingId={meeting.id}
              state={meeting.state}
              published={published !== null}
              people={pack.seats.flatMap((seat) => (seat.name ? [seat.name] : []))}
            />
          ) : null}
          {may.console && published ? (
            <LinkButton variant={may.join ? 'line' : 'plain'} icon={MonitorCog} to={`/m/${meeting.id}/console`}>
              {t('pack.console')}
            </LinkButton>
          ) : null}
        </div>
      ) : null}
    </header>
  )
}

function InSession({ pack }: { pack: Pack }) {
  const t = useT('meetings')
  const reader = useReader()
  const current = pack.items.find((item) => item.itemId === pack.meeting.currentItemId)
  return (
    <Notice
      tone="ok"
      icon={Radio}
      title={t(pack.meeting.state === 'suspended' ? 'pack.suspended' : 'pack.in_session')}
      action={
        <LinkButton variant="primary" size="small" to={`/m/${pack.meeting.id}/sitting`}>
          {t('pack.join')}
        </LinkButton>
      }
    >
      {current ? t('pack.current', { number: reader.digits(current.number), title: reader.pick(current.title) }) : null}
    </Notice>
  )
}

/** What changed since the reader last looked; having been shown, it counts as read, and stays in sight for this visit. */
function WhatsNew({ pack }: { pack: Pack }) {
  const words = useNoticeWords()
  const [shown] = useState(pack.notices)
  const { markRead } = useMarkRead()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a visit
  useEffect(() => {
    if (shown.length > 0) markRead(shown.map((notice) => notice.noticeId))
  }, [])
  const told = shown.filter((notice) => notice.kind !== 'agenda_published')
  return told.map((notice) => {
    const { title, more } = words(notice, pack.zone)
    return (
      <Notice key={notice.noticeId} tone="info" title={title}>
        {more}
      </Notice>
    )
  })
}
