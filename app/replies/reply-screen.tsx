import './replies.css'
import { Link } from '@remix-run/react'
import { CalendarCheck } from 'lucide-react'
import { useState } from 'react'
import type { ListedReply } from '../../server/replies/list-queries.ts'
import type { RepliesPage } from '../../server/replies/load-replies.ts'
import { Text2 } from '../i18n/text2.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { DeputyDialog } from './deputy-dialog.tsx'
import { RecordReply } from './record-reply.tsx'
import { RemindButton } from './remind-button.tsx'
import { ReplyAsk } from './reply-ask.tsx'
import { ReplyCounts } from './reply-counts.tsx'
import { ReplyRows } from './reply-rows.tsx'

/** Where an invitation is answered, and officers read who comes. */
export function ReplyScreen({ page }: { page: RepliesPage }) {
  const t = useT('replies')
  const { language, pick } = useReader()
  const reader = readerOf(language, page.zone)
  const [recording, setRecording] = useState<ListedReply | null>(null)
  const [lending, setLending] = useState<{ seatId: string; member: string | null } | null>(null)
  const seatLent = page.deputies.find(({ seatId }) => seatId === lending?.seatId)
  const { meeting, mine, all } = page
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} guest={page.guest} />
      <main id="main" tabIndex={-1} className="one-column">
        <header>
          <h1>{t('title')}</h1>
          <p className="soft">
            <Link className="link" to={`/m/${meeting.id}`}>
              <Text2 of={meeting.title} digits />
            </Link>{' '}
            · {reader.dates(meeting.startsAt)} · {reader.time(meeting.startsAt)}
          </p>
        </header>
        {mine ? (
          <section className="sheet">
            <div className="in">
              <ReplyAsk reply={mine} onDeputy={(seatId) => setLending({ seatId, member: null })} />
            </div>
          </section>
        ) : null}
        {all ? (
          <Sheet title={t('all')} padded={false} aside={page.may.remind ? <RemindButton list={all} /> : null}>
            <div className="in">
              <ReplyCounts list={all} />
            </div>
            <ReplyRows list={all} onRecord={page.may.record ? setRecording : undefined} />
          </Sheet>
        ) : null}
        {mine || all ? null : (
          <EmptyState icon={CalendarCheck} title={t('closed')}>
            {t('closed_more')}
          </EmptyState>
        )}
      </main>
      {recording && all ? (
        <RecordReply
          list={all}
          row={recording}
          onDeputy={
            page.deputies.some(({ seatId }) => seatId === recording.seatId)
              ? () => {
                  setLending({ seatId: recording.seatId, member: pick(recording.name) })
                  setRecording(null)
                }
              : undefined
          }
          onClose={() => setRecording(null)}
        />
      ) : null}
      {lending && seatLent ? (
        <DeputyDialog meetingId={meeting.id} seat={seatLent} member={lending.member} onClose={() => setLending(null)} />
      ) : null}
    </>
  )
}
