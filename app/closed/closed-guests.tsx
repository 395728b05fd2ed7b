import './closed.css'
import { UserRoundCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { AdmitDialog, type Admitting } from './admit-dialog.tsx'

/** Beside a closed item under discussion: who has no member's seat, and whom of them an officer admits. */
export function ClosedGuests({ page }: { page: Console }) {
  const t = useT('closed')
  const { pick } = useReader()
  const [admitting, setAdmitting] = useState<Admitting | null>(null)
  const { closedDesk } = page
  if (!closedDesk || page.current === null) return null
  const { guests } = closedDesk
  return (
    <section className="block" aria-labelledby="closed-guests">
      <h2 id="closed-guests" className="eyebrow">
        {t('guests.title')}
      </h2>
      {guests.length === 0 ? <p className="small muted">{t('guests.none')}</p> : null}
      <ul className="closed-guests">
        {guests.map(({ seatId, itemId, name, title, admitted }) => {
          const act = admitted ? ('send_out' as const) : ('admit' as const)
          return (
            <li key={seatId}>
              <span className="grow">
                <Text2 of={name} />
                <small className="note muted">
                  <Text2 of={title} />
                </small>
              </span>
              {admitted ? <Chip tone="ok">{t('guests.in')}</Chip> : null}
              <Button
                size="small"
                variant="line"
                icon={admitted ? UserRoundX : UserRoundCheck}
                aria-label={t(`guests.${act}_of`, { name: pick(name) })}
                onPress={() => setAdmitting({ act, itemId, seatId, name: pick(name) })}
              >
                {t(`guests.${act}`)}
              </Button>
            </li>
          )
        })}
      </ul>
      {admitting ? (
        <AdmitDialog meetingId={page.meeting.id} admitting={admitting} onClose={() => setAdmitting(null)} />
      ) : null}
    </section>
  )
}
