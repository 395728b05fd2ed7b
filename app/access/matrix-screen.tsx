import '../reading/reading.css'
import { Link } from '@remix-run/react'
import { FilePen, ListPlus } from 'lucide-react'
import { useState } from 'react'
import type { AccessMatrix } from '../../server/exclusions/load-access-matrix.ts'
import { AdmitDialog } from '../closed/admit-dialog.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Segments } from '../ui/segments.tsx'
import { CellDialog } from './cell-dialog.tsx'
import { MatrixTable } from './matrix-table.tsx'

export type When = 'soon' | 'now'
export type Chosen = { itemId: string; seatId: string }

/** Who sees what of an agenda, and why: as it stands, and as publishing would make it. */
export function MatrixScreen({ page }: { page: AccessMatrix }) {
  const t = useT('access')
  const [when, setWhen] = useState<When>('soon')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="circulation-page">
        <header className="row between wrap">
          <div>
            <h1>{t('title')}</h1>
            <p className="soft">
              <Link to={`/m/${page.meeting.id}/agenda`}>
                <Text2 of={page.meeting.title} digits />
              </Link>
            </p>
          </div>
          <LinkButton variant="line" icon={FilePen} to={`/m/${page.meeting.id}/agenda`}>
            {t('to_agenda')}
          </LinkButton>
        </header>
        <p className="soft">{t('about')}</p>
        {page.items.length === 0 ? (
          <EmptyState icon={ListPlus} title={t('no_items')}>
            {t('no_items_more')}
          </EmptyState>
        ) : (
          <>
            <Segments
              label={t('when')}
              value={when}
              onChange={(id) => setWhen(id as When)}
              items={[
                { id: 'soon', label: t('soon') },
                { id: 'now', label: t('now') },
              ]}
            />
            <MatrixTable page={page} when={when} onChoose={setChosen} />
            <p className="note muted">{t('foot')}</p>
          </>
        )}
      </main>
      {chosen ? <Asked page={page} chosen={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  )
}

/** Of a closed item whoever has no member's seat is admitted or sent out; of any other, excluded or let back. */
function Asked({ page, chosen, onClose }: { page: AccessMatrix; chosen: Chosen; onClose: () => void }) {
  const { pick } = useReader()
  const at = page.seats.findIndex(({ seatId }) => seatId === chosen.seatId)
  const seat = page.seats[at]
  const item = page.items.find(({ itemId }) => itemId === chosen.itemId)
  if (!seat?.outside || !item?.closed) return <CellDialog page={page} chosen={chosen} onClose={onClose} />
  const act = item.cells?.[at]?.admitted ? ('send_out' as const) : ('admit' as const)
  const admitting = { act, ...chosen, name: pick(seat.name ?? seat.title) }
  return <AdmitDialog meetingId={page.meeting.id} admitting={admitting} onClose={onClose} />
}
