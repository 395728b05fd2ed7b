import './positions.css'
import { Link } from '@remix-run/react'
import { Check, ListChecks } from 'lucide-react'
import type { PositionsPage } from '../../server/positions/load-positions.ts'
import { Text2 } from '../i18n/text2.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import type { Mark } from '../rules/consent.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PositionRow } from './position-row.tsx'

/** What the reader says of each item before the sitting: one press for all consent items, then the exceptions. */
export function PositionsScreen({ page }: { page: PositionsPage }) {
  const t = useT('positions')
  const { language } = useReader()
  const reader = readerOf(language, page.zone)
  const { act, sending, refusal } = useAct(`/m/${page.meeting.id}/positions/act`)
  const { meeting, items, seatId } = page
  const marks = page.open && seatId !== null
  const say = (given: { itemId: string; mark: Mark | null }[]) =>
    act({ act: 'mark', meetingId: meeting.id, seatId, marks: given })
  const unsaid = items.filter(({ type, mine, recused }) => type === 'consent' && mine === null && !recused)
  const consent = items.filter(({ type }) => type === 'consent')
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} guest={page.guest} />
      <main id="main" tabIndex={-1} className="one-column wide positions">
        <header className="row between wrap">
          <div>
            <h1>{t('title')}</h1>
            <p className="soft">
              <Link className="link" to={`/m/${meeting.id}`}>
                <Text2 of={meeting.title} digits />
              </Link>{' '}
              · {reader.dates(meeting.startsAt)} · {reader.time(meeting.startsAt)}
            </p>
          </div>
          {marks && unsaid.length > 0 ? (
            <Button
              variant="primary"
              icon={Check}
              isPending={sending}
              onPress={() => void say(unsaid.map(({ itemId }) => ({ itemId, mark: 'agree' })))}
            >
              {t('agree_all', { count: unsaid.length })}
            </Button>
          ) : null}
        </header>
        <p className="soft">{t(page.open ? 'about' : 'closed')}</p>
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        {consent.length > 0 ? (
          <p className="small muted" role="status">
            {t('standing', {
              count: consent.filter(({ contested }) => !contested).length,
              all: consent.length,
            })}
          </p>
        ) : null}
        {items.length === 0 ? (
          <EmptyState icon={ListChecks} title={t('none')} />
        ) : (
          <ol className="sheet position-rows">
            {items.map((item) => (
              <PositionRow
                key={item.itemId}
                item={item}
                meetingId={meeting.id}
                officer={page.officer}
                onMark={marks && !item.recused ? (mark) => void say([{ itemId: item.itemId, mark }]) : null}
              />
            ))}
          </ol>
        )}
      </main>
    </>
  )
}
